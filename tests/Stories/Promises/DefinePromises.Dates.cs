using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>Promises 4 to 6: dates and the timeline, templates and labels, and warnings about schedules.</summary>
public sealed partial class DefinePromises
{
    [Fact]
    [Trait("Promise", "4")]
    public async Task Start_and_expected_dates_stand_on_each_milestone_and_on_the_timeline_and_what_is_past_is_late()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
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
        // The first milestone starts with the project, a later one on the day after the previous one is expected,
        // unless the command states a start.
        Assert.Equal(
            [
                "1 · Discovery report · €3,600.00 · 2026-07-15 · planned",
                "2 · Design approval · €4,800.00 · 2026-08-14 · planned",
                "3 · Launch files · €3,600.00 · – · planned",
            ],
            (await story.SayAsync(Priya, "schedule")).Rows
        );
        Says(await story.SayAsync(Priya, "timeline"), "Without an expected date: Launch files.");
        Says(await story.SayAsync(Priya, "set 3 expected 2026-02-29"), "No such date");
        Says(await story.SayAsync(Priya, "set 3 expected 03/04/2026"), "3 April or 4 March");
        Says(
            await story.SayAsync(Priya, "set 3 expected 2026-06-30"),
            "expected Tue 30 Jun 2026 is already past (today is Wed 1 Jul 2026). Kept as said."
        );
        await story.SayAsync(Priya, "set 3 expected 2026-09-18");
        await story.SayAsync(Priya, "set 2 expected 2026-08-20");
        Says(await story.SayAsync(Priya, "show 3"), "Starts: 2026-08-21", "Expected: 2026-09-18");
        foreach (var line in new[] { "set 2 expected 2026-08-14", "terms agreed by \"Dana Weiss\" ref \"e-mail\"" })
            await story.SayAsync(Priya, line);

        story.Day("2026-07-15T21:59:00Z");
        Assert.DoesNotContain("late", (await story.SayAsync(Priya, "schedule")).Text, StringComparison.Ordinal);
        // The day is over in the project's time zone.
        story.Day("2026-07-15T22:00:00Z");
        Says(
            await story.SayAsync(Priya, "schedule"),
            "Past the expected date and not confirmed: Discovery report.",
            "1 · Discovery report · €3,600.00 · 2026-07-15, late · planned",
            "2 · Design approval · €4,800.00 · 2026-08-14 · planned"
        );
        Says(await story.SayAsync(Priya, "status"), "1 · Discovery report · €3,600.00 · 2026-07-15 · planned, late");
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
        await using var story = await TeamsStory.BeginAsync(solo: false);
        Says(
            await story.SayAsync(
                Priya,
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30"
            ),
            "1 · Discovery and strategy · 30 % · €3,600.00 · – · 14 days",
            "2 · Design approval · 40 % · €4,800.00",
            "3 · Final delivery · 30 % · €3,600.00",
            "Total (matches the contract) · 100 % · €12,000.00"
        );
        Says(await story.SayAsync(Bob, "labels add \"User test passed\""), "You cannot change the schedule");
        Says(
            await story.SayAsync(
                Priya,
                "labels add \"User test passed\" due 30 done-when signed-checklist note \"Order 4711\""
            ),
            "User test passed · due 30 days, done when signed-checklist, invoice note \"Order 4711\" · yours"
        );

        // A similar name is saved as typed and blocks nothing; the label is offered, and brings all its values when
        // it is taken.
        const string shop = "19:shop@thread.tacv2";
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 9000 EUR vat 20", shop);
        Says(
            await story.SayAsync(Priya, "add \"User test pased\" 60% expected +9d", shop),
            "1 · User test pased · 60 % · €5,400.00 · 2026-07-10 · 14 days",
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
            "2 · Desing approval · 40 % · €3,600.00 · 2026-07-20 · 7 days · client-sign-off",
            "[Use \"Design approval\"]"
        );
        Says(
            await story.SayAsync(Priya, "project show", shop),
            "1 · User test passed · 60 % · €5,400.00 · 2026-07-10 · 30 days · signed-checklist",
            "2 · Desing approval"
        );
        // Typed values stay when the label is taken.
        await story.SayAsync(
            Priya,
            "labels add \"Launch approved\" due 45 done-when written-email note \"Order 4712\"",
            shop
        );
        Says(
            await story.SayAsync(Priya, "set 2 name \"Launch approved\"", shop),
            "From the label \"Launch approved\": invoice note \"Order 4712\".",
            "2 · Launch approved · 40 % · €3,600.00 · 2026-07-20 · 7 days · client-sign-off"
        );

        // A template of the workspace keeps them.
        Says(
            await story.SayAsync(Priya, "template save tested", shop),
            "1 · User test passed (Order 4711) · 60 % · 30 days · signed-checklist",
            "2 · Launch approved (Order 4712) · 40 % · 7 days · client-sign-off"
        );
        const string third = "19:third@thread.tacv2";
        Says(
            await story.SayAsync(Priya, "project new \"Third\" client \"Carl Ltd\" total 1000 EUR using tested", third),
            "1 · User test passed · 60 % · €600.00 · – · 30 days · signed-checklist",
            "2 · Launch approved · 40 % · €400.00 · – · 7 days · client-sign-off"
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
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin);
        const string warning =
            "One milestone bills the whole contract: nothing is paid until everything is done. Two or three stages carry less risk.";
        Says(
            await story.SayAsync(Priya, "add \"Final delivery\" 100% expected 2026-08-14 done-when file-delivery"),
            warning,
            "Total (matches the contract) · 100 % · €12,000.00",
            "[Mark as sent]"
        );
        Says(await story.SayAsync(Priya, "terms send"), "Waiting for Dana");
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail\"");
        await story.SayAsync(Priya, "start 1");
        await story.SayAsync(Priya, "submit 1 \"All files\"");

        // The expected day passes, and the year: nothing is billed and nothing is posted unasked.
        var posted = story.Connector.Calls.Count(c => c.Method == "POST");
        story.Day("2027-08-14T09:00:00Z");
        Says(await story.SayAsync(Priya, "invoice 1"), "An invoice is only made after confirmation");
        Says(await story.SayAsync(Priya, "invoices all"), "no invoices");
        Says(
            await story.SayAsync(Priya, "money"),
            "Billed: €0.00 net",
            "Not yet billed: €12,000.00 net",
            "of that confirmed: €0.00 net",
            "Owed: €0.00 gross"
        );
        Assert.Equal(posted + 3, story.Connector.Calls.Count(c => c.Method == "POST"));
        // No command makes a date the trigger.
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
}
