using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>Promises 16 and 17: the answer whether it was billed and paid, and the statement at the end.</summary>
public sealed partial class TrackPromises
{
    [Fact]
    [Trait("Promise", "16")]
    public async Task Was_it_billed_and_was_it_paid_has_one_exact_answer_at_any_time()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: false);
        const string asked = "was phase 2 billed? was it paid?";
        async Task AnswersAsync(string answer, string asOf)
        {
            var whole = $"{answer} As of {asOf} (Europe/Berlin), Acme website.";
            Assert.Equal(whole, (await story.SayAsync(Bob, asked)).Text);
            Assert.Equal(whole, (await story.SayAsync(Finn, "Was design approval billed? And was it paid?")).Text);
        }
        await AnswersAsync(
            "No, not billed: Design approval is planned, expected Fri 14 Aug 2026. No, not paid: Design approval is not billed.",
            "Wed 1 Jul 2026 10:00"
        );
        foreach (var line in new[] { "start 1", "submit 1 \"Report\"" })
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"portal\"");
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Marc, "issue 1");
        await story.SayAsync(Finn, "pay 1 4284");
        foreach (var line in new[] { "start 2", "submit 2 \"Screens\"" })
            await story.SayAsync(Priya, line);
        story.Day("2026-08-14T12:00:00Z");
        await story.SayAsync(Marc, "confirm 2 by \"Dana Weiss\" ref \"signed PDF\"");
        await AnswersAsync(
            "No, not billed: Design approval is confirmed complete and has no invoice yet. No, not paid: Design approval is not billed.",
            "Fri 14 Aug 2026 14:00"
        );
        await story.SayAsync(Priya, "invoice 2");
        await AnswersAsync(
            "No, not billed: the invoice for Design approval is drafted by Priya Shah, "
                + "2026-08-14 14:00 and waits for an approver. No, not paid: Design approval is not billed.",
            "Fri 14 Aug 2026 14:00"
        );
        await story.SayAsync(Marc, "issue 2");
        const string billed = "Yes, billed: Design approval, INV-2026-0002, €5,712.00, issued Fri 14 Aug 2026.";
        await AnswersAsync($"{billed} No, not paid: €5,712.00 open, due Fri 28 Aug 2026.", "Fri 14 Aug 2026 14:00");
        await story.SayAsync(Finn, "pay 2 1000");
        await AnswersAsync(
            $"{billed} No, in part: €1,000.00 of €5,712.00 received, €4,712.00 open, due Fri 28 Aug 2026.",
            "Fri 14 Aug 2026 14:00"
        );
        story.Day("2026-08-31T09:00:00Z");
        await AnswersAsync(
            $"{billed} No, in part: €1,000.00 of €5,712.00 received, €4,712.00 open, due Fri 28 Aug 2026, 3 days overdue.",
            "Mon 31 Aug 2026 11:00"
        );
        story.Day("2026-09-02T09:00:00Z");
        await story.SayAsync(Finn, "pay 2 4712");
        await AnswersAsync(
            $"{billed} Yes, paid: in full on Wed 2 Sep 2026 (5 days late, 2 payments).",
            "Wed 2 Sep 2026 11:00"
        );
        // Months later it is the same, and a bounced payment is no payment.
        story.Day("2027-03-01T09:00:00Z");
        await AnswersAsync(
            $"{billed} Yes, paid: in full on Wed 2 Sep 2026 (5 days late, 2 payments).",
            "Mon 1 Mar 2027 10:00"
        );
        await story.SayAsync(Finn, "reverse P3 reason \"bounced\"");
        await AnswersAsync(
            $"{billed} No, in part: €1,000.00 of €5,712.00 received, €4,712.00 open, due Fri 28 Aug 2026, 185 days overdue.",
            "Mon 1 Mar 2027 10:00"
        );
        Says(
            await story.SayAsync(Bob, "was phase 7 billed?"),
            "no milestone 7 here; the milestones are 1 Discovery and strategy, 2 Design approval, 3 Final delivery"
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "17")]
    public async Task At_final_delivery_the_statement_closes_to_zero_unexplained_and_proof_shows_the_whole_chain(
        bool solo
    )
    {
        await using var story = await WebsiteProject.ToldAsync(solo);
        await story.SayAsync(Finn, "pay 1 2000 ref \"wire 7\"");
        story.Day("2026-07-10T09:00:00Z");
        await story.SayAsync(Finn, "pay 1 2284 ref \"wire 8\"");
        foreach (
            var (milestone, day, money) in new[]
            {
                (2, "2026-08-14T09:00:00Z", "6000 surplus credit"),
                (3, "2026-09-18T09:00:00Z", "4284"),
            }
        )
        {
            foreach (
                var line in new[]
                {
                    $"start {milestone}",
                    $"submit {milestone} \"Part {milestone}\" https://files.example/{milestone}",
                }
            )
                await story.SayAsync(Priya, line);
            story.Day(day);
            await story.SayAsync(Marc, $"confirm {milestone}");
            await story.SayAsync(Priya, $"invoice {milestone}");
            await story.SayAsync(Marc, $"issue {milestone}");
            if (milestone == 3)
                Says(
                    await story.SayAsync(Priya, "project close"),
                    "cannot be closed yet",
                    "INV-2026-0003 (€4,284.00 open)"
                );
            await story.SayAsync(Finn, $"pay {milestone} {money}");
        }
        await story.SayAsync(Marc, "refund 2 288 reason \"paid too much\"");
        var statement = await story.SayAsync(Bob, "statement");
        AddsUp(statement);
        Assert.Equal(
            [
                "Contract: €12,000.00",
                "Billed: €12,000.00",
                "VAT: €2,280.00",
                "Received: €14,568.00",
                "Refunded: €288.00",
                "Owed: €0.00",
                "Unexplained: €0.00",
            ],
            statement.Lines.Skip(1).Where(line => !IsSum(line)).Take(7)
        );
        Assert.Equal(
            [
                "2026-07-01 · INV-2026-0001 · Discovery report, P1 wire 7 · €2,000.00",
                "2026-07-10 · INV-2026-0001 · Discovery report, P2 wire 8 · €2,284.00",
                "2026-08-14 · INV-2026-0002 · Design approval, P3 · €6,000.00",
                "2026-09-18 · INV-2026-0003 · Final delivery, P4 · €4,284.00",
                "2026-09-18 · INV-2026-0002 · Design approval, P5 refund: paid too much · -€288.00",
            ],
            statement.Rows
        );
        Says(statement, "Sum · €14,280.00");

        // The record of a milestone: agreed, started, delivered, confirmed, billed, paid, each with person and time.
        var (mark, marc, finn) = (
            solo ? " · solo" : "",
            solo ? "Priya Shah" : "Marc Oliver",
            solo ? "Priya Shah" : "Finn Berg"
        );
        var proof = await story.SayAsync(Bob, "proof 3");
        Says(
            proof,
            "Proof: Final delivery (milestone 3 of 3)",
            "Terms: v1, agreed by Dana Weiss (e-mail, held by the team), recorded by Priya Shah",
            "Amount: 30 % = €3,600.00 + €684.00 VAT, due 14 days after the invoice date",
            "Deliverable: Part 3 (https://files.example/3)",
            $"Confirmed: 2026-09-18 11:00 by {marc}, recorded by {marc}{mark}",
            "Invoice: INV-2026-0003 of 2026-09-18, due 2026-10-02: €3,600.00 + €684.00 VAT = €4,284.00; "
                + $"issued by {marc}, 2026-09-18 11:00{mark}",
            "Money: received €4,284.00, paid Fri 18 Sep 2026",
            "Audit trail intact"
        );
        Assert.Equal(
            [
                "added Final delivery, 30 %, expected 2026-09-18, due 14 days, done when file-delivery",
                "recorded that Dana Weiss agreed to terms v1 (e-mail, held by the team)",
                "started Final delivery. The gate then: May start: INV-2026-0002 for Design approval is paid in full.",
                "submitted Final delivery: Part 3 https://files.example/3",
                $"confirmed Final delivery complete by {marc}",
                "drafted the invoice for Final delivery: €3,600.00 + €684.00 VAT",
                "issued INV-2026-0003 for Final delivery: €4,284.00, due 2026-10-02",
                "recorded P4, €4,284.00 of 2026-09-18 on INV-2026-0003",
            ],
            proof.Rows.Select(row => row.Split(" · ")[^1])
        );
        Says(proof, $"2026-09-18 11:00 · {finn}{mark} · recorded P4");
        Says(
            await story.SayAsync(Priya, "project close"),
            "Acme website is closed",
            "billed €12,000.00 + €2,280.00 VAT, received €14,568.00, owed €0.00"
        );
        // A payment that nobody recorded is detected at once.
        story.Bot.Tamper("update payments set amount = 600100 where id = 3");
        Says(await story.SayAsync(Bob, "statement"), "Unexplained: €1.00", "The records and the audit trail differ");
    }
}
