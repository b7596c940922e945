using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>Credit notes, refunds, reversals and write-offs; after each of them the amounts add up.</summary>
public sealed partial class CorrectionsStory
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_is_credited_with_a_number_of_its_own_and_every_view_says_so(bool solo)
    {
        await using var story = await WebsiteProject.ToldAsync(solo);
        Says(
            await story.SayAsync(Marc, "credit INV-2026-0001 119.00 EUR reason \"discount agreed\""),
            "INV-2026-0001 has €4,165.00 open",
            "Issued CN-2026-0001 on INV-2026-0001: €100.00 + €19.00 VAT: discount agreed.",
            "Credited: €119.00, CN-2026-0001 of 2026-07-01",
            "Open: €4,165.00"
        );
        Says(
            await story.SayAsync(Bob, "show CN-2026-0001"),
            "CN-2026-0001: €119.00 credited on INV-2026-0001",
            "€4,165.00 is open",
            "Net, VAT: €100.00 + €19.00 (19 %)",
            "Reason: discount agreed",
            solo ? "Priya Shah" : "Marc Oliver",
            "SAMPLE"
        );
        Says(
            await story.SayAsync(Bob, "show CN-2026-0002"),
            "There is no credit note \"CN-2026-0002\" here; there is CN-2026-0001."
        );
        Says(
            await story.SayAsync(Bob, "show INV-2026-0001"),
            "INV-2026-0001: open, due in 14 days",
            "Credited: €119.00, CN-2026-0001"
        );
        Says(
            await story.SayAsync(Bob, "money"),
            "Billed: €3,600.00 net + €684.00 VAT",
            "Credited: €100.00 net + €19.00 VAT",
            "Given up: €100.00 net: €100.00 credited in part",
            "Not yet billed: €8,400.00 net",
            "Contract, net: €12,000.00 = billed €3,600.00 − credited €100.00 + given up €100.00 + not yet billed €8,400.00",
            "Invoices, gross: €4,284.00 − credited €119.00 = used €0.00 + applied €0.00 + settled €0.00 + open €4,165.00",
            "Owed: €4,165.00 gross"
        );
        Says(
            await story.SayAsync(Finn, "pay 1 4165"),
            "INV-2026-0001 is paid in full (1 payment)",
            "Design approval may start",
            "[Start Design approval]"
        );
        Says(
            await story.SayAsync(Bob, "statement"),
            "Contract: €12,000.00",
            "Billed: €3,600.00",
            "VAT: €684.00",
            "Credited: €100.00 + €19.00 VAT (CN-2026-0001 on INV-2026-0001)",
            "Received: €4,165.00",
            "Owed: €0.00",
            "Unexplained: €0.00"
        );
        Says(
            await story.SayAsync(Bob, "invoices"),
            "paid Wed 1 Jul 2026 (issued 2026-07-01, due 2026-07-15) · €4,284.00 · €0.00"
        );
        Says(await story.SayAsync(Bob, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task What_cannot_be_credited_says_what_can()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        foreach (
            var (line, says) in new[]
            {
                ("credit INV-2026-0001 119", "Reason \"<why>\" is missing"),
                (
                    "credit INV-2026-0009 reason \"x\"",
                    "There is no invoice \"INV-2026-0009\" here; there is INV-2026-0001."
                ),
                ("credit 1 0 reason \"x\"", "The amount must be above 0"),
                ("credit 1 -5 reason \"x\"", "above 0"),
                ("credit 1 100 USD reason \"x\"", "EUR"),
                ("credit 1 abc reason \"x\"", "is no amount"),
                ("credit 1 1200.005 EUR reason \"x\"", "decimals"),
                (
                    "credit 1 4284.01 reason \"x\"",
                    "€4,284.01 is more than the €4,284.00 that are left to credit on INV-2026-0001. "
                        + "Say instead: credit INV-2026-0001 €4,284.00"
                ),
                ("credit 1 reason \"\"", "Nothing was changed"),
                ("refund 1 10 reason \"x\"", "€0.00 can be paid back on INV-2026-0001"),
                ("refund 1 reason \"x\"", "<money> is missing"),
                ("reverse P1 reason \"x\"", "There is no payment \"P1\": none is recorded in this project yet."),
                ("approve R1", "There is no request \"R1\": nothing waits for a decision here."),
                ("settle-dispute 1", "INV-2026-0001 is not disputed"),
                ("snooze 1 0", "snooze takes whole days from 1 to 90"),
                ("snooze 1 91", "snooze takes whole days from 1 to 90"),
                ("snooze 1 soon", "is not a number of days"),
                ("promise 1 2026-06-30", "A promised date cannot be Tue 30 Jun 2026: today is Wed 1 Jul 2026."),
                ("promise 1 03/04/2026", "3 April or 4 March"),
                ("promise 1 someday", "is no date"),
                ("dispute 1", "Dispute of INV-2026-0001"),
                ("retry 7", "There is no invoice \"7\" here"),
                ("retry INV-2026-0001", "INV-2026-0001 is issued and not mailed: e-mail is not set up."),
                (
                    "sendback 1 \"x\"",
                    "Discovery report is billed already: INV-2026-0001, issued Wed 1 Jul 2026 by Priya Shah"
                ),
                ("later 2", "There is no invoice draft for Design approval"),
                ("ask override 2 reason \"soon\"", "15 characters or more"),
                ("ask override 1 reason \"we are in a hurry\"", "its gate is behind it"),
            }
        )
        {
            var before = await story.SayAsync(Priya, "audit");
            Says(await story.SayAsync(Priya, line), says);
            Assert.Equal(before.Text, (await story.SayAsync(Priya, "audit")).Text);
        }
    }

    [Fact]
    public async Task A_full_credit_asks_whether_to_bill_again_and_the_new_invoice_opens_the_gate()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Priya, "start 2");
        var credited = await story.SayAsync(Marc, "credit INV-2026-0001 reason \"wrong address\"");
        Says(
            credited,
            "INV-2026-0001 is credited in full (CN-2026-0001)",
            "all that was left: wrong address",
            "Is it to be billed again",
            "reason \"stage cancelled\"",
            "[Bill it again] invoice 1 again"
        );
        await story.EditedAsync("Blocked: INV-2026-0001 for Discovery report was credited in full (wrong address)");
        Says(
            await story.SayAsync(Bob, "next"),
            "INV-2026-0001 for Discovery report was credited in full. To bill it once more: invoice 1 again."
        );
        Says(
            await story.SayAsync(Bob, "status"),
            "INV-2026-0001 credited in full (CN-2026-0001)",
            "Credited: €3,600.00 net"
        );
        Says(
            await story.SayAsync(Priya, "invoice 1"),
            "was billed with INV-2026-0001 and credited in full (wrong address)",
            "invoice 1 again"
        );
        Says(
            await story.SayAsync(Finn, "pay 1 4284"),
            "Received €4,284.00: client credit, because INV-2026-0001 is credited in full"
        );
        Says(
            await story.SayAsync(Finn, "reverse P1 reason \"booked on the wrong project\""),
            "Reversed P1 of €4,284.00"
        );
        Says(
            await story.PressAsync(Priya, "Bill it again"),
            "Invoice draft: Discovery report",
            "billed before with INV-2026-0001 (credited: wrong address)"
        );
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0002 issued");
        await story.EditedAsync("Billed again: INV-2026-0002.");
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0002 4284"),
            "INV-2026-0002 is paid in full",
            "Design approval may start"
        );
        Says(
            await story.SayAsync(Bob, "show 1"),
            "Invoice: INV-2026-0001, €4,284.00, credited in full (CN-2026-0001)",
            "Invoice: INV-2026-0002, €4,284.00, paid Wed 1 Jul 2026"
        );
        Says(
            await story.SayAsync(Bob, "statement"),
            "Billed: €7,200.00",
            "VAT: €1,368.00",
            "Credited: €3,600.00 + €684.00 VAT",
            "Received: €4,284.00",
            "Owed: €0.00",
            "Unexplained: €0.00"
        );
    }

    [Fact]
    public async Task A_cancelled_stage_lets_the_next_one_start_and_the_project_close()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        Says(
            await story.SayAsync(Priya, "credit 1 reason \"stage cancelled by the client\""),
            "The stage is cancelled",
            "Design approval may start",
            "[Start Design approval]"
        );
        Says(await story.SayAsync(Priya, "next"), "Next billing point: Design approval");
        Says(await story.PressAsync(Priya, "Start Design approval"), "Design approval started");
        foreach (
            var line in new[]
            {
                "submit 2 \"x\"",
                "confirm 2",
                "invoice 2",
                "issue 2",
                "pay 2 5712",
                "start 3",
                "submit 3 \"x\"",
                "confirm 3",
                "invoice 3",
                "issue 3",
                "pay 3 4284",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "money"),
            "Given up: €3,600.00 net: €3,600.00 of cancelled stages",
            "Not yet billed: €0.00 net",
            "of that confirmed: €0.00 net"
        );
        Says(
            await story.SayAsync(Priya, "project close"),
            "Acme website is closed",
            "billed €12,000.00 + €2,280.00 VAT, received €9,996.00, owed €0.00",
            "Credited: €3,600.00 net + €684.00 VAT"
        );
    }

    [Fact]
    public async Task The_rounding_that_the_last_credit_note_takes_back_is_told()
    {
        await using var story = await MilestoneBot.Tests.Kit.Teams.TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Yen site\" client \"Kranich KK\" total 50 JPY vat 10",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
            }
        )
            await story.SayAsync(Priya, line);
        foreach (var gross in new[] { 6, 6, 6, 6, 6, 4 })
            Assert.DoesNotContain(
                "Rounding",
                (await story.SayAsync(Priya, $"credit 1 {gross} JPY reason \"discount\"")).Text,
                StringComparison.Ordinal
            );
        const string Says7 =
            "The VAT of CN-2026-0007 is ¥2 less than 10 % of its net: the notes before it were rounded, "
            + "and all of them together take back exactly the invoice's VAT of ¥5.";
        Says(
            await story.SayAsync(Priya, "credit 1 reason \"wrong address\""),
            "INV-2026-0001 is credited in full",
            $"Rounding: {Says7}"
        );
        Says(await story.SayAsync(Priya, "show CN-2026-0007"), "Net, VAT: ¥21 + ¥0 (10 %)", Says7);
        Assert.DoesNotContain(
            "rounded",
            (await story.SayAsync(Priya, "show CN-2026-0006")).Text,
            StringComparison.Ordinal
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}
