using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Delivery;

/// <summary>
/// A slip of the finger is undone within 30 seconds; afterwards the answer offers the command that corrects it.
/// </summary>
public sealed class UndoStory
{
    [Fact]
    public async Task A_confirmation_is_undone_in_time_and_its_card_waits_for_one_again()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "confirmed");
        story.Clock.Now += TimeSpan.FromSeconds(30);
        Says(await story.SayAsync(Priya, "undo"), "You have nothing to undo here");
        Says(
            await story.SayAsync(Marc, "undo"),
            "Discovery report submitted",
            "Undid the confirmation of Discovery report.",
            "[Confirm complete]"
        );
        await story.EditedAsync("Discovery report submitted");
        Says(await story.SayAsync(Priya, "invoice 1"), "not complete");
        Says(
            await story.PressAsync(Marc, "Confirm complete"),
            "Discovery report confirmed complete",
            "[Create invoice]"
        );
        story.Clock.Now += TimeSpan.FromSeconds(31);
        Says(
            await story.SayAsync(Marc, "undo"),
            "It is too late to undo the confirmation of Discovery report: that goes for 30 seconds and while nothing is built on it.",
            "[Reopen Discovery report] reopen 1 reason \"confirmed by mistake\""
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payment_is_undone_in_time_and_reversed_later_by_a_button(bool solo)
    {
        await using var story = await WebsiteProject.ToldAsync(solo, "paid");
        Says(
            await story.SayAsync(Finn, "undo"),
            "INV-2026-0001 has €4,284.00 open",
            "Reversed P1 of €4,284.00 on INV-2026-0001 (P2): undone."
        );
        await story.SayAsync(Finn, "pay 1 4284");
        story.Clock.Now += TimeSpan.FromSeconds(31);
        Says(
            await story.SayAsync(Finn, "undo"),
            "It is too late to undo the payment P3",
            "[Reverse P3] reverse P3 reason \"recorded by mistake\""
        );
        var reverse = story.Newest("Reverse P3");
        if (!solo)
            Says(await story.PressAsync(Priya, reverse), "You cannot record a payment");
        Says(await story.PressAsync(Finn, reverse), "Reversed P3 of €4,284.00", "INV-2026-0001 has €4,284.00 open");
        Assert.Empty((await story.PressAsync(Finn, reverse)).Posted);
        Says(await story.SayAsync(Priya, "statement"), "Received: €0.00", "Owed: €4,284.00", "Unexplained: €0.00");
    }

    [Fact]
    public async Task What_something_is_built_on_is_not_undone()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "drafted");
        Says(await story.SayAsync(Priya, "undo"), "Discovery report has an invoice draft; discard it first");
        foreach (var line in new[] { "issue 1", "pay 1 4284" })
            await story.SayAsync(Priya, line);
        story.Clock.Now += TimeSpan.FromSeconds(5);
        await story.SayAsync(Priya, "start 2");
        Says(
            await story.SayAsync(Priya, "undo"),
            "It is too late to undo the payment P1",
            "while nothing is built on it",
            "[Reverse P1]"
        );
    }

    [Fact]
    public async Task Evidence_that_was_accepted_waits_for_an_approver_again_and_the_records_agree()
    {
        await using var story = await MilestoneBot.Tests.Kit.Teams.TeamsStory.BeginAsync(solo: false);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR",
                "add \"Final delivery\" 100% expected +10d done-when client-sign-off",
                "role add approver @Marc",
                "role add lead @Priya",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1 by \"Dana Weiss\" ref \"signed PDF\"",
            }
        )
            await story.SayAsync(Priya, line);
        story.Clock.Now += TimeSpan.FromMinutes(1);
        Says(await story.PressAsync(Marc, "Accept evidence"), "Final delivery confirmed complete");
        Says(
            await story.SayAsync(Marc, "undo"),
            "Undid the confirmation of Final delivery.",
            "signed PDF",
            "[Accept evidence] confirm 1"
        );
        Says(
            await story.SayAsync(Marc, "inbox"),
            "Dana Weiss's confirmation of Final delivery (signed PDF), to accept or refuse"
        );
        Says(await story.SayAsync(Bob, "verify"), "Audit trail intact");
        Says(
            await story.SayAsync(Marc, "confirm 1"),
            "Final delivery confirmed complete",
            "signed PDF (held by the team)"
        );
        // What they attach and confirm in one action is undone in one.
        await story.SayAsync(Marc, "undo");
        await story.SayAsync(Marc, "changes 1 \"one file more\"");
        await story.SayAsync(Priya, "submit 1 \"Files\"");
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"call\"");
        await story.SayAsync(Marc, "undo");
        Says(await story.SayAsync(Marc, "confirm 1"), "must be confirmed by the client");
        Says(await story.SayAsync(Bob, "verify"), "Audit trail intact");
    }
}
