using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>The approver reviews a draft: issues it, sends it back, or postpones it to tomorrow.</summary>
public sealed class DraftReviewStory
{
    [Fact]
    public async Task The_approver_sees_the_facts_and_sends_back_what_is_not_right()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "drafted");
        var draft = story.Connector.Calls.Last(c => c.Method == "POST").Body.GetProperty("summary").GetString()!;
        foreach (
            var fact in new[]
            {
                "Project: Acme website (ACME), milestone 1 of 3",
                "Total: €4,284.00",
                "Due: 14 days after issue",
                "Terms: v1, agreed by Dana Weiss (held by the team)",
                "Done when: the files are delivered (file-delivery)",
                "Confirmed by: Marc Oliver, 2026-07-01 10:00",
                "Evidence: delivered: Report v3",
                "Drafted by: Priya Shah, 2026-07-01 10:00",
                "Open from this client: €0.00 in this project",
                "Checks: not billed before; amount as agreed; the client's address missing",
                "[Approve and issue] issue 1",
                "[Send back] sendback 1",
                "[Tomorrow] later 1",
            }
        )
            Assert.Contains(fact, draft, StringComparison.Ordinal);
        Says(await story.PressAsync(Priya, "Send back", ("why", "no")), "You cannot issue an invoice", "Marc Oliver");
        Says(await story.PressAsync(Marc, "Send back"), "<why>\" is missing");
        var back = await story.PressAsync(Marc, "Send back", ("why", "the order number is missing"));
        Says(
            back,
            "Invoice draft for Discovery report sent back",
            "Sent back by Marc Oliver, 2026-07-01 10:00: the order number is missing",
            "No number was taken"
        );
        Assert.Empty(back.Posted); // The clicked card is the answer.
        await story.EditedAsync("sent back\nSent back by Marc Oliver");
        Says(
            await story.SayAsync(Marc, "issue 1"),
            "There is no invoice draft for Discovery report. "
                + "It was sent back by Marc Oliver, 2026-07-01 10:00: the order number is missing. "
                + "Make one: invoice 1"
        );
        Says(
            await story.SayAsync(Priya, "next"),
            "was sent back by Marc Oliver, 2026-07-01 10:00: the order number is missing. Next: invoice 1."
        );
        Says(
            await story.PressAsync(Priya, "Draft again", ("note", "Purchase order 4711")),
            "Invoice draft: Discovery report",
            "Purchase order 4711",
            "Sent back before: the order number is missing (Marc Oliver, 2026-07-01 10:00)"
        );
        Says(await story.PressAsync(Marc, "Approve and issue"), "INV-2026-0001 issued");
        Says(
            await story.SayAsync(Bob, "audit 1"),
            "sent the invoice draft for Discovery report back: the order number is missing"
        );
    }

    [Fact]
    public async Task A_draft_put_off_says_until_when_and_can_still_be_decided()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "drafted");
        Says(await story.PressAsync(Priya, "Tomorrow"), "Invoice draft: Discovery report", "until 2026-07-02");
        await story.EditedAsync("Put off: until 2026-07-02");
        Says(
            await story.SayAsync(Priya, "next"),
            "The draft for Discovery report waits for an approver, put off until 2026-07-02: issue 1."
        );
        Says(await story.PressAsync(Priya, "Approve and issue"), "INV-2026-0001 issued");
        Says(
            await story.SayAsync(Priya, "later 1"),
            "is billed already: INV-2026-0001, issued Wed 1 Jul 2026 by Priya Shah"
        );
    }

    [Fact]
    public async Task Two_approvers_press_at_once_and_the_second_reads_who_was_first_and_when()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "drafted");
        await story.SayAsync(Priya, "role add approver @Bob");
        var (issue, back) = (story.Newest("Approve and issue"), story.Newest("Send back"));
        var pressed = await Task.WhenAll(
            story.PressAsync(Marc, issue),
            story.PressAsync(Bob, back, ("why", "the order number is missing"))
        );
        var issued = (await story.SayAsync(Priya, "invoices")).Text.Contains("INV-2026-0001", StringComparison.Ordinal);
        Assert.All(
            pressed,
            answer =>
                Assert.Contains(
                    issued ? "Issued by Marc Oliver, 2026-07-01 10:00" : "Sent back by Bob Stone, 2026-07-01 10:00",
                    answer.Text,
                    StringComparison.Ordinal
                )
        );
        var again = await Task.WhenAll(story.PressAsync(Marc, issue), story.PressAsync(Bob, issue));
        Assert.All(again, answer => Assert.Empty(answer.Posted));
        Assert.Equal(
            issued ? 1 : 0,
            (await story.SayAsync(Priya, "audit 1"))
                .Text.Split('\n')
                .Count(l => l.Contains("issued INV", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task An_old_draft_card_stays_what_became_of_it_when_a_new_one_stands_beside_it()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "drafted");
        var old = story.Newest("Approve and issue");
        foreach (var line in new[] { "discard 1", "invoice 1" })
            await story.SayAsync(Priya, line);
        var answer = await story.PressAsync(Priya, old);
        Says(answer, "Invoice draft for Discovery report discarded", "Discarded by Priya Shah, 2026-07-01 10:00");
        Assert.Empty(answer.Posted);
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001 issued");
    }
}
