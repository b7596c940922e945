using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Kit.Person;
using static MilestoneBot.Tests.Stories.TheSeedExample;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>Promises 14 to 17: the money is followed to the cent, and it decides about the next stage.</summary>
public sealed class Track
{
    /// <summary>
    /// Payments by webhook and by payment check come with the payment sources; here finance types them.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "14")]
    public async Task All_invoices_and_all_money_stand_together_and_every_part_payment_is_counted(bool solo)
    {
        await using var story = await Website.ToldAsync(solo);
        if (!solo)
            foreach (var who in new[] { Priya, Marc, Bob })
                Says(
                    await story.SayAsync(who, "pay 1 2000"),
                    "You cannot record a payment in this project: that is for finance (Finn Berg). Nothing was changed."
                );
        await story.SayAsync(Priya, "override 2 reason \"paid by cheque, in the post\"");
        if (!solo)
            await story.SayAsync(Marc, "approve R1");
        foreach (var line in new[] { "start 2", "submit 2 \"Screens\"" })
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 2");
        await MoneyAsync(
            story,
            "Billed: 3,600.00 net + 684.00 VAT",
            "Not yet billed: 8,400.00 net",
            "of that confirmed: 4,800.00 net",
            "Received: 0.00 gross",
            "Owed: 4,284.00 gross",
            "of that overdue: 0.00 gross",
            "Expected: 14,280.00 gross still to come"
        );
        await story.SayAsync(Priya, "invoice 2");
        Assert.Equal(
            [
                "INV-2026-0001 · Discovery report: open, due in 14 days · 4,284.00 · 4,284.00",
                "draft · Design approval: draft · 5,712.00 · 0.00",
                "Sum · 9,996.00 · 4,284.00",
            ],
            Table(await story.SayAsync(Bob, "invoices"))
        );
        await story.SayAsync(Marc, "issue 2");

        // Part by part; the balance follows by itself.
        story.Day("2026-07-06T09:00:00Z");
        var finn = solo ? "Priya Shah · solo" : "Finn Berg";
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 2,000.00 on 2026-07-03 ref \"wire 7\""),
            "Received 2,000.00 on INV-2026-0001",
            "2,284.00 open, due in 9 days.",
            $"P1 2026-07-03 · wire 7 · {finn} · 2,000.00"
        );
        Says(await story.SayAsync(Finn, "pay 1 284.50"), "1,999.50 open", "P2 2026-07-06");
        // What looks like the same money, comes in another currency or is years away is not counted.
        var facts = story.Bot.Facts();
        foreach (
            var (line, says) in new[]
            {
                ("pay 1 2000 ref \"WIRE 7\"", "looks recorded"),
                ("pay 1 284.50", "looks recorded"),
                ("pay 1 100 USD", "This project is in EUR, not USD"),
                ("pay 1 100 on 2062-07-07", "2062-07-07 is more than a year from today"),
                ("pay 1 0", "above 0"),
                ("pay 1 -50", "above 0"),
                ("pay 1 1200.005", "EUR has 2 decimals"),
            }
        )
            Assert.Contains(says, (await story.SayAsync(Finn, line)).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(facts, story.Bot.Facts());

        // Too much is refused until somebody says that it is credit, and then everybody sees it.
        Says(
            await story.SayAsync(Finn, "pay 1 2500"),
            "500.50 too much for INV-2026-0001",
            "2,500.00 arrived, 1,999.50 is open. Nothing is recorded until you choose",
            "[Keep as client credit]"
        );
        Assert.Equal(facts, story.Bot.Facts());
        Says(await story.PressAsync(Finn, "Keep as client credit"), "INV-2026-0001 is paid in full (3 payments)");
        Says(
            await story.SayAsync(Bob, "show INV-2026-0001"),
            "Received: 4,284.00",
            "Open: 0.00",
            "Client credit: 500.50 paid too much and kept",
            "P3 2026-07-06"
        );
        Assert.Equal(
            [
                "INV-2026-0001 · Discovery report: paid 2026-07-06 · 4,284.00 · 0.00",
                "INV-2026-0002 · Design approval: open, due in 9 days · 5,712.00 · 5,712.00",
                "Sum · 9,996.00 · 5,712.00",
            ],
            Table(await story.SayAsync(Bob, "invoices all"))
        );
        story.Day("2026-07-17T09:00:00Z");
        Assert.Equal(
            [
                "INV-2026-0002 · Design approval: open, 2 days overdue · 5,712.00 · 5,712.00",
                "Sum · 5,712.00 · 5,712.00",
            ],
            Table(await story.SayAsync(Bob, "invoices overdue"))
        );
        Assert.Equal(
            ["INV-2026-0001 · Discovery report: paid 2026-07-06 · 4,284.00 · 0.00", "Sum · 4,284.00 · 0.00"],
            Table(await story.SayAsync(Bob, "invoices paid"))
        );
        await MoneyAsync(
            story,
            "Billed: 8,400.00 net + 1,596.00 VAT",
            "Not yet billed: 3,600.00 net",
            "of that confirmed: 0.00 net",
            "Received: 4,784.50 gross",
            "Owed: 5,712.00 gross",
            "of that overdue: 5,712.00 gross",
            "Expected: 9,996.00 gross still to come",
            "Client credit: 500.50"
        );
        Says(await story.SayAsync(Bob, "forecast"), "EUR 9,996.00 expected");
    }

    /// <summary>The reminders ahead of the next stage are the clock's and come with its work.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "15")]
    public async Task The_gate_answers_from_the_money_as_it_is_now_open_waiting_blocked_or_overridden(bool solo)
    {
        await using var story = await Website.ToldAsync(solo, "confirmed");
        const string policy = "Policy: previous stage paid in full.";
        Says(
            await story.SayAsync(Bob, "start 3"),
            "Final delivery: Waiting",
            "Waiting: Design approval is planned; it must be confirmed complete, billed and paid first.",
            policy
        );
        Says(
            await story.SayAsync(Bob, "start 2"),
            "Design approval: Blocked",
            "Blocked: Discovery report is confirmed complete and not billed yet.",
            policy,
            "[Create invoice] invoice 1",
            "[Ask for override] ask override 2"
        );
        await story.SayAsync(Priya, "invoice 1");
        Says(await story.SayAsync(Bob, "start 2"), "not billed yet", "[Show draft]");
        await story.SayAsync(Marc, "issue 1");
        Says(
            await story.SayAsync(Bob, "start 2"),
            $"Blocked: INV-2026-0001 has 4,284.00 open (due 2026-07-15, not overdue). {policy}",
            "[Send reminder] remind INV-2026-0001",
            "[Ask for override] ask override 2"
        );

        // Never from the card: what was posted before the money came follows it, and a press is answered by the ledger.
        story.Day("2026-07-20T09:00:00Z");
        await story.SayAsync(Finn, "pay 1 2000");
        var blocked = await story.SayAsync(Bob, "start 2");
        Says(
            blocked,
            $"Blocked: INV-2026-0001 has 2,284.00 open (due 2026-07-15, 5 days overdue). {policy} Follow up first.",
            "[Send reminder] remind INV-2026-0001",
            "[Promised a date] promise INV-2026-0001",
            "[Ask for override] ask override 2",
            "As of 2026-07-20 11:00"
        );
        Says(await story.SayAsync(Finn, "dispute 1 \"the budget page is missing\""), "disputed");
        Says(
            await story.SayAsync(Bob, "start 2"),
            "Blocked: INV-2026-0001 is disputed (the budget page is missing), 2,284.00 open. Settle it first."
        );
        await story.SayAsync(Finn, "settle-dispute 1");
        await story.SayAsync(Finn, "pay 1 2284");
        Says(
            await story.SayAsync(Bob, "can we start design approval?"),
            "May start: INV-2026-0001 for Discovery report is paid in full.",
            policy
        );
        await story.EditedAsync("May start: INV-2026-0001 for Discovery report is paid in full.");
        await story.SayAsync(Finn, "reverse P2 reason \"bounced\"");
        Says(await story.SayAsync(Bob, "start 2"), "Blocked: INV-2026-0001 has 2,284.00 open");

        // Overridden: by an approver who did not ask, for one stage, with a reason that says who and why.
        Says(
            await story.SayAsync(Marc, "override 2 reason \"hurry\""),
            "An override needs a reason of 15 characters or more"
        );
        if (!solo)
        {
            foreach (var who in new[] { Bob, Finn })
                Says(
                    await story.SayAsync(who, "override 2 reason \"Dana promised the transfer\""),
                    "You cannot override a gate in this project: that is for an approver (Marc Oliver)"
                );
            Says(
                await story.SayAsync(Priya, "override 2 reason \"Dana promised the transfer\""),
                "R1 waits for an approver: an override for Design approval",
                "Nothing is changed before."
            );
            Says(await story.PressAsync(Priya, "Approve"), "You cannot", "Marc Oliver");
            Says(await story.SayAsync(Bob, "start 2"), "Blocked");
            Says(await story.PressAsync(Marc, "Approve"), "overridden by Marc Oliver, 2026-07-20 11:00");
        }
        else
            Says(
                await story.SayAsync(Priya, "override 2 reason \"Dana promised the transfer\""),
                "May start: the gate was overridden by Priya Shah, 2026-07-20 11:00 · solo: Dana promised the transfer"
            );
        var who2 = solo ? "Priya Shah, 2026-07-20 11:00 · solo" : "Marc Oliver, 2026-07-20 11:00";
        Says(
            await story.SayAsync(Bob, "start 2"),
            "Design approval started",
            $"Gate overridden: Dana promised the transfer ({who2})"
        );
        Says(await story.SayAsync(Bob, "status"), "2 · Design approval · started · gate overridden");
        Says(
            await story.SayAsync(Bob, "proof 2"),
            $"Gate overridden: Dana promised the transfer ({who2})",
            "The gate then: Blocked: INV-2026-0001 has 2,284.00 open"
        );
        Says(await story.SayAsync(Bob, "start 3"), "Waiting: Design approval is started");

        // The policy in force is always named, and another one answers otherwise.
        foreach (var line in new[] { "submit 2 \"Screens\"" })
            await story.SayAsync(Bob, line);
        await story.SayAsync(Marc, "confirm 2");
        await story.SayAsync(Priya, "invoice 2");
        await story.SayAsync(Marc, "issue 2");
        Says(
            await story.SayAsync(Bob, "can we start final delivery?"),
            "Blocked: INV-2026-0002 has 5,712.00 open",
            policy
        );
        await story.SayAsync(Priya, "settings gate not-overdue");
        Says(
            await story.SayAsync(Bob, "can we start final delivery?"),
            "May start: Design approval is billed and not overdue.",
            "Policy: previous stage billed and not overdue."
        );
        story.Day("2026-08-04T09:00:00Z");
        Says(
            await story.SayAsync(Bob, "start 3"),
            "Blocked: INV-2026-0002 has 5,712.00 open (due 2026-08-03, 1 day overdue). Policy: previous stage billed and not overdue."
        );
        await story.SayAsync(Priya, "settings gate advise");
        Says(
            await story.SayAsync(Bob, "can we start final delivery?"),
            "May start, though Design approval is not paid in full; the policy only advises."
        );
    }

    [Fact]
    [Trait("Promise", "16")]
    public async Task Was_it_billed_and_was_it_paid_has_one_exact_answer_at_any_time()
    {
        await using var story = await Website.SeedAsync(solo: false);
        const string asked = "was phase 2 billed? was it paid?";
        async Task AnswersAsync(string answer, string asOf)
        {
            var whole = $"{answer} As of {asOf} (Europe/Berlin), Acme website.";
            Assert.Equal(whole, (await story.SayAsync(Bob, asked)).Text);
            Assert.Equal(whole, (await story.SayAsync(Finn, "Was design approval billed? And was it paid?")).Text);
        }
        await AnswersAsync(
            "No, not billed: Design approval is planned, expected 2026-08-14. No, not paid: Design approval is not billed.",
            "2026-07-01 10:00"
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
            "2026-08-14 14:00"
        );
        await story.SayAsync(Priya, "invoice 2");
        await AnswersAsync(
            "No, not billed: the invoice for Design approval is drafted by Priya Shah, "
                + "2026-08-14 14:00 and waits for an approver. No, not paid: Design approval is not billed.",
            "2026-08-14 14:00"
        );
        await story.SayAsync(Marc, "issue 2");
        const string billed = "Yes, billed: Design approval, INV-2026-0002, 5,712.00, issued 2026-08-14.";
        await AnswersAsync($"{billed} No, not paid: 5,712.00 open, due 2026-08-28.", "2026-08-14 14:00");
        await story.SayAsync(Finn, "pay 2 1000");
        await AnswersAsync(
            $"{billed} No, in part: 1,000.00 of 5,712.00 received, 4,712.00 open, due 2026-08-28.",
            "2026-08-14 14:00"
        );
        story.Day("2026-08-31T09:00:00Z");
        await AnswersAsync(
            $"{billed} No, in part: 1,000.00 of 5,712.00 received, 4,712.00 open, due 2026-08-28, 3 days overdue.",
            "2026-08-31 11:00"
        );
        story.Day("2026-09-02T09:00:00Z");
        await story.SayAsync(Finn, "pay 2 4712");
        await AnswersAsync($"{billed} Yes, paid: in full on 2026-09-02 (5 days late, 2 payments).", "2026-09-02 11:00");
        // Months later it is the same, and a bounced payment is no payment.
        story.Day("2027-03-01T09:00:00Z");
        await AnswersAsync($"{billed} Yes, paid: in full on 2026-09-02 (5 days late, 2 payments).", "2027-03-01 10:00");
        await story.SayAsync(Finn, "reverse P3 reason \"bounced\"");
        await AnswersAsync(
            $"{billed} No, in part: 1,000.00 of 5,712.00 received, 4,712.00 open, due 2026-08-28, 185 days overdue.",
            "2027-03-01 10:00"
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
        await using var story = await Website.ToldAsync(solo);
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
                    "INV-2026-0003 (4,284.00 open)"
                );
            await story.SayAsync(Finn, $"pay {milestone} {money}");
        }
        await story.SayAsync(Marc, "refund 2 288 reason \"paid too much\"");
        var statement = await story.SayAsync(Bob, "statement");
        Assert.Equal(
            [
                "Contract: EUR 12,000.00",
                "Billed: 12,000.00",
                "VAT: 2,280.00",
                "Received: 14,568.00",
                "Refunded: 288.00",
                "Owed: 0.00",
                "Unexplained: 0.00",
            ],
            statement.Lines.Skip(1).Take(7)
        );
        Assert.Equal(
            [
                "2026-07-01 · INV-2026-0001 · Discovery report, P1 wire 7 · 2,000.00",
                "2026-07-10 · INV-2026-0001 · Discovery report, P2 wire 8 · 2,284.00",
                "2026-08-14 · INV-2026-0002 · Design approval, P3 · 6,000.00",
                "2026-09-18 · INV-2026-0003 · Final delivery, P4 · 4,284.00",
                "2026-09-18 · INV-2026-0002 · Design approval, P5 refund: paid too much · -288.00",
            ],
            statement.Rows
        );
        Says(statement, "Sum · 14,280.00");

        // The chain of a milestone: agreed, begun, delivered, confirmed, billed, paid, each with who and when.
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
            "Amount: 30 % = EUR 3,600.00 + 684.00 VAT, due 14 days after the invoice date",
            "Deliverable: Part 3 (https://files.example/3)",
            $"Confirmed: 2026-09-18 11:00 by {marc}, recorded by {marc}{mark}",
            "Invoice: INV-2026-0003 of 2026-09-18, due 2026-10-02: 3,600.00 + 684.00 VAT = EUR 4,284.00; "
                + $"issued by {marc}, 2026-09-18 11:00{mark}",
            "Money: received 4,284.00, paid 2026-09-18",
            "Audit trail intact"
        );
        Assert.Equal(
            [
                "added Final delivery, 30 %, expected 2026-09-18, due 14 days, done when file-delivery",
                "recorded that Dana Weiss agreed to terms v1 (e-mail, held by the team)",
                "started Final delivery. The gate then: May start: INV-2026-0002 for Design approval is paid in full.",
                "submitted Final delivery: Part 3 https://files.example/3",
                $"confirmed Final delivery complete by {marc}",
                "drafted the invoice for Final delivery: EUR 3,600.00 + 684.00 VAT",
                "issued INV-2026-0003 for Final delivery: EUR 4,284.00, due 2026-10-02",
                "recorded P4, EUR 4,284.00 of 2026-09-18 on INV-2026-0003",
            ],
            proof.Rows.Select(row => row.Split(" · ")[^1])
        );
        Says(proof, $"2026-09-18 11:00 · {finn}{mark} · recorded P4");
        Says(
            await story.SayAsync(Priya, "project close"),
            "Acme website is closed",
            "billed 12,000.00 + 2,280.00 VAT, received 14,568.00, owed 0.00"
        );
        // Money that nobody recorded is seen at once.
        story.Bot.Tamper("update payments set amount = 600100 where id = 3");
        Says(await story.SayAsync(Bob, "statement"), "Unexplained: 1.00", "The records and the audit trail differ");
    }

    private static async Task MoneyAsync(Story story, params string[] facts) =>
        Assert.Equal(
            ["Contract: EUR 12,000.00 net", .. facts],
            (await story.SayAsync(Bob, "money")).Lines.Skip(1).SkipLast(1)
        );

    private static IEnumerable<string> Table(Heard heard) =>
        heard.Lines.Where(line => line.Contains(" · ", StringComparison.Ordinal));
}
