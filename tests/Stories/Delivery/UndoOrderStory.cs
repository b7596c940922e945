using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Delivery;

/// <summary>Undo reverts the sender's own last action, and only while it is the last event of the project.</summary>
public sealed class UndoOrderStory
{
    [Theory]
    [InlineData("writeoff INV-2026-0001 reason \"insolvent\"")]
    [InlineData("credit INV-2026-0001 119 reason \"discount\"")]
    [InlineData("dispute INV-2026-0001 \"late\"")]
    [InlineData("promise INV-2026-0001 tomorrow")]
    [InlineData("snooze INV-2026-0001 7")]
    [InlineData("remind INV-2026-0001")]
    [InlineData("refund INV-2026-0001 10 reason \"paid too much\"")]
    [InlineData("project hold reason \"the client pauses\"")]
    public async Task A_payment_under_a_later_act_of_somebody_else_stays_and_the_reversing_words_are_offered(
        string later
    )
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Finn, "pay INV-2026-0001 1000");
        var answer = await story.SayAsync(later.StartsWith("project", StringComparison.Ordinal) ? Priya : Marc, later);
        Assert.DoesNotContain("cannot", answer.Text, StringComparison.Ordinal);
        var before = (await story.SayAsync(Priya, "audit")).Text;
        var undo = await story.SayAsync(Finn, "undo");
        Says(undo, "Nothing was changed");
        Says(undo, "[Reverse P1] reverse P1 reason \"recorded by mistake\"", "while nothing is built on it");
        Assert.Equal(before, (await story.SayAsync(Priya, "audit")).Text);
    }

    [Fact]
    public async Task A_payment_under_the_clocks_reminder_stays()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        story.Day("2026-07-16T06:59:50Z");
        await story.SayAsync(Priya, "pay INV-2026-0001 1000");
        await story.TickAsync("2026-07-16T07:00:05Z");
        story.Clock.Now += TimeSpan.FromSeconds(5);
        Says(await story.SayAsync(Priya, "undo"), "[Reverse P1] reverse P1");
    }

    [Fact]
    public async Task A_promise_a_snooze_and_a_dispute_are_undone_to_what_was_before()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "promise INV-2026-0001 2026-07-20");
        await story.SayAsync(Priya, "promise INV-2026-0001 2026-07-25");
        Says(await story.SayAsync(Priya, "undo"), "Promised: 2026-07-20", "Undid the promise");
        // The last act is that undo; the promise before it is changed by its own word.
        Says(await story.SayAsync(Priya, "undo"), "Nothing was changed", "promise INV-2026-0001 today");
        await story.SayAsync(Priya, "snooze INV-2026-0001 7");
        Assert.DoesNotContain("Snoozed:", (await story.SayAsync(Priya, "undo")).Text, StringComparison.Ordinal);
        await story.SayAsync(Priya, "dispute INV-2026-0001 \"late\"");
        Says(await story.SayAsync(Priya, "undo"), "INV-2026-0001 has €4,284.00 open", "Undid the dispute");
        Says(await story.SayAsync(Priya, "audit"), "undid the promise", "undid the snooze", "undid the dispute");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Too_late_the_words_that_take_it_back_are_offered_for_each_kind()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "promise INV-2026-0001 2026-07-20");
        story.Clock.Now += TimeSpan.FromSeconds(31);
        Says(await story.SayAsync(Priya, "undo"), "too late to undo the promise", "promise INV-2026-0001");
        await story.SayAsync(Priya, "dispute INV-2026-0001 \"late\"");
        story.Clock.Now += TimeSpan.FromSeconds(31);
        Says(
            await story.SayAsync(Priya, "undo"),
            "too late to undo the dispute",
            "[Settle dispute] settle-dispute INV-2026-0001"
        );
    }

    [Theory]
    [InlineData("credit INV-2026-0001 119 reason \"discount\"", "a numbered document is never undone")]
    [InlineData("refund INV-2026-0001 10 reason \"paid too much\"", "reverse P2 reason")]
    [InlineData("role add approver @Marc", "role remove approver @Marc")]
    [InlineData("writeoff INV-2026-0001 reason \"insolvent\"", "undo cannot take that back")]
    public async Task Documents_refunds_and_roles_are_never_undone(string line, string says)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "pay INV-2026-0001 1000");
        await story.SayAsync(Priya, line);
        var before = (await story.SayAsync(Priya, "audit")).Text;
        Says(await story.SayAsync(Priya, "undo"), "Nothing was changed", says);
        Assert.Equal(before, (await story.SayAsync(Priya, "audit")).Text);
    }

    [Fact]
    public async Task A_confirmation_under_somebody_elses_draft_that_is_gone_again_stays_too()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "confirmed");
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Priya, "discard 1");
        Says(await story.SayAsync(Marc, "undo"), "[Reopen Discovery report] reopen 1 reason \"confirmed by mistake\"");
    }
}
