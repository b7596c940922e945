using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>
/// A card whose matter has moved on becomes one line that says what became of it, with a button that shows how it stands
/// now. Money that arrived stays in the chat as its history.
/// </summary>
public sealed class OldCardsStory
{
    [Fact]
    public async Task Every_card_of_a_stage_becomes_a_line_when_the_next_step_is_done()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "paid");
        foreach (
            var line in new[]
            {
                "Discovery report: started|Discovery report: submitted, Wed 1 Jul 2026",
                "Discovery report: confirmed by Marc Oliver, Wed 1 Jul 2026",
                "Discovery report: billed with INV-2026-0001",
                "INV-2026-0001 issued: Discovery report. Issued by Marc Oliver, 2026-07-01 10:00.",
                "INV-2026-0001 is paid in full (1 payment)",
            }
        )
            Assert.Contains(Lines(story), l => line.Split('|').Contains(l, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Money_that_arrived_stays_as_history_and_no_reminder_says_overdue_after_payment()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        story.Day("2026-07-30T09:00:00Z");
        Says(await story.SayAsync(Finn, "remind 1"), "Reminder: INV-2026-0001", "15 days overdue");
        Says(await story.SayAsync(Finn, "pay 1 2000"), "Received €2,000.00 on INV-2026-0001", "2,284.00");
        await story.SayAsync(Finn, "pay 1 2284");
        await story.EditedAsync("Received €2,000.00 on INV-2026-0001, Thu 30 Jul 2026");
        await story.EditedAsync("Nothing open since Thu 30 Jul 2026: INV-2026-0001 is paid in full");
        Assert.DoesNotContain(Shown(story), text => text.Contains("overdue", StringComparison.Ordinal));

        // A payment that did not count brings the invoice's cards back.
        await story.SayAsync(Finn, "reverse P2 reason \"bounced\"");
        await story.EditedAsync("INV-2026-0001 has €2,284.00 open");
        await story.EditedAsync("Reversed: €2,284.00 on INV-2026-0001, Thu 30 Jul 2026");
    }

    [Fact]
    public async Task The_same_card_never_hangs_twice_and_its_button_shows_it()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        foreach (var _ in Enumerable.Range(0, 3))
            Says(await story.SayAsync(Priya, "show 2"), "Design approval");
        await story.Connector.SeesAsync(_ =>
            Shown(story).Count(t => t.StartsWith("Design approval: a newer card shows this", StringComparison.Ordinal))
            == 2
        );
        Assert.Single(
            Shown(story),
            t =>
                t.StartsWith("Design approval", StringComparison.Ordinal)
                && !t.Contains("newer card", StringComparison.Ordinal)
        );
        var before = story.Bot.Facts();
        Says(await story.PressAsync(Bob, "Show"), "Design approval");
        Assert.Equal(before, story.Bot.Facts());
    }

    [Fact]
    public async Task A_press_on_a_button_of_before_is_answered_with_what_became_of_it()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "drafted");
        var old = story.Newest("Approve and issue");
        await story.SayAsync(Marc, "issue 1");
        await story.EditedAsync("INV-2026-0001 issued: Discovery report");
        var before = story.Bot.Facts();
        Says(await story.PressAsync(Marc, old), "INV-2026-0001 issued: Discovery report. Issued by Marc Oliver");
        Assert.Equal(before, story.Bot.Facts());
    }

    /// <summary>The first line of each message as it hangs now.</summary>
    private static IEnumerable<string> Lines(TeamsStory story) => Shown(story).Select(text => text.Split('\n')[0]);

    private static Dictionary<string, string>.ValueCollection Shown(TeamsStory story)
    {
        var now = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var call in story.Connector.Calls)
            if (call.Body.TryGetProperty("summary", out var summary))
                now[call.Method == "PUT" ? call.ActivityId : call.Given] = summary.GetString()!;
        return now.Values;
    }
}
