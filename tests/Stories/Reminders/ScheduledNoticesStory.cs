using System.Text.Json;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Reminders;

/// <summary>
/// What the bot posts by itself: reminders, upcoming starts, unbilled stages, passed dates, pending decisions, and
/// the weekly digest.
/// </summary>
public sealed class ScheduledNoticesStory
{
    /// <summary>The people whom the newest post mentions, by the platform's id.</summary>
    private static IEnumerable<string?> Mentioned(BotAnswer answer) =>
        answer.Card.TryGetProperty("msteams", out var teams)
            ? teams
                .GetProperty("entities")
                .EnumerateArray()
                .Select(e => e.GetProperty("mentioned").GetProperty("id").GetString())
            : [];

    [Fact]
    public async Task An_open_invoice_is_reminded_by_the_ladder_to_whom_it_concerns_until_the_money_settles_every_post()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        Assert.Empty((await story.TickAsync("2026-07-10T06:59:00Z")).Posted);
        foreach (
            var (at, says, who) in new[]
            {
                ("2026-07-10T07:00:00Z", "due in 5 days", Priya),
                ("2026-07-15T07:01:00Z", "due today", Priya),
                ("2026-07-16T14:59:00Z", "1 day overdue", Priya),
                ("2026-07-22T07:00:00Z", "7 days overdue", Marc),
                ("2026-07-29T07:00:00Z", "14 days overdue", Finn),
                ("2026-08-14T07:00:00Z", "30 days overdue", Finn),
            }
        )
        {
            var answer = await story.TickAsync(at);
            var reminder = Assert.Single(
                answer.Posted,
                p =>
                    p.GetProperty("summary")
                        .GetString()!
                        .StartsWith("Reminder: INV-2026-0001, €4,284.00 open", StringComparison.Ordinal)
            );
            Assert.Contains(says, reminder.GetProperty("summary").GetString(), StringComparison.Ordinal);
            Assert.Equal([who.Id], Mentioned(new([reminder], null)));
            Assert.DoesNotContain(
                (await story.TickAsync(at)).Posted,
                p => p.GetProperty("summary").GetString()!.StartsWith("Reminder", StringComparison.Ordinal)
            );
        }
        Says(await story.SayAsync(Priya, "audit 1"), "the clock · posted a reminder for INV-2026-0001 (+30)");
        await story.SayAsync(Finn, "pay 1 4284");
        var edited = (await story.CarryAsync())
            .Where(c =>
                c.Method == "PUT"
                && c.Body.GetProperty("summary")
                    .GetString()!
                    .StartsWith("Nothing open since Fri 14 Aug 2026", StringComparison.Ordinal)
            )
            .ToList();
        // The newest of the six says so; the others became a line when the next one came.
        Assert.True(OnlyShows(Assert.Single(edited).Card));
        Assert.False(edited[0].Card.TryGetProperty("msteams", out _));
        Assert.Equal(
            5,
            story
                .Connector.Calls.Where(c =>
                    c.Method == "PUT"
                    && c.Body.GetProperty("summary")
                        .GetString()!
                        .StartsWith("INV-2026-0001: a newer card shows this", StringComparison.Ordinal)
                )
                .Select(c => c.ActivityId)
                .Distinct()
                .Count()
        );
        Assert.DoesNotContain(
            (await story.TickAsync("2026-08-28T07:00:00Z")).Posted,
            p => p.GetProperty("summary").GetString()!.StartsWith("Reminder", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task After_down_time_one_reminder_comes_and_says_that_it_is_late()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        Says(
            await story.TickAsync("2026-07-24T09:30:00Z"),
            "Reminder: INV-2026-0001",
            "Reminder planned for Wed 22 Jul 2026, posted late."
        );
        Assert.Single((await story.SayAsync(Priya, "show INV-2026-0001")).Posted);
        Says(
            await story.SayAsync(Priya, "audit 1"),
            "posted a reminder for INV-2026-0001 (+7, late: it was due on 2026-07-22)"
        );
    }

    [Fact]
    public async Task Hours_quiet_hours_and_holidays_of_the_project_hold()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "settings hours 8-12");
        await story.SayAsync(Priya, "settings quiet 8-10");
        await story.SayAsync(Priya, "settings holidays add 2026-07-10");
        Assert.Empty((await story.TickAsync("2026-07-09T07:59:00Z")).Posted);
        // The third working day before 15 July is now 9 July, and ten o'clock in Berlin is eight in UTC.
        Says(await story.TickAsync("2026-07-09T08:00:00Z"), "Reminder: INV-2026-0001");
    }

    [Fact]
    public async Task A_stage_that_should_start_soon_is_announced_with_what_stands_in_the_way_and_says_when_nothing_does()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.TickAsync("2026-07-10T07:00:00Z");
        var answer = await story.TickAsync("2026-07-13T07:00:00Z");
        Says(
            answer,
            "Design approval is planned to start on Thu 16 Jul 2026",
            "Blocked: INV-2026-0001 has €4,284.00 open (due Wed 15 Jul 2026, not overdue)",
            "[Post a team reminder]",
            "[Ask Marc to allow it]",
            "@Priya Shah"
        );
        Assert.Equal(
            [Priya.Id],
            Mentioned(
                new(
                    [
                        answer.Posted.Single(p =>
                            p.GetProperty("summary")
                                .GetString()!
                                .StartsWith("Design approval is planned", StringComparison.Ordinal)
                        ),
                    ],
                    null
                )
            )
        );
        await story.SayAsync(Finn, "pay 1 4284");
        Assert.Contains(
            await story.CarryAsync(),
            c =>
                c.Method == "PUT"
                && c.Body.GetProperty("summary").GetString()!.Contains("Start it: start 2", StringComparison.Ordinal)
                && !c.Card.TryGetProperty("actions", out _)
        );
    }

    [Fact]
    public async Task What_is_complete_and_not_billed_is_said_a_working_day_later_and_ends_with_the_draft()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, until: "confirmed");
        Assert.Empty((await story.TickAsync("2026-07-02T07:59:00Z")).Posted);
        var answer = await story.TickAsync("2026-07-02T08:00:00Z");
        Says(
            answer,
            "Not billed yet: Discovery report, €3,600.00 + €684.00 VAT",
            "no invoice is drafted",
            "[Create invoice] invoice 1",
            "@Priya Shah, @Finn Berg"
        );
        Assert.Empty((await story.TickAsync("2026-07-03T08:00:00Z")).Posted);
        Says(await story.PressAsync(Finn, "Create invoice"), "Invoice draft: Discovery report");
        Assert.Contains(
            await story.CarryAsync(),
            c =>
                c.Method == "PUT"
                && c.Body.GetProperty("summary")
                    .GetString()!
                    .Contains("Discovery report confirmed complete", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_passed_date_is_a_question_that_is_answered_with_the_deliverable_or_a_new_date()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: false);
        await story.SayAsync(Priya, "start 1");
        Assert.DoesNotContain(
            (await story.TickAsync("2026-07-15T14:00:00Z")).Posted,
            p => p.GetProperty("summary").GetString()!.StartsWith("Is ", StringComparison.Ordinal)
        );
        Says(
            await story.TickAsync("2026-07-16T07:00:00Z"),
            "Is Discovery and strategy done? It was expected Wed 15 Jul 2026",
            "It is worked on since Priya Shah",
            "[Done] submit 1",
            "[New date] amend 1"
        );
        Assert.Equal(
            ["deliverable", "expected"],
            MilestoneBot.Tests.Kit.Cards.CardForms.Fields(Card(story, "Is Discovery")).Select(f => f.Name)
        );
        Says(
            await story.PressAsync(Priya, "New date", ("expected", "2026-07-24"), ("deliverable", "")),
            "amendment to terms v2",
            "2026-07-15 · 2026-07-24"
        );
        await story.SayAsync(Priya, "terms send");
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"mail 2\"");
        Assert.Contains(
            await story.CarryAsync(),
            c =>
                c.Body.GetProperty("summary")
                    .GetString()!
                    .Contains("Discovery and strategy is expected Fri 24 Jul 2026", StringComparison.Ordinal)
        );
        Says(
            await story.TickAsync("2026-07-27T07:00:00Z"),
            "Is Discovery and strategy done? It was expected Fri 24 Jul 2026"
        );
        Says(
            await story.PressAsync(Priya, "Done", ("deliverable", "Report v3"), ("expected", "")),
            "Discovery and strategy submitted",
            "Report v3"
        );
    }

    [Fact]
    public async Task A_draft_that_waits_is_brought_up_to_the_approver_and_then_to_his_deputy()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, until: "drafted");
        await story.SayAsync(Priya, "role add deputy @Bob for @Marc until 2026-12-31");
        var first = await story.TickAsync("2026-07-02T08:00:00Z");
        Says(
            first,
            "Still waits: Invoice draft: Discovery report",
            "[Approve and issue] issue 1",
            "[Send back]",
            "[Remind me tomorrow]"
        );
        Assert.Equal([Marc.Id], Mentioned(first));
        Assert.Empty((await story.TickAsync("2026-07-02T12:00:00Z")).Posted);
        var second = await story.TickAsync("2026-07-03T08:00:00Z");
        Says(second, "Still waits: Invoice draft: Discovery report");
        Assert.Equal([Bob.Id], Mentioned(second));
        Assert.DoesNotContain(
            "Still waits",
            (await story.TickAsync("2026-07-06T08:00:00Z")).Text,
            StringComparison.Ordinal
        );
        Says(await story.PressAsync(Bob, "Approve and issue"), "INV-2026-0001 issued");
        Assert.Contains(
            await story.CarryAsync(),
            c =>
                c.Method == "PUT"
                && c.Body.GetProperty("summary")
                    .GetString()!
                    .StartsWith("INV-2026-0001 issued", StringComparison.Ordinal)
                && OnlyShows(c.Card)
        );
    }

    [Fact]
    public async Task Unanswered_terms_are_brought_up_after_three_working_days()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: false, agreed: false);
        await story.SayAsync(Priya, "terms send");
        Assert.Empty((await story.TickAsync("2026-07-05T08:00:00Z")).Posted);
        Says(
            await story.TickAsync("2026-07-06T08:00:00Z"),
            "No answer yet: Acme website, terms v1 sent Wed 1 Jul 2026 10:00",
            "Waiting for",
            "@Priya Shah"
        );
        Assert.DoesNotContain(
            (await story.TickAsync("2026-07-09T08:00:00Z")).Posted,
            p => p.GetProperty("summary").GetString()!.StartsWith("No answer", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_request_that_expires_says_so_by_itself()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Priya, "ask override 2 reason \"the client promised payment on Friday\"");
        Says(await story.TickAsync("2026-07-02T08:00:00Z"), "Still waits: Marc Oliver, ");
        await story.TickAsync("2026-07-15T08:00:00Z");
        Assert.Contains(
            story.Connector.Calls,
            c =>
                c.Method == "PUT"
                && c.Body.GetProperty("summary").GetString()!.StartsWith("R1 expired", StringComparison.Ordinal)
                && OnlyShows(c.Card)
        );
        Says(await story.SayAsync(Priya, "audit"), "request R1 expired undecided");
    }

    [Fact]
    public async Task The_week_is_listed_on_monday_morning()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        Says(
            await story.TickAsync("2026-07-06T07:00:00Z"),
            "This week: Acme website (ACME)",
            "Next billing points: Design approval, €4,800.00 net, expected Fri 14 Aug 2026, planned",
            "[Status] status ACME"
        );
        Says(
            await story.TickAsync("2026-07-13T07:00:00Z"),
            "Due this week: INV-2026-0001, €4,284.00 open, due Wed 15 Jul 2026"
        );
        Says(await story.TickAsync("2026-07-20T07:00:00Z"), "Overdue: INV-2026-0001, €4,284.00 open, 5 days overdue");
        await story.SayAsync(Priya, "settings digest off");
        Assert.DoesNotContain(
            (await story.TickAsync("2026-07-27T07:00:00Z")).Posted,
            p => p.GetProperty("summary").GetString()!.StartsWith("This week", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Posts_go_to_the_thread_of_the_stage_and_to_every_place_that_speaks_of_the_project()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        story.Day("2026-07-02T08:00:00Z");
        await story.SayAsync(Priya, "snooze 1 3", "19:acme@thread.tacv2;messageid=77");
        await story.SayAsync(Priya, "project use ACME", "19:second@thread.tacv2");
        await story.TickAsync("2026-07-10T07:00:00Z");
        Assert.Equal(
            ["19:acme@thread.tacv2;messageid=77", "19:second@thread.tacv2"],
            story
                .Connector.Calls.Where(c =>
                    c.Method == "POST"
                    && c.Body.GetProperty("summary").GetString()!.StartsWith("Reminder", StringComparison.Ordinal)
                )
                .Select(c => c.Conversation)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Nobody_can_say_the_clocks_words()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        story.Day("2026-07-10T07:00:00Z");
        var facts = story.Bot.Facts();
        Says(await story.SayAsync(Priya, "cue reminder 1"), "I do not know \"cue\"");
        Assert.Equal(facts, story.Bot.Facts());
    }

    private static JsonElement Card(TeamsStory story, string title) =>
        story
            .Connector.Calls.Last(c =>
                c.Body.TryGetProperty("summary", out var summary)
                && summary.GetString()!.StartsWith(title, StringComparison.Ordinal)
            )
            .Card;

    /// <summary>The card is a line that only shows how it stands now.</summary>
    private static bool OnlyShows(JsonElement card) =>
        card.GetProperty("actions").EnumerateArray().All(a => a.GetProperty("title").GetString() == "Show");
}
