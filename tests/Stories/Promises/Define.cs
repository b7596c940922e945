using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Kit.Person;
using static MilestoneBot.Tests.Stories.TheSeedExample;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>
/// Promises 1 to 6: the billing schedule is written down before work starts, in whole cents and in words that can be
/// witnessed.
/// </summary>
public sealed class Define
{
    private const string Begin =
        """project new "Acme website" client "Acme GmbH" contact dana@acme.example total 12000 EUR vat 19 starts 2026-07-06""";

    [Fact]
    [Trait("Promise", "1")]
    public async Task Each_billing_point_is_one_record_under_a_name_of_its_own_in_an_order_that_can_be_changed_and_there_is_room_for_a_thousand()
    {
        await using var story = await Story.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin);
        await story.SayAsync(Priya, "add \"Discovery report\" 30% expected 2026-07-15 done-when portal-approval");
        await story.SayAsync(
            Priya,
            "add \"Design approval\" 4800 EUR starts 2026-07-20 expected 2026-08-14 due 30 done-when client-sign-off"
        );
        await story.SayAsync(Priya, "add \"Launch files\" rest expected 2026-09-18 due 7 done-when file-delivery");
        Assert.Equal(
            [
                "1 · Discovery report · 30 % · 3,600.00 · 2026-07-15 · 14 days · portal-approval",
                "2 · Design approval · 4,800.00 · 4,800.00 · starts 2026-07-20 · 2026-08-14 · 30 days · client-sign-off",
                "3 · Launch files · rest · 3,600.00 · 2026-09-18 · 7 days · file-delivery",
            ],
            (await story.SayAsync(Priya, "project show")).Rows
        );
        // One record holds it all.
        Assert.Equal(
            [
                "Design approval (milestone 2 of 3)",
                "Project: Acme website (ACME)",
                "State: planned",
                "Amount: 4,800.00 = EUR 4,800.00 + 912.00 VAT",
                "Starts: 2026-07-20",
                "Expected: 2026-08-14",
                "Due: 30 days after the invoice date",
                "Done when: Dana signs off (client-sign-off)",
                "As of 2026-07-01 10:00 (Europe/Berlin)",
            ],
            (await story.SayAsync(Priya, "show design")).Lines
        );

