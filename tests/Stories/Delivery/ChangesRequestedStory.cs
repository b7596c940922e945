using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Delivery;

/// <summary>
/// A stage that is not good enough, evidence that is refused, a draft that is discarded, a gate that is overridden.
/// </summary>
public sealed class ChangesRequestedStory
{
    [Fact]
    public async Task Changes_are_requested_mended_and_then_confirmed_and_billing_waits_meanwhile()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19",
                "role add approver @Marc",
                "add \"Design approval\" 40% expected +10d done-when client-sign-off",
                "add \"Final delivery\" rest expected +20d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.PressAsync(Priya, "Submit", ("deliverable", "Screens v1"), ("url", "ftp://nowhere")),
            "is no web address"
        );
        await story.PressAsync(Priya, "Submit", ("deliverable", "Screens v1"), ("url", "https://files.example/1"));
        Says(
            await story.PressAsync(Marc, "Request changes", ("missing", "the old logo is still there")),
            "Design approval: changes requested",
            "Missing: the old logo is still there",
            "Marc Oliver asked for changes, ",
            "[Submit]"
        );
        Says(await story.SayAsync(Priya, "show 1"), "Changes asked for by: Marc Oliver, ");
        Says(await story.SayAsync(Priya, "invoice 1"), "not complete: it is changes requested");
        Says(
            await story.PressAsync(Priya, "Submit", ("deliverable", "Screens v2")),
            "Design approval submitted",
            "Screens v2"
        );
        await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"a photo of a whiteboard\"");
        Says(await story.PressAsync(Marc, "Refuse"), "changes requested", "the evidence was refused");
        await story.SayAsync(Priya, "submit 1 \"Screens v3\"");
        Says(
            await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"signed PDF\""),
            "Design approval confirmed complete",
            "by Dana Weiss"
        );
        Says(await story.SayAsync(Marc, "confirm 1"), "confirmed complete already");
        Says(await story.SayAsync(Priya, "proof 1"), "Changes asked for by: Marc Oliver, ");
        Says(await story.SayAsync(Priya, "invoice 1"), "Changes asked for by: Marc Oliver, ");
        await story.SayAsync(Marc, "issue 1");
        Says(await story.SayAsync(Priya, "why INV-2026-0001"), "Changes asked for by: Marc Oliver, ");
    }

    [Fact]
    public async Task A_draft_thrown_away_leaves_no_number_and_its_card_says_so()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
                "invoice 1 note \"Purchase order 4711\"",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "discard 1"),
            "Invoice draft for Final delivery discarded",
            "No number was taken"
        );
        Says(await story.SayAsync(Priya, "issue 1"), "There is no invoice draft", "invoice 1");
        await story.QuietAsync();
        Says(await story.PressAsync(Priya, "Create invoice"), "number assigned on issue");
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001 issued");
    }

    [Fact]
    public async Task An_override_needs_an_approver_and_a_reason_and_stays_visible()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
                "role add approver @Marc",
                "add \"Design approval\" 40% expected +10d done-when file-delivery",
                "add \"Final delivery\" rest expected +20d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
            }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: Design approval is confirmed complete and not billed yet"
        );
        Says(await story.PressAsync(Marc, "Ask Marc to allow it", ("reason", "hurry")), "15 characters or more");
        Says(
            await story.SayAsync(Bob, "override 2 reason \"we are in a hurry, really\""),
            "You cannot override a gate",
            "Marc Oliver"
        );
        Says(
            await story.PressAsync(Marc, "Ask Marc to allow it", ("reason", "client promised payment on Friday")),
            "nobody but you could decide that",
            "[Override]"
        );
        Says(
            await story.PressAsync(Marc, "Override"),
            "overridden by Marc Oliver",
            "client promised payment on Friday"
        );
        await story.EditedAsync("client promised payment on Friday");
        Says(await story.PressAsync(Priya, "Start Final delivery"), "Final delivery started", "Gate overridden");
        Says(await story.SayAsync(Priya, "status"), "gate overridden");
    }
}
