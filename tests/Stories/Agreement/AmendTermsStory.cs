using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Agreement;

/// <summary>
/// Agreed terms are changed by asking the client again: proposed, shown old and new, sent, agreed, or withdrawn.
/// </summary>
public sealed class AmendTermsStory
{
    [Fact]
    public async Task What_is_confirmed_keeps_its_worth_and_the_preview_says_how()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        await story.SayAsync(Priya, "amend 2 amount rest");
        Assert.DoesNotContain(
            "fixed sum",
            (await story.SayAsync(Priya, "amend 3 amount 20%")).Text,
            StringComparison.Ordinal
        );
        await using var rest = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
                "add \"Discovery report\" rest expected +14d done-when file-delivery",
                "add \"Design approval\" 40% expected +44d done-when file-delivery",
                "add \"Final delivery\" 30% expected +79d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Report\"",
                "confirm 1",
            }
        )
            await rest.SayAsync(Priya, line);
        Says(
            await rest.SayAsync(Priya, "amend 2 amount 50%"),
            "Discovery report is confirmed complete and keeps its worth: rest is written as the fixed sum €3,600.00.",
            "€1,200.00 too much"
        );
        Says(
            await rest.SayAsync(Priya, "amend 3 amount rest"),
            "keeps its worth",
            "Discovery report · amount · rest · €3,600.00",
            "Final delivery · net · €3,600.00 · €2,400.00",
            "[Mark as sent]"
        );
        Says(await rest.SayAsync(Priya, "terms agreed by \"Dana\" ref \"mail 2\""), "terms v2", "Agreed by Dana");
        Says(await rest.SayAsync(Priya, "invoice 1"), "Net: €3,600.00", "amount as agreed");
        Says(await rest.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_of_agreed_terms_is_shown_old_and_new_sent_and_agreed_as_the_next_version(bool solo)
    {
        await using var story = await WebsiteProject.SeedAsync(solo, agreed: false);
        Says(
            await story.SayAsync(Priya, "amend 2 amount 5000"),
            "The terms are not agreed yet",
            "change Design approval with set"
        );
        Says(await story.SayAsync(Priya, "amend"), "are not agreed yet", "Until then set changes a milestone");
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"");
        Says(await story.SayAsync(Priya, "amend"), "terms v1 apply", "No amendment waits");
        Says(await story.SayAsync(Priya, "set design amount 5000"), "Terms v1 are agreed", "amend design amount 5000");
        if (!solo)
            Says(
                await story.SayAsync(Finn, "amend design amount 5000"),
                "You cannot change the schedule",
                "Priya Shah"
            );

        var mark = solo ? " · solo" : "";
        var gap = await story.SayAsync(Priya, "amend design amount 5000 expected 2026-08-28");
        Says(
            gap,
            "amendment to terms v2",
            "not sent yet. Terms v1 apply until the client agrees",
            "The sum is €12,200.00 of €12,000.00, €200.00 too much",
            "Expires: 2026-07-31",
            "does not add up to the contract",
            "Design approval · amount · 40 % · €5,000.00",
            "Design approval · net · €4,800.00 · €5,000.00",
            "Design approval · expected · 2026-08-14 · 2026-08-28",
            "[Withdraw] terms withdraw",
            $"Priya Shah, 2026-07-01 10:00{mark}"
        );
        Assert.DoesNotContain("[Mark as sent]", gap.Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "terms send"), "The sum is €12,200.00 of €12,000.00, €200.00 too much");
        Says(
            await story.SayAsync(Priya, "amend final amount rest"),
            "Final delivery · amount · 30 % · rest",
            "Final delivery · net · €3,600.00 · €3,400.00",
            "adds up to the contract of €12,000.00",
            "[Mark as sent] terms send"
        );
        Says(
            await story.SayAsync(Priya, "terms"),
            "Acme website: terms v1",
            "Agreed by Dana Weiss",
            "Design approval, net: €4,800.00 → €5,000.00",
            "Total (matches the contract)",
            "[Mark as sent]"
        );
        Says(await story.SayAsync(Priya, "project show"), "an amendment to v2 is proposed: amend shows it");
        Says(await story.SayAsync(Bob, "money"), "Contract: €12,000.00 net");
        await story.SayAsync(Priya, "amend");
        Says(
            await story.PressAsync(Priya, "Mark as sent"),
            "Amendment to v2: waiting for Dana",
            "Until then terms v1 apply"
        );
        await story.EditedAsync("[Record agreement] terms agreed");
        Says(await story.SayAsync(Priya, "terms send"), "Terms v2 are sent already");

        // The agreed terms stay in force meanwhile.
        Says(await story.SayAsync(Priya, "start 1"), "Worth €3,600.00 + €684.00 VAT");
        Says(await story.SayAsync(Priya, "amend"), "[Record agreement]");
        if (!solo)
            Says(
                await story.PressAsync(Finn, "Record agreement", ("by", "Dana Weiss"), ("ref", "call")),
                "You cannot record the client's agreement"
            );
        Says(
            await story.PressAsync(Priya, "Record agreement", ("by", "Dana Weiss"), ("ref", "e-mail 3 July")),
            "Acme website: terms v2",
            "Agreed by Dana Weiss",
            "Design approval · €5,000.00 · €5,000.00 · 2026-08-28",
            "e-mail 3 July (held by the team)"
        );
        await story.EditedAsync("terms v2 apply");
        Says(
            await story.SayAsync(Priya, "audit"),
            "proposed terms v2",
            "recorded that Dana Weiss agreed to terms v2",
            "sent terms v2"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stage_is_dropped_by_an_amendment_and_the_rest_given_by_a_button(bool solo)
    {
        await using var story = await WebsiteProject.SeedAsync(solo, agreed: false);
        Says(await story.SayAsync(Priya, "drop 3"), "Acme website (ACME)", "The sum is 70 %");
        await story.SayAsync(Priya, "add \"Final delivery\" 30% expected 2026-09-18 done-when file-delivery");
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"");
        Says(
            await story.SayAsync(Priya, "drop final"),
            "amendment to terms v2",
            "Final delivery · milestone · in the schedule · dropped",
            "Final delivery · net · €3,600.00 · –",
            "The sum is 70 %; €3,600.00 unassigned",
            "[Give rest to Design approval] amend 2 amount rest"
        );
        await story.PressAsync(Priya, "Give rest to Design approval");
        Says(await story.SayAsync(Priya, "amend"), "Design approval · net · €4,800.00 · €8,400.00", "[Mark as sent]");
        var again = await story.SayAsync(Priya, "drop 3");
        Says(again, "Nothing is different for Final delivery");
        Says(
            await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"call\""),
            "terms v2",
            "Design approval · rest · €8,400.00"
        );
        Says(
            await story.SayAsync(Priya, "show 3"),
            "There is no milestone 3 here; the milestones are 1 Discovery and strategy, 2 Design approval"
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_amendment_is_withdrawn_expires_and_never_touches_what_is_done(bool solo)
    {
        await using var story = await WebsiteProject.SeedAsync(solo, agreed: false);
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"");
        Says(await story.SayAsync(Priya, "terms withdraw"), "No amendment waits for the client");
        await story.SayAsync(Priya, "amend 1 due 30");
        if (!solo)
            Says(await story.PressAsync(Finn, "Withdraw"), "You cannot change the schedule");
        await story.PressAsync(Priya, "Withdraw");
        await story.EditedAsync("terms v1 apply");
        Says(await story.SayAsync(Priya, "amend"), "No amendment waits");

        await story.SayAsync(Priya, "amend 1 due 30");
        var send = story.Newest("Mark as sent");
        story.Day("2026-07-31T08:00:00Z");
        Says(
            await story.SayAsync(Priya, "terms send"),
            "The amendment to terms v2 expired on Fri 31 Jul 2026, 30 days after it was made",
            "Make it again with amend"
        );
        Says(await story.PressAsync(Priya, send), "expired on Fri 31 Jul 2026");
        Says(
            await story.SayAsync(Priya, "amend"),
            "The amendment to terms v2 expired on Fri 31 Jul 2026",
            "terms v1 apply"
        );

        await story.SayAsync(Priya, "amend 1 due 30");
        foreach (var line in new[] { "start 1", "submit 1 \"Report\"" })
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"portal\"");
        Says(
            await story.SayAsync(Priya, "terms agreed by \"Dana\" ref \"call\""),
            "Discovery and strategy is confirmed complete, so its terms stay as they were agreed",
            "terms withdraw"
        );
        Says(await story.SayAsync(Priya, "amend"), "Discovery and strategy is confirmed complete");
        Says(await story.SayAsync(Priya, "amend 1 due 14"), "terms v1 apply", "No amendment waits");
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Marc, "issue 1");
        Says(await story.SayAsync(Priya, "amend 1 due 14"), "Nothing is different for");
        Says(await story.SayAsync(Priya, "amend 1 due 7"), "billed (INV-2026-0001)", "corrected with a credit note");
    }

    [Fact]
    public async Task Wrong_amendments_are_answered_and_change_nothing()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: true, agreed: false);
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"");
        var before = await story.SayAsync(Priya, "audit");
        foreach (
            var (line, says) in new[]
            {
                ("amend amount 5000", "Say which milestone"),
                ("amend 2", "Change what is to be different"),
                ("amend 9 due 30", "no milestone 9 here"),
                ("amend d due 30", "Which one is \"d\"?"),
                ("amend 2 amount 100 USD", "EUR"),
                ("amend 2 amount 0", "above 0"),
                ("amend 2 amount 101%", "a number above 0 up to 100"),
                ("amend 2 amount 1200.005 EUR", "2 decimals"),
                ("amend 2 name \"Phase 2\"", "too general"),
                ("amend 2 name \"Final delivery\"", "called \"Final delivery\" already"),
                ("amend 2 due 400", "whole days from 0 to 180"),
                ("amend 2 expected 2026-02-29", "No such date"),
                ("amend 2 done-when hope", "is no completion criterion"),
                ("amend 2 amount 40%", "Nothing is different for"),
                ("terms withdraw", "No amendment waits"),
                ("terms send", "agreed by Dana Weiss already"),
                ("add \"Extra report\" 5%", "Terms v1 are agreed"),
            }
        )
            Says(await story.SayAsync(Priya, line), says);
        Assert.Equal(before.Text, (await story.SayAsync(Priya, "audit")).Text);
    }

    [Fact]
    public async Task A_long_amendment_comes_in_pages()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 2500 EUR");
        await story.SayAsync(
            Priya,
            "plan\n"
                + string.Join(
                    '\n',
                    Enumerable.Range(1, 25).Select(i => $"Page {i} live | 100 EUR | 2026-12-01 | 14 | file-delivery")
                )
        );
        await story.PressAsync(Priya, "Save");
        await story.SayAsync(Priya, "terms agreed by \"Dana\" ref \"mail\"");
        for (var i = 1; i <= 21; i++)
            await story.SayAsync(Priya, $"amend {i} due 30");
        Says(await story.SayAsync(Priya, "amend"), "Page 20 live · due · 14 days · 30 days", "[More] amend page 2");
        Says(await story.PressAsync(Priya, "More"), "Page 21 live · due");
        foreach (var card in story.Cards.TakeLast(6).Select(c => c.GetRawText()).Distinct())
            Assert.True(card.Length < 28_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_yes_to_terms_that_changed_since_they_were_sent_is_not_recorded_and_what_changed_is_said(
        bool solo
    )
    {
        await using var story = await WebsiteProject.SeedAsync(solo, agreed: false);
        var mark = solo ? " · solo" : "";
        const string Yes = "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"";
        await story.SayAsync(Priya, "terms send");
        await story.SayAsync(Priya, "set 2 due 30");
        Says(
            await story.SayAsync(Priya, Yes),
            $"Terms v1 changed after they were sent to the client (Priya Shah, 2026-07-01 10:00{mark})",
            "Since then Priya Shah set Design approval, 40 %, expected 2026-08-14, due 30 days",
            "Send them again with terms send",
            "Nothing was changed."
        );
        await story.SayAsync(Priya, "terms send");
        Says(await story.SayAsync(Priya, Yes), "Acme website: terms v1", "Agreed by Dana Weiss");
        Says(
            await story.SayAsync(Priya, "move 3 before 1"),
            "Terms v1 are agreed with the client and frozen, and the order of the milestones with them",
            "no amendment changes it"
        );

        await story.SayAsync(Priya, "amend 3 due 30");
        await story.SayAsync(Priya, "terms send");
        await story.SayAsync(Priya, "amend 3 due 45");
        Says(
            await story.SayAsync(Priya, Yes),
            "Terms v2 changed after they were sent",
            "Since then Priya Shah proposed terms v2: Final delivery",
            "due 45 days"
        );
        // Where they were never sent, the client's agreement is to what the team told them.
        await story.SayAsync(Priya, "terms send");
        await story.SayAsync(Priya, Yes);
        await story.SayAsync(Priya, "amend 3 due 60");
        Says(await story.SayAsync(Priya, Yes), "Acme website: terms v3", "held by the team");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}