        // A name is used once, in whatever case and spacing, and is free again when its milestone is gone.
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
            "4 · Warranty checked · unbilled · 0.00 · 2026-12-01 · signed-checklist"
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
            "The sum is 999.00 of 1,000.00; 1.00 unassigned.",
            "Missing: expected dates (milestone 1 to 999); completion criteria (milestone 1 to 999)."
        );
        Says(await story.SayAsync(Priya, "add \"Page 1000 live\" rest", other), "Sum = contract · 1,000.00");
        var full = story.Bot.Facts();
        foreach (var line in new[] { "add \"Page 1001 live\" unbilled", "plan Page 1001 live | unbilled" })
            Says(
                await story.SayAsync(Priya, line, other),
                "A project takes 1,000 milestones; this would be more. Nothing was changed."
            );
        Assert.Equal(full, story.Bot.Facts());
        Says(await story.SayAsync(Priya, "project show page 50", other), "1000 · Page 1000 live · rest · 1.00");
    }

    [Fact]
    [Trait("Promise", "2")]
    public async Task An_amount_is_a_percent_a_sum_the_rest_or_unbilled_and_the_schedule_closes_to_the_cent()
    {
        await using var story = await Story.BeginAsync(solo: true);
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
            "The sum is 8,399.99 of 12,000.00; 3,600.01 unassigned.",
            "The schedule must be the contract of EUR 12,000.00 to the last cent before it goes to the client.",
            "[Give rest to Design approval] set 2 amount rest"
        );
        Says(
            await story.SayAsync(Priya, "add \"Launch files\" 3600"),
            "The sum is 11,999.99 of 12,000.00; 0.01 unassigned."
        );
        Says(await story.SayAsync(Priya, "terms send"), "0.01 unassigned");
        Says(await story.SayAsync(Priya, "set 4 amount 3600.02"), "too much", "Nothing was changed");
        Says(
            await story.SayAsync(Priya, "set 4 amount rest"),
            "1 · Discovery report · 30 % · 3,600.00",
            "2 · Design approval · 4,799.99 · 4,799.99",
            "3 · Warranty checked · unbilled · 0.00",
            "4 · Launch files · rest · 3,600.01",
            "Sum = contract · 12,000.00"
        );
        // There is one rest, and it must be something.
        Says(await story.SayAsync(Priya, "set 1 amount rest"), "Launch files", "Nothing was changed");
        Says(
            await story.SayAsync(Priya, "set 1 amount 8000"),
            "Nothing would be left for the milestone that takes the rest of EUR 12,000.00. Nothing was changed."
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

        // Left-over cents go to the largest fraction, ties to the later one; the sum is always the contract.
        foreach (
            var (room, total, amounts, nets) in new[]
            {
                (
                    "odd",
                    "10,000.01 EUR",
                    new[] { "30%", "40%", "30%" },
                    new[] { "3,000.00", "4,000.01", "3,000.00", "10,000.01" }
                ),
                ("tiny", "0.05 EUR", ["30%", "40%", "30%"], ["0.01", "0.02", "0.02", "0.05"]),
                ("yen", "100001 JPY", ["30%", "40%", "30%"], ["30,000", "40,001", "30,000", "100,001"]),
                ("thirds", "100 EUR", ["33.3333%", "33.3333%", "33.3334%"], ["33.33", "33.33", "33.34", "100.00"]),
                (
                    "mixed",
                    "10,000.01 EUR",
                    ["33.3333%", "0.01 EUR", "rest"],
                    ["3,333.33", "0.01", "6,666.67", "10,000.01"]
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
        await using var story = await Website.SeedAsync(solo: true, agreed: false);
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
        // What the refusal offers is taken, and so is a good name whatever else it holds.
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
            Says(await story.SayAsync(Priya, $"add \"{name}\" unbilled"), $"{name} · unbilled · 0.00");
        // The guard looks at names only.
        Says(await story.SayAsync(Priya, "set 3 name \"Final delivery of phase 3\""), "Final delivery of phase 3");
        await story.SayAsync(
            Priya,
            "project new \"70% complete\" client \"Misc\" total 10 EUR",
            "19:other@thread.tacv2"
        );
        Says(await story.SayAsync(Priya, "project show", "19:other@thread.tacv2"), "70% complete", "Client: Misc");
    }

    [Fact]
    [Trait("Promise", "4")]
    public async Task Start_and_expected_dates_stand_on_each_milestone_and_on_the_timeline_and_what_is_past_is_late()
    {
        await using var story = await Story.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin);
        foreach (
            var line in new[]
            {
                "add \"Discovery report\" 30% expected 15.07.2026 done-when file-delivery",
                "add \"Design approval\" 40% starts \"20 Jul 2026\" expected 2026-08-14 done-when file-delivery",
                "add \"Launch files\" 30% done-when file-delivery",
            }
        )
            await story.SayAsync(Priya, line);
        // The first begins with the project, a later one on the day after the previous one is expected, unless it says
        // otherwise.
        Assert.Equal(
            [
                "1 · Discovery report · 2026-07-06 – 2026-07-15 · planned",
                "2 · Design approval · 2026-07-20 – 2026-08-14 · planned",
                "3 · Launch files · 2026-08-15 – – · planned",
            ],
            (await story.SayAsync(Priya, "schedule")).Rows
        );
        Says(await story.SayAsync(Priya, "timeline"), "Without an expected date: Launch files.");
        Says(await story.SayAsync(Priya, "set 3 expected 2026-02-29"), "No such date");
        Says(await story.SayAsync(Priya, "set 3 expected 03/04/2026"), "3 April or 4 March");
        Says(
            await story.SayAsync(Priya, "set 3 expected 2026-06-30"),
            "expected 2026-06-30 is already past (today is 2026-07-01). Kept as said."
        );
        await story.SayAsync(Priya, "set 3 expected 2026-09-18");
        await story.SayAsync(Priya, "set 2 expected 2026-08-20");
        Says(await story.SayAsync(Priya, "show 3"), "Starts: 2026-08-21", "Expected: 2026-09-18");
        foreach (var line in new[] { "set 2 expected 2026-08-14", "terms agreed by \"Dana Weiss\" ref \"e-mail\"" })
            await story.SayAsync(Priya, line);

        story.Day("2026-07-15T21:59:00Z");
        Assert.DoesNotContain("late", (await story.SayAsync(Priya, "schedule")).Text, StringComparison.Ordinal);
        // The day is over in the project's zone.
        story.Day("2026-07-15T22:00:00Z");
        Says(
            await story.SayAsync(Priya, "schedule"),
            "1 milestone past the expected date and not confirmed.",
            "1 · Discovery report · 2026-07-06 – 2026-07-15 · planned, late",
            "2 · Design approval · 2026-07-20 – 2026-08-14 · planned"
        );
        Says(await story.SayAsync(Priya, "status"), "1 · Discovery report · planned, late");
        Says(await story.SayAsync(Priya, "show 1"), "State: planned, late");
        story.Day("2026-07-17T09:00:00Z");
        foreach (var line in new[] { "start 1", "submit 1 \"Report\"" })
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "timeline"),
            "2026-07-15 · 1 Discovery report expected · submitted, waiting for confirmation, 2 days late"
        );
        await story.SayAsync(Priya, "confirm 1");
        Assert.Equal(
            [
                "2026-07-06 · 1 Discovery report starts · started 2026-07-17",
                "2026-07-15 · 1 Discovery report expected · confirmed complete 2026-07-17, 2 days late",
                "2026-07-17 · – today – · active",
                "2026-07-20 · 2 Design approval starts · not started",
                "2026-08-14 · 2 Design approval expected · planned",
                "2026-08-15 · 3 Launch files starts · not started",
                "2026-09-18 · 3 Launch files expected · planned",
            ],
            (await story.SayAsync(Priya, "timeline")).Rows
        );
        Assert.DoesNotContain("late", (await story.SayAsync(Priya, "schedule")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Promise", "5")]
    public async Task A_project_is_one_message_from_a_template_and_a_label_gives_note_days_and_criterion_without_standing_in_the_way()
    {
        await using var story = await Story.BeginAsync(solo: false);
        Says(
            await story.SayAsync(
                Priya,
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30"
            ),
            "1 · Discovery and strategy · 30 % · 3,600.00 · – · 14 days",
            "2 · Design approval · 40 % · 4,800.00",
            "3 · Final delivery · 30 % · 3,600.00",
            "Sum = contract · 100 % · 12,000.00"
        );
        Says(await story.SayAsync(Bob, "labels add \"User test passed\""), "You cannot change the schedule");
        Says(
            await story.SayAsync(
                Priya,
                "labels add \"User test passed\" due 30 done-when signed-checklist note \"Order 4711\""
            ),
            "User test passed · due 30 days, done when signed-checklist, invoice note \"Order 4711\" · yours"
        );

        // A near name is saved as typed and blocks nothing; the label is offered, and taken with all that it carries.
        const string shop = "19:shop@thread.tacv2";
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 9000 EUR vat 20", shop);
        Says(
            await story.SayAsync(Priya, "add \"User test pased\" 60% expected +9d", shop),
            "1 · User test pased · 60 % · 5,400.00 · 2026-07-10 · 14 days",
            "\"User test pased\" is saved as you wrote it; there is a label \"User test passed\".",
            "[Use \"User test passed\"] set 1 name \"User test passed\""
        );
        Says(await story.PressAsync(Priya, "Use \"User test passed\""), "User test passed");
        Says(
            await story.SayAsync(
                Priya,
                "add \"Desing approval\" 40% due 7 expected +19d done-when client-sign-off",
                shop
            ),
            "2 · Desing approval · 40 % · 3,600.00 · 2026-07-20 · 7 days · client-sign-off",
            "[Use \"Design approval\"]"
        );
        Says(
            await story.SayAsync(Priya, "project show", shop),
            "1 · User test passed · 60 % · 5,400.00 · 2026-07-10 · 30 days · signed-checklist",
            "2 · Desing approval"
        );
        // What was said by hand stays when the label is taken.
        await story.SayAsync(
            Priya,
            "labels add \"Launch approved\" due 45 done-when written-email note \"Order 4712\"",
            shop
        );
        Says(
            await story.SayAsync(Priya, "set 2 name \"Launch approved\"", shop),
            "From the label \"Launch approved\": invoice note \"Order 4712\".",
            "2 · Launch approved · 40 % · 3,600.00 · 2026-07-20 · 7 days · client-sign-off"
        );

        // A template of one's own carries them on.
        Says(
            await story.SayAsync(Priya, "template save tested", shop),
            "1 · User test passed (Order 4711) · 60 % · 30 days · signed-checklist",
            "2 · Launch approved (Order 4712) · 40 % · 7 days · client-sign-off"
        );
        const string third = "19:third@thread.tacv2";
        Says(
            await story.SayAsync(Priya, "project new \"Third\" client \"Carl Ltd\" total 1000 EUR using tested", third),
            "1 · User test passed · 60 % · 600.00 · – · 30 days · signed-checklist",
            "2 · Launch approved · 40 % · 400.00 · – · 7 days · client-sign-off"
        );
        foreach (
            var line in new[]
            {
                "set 1 expected +9d",
                "set 2 expected +19d",
                "terms agreed by \"Carl\" ref \"mail\"",
                "start 1",
                "submit 1 \"Checklist\"",
                "confirm 1",
            }
        )
            await story.SayAsync(Priya, line, third);
        Says(
            await story.SayAsync(Priya, "invoice 1", third),
            "Milestone 1 of 2 \"User test passed\", completed 2026-07-01, confirmed by Priya Shah; delivered: Checklist. Order 4711",
            "Due: 30 days after issue"
        );
        Says(await story.SayAsync(Priya, "verify", third), "Audit trail intact");
    }

    [Fact]
    [Trait("Promise", "6")]
    public async Task One_milestone_for_everything_is_allowed_and_warned_about_and_no_date_ever_bills_anything()
    {
        await using var story = await Story.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin);
        const string warning =
            "One milestone bills the whole contract: nothing is paid until everything is done. Two or three stages carry less risk.";
        Says(
            await story.SayAsync(Priya, "add \"Final delivery\" 100% expected 2026-08-14 done-when file-delivery"),
            warning,
            "Sum = contract · 100 % · 12,000.00",
            "[Send terms]"
        );
        Says(await story.SayAsync(Priya, "terms send"), "Waiting for Dana");
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail\"");
        await story.SayAsync(Priya, "start 1");
        await story.SayAsync(Priya, "submit 1 \"All files\"");

        // The expected day passes, and the year: nothing is billed and nothing is said by itself.
        var posted = story.Connector.Calls.Count(c => c.Method == "POST");
        story.Day("2027-08-14T09:00:00Z");
        Says(await story.SayAsync(Priya, "invoice 1"), "Nothing is invoiced before confirmation");
        Says(await story.SayAsync(Priya, "invoices all"), "no invoices");
        Says(
            await story.SayAsync(Priya, "money"),
            "Billed: 0.00 net",
            "Not yet billed: 12,000.00 net",
            "of that confirmed: 0.00 net",
            "Owed: 0.00 gross"
        );
        Assert.Equal(posted + 3, story.Connector.Calls.Count(c => c.Method == "POST"));
        // No words make a date the trigger.
        foreach (
            var line in new[] { "invoice 1 on 2026-08-14", "amend 1 done-when 2026-08-14", "confirm 1 on 2026-08-14" }
        )
            Assert.DoesNotContain(
                "confirmed complete",
                (await story.SayAsync(Priya, line)).Text,
                StringComparison.Ordinal
            );
        Says(await story.SayAsync(Priya, "invoices all"), "no invoices");
        await story.SayAsync(Priya, "confirm 1");
        Says(await story.SayAsync(Priya, "invoice 1"), "completed 2027-08-14");
    }

    private static IEnumerable<string> Names(Heard heard) =>
        heard.Rows.Select(row => string.Join(" · ", row.Split(" · ").Take(2)));
}
