using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Delivery;

/// <summary>
/// A stage that was cancelled by a full credit, reopened and confirmed again is an ordinary confirmed stage.
/// </summary>
public sealed class ReopenedStageStory
{
    [Theory]
    [InlineData("stage cancelled by the client")]
    [InlineData("wrong address")]
    public async Task It_is_billable_counted_and_asked_for_everywhere(string reason)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        foreach (
            var line in new[]
            {
                $"credit INV-2026-0001 reason \"{reason}\"",
                "reopen 1 reason \"the client wants it after all\"",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "start 2"), "Waiting: Discovery report is started");
        foreach (var line in new[] { "submit 1 \"Report v4\"", "confirm 1" })
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: Discovery report is confirmed complete and not billed yet.",
            "[Create invoice] invoice 1"
        );
        Says(
            await story.SayAsync(Priya, "next"),
            "Next billing point: Discovery report",
            "Discovery report is confirmed complete. Next: invoice 1."
        );
        Says(
            await story.SayAsync(Priya, "money"),
            "Not yet billed: €12,000.00 net",
            "of that confirmed: €3,600.00 net",
            "Expected: €14,280.00 gross"
        );
        Says(await story.SayAsync(Priya, "forecast"), "€14,280.00 expected", "complete, not billed");
        Says(
            await story.SayAsync(Priya, "inbox"),
            "Discovery report is complete and not billed, €3,600.00 + €684.00 VAT · 2026-07-01 · invoice 1"
        );
        Says(
            await story.SayAsync(Priya, "is phase 1 billed?"),
            "No, not billed: Discovery report is confirmed complete and has no invoice yet."
        );
        Says(await story.SayAsync(Priya, "what is ready to bill?"), "Ready to bill: 1 Discovery report");
        Says(await story.SayAsync(Priya, "project close"), "cannot be closed yet", "Not billed: Discovery report");
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "credited in full");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "invoice 1"), "Invoice draft: Discovery report");
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0002 issued");
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0002 has €4,284.00 open");
        await story.SayAsync(Priya, "pay INV-2026-0002 4284");
        Says(await story.SayAsync(Priya, "start 2"), "Design approval started");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    /// <summary>Old records, from before this was stored: the journal supplies what is missing.</summary>
    [Fact]
    public async Task Records_from_before_tell_which_stage_was_reopened()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        foreach (
            var line in new[]
            {
                "credit INV-2026-0001 reason \"stage cancelled\"",
                "reopen 1 reason \"after all\"",
                "submit 1 \"Report v4\"",
                "confirm 1",
            }
        )
            await story.SayAsync(Priya, line);
        await story.QuietAsync();
        story.Bot.Tamper(
            "alter table milestones drop column reopened_behind; delete from migrations where number = 18"
        );
        await story.RestartAsync();
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: Discovery report is confirmed complete and not billed yet."
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_new_credit_cancels_it_again_and_the_digest_asks_for_it_meanwhile()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        foreach (
            var line in new[]
            {
                "credit INV-2026-0001 reason \"stage cancelled\"",
                "reopen 1 reason \"after all\"",
                "submit 1 \"Report v4\"",
                "confirm 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.TickAsync("2026-07-06T08:00:00Z"), "Discovery report");
        foreach (var line in new[] { "invoice 1", "issue 1" })
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "credit INV-2026-0002 reason \"stage cancelled for good\""),
            "The stage is cancelled",
            "Design approval may start"
        );
        Says(await story.SayAsync(Priya, "start 2"), "Design approval started");
    }
}
