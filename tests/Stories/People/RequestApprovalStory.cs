using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// A person without the permission gets a request by the same command; an approver sees the facts and decides once.
/// </summary>
public sealed class RequestApprovalStory
{
    [Fact]
    public async Task A_lead_asks_for_an_override_from_the_gate_and_the_approvers_yes_opens_it()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Priya, "start 2");
        Says(
            await story.PressAsync(Priya, "Ask for override", ("reason", "client promised payment on Friday")),
            "R1 waits for an approver: an override for Design approval",
            "Waits for Marc Oliver. Nothing is changed before.",
            "Stage: Design approval (milestone 2 of 3), planned",
            "Gate: Blocked: INV-2026-0001 has €4,284.00 open",
            "Why: client promised payment on Friday",
            "Asked by: Priya Shah, 2026-07-01 10:00",
            "Expires: 2026-07-15 10:00",
            "[Approve] approve R1",
            "[Decline] decline R1"
        );
        await story.EditedAsync("Asked for: R1: an override for Design approval");
        var gate = await story.SayAsync(Priya, "start 2");
        Says(gate, "Blocked", "an approver says approve R1 or decline R1");
        Assert.DoesNotContain("[Ask for override]", gate.Text, StringComparison.Ordinal);
        Says(
            await story.SayAsync(Priya, "override 2 reason \"client promised payment on Friday\""),
            "Somebody asked for that already (R1, by Priya Shah"
        );
        Says(await story.SayAsync(Bob, "status"), "Asked for: R1: an override for Design approval");
        Says(await story.PressAsync(Priya, "Approve"), "You cannot decide a request", "Marc Oliver");
        Says(await story.SayAsync(Finn, "approve R1"), "You cannot decide a request");
        Says(
            await story.PressAsync(Marc, "Approve"),
            "Design approval: may start (overridden)",
            "Approved request R1.",
            "overridden by Marc Oliver",
            "[Start]"
        );
        await story.EditedAsync(
            "R1 approved: an override for Design approval\nApproved by Marc Oliver, 2026-07-01 10:00."
        );
        Says(
            await story.SayAsync(Marc, "approve R1"),
            "Request R1 is approved already by Marc Oliver, 2026-07-01 10:00"
        );
        Says(
            await story.PressAsync(Priya, "Start"),
            "Design approval started",
            "client promised payment on Friday (Marc Oliver"
        );
    }

    [Fact]
    public async Task Credit_refund_and_writeoff_are_asked_for_by_lead_and_finance_and_refused_to_members()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Finn, "pay 1 1000");
        foreach (
            var line in new[]
            {
                "credit 1 119 reason \"discount agreed\"",
                "refund 1 500 reason \"paid too early\"",
                "writeoff 1 reason \"client is insolvent\"",
            }
        )
            Says(await story.SayAsync(Bob, line), "You cannot", "approver (Marc Oliver)");
        Says(
            await story.SayAsync(Priya, "credit 1 119 reason \"discount agreed\""),
            "R1 waits for an approver: a credit note of €119.00 on INV-2026-0001",
            "Amount: €119.00",
            "Received: €1,000.00\nOpen: €3,284.00",
            "Due: 2026-07-15",
            "Why: discount agreed"
        );
        Says(
            await story.SayAsync(Finn, "refund 1 500 reason \"paid too early\""),
            "R2 waits for an approver: a refund of €500.00 on INV-2026-0001",
            "Asked by: Finn Berg"
        );
        Says(
            await story.SayAsync(Finn, "writeoff 1 reason \"client is insolvent\""),
            "R3 waits for an approver: a write-off of INV-2026-0001",
            "Amount: €3,284.00 (all that is left)"
        );
        Says(await story.SayAsync(Finn, "writeoff 1 reason \"once more\""), "Somebody asked for that already (R3");
        Says(
            await story.SayAsync(Bob, "show INV-2026-0001"),
            "Open: €3,284.00",
            "Asked for: R1: a credit note",
            "Asked for: R2: a refund",
            "Asked for: R3: a write-off"
        );
        Says(
            await story.SayAsync(Marc, "approve r1"),
            "INV-2026-0001 has €3,165.00 open",
            "Issued CN-2026-0001",
            "Open: €3,165.00"
        );
        // The facts on a pending card follow the payments.
        await story.EditedAsync("Received: €1,000.00\nOpen: €3,165.00");
        Says(
            await story.SayAsync(Marc, "decline R2 \"the client changed his mind\""),
            "R2 declined: a refund of €500.00 on INV-2026-0001",
            "Declined by Marc Oliver, 2026-07-01 10:00: the client changed his mind."
        );
        Says(await story.SayAsync(Marc, "approve 3"), "INV-2026-0001 is written off: €3,165.00 lost");
        Says(await story.SayAsync(Bob, "show R2"), "R2 declined");
        Says(await story.SayAsync(Bob, "approve R9"), "There is no request \"R9\": nothing waits for a decision here.");
        Says(
            await story.SayAsync(Bob, "statement"),
            "Credited: €100.00 + €19.00 VAT",
            "Received: €1,000.00",
            "Owed: €0.00",
            "Written off: €3,165.00",
            "Unexplained: €0.00"
        );
    }

    [Fact]
    public async Task A_request_that_nobody_decides_expires_and_its_card_says_so()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Priya, "ask override 2 reason \"client promised payment on Friday\"");
        var approve = story.Newest("Approve");
        story.Day("2026-07-15T08:00:00Z");
        Says(await story.PressAsync(Marc, approve), "Request R1 expired after 14 days; ask again");
        Says(await story.SayAsync(Marc, "approve R1"), "Request R1 expired after 14 days; ask again");
        Says(
            await story.SayAsync(Bob, "show R1"),
            "R1 expired: an override for Design approval",
            "Nobody decided within 14 days"
        );
        Says(
            await story.SayAsync(Priya, "ask override 2 reason \"client promised payment on Friday\""),
            "R2 waits for an approver"
        );
        await story.EditedAsync("R1 expired: an override for Design approval");
    }

    [Fact]
    public async Task Somebody_alone_decides_her_own_request_and_it_is_marked_solo()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "start 2");
        Says(
            await story.PressAsync(Priya, "Ask for override", ("reason", "client promised payment on Friday")),
            "R1 waits for an approver",
            "Waits for Priya Shah.",
            "10:00 · solo"
        );
        Says(await story.PressAsync(Priya, "Approve"), "overridden by Priya Shah, 2026-07-01 10:00 · solo");
        await story.EditedAsync("Approved by Priya Shah, 2026-07-01 10:00 · solo.");
    }

    [Fact]
    public async Task An_approver_does_not_decide_his_own_request_when_another_could()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Priya, "role add approver @Bob");
        Says(
            await story.SayAsync(Marc, "ask override 2 reason \"client promised payment on Friday\""),
            "R1 waits for an approver",
            "Waits for Bob Stone."
        );
        Says(
            await story.PressAsync(Marc, "Approve"),
            "You asked for that yourself, so somebody else decides: Bob Stone"
        );
        Says(
            await story.SayAsync(Marc, "override 2 reason \"client promised payment on Friday\""),
            "You asked for that yourself"
        );
        Says(
            await story.PressAsync(Bob, "Decline", ("why", "he pays on Friday anyway")),
            "R1 declined",
            "Declined by Bob Stone"
        );
        // After a refusal the person who asked still may not override it; another approver may.
        Says(
            await story.SayAsync(Marc, "override 2 reason \"client promised payment on Friday\""),
            "You asked for that yourself, so somebody else decides: Bob Stone"
        );
        Says(
            await story.SayAsync(Bob, "override 2 reason \"client promised payment on Friday\""),
            "overridden by Bob Stone"
        );
    }

    [Fact]
    public async Task Two_approvers_at_once_decide_once_and_the_second_reads_who_and_when()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Priya, "role add approver @Bob");
        await story.SayAsync(Finn, "credit 1 119 reason \"discount agreed\"");
        var (approve, decline) = (story.Newest("Approve"), story.Newest("Decline"));
        var both = await Task.WhenAll(story.PressAsync(Marc, approve), story.PressAsync(Bob, decline));
        var card = (await story.SayAsync(Priya, "show R1")).Text;
        var (first, state) = card.Contains("R1 approved", StringComparison.Ordinal)
            ? ("Marc Oliver", "Approved")
            : ("Bob Stone", "Declined");
        Assert.All(
            both,
            answer => Assert.Contains($"{state} by {first}, 2026-07-01 10:00", answer.Text, StringComparison.Ordinal)
        );
        Says(await story.SayAsync(Priya, "invoices"), state == "Approved" ? "€4,165.00" : "€4,284.00 · €4,284.00");
        Assert.Single(
            (await story.SayAsync(Priya, "audit")).Text.Split('\n'),
            l => l.Contains("request R1", StringComparison.Ordinal)
        );
    }
}
