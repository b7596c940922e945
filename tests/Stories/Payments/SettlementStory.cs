using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>
/// Less than the whole arrives. INV-2026-0001 is 3,600.00 + 684.00 VAT = 4,284.00; Priya leads, Marc approves, Finn is
/// finance.
/// </summary>
public sealed class SettlementStory
{
    private static Task<TeamsStory> ToldAsync() => WebsiteProject.ToldAsync(solo: false);

    [Fact]
    public async Task A_bank_fee_is_an_expense_and_the_invoice_is_paid()
    {
        await using var story = await ToldAsync();
        await story.SayAsync(Finn, "pay 1 4269");
        // 4,284.00 - 4,269.00 = 15.00.
        Says(
            await story.SayAsync(Finn, "settle 1 as bank-fee reason \"charges of their bank\""),
            "is paid in full (1 payment, €15.00 bank fee)",
            "S1: €15.00 bank fee",
            "Open: €0.00"
        );
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid", "€15.00 bank fee");
        Says(await story.SayAsync(Priya, "start 2"), "Design approval");
        Says(
            await story.SayAsync(Finn, "audit"),
            "settled €15.00 bank fee on INV-2026-0001 (S1): charges of their bank"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_difference_lowers_the_price_and_the_vat_in_its_share()
    {
        await using var story = await ToldAsync();
        await story.SayAsync(Finn, "pay 1 4260.20");
        // 23.80 x 684.00 / 4,284.00 = 3.80 VAT; 20.00 net.
        Says(
            await story.SayAsync(Finn, "settle INV-2026-0001 as difference 23.80 EUR reason \"let go\""),
            "S1: €23.80 difference (€20.00 + €3.80 VAT)",
            "Open: €0.00"
        );
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid", "€23.80 difference");
        // The price is 4,260.20 now: no more than that can be credited.
        Says(await story.SayAsync(Marc, "credit 1 4270 reason \"too much\""), "Nothing was changed");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Withheld_tax_stays_a_claim_and_only_an_approver_settles_it()
    {
        await using var story = await ToldAsync();
        await story.SayAsync(Finn, "pay 1 4134");
        Says(
            await story.SayAsync(Finn, "settle 1 as withheld-tax 150 reason \"certificate of 3 August\""),
            "R1",
            "settling €150.00 of INV-2026-0001 as withheld tax"
        );
        Says(await story.SayAsync(Finn, "approve R1"), "You cannot decide a request");
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "€150.00 open");
        Says(await story.SayAsync(Marc, "approve R1"), "is paid in full (1 payment, €150.00 withheld tax)");
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid", "€150.00 withheld tax");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_part_that_is_lost_shows_its_vat_and_gives_way_to_money_that_comes_after_all()
    {
        await using var story = await ToldAsync();
        // 1,000.00 x 684.00 / 4,284.00 = 159.66 VAT; 840.34 net.
        Says(
            await story.SayAsync(Marc, "settle 1 as bad-debt 1000 reason \"insolvent\""),
            "S1: €1,000.00 bad debt (€840.34 + €159.66 VAT)",
            "Open: €3,284.00"
        );
        // 400.00 recovers the loss first: 600.00 stays lost and 3,284.00 open.
        Says(
            await story.SayAsync(Finn, "pay 1 400"),
            "Received €400.00 on INV-2026-0001",
            "€400.00 of it was paid after all, €600.00 is left",
            "Open: €3,284.00"
        );
        // 3,884.00 is 600.00 of the loss and 3,284.00 of what is open.
        Says(await story.SayAsync(Finn, "pay 1 3884"), "is paid in full (2 payments)");
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task The_whole_balance_as_bad_debt_is_the_write_off_that_people_know()
    {
        await using var story = await ToldAsync();
        Says(
            await story.SayAsync(Marc, "settle 1 as bad-debt reason \"insolvent\""),
            "is written off: €4,284.00 lost",
            "Of the €4,284.00 lost, €684.00 is VAT."
        );
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "No, not paid", "€4,284.00 written off (insolvent)");
    }

    [Fact]
    public async Task Finance_settles_up_to_the_limit_of_an_invoice_and_asks_beyond_it()
    {
        await using var story = await ToldAsync();
        await story.SayAsync(Finn, "settle 1 as bank-fee 15 reason \"charges\"");
        // 15.00 + 10.00 is the limit of 25.00; one cent more is not.
        Says(await story.SayAsync(Finn, "settle 1 as difference 10.01 reason \"let go\""), "R1");
        Says(await story.SayAsync(Finn, "settle 1 as difference 10 reason \"let go\""), "S2: €10.00 difference");
        Says(await story.SayAsync(Finn, "settings settle-limit 50"), "You cannot set what may be settled", "approver");
        Says(await story.SayAsync(Marc, "settings settle-limit 50"), "Settle limit: €25.00", "→ €50.00");
        Says(await story.SayAsync(Finn, "settle 1 as difference 25 reason \"let go\""), "S3: €25.00 difference");
        Says(
            await story.SayAsync(Bob, "settle 1 as bank-fee 1 reason \"charges\""),
            "You cannot settle what does not arrive",
            "approver"
        );
        Says(await story.SayAsync(Priya, "settle 1 as bank-fee 1 reason \"charges\""), "R2");
        Says(await story.SayAsync(Marc, "decline R2 \"no\""), "R2 declined");
    }

    [Fact]
    public async Task A_settled_amount_is_taken_back_by_undo_and_by_its_name()
    {
        await using var story = await ToldAsync();
        await story.SayAsync(Finn, "settle 1 as bank-fee 15 reason \"charges\"");
        Says(await story.SayAsync(Finn, "undo"), "€4,284.00 open");
        await story.SayAsync(Finn, "settle 1 as bank-fee 15 reason \"charges\"");
        story.Clock.Now += TimeSpan.FromMinutes(1);
        Says(await story.SayAsync(Finn, "undo"), "reverse S2 reason");
        Says(await story.SayAsync(Finn, "reverse S2 reason \"they paid it\""), "€4,284.00 open", "taken back by Finn");
        Says(await story.SayAsync(Finn, "reverse S2 reason \"again\""), "S2 is taken back already");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_small_difference_is_let_go_by_the_clock_and_it_says_so()
    {
        await using var story = await ToldAsync();
        Says(await story.SayAsync(Marc, "settings small-difference €25.01"), "above the limit of €25.00");
        Says(await story.SayAsync(Marc, "settings small-difference €0.50"), "€0.50 is settled automatically");
        // 0.51 short is more than the rule lets go.
        await story.SayAsync(Finn, "pay 1 4283.49");
        await story.TickAsync("2026-07-02T09:00:00Z");
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "€0.51 open");
        // 0.50 short: 0.50 x 684.00 / 4,284.00 = 0.08 VAT.
        await story.SayAsync(Finn, "pay 1 0.01");
        Says(
            await story.TickAsync("2026-07-02T09:02:00Z"),
            "S1: €0.50 difference (€0.42 + €0.08 VAT)",
            "small difference"
        );
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "by the clock: small difference");
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid", "€0.50 difference");
        // The payment was wrong: then the difference was not the whole story.
        Says(await story.SayAsync(Finn, "reverse P1 reason \"wrong invoice\""), "€4,283.99 open");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Interest_that_arrives_is_its_own_balance_and_pays_no_invoice()
    {
        await using var story = await ToldAsync();
        // 4,300.00 arrive, 50.00 of it interest: 4,250.00 pay the invoice and 34.00 stay open.
        Says(
            await story.SayAsync(Finn, "pay 1 4300 interest 50"),
            "€50.00 of the €4,300.00 is interest",
            "Received: €4,300.00 = used €4,250.00 + interest €50.00",
            "Interest: €50.00",
            "Open: €34.00"
        );
        Says(
            await story.SayAsync(Priya, "was phase 1 paid?"),
            "No, in part: €4,300.00 of €4,284.00 received (€50.00 of it interest), €34.00 open"
        );
        Says(await story.SayAsync(Priya, "money"), "Interest: €50.00, no VAT", "Owed: €34.00");
        Says(await story.SayAsync(Finn, "pay 1 10 interest 20"), "is not a part of the €10.00", "Nothing was changed");
        Says(await story.SayAsync(Finn, "reverse P1 reason \"wrong\""), "€4,284.00 open");
        Assert.DoesNotContain("Interest", (await story.SayAsync(Priya, "money")).Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Money_and_statement_show_each_kind_in_its_own_balance()
    {
        await using var story = await ToldAsync();
        await story.SayAsync(Finn, "settle 1 as bank-fee 15 reason \"charges\"");
        await story.SayAsync(Marc, "settle 1 as difference 23.80 reason \"agreed\"");
        await story.SayAsync(Marc, "settle 1 as withheld-tax 150 reason \"certificate\"");
        await story.SayAsync(Marc, "settle 1 as bad-debt 1000 reason \"insolvent\"");
        // 4,284.00 - 15.00 - 23.80 - 150.00 - 1,000.00 = 3,095.20.
        foreach (var words in new[] { "money", "statement" })
            Says(
                await story.SayAsync(Priya, words),
                "Bank fees: €15.00, an expense",
                "Discounts, differences: €23.80 gross, €3.80 of it VAT",
                "Tax claims: €150.00 withheld by the client",
                "Written off: €1,000.00 gross, €159.66 of it VAT",
                "Owed: €3,095.20"
            );
        // A full credit note would give back money that never came in.
        Says(
            await story.SayAsync(Marc, "credit 1 reason \"stage cancelled\""),
            "settled as withheld tax",
            "reverse S3"
        );
        await story.SayAsync(Finn, "reverse S3 reason \"credited\"");
        await story.SayAsync(Finn, "reverse S1 reason \"credited\"");
        Says(await story.SayAsync(Marc, "credit 1 reason \"stage cancelled\""), "is credited in full");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}
