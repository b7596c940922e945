using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Questions;

/// <summary>
/// Questions about all that is not the plain path. A contract of 10,000.00 at 19 %: an advance of 2,000.00, a delivery
/// of 4,000.00 with 2 % discount, and a last one of 4,000.00. The sums are worked by hand.
/// </summary>
public sealed class LedgerQuestionsStory
{
    internal static async Task<TeamsStory> TellAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 10000 EUR vat 19 key ACME gate advise",
                "add \"Contract signed\" 20% advance expected +1d done-when written-email",
                "add \"Design approval\" 40% discount 2% 10d expected +10d done-when file-delivery",
                "add \"Website launch\" rest expected +30d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
            }
        )
            await story.SayAsync(Priya, line);
        return story;
    }

    private static async Task BillAsync(TeamsStory story, int stage)
    {
        foreach (
            var line in new[]
            {
                $"start {stage}",
                $"submit {stage} \"Files\"",
                $"confirm {stage} by \"Dana Weiss\" ref \"mail\"",
                $"invoice {stage}",
                $"issue {stage}",
            }
        )
            await story.SayAsync(Priya, line);
    }

    [Fact]
    public async Task A_deposit_is_the_advance_of_the_project_by_whatever_name()
    {
        await using var story = await TellAsync();
        Says(await story.SayAsync(Priya, "was the deposit paid?"), "No, not paid: Contract signed is not billed.");
        Says(
            await story.SayAsync(Priya, "how much is the down payment?"),
            "Contract signed is worth €2,000.00 + €380.00 VAT = €2,380.00 gross"
        );
        await BillAsync(story, 1);
        Says(
            await story.SayAsync(Priya, "is there an advance?"),
            "Yes. Contract signed is an advance: €2,000.00 + €380.00 VAT.",
            "€2,380.00 is open, due Wed 15 Jul 2026."
        );
        await story.SayAsync(Priya, "pay 1 2380");
        Says(
            await story.SayAsync(Priya, "was the prepayment paid?"),
            "Yes, paid: in full on Wed 1 Jul 2026",
            "That is Contract signed, INV-2026-0001."
        );
        // Another milestone is not called an advance by the answer.
        Says(
            await story.SayAsync(Priya, "was the advance for phase 2 paid?"),
            "Design approval is a delivery and no advance. No, not paid: Design approval is not billed."
        );
        await BillAsync(story, 2);
        // Lines 4,000.00 + 2,000.00, VAT 1,140.00, less the 2,380.00 of the advance.
        Says(
            await story.SayAsync(Priya, "when is the final invoice?"),
            "Not billed: Website launch is planned, expected Fri 31 Jul 2026. "
                + "It would be the final invoice: €6,000.00 + €1,140.00 VAT, less €2,380.00 received on advances, "
                + "leaves €4,760.00 to pay."
        );
        await BillAsync(story, 3);
        Says(
            await story.SayAsync(Priya, "was the final invoice issued?"),
            "Yes, billed: Website launch, INV-2026-0003, €4,760.00",
            "It is the final invoice: €6,000.00 + €1,140.00 VAT, less €2,380.00 received on advances"
        );
        Says(await story.SayAsync(Priya, "which advances do we have?"), "INV-2026-0003 deducts it.");
    }

    [Fact]
    public async Task A_project_without_advances_says_so_whatever_is_asked_of_the_deposit()
    {
        await using var story = await FixedLedger.TellAsync();
        foreach (
            var line in new[]
            {
                "was the deposit paid?",
                "is there a deposit?",
                "when is the advance due?",
                "which advances?",
            }
        )
            Says(await story.SayAsync(Bob, line), "Acme website has no advance: no milestone asks for money before");
    }

    [Fact]
    public async Task What_closed_an_invoice_without_money_is_answered_with_the_sums_of_money()
    {
        await using var story = await TellAsync();
        await BillAsync(story, 1);
        await story.SayAsync(Priya, "pay 1 2380");
        await BillAsync(story, 2);
        Says(
            await story.SayAsync(Priya, "was the discount taken on 2?"),
            "No discount is taken on INV-2026-0002 for Design approval. "
                + "The terms of Design approval give 2 % within 10 days, €4,664.80 in all until Sat 11 Jul 2026."
        );
        // 4,760.00 less 2 % is 4,664.80.
        await story.SayAsync(Priya, "pay 2 4664.80");
        await story.SayAsync(Priya, "settle 2 as discount reason \"2 % within 10 days\"");
        await BillAsync(story, 3);
        // 4,760.00 = 4,545.00 + 15.00 + 150.00 + 50.00; 20.00 of what arrives is interest.
        await story.SayAsync(Priya, "pay 3 4565 interest 20");
        await story.SayAsync(Priya, "settle 3 as bank-fee 15 reason \"charges of their bank\"");
        await story.SayAsync(Priya, "settle 3 as withheld-tax 150 reason \"certificate\"");
        await story.SayAsync(Priya, "settle 3 as bad-debt 50 reason \"insolvent\"");
        foreach (
            var (line, says) in new[]
            {
                ("what was the bank fee on 3?", "Bank fee on INV-2026-0003 for Website launch: S2: €15.00 bank fee"),
                ("which bank fees did we have?", "Bank fees: €15.00 in all: INV-2026-0003 for Website launch"),
                ("was there a bank fee on 2?", "No. No bank fee is recorded on INV-2026-0002 for Design approval."),
                (
                    "was the discount taken on 2?",
                    "Discount taken on INV-2026-0002 for Design approval: S1: €95.20 discount (€80.00 + €15.20 VAT)"
                ),
                ("which discount was taken?", "Discount taken: €95.20 gross: INV-2026-0002"),
                ("what was written off?", "Written off: €50.00 gross, €7.98 of it VAT: INV-2026-0003"),
                (
                    "was anything written off on INV-2026-0003?",
                    "Yes. INV-2026-0003 for Website launch: €50.00 written off, €7.98 of it VAT (insolvent)."
                ),
                ("was 2 written off?", "No. No bad debt is recorded on INV-2026-0002 for Design approval."),
                ("how much withheld tax do we have?", "Withheld tax (tax claims): €150.00 in all: INV-2026-0003"),
                ("how much interest did we get?", "Interest and flat fees received, no VAT: €20.00 in all"),
                // 95.20 + 15.00 + 150.00 + 50.00
                ("what was settled?", "Settled without money: €310.20 (Bank fees: €15.00, an expense;"),
                ("what was settled on 3?", "S3: €150.00 withheld tax"),
                ("what was the fee?", "The project has not ended, so there is no fee for its end. Bank fees: €15.00"),
                ("what VAT at 19 %?", "At 19 %: €1,900.00 VAT on €10,000.00 net."),
                ("what VAT at 7 %?", "Nothing is billed at 7 %. VAT billed: €1,900.00."),
                ("what was refunded?", "Nothing is refunded."),
                ("what did the bank take back?", "Nothing was taken back by the bank, and no payment is reversed."),
                ("which credit notes are there?", "No credit note is issued."),
                ("money", "used €11,589.80 + applied €0.00 + settled €310.20 + open €0.00"),
            }
        )
            Says(await story.SayAsync(Priya, line), says);
    }

    [Fact]
    public async Task Money_that_went_back_is_answered_and_a_misspelt_word_is_offered_and_not_guessed()
    {
        await using var story = await TellAsync();
        await BillAsync(story, 1);
        await story.SayAsync(Priya, "pay 1 2380");
        await story.SayAsync(Priya, "pay ACME 100");
        await story.SayAsync(Priya, "refund ACME 40 reason \"paid twice\"");
        await story.SayAsync(Priya, "reverse P1 reason \"wrong sum\"");
        foreach (
            var (line, says) in new[]
            {
                ("what was refunded?", "Refunded: €40.00 gross: €40.00 on Wed 1 Jul 2026 (P3, on account: paid twice)"),
                ("how much is left of Acme's credit?", "Acme GmbH has €60.00 of client credit left."),
                (
                    "what was reversed?",
                    "Reversed: €2,380.00 of P1 reversed by P4 on Wed 1 Jul 2026, INV-2026-0001: wrong sum."
                ),
                ("was the payment for phase 1 returned?", "€2,380.00 of P1 reversed by P4"),
                ("what was the bank fe on 1?", "Did you mean<br>what was the bank fee on 1?"),
                ("was the dicount taken on 2?", "Did you mean<br>was the discount taken on 2?"),
                ("how much intrest did we get", "Did you mean<br>how much interest did we get"),
                ("was anything refundet on INV-2026-0001?", "was anything refunded on INV-2026-0001?"),
                // What is not near to anything is not offered.
                ("how many hours did we bill for phase 2?", "I am not sure what \"hours\" means there"),
            }
        )
            Says(await story.SayAsync(Priya, line), says);
    }

    [Fact]
    public async Task The_fee_of_a_project_that_ended_is_the_fee_for_its_end()
    {
        await using var story = await TellAsync();
        await BillAsync(story, 1);
        await story.SayAsync(Priya, "project end reason \"the client stops\" fee 500 EUR \"Cancellation fee\"");
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"mail 2\"");
        Says(await story.SayAsync(Priya, "what was the fee?"), "The fee for ending the project: ", "€500.00");
        Says(await story.SayAsync(Priya, "were there bank fees?"), "No. Bank fees: none.");
    }
}
