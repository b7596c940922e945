using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>
/// Promises 1 to 6: the billing schedule is written down before work starts, in whole cents and in verifiable terms.
/// </summary>
public sealed partial class DefinePromises
{
    private const string Begin =
        """project new "Acme website" client "Acme GmbH" contact dana@acme.example total 12000 EUR vat 19 starts 2026-07-06""";

    [Fact]
    [Trait("Promise", "1")]
    // The name leaves no space for another word on its line.
    [Needs(Need.Time)]
    public Task Each_billing_point_is_one_record_under_a_name_of_its_own_in_an_order_that_can_be_changed_and_there_is_room_for_a_thousand()
    {
        return PointsInTheirOrderAsync();
    }

    private static async Task PointsInTheirOrderAsync()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin);
        await story.SayAsync(Priya, "add \"Discovery report\" 30% expected 2026-07-15 done-when portal-approval");
        await story.SayAsync(
            Priya,
            "add \"Design approval\" 4800 EUR starts 2026-07-20 expected 2026-08-14 due 30 done-when client-sign-off"
        );
        await story.SayAsync(Priya, "add \"Launch files\" rest expected 2026-09-18 due 7 done-when file-delivery");
        Assert.Equal(
            [
                "1 · Discovery report · 30 % · €3,600.00 · 2026-07-15 · 14 days · portal-approval",
                "2 · Design approval · €4,800.00 · €4,800.00 · starts 2026-07-20 · 2026-08-14 · 30 days · client-sign-off",
                "3 · Launch files · rest · €3,600.00 · 2026-09-18 · 7 days · file-delivery",
            ],
            (await story.SayAsync(Priya, "project show")).Rows
        );
        // One record contains everything.
        Assert.Equal(
            [
                "Design approval (milestone 2 of 3)",
                "Project: Acme website (ACME)",
                "State: planned",
                "Amount: €4,800.00 = €4,800.00 + €912.00 VAT",
                "Starts: 2026-07-20",
                "Expected: 2026-08-14",
                "Due: 30 days after the invoice date",
                "Done when: Dana signs off (client-sign-off)",
                "As of Wed 1 Jul 2026 10:00 (Europe/Berlin)",
                "[Set] set 2",
            ],
            (await story.SayAsync(Priya, "show design")).Lines
        );

        // A name is used once, in whatever case and spacing, and can be used again when its milestone is gone.
        foreach (var line in new[] { "add \"DISCOVERY  report\" 1%", "set 3 name \"discovery report\"" })
            Says(
                await story.SayAsync(Priya, line),
                "Milestone 1 is called \"Discovery report\" already; a name is used once in a project. Nothing was changed."
            );
        Says(
            await story.SayAsync(Priya, "plan Discovery Report | 1%"),
            "\"Discovery Report\" is the name of another milestone already; a name is used once in a project"
        );
        await story.SayAsync(Priya, "add \"Warranty checked\" unbilled");
        await story.SayAsync(Priya, "drop warranty");
        Says(
            await story.SayAsync(
                Priya,
                "add \"Warranty checked\" unbilled expected 2026-12-01 done-when signed-checklist"
            ),
            "4 · Warranty checked · unbilled · €0.00 · 2026-12-01 · signed-checklist"
        );

        // The order is kept until somebody changes it.
        Assert.Equal(
            ["1 · Launch files", "2 · Discovery report", "3 · Design approval", "4 · Warranty checked"],
            Names(await story.SayAsync(Priya, "move 3 before 1"))
        );
        Assert.Equal(
            ["1 · Discovery report", "2 · Design approval", "3 · Launch files", "4 · Warranty checked"],
            Names(await story.SayAsync(Priya, "move launch after design"))
        );
        await story.RestartAsync();
        Assert.Equal(
            ["1 · Discovery report", "2 · Design approval", "3 · Launch files", "4 · Warranty checked"],
            Names(await story.SayAsync(Priya, "project show"))
        );

        // A thousand, and not one more.
        const string other = "19:large@thread.tacv2";
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 1000 EUR", other);
        await story.SayAsync(
            Priya,
            "plan\n" + string.Join('\n', Enumerable.Range(1, 999).Select(i => $"Page {i} live | 1 EUR")),
            other
        );
        Says(
            await story.SayAsync(Priya, "plan save", other),
            "The sum is €999.00 of €1,000.00; €1.00 unassigned.",
            "Missing: expected dates (milestone 1 to 999); completion criteria (milestone 1 to 999)."
        );
        Says(await story.SayAsync(Priya, "add \"Page 1000 live\" rest", other), "Sum = contract · €1,000.00");
        var full = story.Bot.Facts();
        foreach (var line in new[] { "add \"Page 1001 live\" unbilled", "plan Page 1001 live | unbilled" })
            Says(
                await story.SayAsync(Priya, line, other),
                "A project takes 1,000 milestones; this would be more. Nothing was changed."
            );
        Assert.Equal(full, story.Bot.Facts());
        Says(await story.SayAsync(Priya, "project show page 50", other), "1000 · Page 1000 live · rest · €1.00");
    }

    [Fact]
    [Trait("Promise", "2")]
    public async Task An_amount_is_a_percent_a_sum_the_rest_or_unbilled_and_the_schedule_closes_to_the_cent()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin);
        foreach (
            var line in new[]
            {
                "add \"Discovery report\" 30%",
                "add \"Design approval\" 4799.99",
                "add \"Warranty checked\" unbilled",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "terms send"),
            "The sum is €8,399.99 of €12,000.00; €3,600.01 unassigned.",
            "The schedule must be the contract of €12,000.00 to the last cent before it goes to the client.",
            "[Give rest to Design approval] set 2 amount rest"
        );
        Says(
            await story.SayAsync(Priya, "add \"Launch files\" 3600"),
            "The sum is €11,999.99 of €12,000.00; €0.01 unassigned."
        );
        Says(await story.SayAsync(Priya, "terms send"), "€0.01 unassigned");
        Says(await story.SayAsync(Priya, "set 4 amount 3600.02"), "too much", "Nothing was changed");
        Says(
            await story.SayAsync(Priya, "set 4 amount rest"),
            "1 · Discovery report · 30 % · €3,600.00",
            "2 · Design approval · €4,799.99 · €4,799.99",
            "3 · Warranty checked · unbilled · €0.00",
            "4 · Launch files · rest · €3,600.01",
            "Sum = contract · €12,000.00"
        );
        // Only one milestone may take the rest, and the rest must be more than nothing.
        Says(await story.SayAsync(Priya, "set 1 amount rest"), "Launch files", "Nothing was changed");
        Says(
            await story.SayAsync(Priya, "set 1 amount 8000"),
            "Nothing would be left for the milestone that takes the rest of €12,000.00. Nothing was changed."
        );
        foreach (
            var (amount, says) in new[]
            {
                ("0%", "above 0 up to 100"),
                ("101%", "above 0 up to 100"),
                ("-10%", "above 0 up to 100"),
                ("thirty", "above 0 up to 100"),
                ("33.33333%", "A percentage has at most 4 decimals"),
                ("0", "above 0"),
                ("-5 EUR", "above 0"),
                ("4800.005", "EUR has 2 decimals; 4800.005 has 3"),
                ("4800 USD", "EUR"),
            }
        )
            Says(await story.SayAsync(Priya, $"set 1 amount {amount}"), says);

        // Left-over cents go to the largest fraction, in a tie to the later one; the total is always the contract.
        foreach (
            var (room, total, amounts, nets) in new[]
            {
                (
                    "odd",
                    "10,000.01 EUR",
                    new[] { "30%", "40%", "30%" },
                    new[] { "€3,000.00", "€4,000.01", "€3,000.00", "€10,000.01" }
                ),
                ("tiny", "0.05 EUR", ["30%", "40%", "30%"], ["€0.01", "€0.02", "€0.02", "€0.05"]),
                ("yen", "100001 JPY", ["30%", "40%", "30%"], ["¥30,000", "¥40,001", "¥30,000", "¥100,001"]),
                ("thirds", "100 EUR", ["33.3333%", "33.3333%", "33.3334%"], ["€33.33", "€33.33", "€33.34", "€100.00"]),
                (
                    "mixed",
                    "10,000.01 EUR",
                    ["33.3333%", "0.01 EUR", "rest"],
                    ["€3,333.33", "€0.01", "€6,666.67", "€10,000.01"]
                ),
            }
        )
        {
            var place = $"19:{room}@thread.tacv2";
            await story.SayAsync(Priya, $"project new \"{room}\" client \"Baker Ltd\" total {total}", place);
            await story.SayAsync(
                Priya,
                $"plan Discovery report | {amounts[0]} | +9d | 14 | file-delivery\n"
                    + $"Design approval | {amounts[1]} | +19d | 14 | file-delivery\n"
                    + $"Final delivery | {amounts[2]} | +29d | 14 | file-delivery",
                place
            );
            var saved = await story.SayAsync(Priya, "plan save", place);
            Assert.Equal(
                nets,
                saved
                    .Rows.Select(r => r.Split(" · ")[3])
                    .Append(saved.Lines.Single(l => l.StartsWith("Sum", StringComparison.Ordinal)).Split(" · ")[^1])
            );
            Says(await story.SayAsync(Priya, "terms send", place), "Sum = contract", "Waiting for Baker Ltd");
        }
        // Percents alone are exactly 100.
        Says(await story.SayAsync(Priya, "set 3 amount 33.3333%", "19:thirds@thread.tacv2"), "The sum is 99.9999 %");
        Says(await story.SayAsync(Priya, "terms send", "19:thirds@thread.tacv2"), "The sum is 99.9999 %");
        Says(
            await story.SayAsync(Priya, "set 3 amount 33.3335%", "19:thirds@thread.tacv2"),
            "100.0001 %",
            "Nothing was changed"
        );
    }

    [Fact]
    [Trait("Promise", "3")]
    public async Task A_name_that_nobody_could_sign_is_refused_with_the_reason_and_with_better_ones_that_work()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: true, agreed: false);
        var before = story.Bot.Facts();
        foreach (
            var (name, why, better) in new[]
            {
                (
                    "70% complete",
                    "not a deliverable: progress is nothing the client receives or signs",
                    "Discovery report"
                ),
                ("Half of the design", "not a deliverable", "Design approved"),
                ("phase 1 mostly done", "not a deliverable", "Phase 1: discovery report"),
                ("substantial progress", "not a deliverable", "Discovery report"),
                ("Ongoing support", "not a deliverable", "Discovery report"),
                ("Phase 2", "too general: it only counts; add the deliverable", "Phase 2: discovery report"),
                ("step 2", "too general", "tep 2: discovery report"),
                ("TBD", "too general: it does not say what the client receives or signs", "Discovery report"),
                ("misc", "too general", "Discovery report"),
            }
        )
        {
            var refused = $"\"{name}\" is {why}";
            Says(
                await story.SayAsync(Priya, $"add \"{name}\" unbilled"),
                refused,
                "What will the client receive or sign? For example: \"",
                better,
                "Nothing was changed."
            );
            Says(await story.SayAsync(Priya, $"set 2 name \"{name}\""), refused, better);
            Says(await story.SayAsync(Priya, $"plan {name} | unbilled"), "there is nothing to save", refused, better);
        }
        Assert.Equal(before, story.Bot.Facts());
        // The suggestion in the refusal is accepted, and so is a good name whatever else it contains.
        foreach (
            var name in new[]
            {
                "Phase 2: discovery report",
                "Design approved",
                "Step 3: website live",
                "100% of the photos delivered",
                "Week 3 workshop held",
            }
        )
            Says(await story.SayAsync(Priya, $"add \"{name}\" unbilled"), $"{name} · unbilled · €0.00");
        // Only names are checked.
        Says(await story.SayAsync(Priya, "set 3 name \"Final delivery of phase 3\""), "Final delivery of phase 3");
        await story.SayAsync(
            Priya,
            "project new \"70% complete\" client \"Misc\" total 10 EUR",
            "19:other@thread.tacv2"
        );
        Says(await story.SayAsync(Priya, "project show", "19:other@thread.tacv2"), "70% complete", "Client: Misc");
    }

    private static IEnumerable<string> Names(BotAnswer answer) =>
        answer.Rows.Select(row => string.Join(" · ", row.Split(" · ").Take(2)));
}
