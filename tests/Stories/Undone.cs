using static MilestoneBot.Tests.Kit.Person;
using static MilestoneBot.Tests.Stories.TheSeedExample;

namespace MilestoneBot.Tests.Stories;

/// <summary>A slip of the finger is taken back within 30 seconds; afterwards the answer offers the words that do.</summary>
public sealed class Undone
{
    [Fact]
    public async Task A_confirmation_is_undone_in_time_and_its_card_waits_for_one_again()
    {
        await using var story = await Website.ToldAsync(solo: false, "confirmed");
        story.Clock.Now += TimeSpan.FromSeconds(30);
        Says(await story.SayAsync(Priya, "undo"), "There is no confirmation or payment of yours to undo here");
        Says(await story.SayAsync(Marc, "undo"), "Discovery report submitted", "Undid the confirmation of Discovery report.", "[Confirm complete]");
        await story.EditedAsync("Discovery report submitted");
        Says(await story.SayAsync(Priya, "invoice 1"), "not complete");
        Says(await story.PressAsync(Marc, "Confirm complete"), "Discovery report confirmed complete", "[Create invoice]");
        story.Clock.Now += TimeSpan.FromSeconds(31);
        Says(await story.SayAsync(Marc, "undo"), "It is too late to undo the confirmation of Discovery report: that goes for 30 seconds and while nothing is built on it.", "[Reopen Discovery report] reopen 1 reason \"confirmed by mistake\"");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payment_is_undone_in_time_and_reversed_later_by_a_button(bool solo)
    {
        await using var story = await Website.ToldAsync(solo, "paid");
        Says(await story.SayAsync(Finn, "undo"), "INV-2026-0001 has 4,284.00 open", "Reversed P1 of EUR 4,284.00 on INV-2026-0001 (P2): undone.");
        await story.SayAsync(Finn, "pay 1 4284");
        story.Clock.Now += TimeSpan.FromSeconds(31);
        Says(await story.SayAsync(Finn, "undo"), "It is too late to undo the payment P3", "[Reverse P3] reverse P3 reason \"recorded by mistake\"");
        var reverse = story.Newest("Reverse P3");
        if (!solo) Says(await story.PressAsync(Priya, reverse), "You cannot record a payment");
        Says(await story.PressAsync(Finn, reverse), "Reversed P3 of EUR 4,284.00", "INV-2026-0001 has 4,284.00 open");
        Assert.Empty((await story.PressAsync(Finn, reverse)).Posted);
        Says(await story.SayAsync(Priya, "statement"), "Received: 0.00", "Owed: 4,284.00", "Unexplained: 0.00");
    }

    [Fact]
    public async Task What_something_is_built_on_is_not_undone()
    {
        await using var story = await Website.ToldAsync(solo: true, "drafted");
        Says(await story.SayAsync(Priya, "undo"), "Discovery report has an invoice draft; discard it first");
        foreach (var line in new[] { "issue 1", "pay 1 4284" }) await story.SayAsync(Priya, line);
        story.Clock.Now += TimeSpan.FromSeconds(5);
        await story.SayAsync(Priya, "start 2");
        Says(await story.SayAsync(Priya, "undo"), "It is too late to undo the payment P1", "while nothing is built on it", "[Reverse P1]");
    }
}
