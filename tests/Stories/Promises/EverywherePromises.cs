using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>
/// Promises 18 to 20: one bot behind every channel, nothing lost or posted twice, and a log that can be trusted.
/// </summary>
public sealed partial class EverywherePromises
{
    /// <summary>The same story in the browser chat, as the second channel.</summary>
    [Fact]
    [Trait("Promise", "18")]
    public async Task The_same_words_have_the_same_answer_and_the_same_result_in_two_channels()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await using var other = BotApp.Start(story.Clock);
        using var pages = new WebChatClient(other);
        foreach (
            var (who, line) in new[]
            {
                (
                    Priya,
                    """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                        + """total 12000 EUR vat 19 starts 2026-07-01 zone Europe/Berlin using website-30-40-30"""
                ),
                (Priya, "role add approver @Marc"),
                (Priya, "role add finance @Finn"),
                (Priya, "add \"Phase 2\" 10%"),
                (Priya, "set 1 expected 2026-07-15 done-when portal-approval"),
                (Priya, "set 2 expected 2026-08-14 done-when client-sign-off"),
                (Priya, "set 3 expected 2026-09-18 done-when file-delivery"),
                (Bob, "terms send"),
                (Priya, "terms send"),
                (Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail\""),
                (Bob, "start 1"),
                (Bob, "submit 1 \"Report v3\""),
                (Priya, "confirm 1"),
                (Priya, "confirm 1 by \"Dana Weiss\" ref \"portal\""),
                (Priya, "invoice 1"),
                (Marc, "confirm 1"),
                (Bob, "invoice 1"),
                (Priya, "invoice 1"),
                (Priya, "issue 1"),
                (Marc, "issue 1"),
                (Bob, "start 2"),
                (Finn, "remind 1"),
                (Marc, "pay 1 2000"),
                (Finn, "pay 1 2000 ref \"wire 7\""),
                (Finn, "pay 1 5000"),
                (Bob, "was phase 1 billed? was it paid?"),
                (Priya, "override 2 reason \"paid by cheque, in the post\""),
                (Marc, "approve R1"),
                (Bob, "start 2"),
                (Bob, "status"),
                (Bob, "money"),
                (Bob, "invoices all"),
                (Bob, "statement"),
                (Bob, "timeline"),
                (Bob, "proof 1"),
                (Bob, "why 1"),
                (Bob, "mileston add 3"),
                (Bob, "verify"),
            }
        )
        {
            var here = await story.SayAsync(who, line);
            var there = await pages.SayAsync(who, line);
            foreach (
                var part in here
                    .Text.Replace("<br>", "\n", StringComparison.Ordinal)
                    .Split('\n')
                    .SelectMany(l => l[0] == '[' ? [l[1..l.IndexOf(']', StringComparison.Ordinal)]] : l.Split(" · "))
                    .SelectMany(p => p.Split(": "))
            )
                Assert.True(
                    there.Contains(part.Trim(), StringComparison.Ordinal),
                    $"{line}\n  here \"{part}\"\n  there {there}"
                );
        }
        var (facts, same) = (
            BusinessTables
                .Snapshot(story.Bot.DatabaseFile)
                .Retold(
                    ("msteams|tenant-agency|aad-29:", "@"),
                    ("19:acme@thread.tacv2", "room"),
                    ("tenant-agency", "local"),
                    ("msteams", "web")
                ),
            BusinessTables.Snapshot(other.DatabaseFile).Retold(("web|local|", "@"))
        );
        Assert.Equal("", facts.ChangesTo(same));
        Assert.True(facts.Count > 60, $"{facts.Count} rows");
    }

    [Fact]
    [Trait("Promise", "18")]
    [Needs(Need.Time)]
    public async Task Every_button_of_a_projects_life_does_what_its_typed_twin_does()
    {
        await using var pressed = await TeamsStory.BeginAsync(solo: false);
        await using var typed = await TeamsStory.BeginAsync(solo: false);
        var comparison = new TypedAndPressedComparison(pressed, typed);
        await comparison.BothAsync(
            Priya,
            """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                + """total 12000 EUR vat 19 starts 2026-07-01 using website-30-40-30""",
            "project show"
        );
        await comparison.PressAsync(Priya, "Add an approver");
        await comparison.BothAsync(Priya, "role add approver @Marc", "role add finance @Finn");
        await comparison.PressAsync(Priya, "Give a role");
        await comparison.BothAsync(Priya, "project show");
        await comparison.PressAsync(Priya, "Change a milestone");
        await comparison.PressAsync(Priya, "Change a milestone", ("which", "2"));
        await comparison.PressAsync(Priya, "Roles");
        await comparison.PressAsync(Priya, "Fill in");
        await comparison.PressAsync(
            Priya,
            "Save",
            [
                .. new[]
                {
                    (1, "2026-07-15", "portal-approval"),
                    (2, "2026-08-14", "client-sign-off"),
                    (3, "2026-09-18", "file-delivery"),
                }.SelectMany(m => new[] { ($"expected-{m.Item1}", m.Item2), ($"done-when-{m.Item1}", m.Item3) }),
            ]
        );
        await comparison.BothAsync(Priya, "set 2 name \"Desing approval\"");
        await comparison.PressAsync(Priya, "Use \"Design approval\"");
        await comparison.PressAsync(Priya, "Mark as sent");
        await comparison.PressAsync(Priya, "Copy text for the client");
        await comparison.PressAsync(Priya, "Show terms");
        await comparison.PressAsync(Priya, "Copy link");
        await comparison.BothAsync(Priya, "project show");
        await comparison.PressAsync(Priya, "Show terms");
        await comparison.PressAsync(Priya, "Record agreement", ("by", "Dana Weiss"), ("ref", "e-mail 1 July"));
        await comparison.PressAsync(Priya, "Change the terms");
        await comparison.PressAsync(Priya, "Change a milestone", ("which", "2"));
        await comparison.PressAsync(Priya, "Add a milestone");
        await comparison.PressAsync(Priya, "Change the total");
        await comparison.BothAsync(Priya, "terms");
        await comparison.PressAsync(Priya, "Status");
        await comparison.PressAsync(Priya, "Project and settings");
        await comparison.PressAsync(Priya, "Put on hold");
        await comparison.PressAsync(Priya, "End the project instead");
        await comparison.BothAsync(Priya, "project show");
        await comparison.PressAsync(Priya, "Settings");
        await comparison.PressAsync(Priya, "Change settings");
        await comparison.PressAsync(Priya, "Seller");
        await comparison.PressAsync(Priya, "Client");
        await comparison.BothAsync(Priya, "amend 2 due 30");
        await comparison.PressAsync(Priya, "Mark as sent");
        await comparison.PressAsync(Priya, "Withdraw");
        await comparison.BothAsync(Priya, "show 2");
        await comparison.PressAsync(Priya, "Amend");
        await comparison.PressAsync(Priya, "Amend", ("due", "45"));
        await comparison.PressAsync(Priya, "Withdraw");
        await comparison.BothAsync(Bob, "show 1");
        await comparison.PressAsync(Bob, "Start Discovery and strategy");
        await comparison.PressAsync(
            Bob,
            "Submit",
            ("deliverable", "Report v3"),
            ("url", "https://files.example/report.pdf")
        );
        await comparison.PressAsync(Priya, "Request changes", ("missing", "the budget page"));
        await comparison.PressAsync(Bob, "Submit", ("deliverable", "Report v4"));
        await comparison.PressAsync(Priya, "Confirm complete", ("by", "Dana Weiss"), ("ref", "portal"));
        await comparison.PressAsync(Marc, "Refuse");
        await comparison.PressAsync(Bob, "Submit", ("deliverable", "Report v5"));
        await comparison.PressAsync(Priya, "Confirm complete", ("by", "Dana Weiss"), ("ref", "portal 2"));
        await comparison.PressAsync(Marc, "Accept evidence");
        await comparison.PressAsync(Bob, "Details");
        await comparison.PressAsync(Priya, "Create invoice");
        await comparison.BothAsync(Bob, "start 2");
        await comparison.PressAsync(Bob, "Show draft");
        await comparison.PressAsync(Priya, "Fill in the client");
        await comparison.PressAsync(Bob, "Check");
        await comparison.PressAsync(Marc, "Remind me tomorrow");
        await comparison.PressAsync(Marc, "Send back", ("why", "the order number is missing"));
        await comparison.PressAsync(Priya, "Draft again", ("note", "Order 4711"));
        await comparison.PressAsync(Marc, "Approve and issue");
        comparison.Day("2026-07-20T09:00:00Z");
        await comparison.BothAsync(Bob, "start 2");
        await comparison.PressAsync(Priya, "Tell the client that work is paused");
        await comparison.PressAsync(Priya, "End the pause");
        await comparison.PressAsync(Finn, "Post a team reminder");
        await comparison.PressAsync(Finn, "Mail to client");
        await comparison.PressAsync(Finn, "Formal reminder");
        await comparison.PressAsync(Finn, "Send formal reminder");
        await comparison.PressAsync(Finn, "Snooze 7 days");
        await comparison.PressAsync(Finn, "Save promised date", ("date", "2026-07-24"));
        await comparison.PressAsync(Bob, "Show invoice");
        await comparison.PressAsync(Finn, "Dispute");
        await comparison.BothAsync(Bob, "show 1", "show INV-2026-0001");
        await comparison.PressAsync(Finn, "Credit");
        await comparison.BothAsync(Finn, "dispute 1 \"the budget page\"");
        await comparison.PressAsync(Finn, "Settle dispute");
        await comparison.PressAsync(Finn, "Record payment");
        await comparison.PressAsync(Finn, "Record payment", ("money", "2000"), ("on", "2026-07-19"), ("ref", "wire 7"));
        await comparison.BothAsync(Finn, "pay 1 2000 on 2026-07-19 ref \"wire 7\"");
        await comparison.PressAsync(Finn, "It is another payment");
        await comparison.PressAsync(Finn, "Open INV-2026-0001");
        await comparison.PressAsync(Finn, "PDF");
        await comparison.PressAsync(Finn, "Settle the rest");
        await comparison.PressAsync(
            Finn,
            "Settle",
            ("as", "difference"),
            ("money", "20"),
            ("reason", "agreed on the telephone")
        );
        await comparison.BothAsync(Finn, "undo");
        await comparison.BothAsync(Finn, "pay 1 500");
        await comparison.PressAsync(Finn, "Keep as client credit");
        await comparison.BothAsync(Finn, "reverse P1 reason \"bounced\"");
        await comparison.PressAsync(Finn, "Use client credit €216.00");
        await comparison.BothAsync(Bob, "start 2");
        await comparison.PressAsync(Priya, "Ask Marc to allow it", ("reason", "Dana promised the transfer"));
        await comparison.PressAsync(Marc, "Decline", ("why", "not yet"));
        await comparison.BothAsync(Bob, "start 2");
        await comparison.PressAsync(Priya, "Ask Marc to allow it", ("reason", "Dana promised it in writing"));
        await comparison.PressAsync(Marc, "Approve");
        await comparison.PressAsync(Bob, "Start Design approval");
        await comparison.BothAsync(Bob, "audit");
        await comparison.PressAsync(Bob, "More");
        // What is left of an old card only shows, and its story is OldCardsStory.
        Assert.Equal(["Show"], comparison.NeverPressed());
        Assert.True(comparison.Presses > 35, $"{comparison.Presses} presses");
    }

    [Fact]
    [Trait("Promise", "18")]
    public async Task Who_may_press_is_decided_at_the_click_and_not_by_the_card()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "drafted");
        var (issue, back) = (story.Newest("Approve and issue"), story.Newest("Send back"));
        var facts = story.Bot.Facts();
        foreach (var who in new[] { Priya, Finn, Bob })
        {
            Says(
                await story.PressAsync(who, issue),
                "You cannot issue an invoice in this project: that is for an approver (Marc Oliver). Nothing was changed."
            );
            Says(await story.PressAsync(who, back, ("why", "no")), "You cannot issue an invoice");
        }
        story.Connector.Roster[Dana.Id] = FakeRosterEntry.Guest;
        // Her membership is looked up at the first contact, and known from then on.
        await story.SayAsync(Dana, "status");
        Says(await story.PressAsync(Dana, issue), "You are a guest here");
        Assert.Equal(facts, story.Bot.Facts());
        // The card was posted while Marc was the approver; now Bob is.
        await story.SayAsync(Priya, "role add approver @Bob");
        await story.SayAsync(Bob, "role remove approver @Marc");
        var after = story.Bot.Facts();
        Says(
            await story.PressAsync(Marc, issue),
            "You cannot issue an invoice in this project: that is for an approver (Bob Stone)"
        );
        Assert.Equal(after, story.Bot.Facts());
        Says(await story.PressAsync(Bob, issue), "INV-2026-0001 issued");
    }

    /// <summary>
    /// The scheduler's reminders and payment checks have their own stories; here people remind, and the delivery job
    /// delivers.
    /// </summary>
    [Fact]
    [Trait("Promise", "19")]
    public async Task A_reminder_is_posted_once_a_local_day_and_survives_faults_restarts_and_repetition()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.EditedAsync("INV-2026-0001 issued: Discovery report");
        int Posted(string text) =>
            story.Connector.Calls.Count(c =>
                c.Method == "POST"
                && c.Body.TryGetProperty("summary", out var said)
                && said.GetString()!.StartsWith(text, StringComparison.Ordinal)
            );
        const string reminder = "Reminder: INV-2026-0001, €4,284.00 open";
        Says(await story.SayAsync(Finn, "remind 1", id: "first"), $"{reminder}, due in 14 days");
        Says(
            await story.SayAsync(Priya, "remind 1"),
            "A reminder for INV-2026-0001 was posted today (Wed 1 Jul 2026) already"
        );
        await story.RestartAsync();
        // The platform sends it again after the restart: nothing is posted twice.
        Assert.Empty((await story.SayAsync(Finn, "remind 1", id: "first")).Posted);
        Says(await story.SayAsync(Priya, "remind 1"), "was posted today (Wed 1 Jul 2026) already");
        // The day is that of the project's time zone: it ends at 22:00 UTC.
        story.Day("2026-07-01T21:59:00Z");
        Says(await story.SayAsync(Priya, "remind 1"), "was posted today (Wed 1 Jul 2026) already");
        Assert.Equal(1, Posted(reminder));

        // The next day's reminder is not delivered; the bot dies, comes back, and delivers it once.
        story.Day("2026-07-01T22:00:00Z");
        foreach (var _ in Enumerable.Range(0, 2))
            story.Connector.AnswerNext(503);
        await story.SayAsync(Priya, "remind 1", id: "second");
        var tried = Posted(reminder);
        Assert.Equal("2", story.Bot.Read("select count(*) from journal where verb = 'reminder-posted'"));
        await story.RestartAsync();
        story.Clock.Now += TimeSpan.FromMinutes(1);
        await story.SayAsync(Bob, "next");
        await story.Connector.SeesAsync(_ => Posted(reminder) == tried + 1);
        // It is stored as a posted card too, since it is updated by what happens next.
        var delivered = story
            .Connector.Calls.Last(c =>
                c.Method == "POST" && c.Body.GetRawText().Contains(reminder, StringComparison.Ordinal)
            )
            .Given;
        await story.SayAsync(Finn, "promise 1 2026-07-09");
        await story.Connector.SeesAsync(c =>
            c.Method == "PUT"
            && c.ActivityId == delivered
            && c.Body.GetRawText().Contains("2026-07-09", StringComparison.Ordinal)
        );
        story.Clock.Now += TimeSpan.FromMinutes(10);
        await story.RestartAsync();
        await story.SayAsync(Bob, "next");
        Assert.Empty((await story.SayAsync(Priya, "remind 1", id: "second")).Posted);
        Says(await story.SayAsync(Priya, "remind 1"), "was posted today (Thu 2 Jul 2026) already");
        Assert.Equal(
            (tried + 1, "2"),
            (Posted(reminder), story.Bot.Read("select count(*) from journal where verb = 'reminder-posted'"))
        );
        // All posted reminders follow the payments.
        await story.SayAsync(Finn, "pay 1 4284");
        await story.EditedAsync("Nothing open since Thu 2 Jul 2026: INV-2026-0001 is paid in full");
    }
}
