using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Billing;

/// <summary>What a final invoice deducts is what was received, and the price of an advance is billed once.</summary>
public sealed class FinalInvoiceDeductionTests
{
    /// <summary>An advance of 2,000.00 and a delivery of 3,000.00, both at 19 %.</summary>
    private static ProjectFixture WithAdvanceIssued()
    {
        var fixture = Website(
            GatePolicy.Advise,
            500_000,
            milestones:
            [
                Of("Contract signed", 2_000) with
                {
                    Kind = MilestoneKind.Advance,
                },
                Of("Website launch", 3_000),
            ]
        );
        fixture.Agreed();
        fixture.Reach(1, "issued");
        return fixture;
    }

    private static NewMilestone Of(string name, int euros) =>
        new(name, new Amount.Sum(Eur(euros)), null, new DateOnly(2026, 8, 1), 14, Criterion.WrittenEmail);

    private static Money Eur(long euros, int cents = 0) => new(euros * 100 + cents, Currency.Eur);

    private static void Pay(ProjectFixture fixture, int position, Money amount) =>
        fixture.Do(Priya, (p, s) => p.Pay(p.InvoiceOf(fixture.At(position))!, Payment(amount), s));

    [Fact]
    public void A_draft_deducts_what_was_received_and_not_what_is_still_open()
    {
        var fixture = WithAdvanceIssued();
        Pay(fixture, 1, Eur(1_190));
        fixture.Reach(2, "drafted");
        var claim = fixture.Project.ClaimFor(fixture.At(2));
        var share = Assert.Single(claim.Deductions).Share;
        Assert.Equal((Eur(1_000), Eur(190)), (share.Net, share.Vat));
        Assert.Equal((Eur(4_000), Eur(760)), (claim.NetOf(Currency.Eur), claim.VatOf(Currency.Eur)));

        // The credit note of the open part changes no sum that the approver has seen.
        fixture.Do(Priya, (p, s) => p.Credit(fixture.InvoiceAt(1), Eur(1_190), "billed with the final invoice", s));
        Assert.Equal(claim, fixture.Project.ClaimFor(fixture.At(2)));
    }

    [Fact]
    public void A_draft_deducts_nothing_for_an_advance_on_which_nothing_was_received()
    {
        var fixture = WithAdvanceIssued();
        fixture.Reach(2, "drafted");
        var claim = fixture.Project.ClaimFor(fixture.At(2));
        Assert.Empty(claim.Deductions);
        Assert.Equal(Eur(5_950), claim.NetOf(Currency.Eur) + claim.VatOf(Currency.Eur));
    }

    [Theory]
    [InlineData(SettlementKind.Difference)]
    [InlineData(SettlementKind.BankFee)]
    [InlineData(SettlementKind.WithheldTax)]
    public void What_is_settled_on_an_advance_is_not_asked_for_again_by_the_final_invoice(SettlementKind kind)
    {
        var fixture = WithAdvanceIssued();
        Pay(fixture, 1, Eur(2_378, 81));
        fixture.Do(Priya, (p, s) => p.Settle(fixture.InvoiceAt(1), kind, Eur(1, 19), "small difference", s));
        fixture.Reach(2, "issued");
        var final = fixture.InvoiceAt(2);
        Assert.Equal((Eur(3_000), Eur(570)), (final.Net, final.Vat));
        Assert.Equal(Eur(2_380), Assert.Single(final.Deductions).Share.Gross);
        // Contract 5,000 = billed 2,000 + 3,000.
        Assert.Equal((Eur(5_000), Eur(0)), (Totals.Create(fixture.Project).Billed, Unbilled(fixture)));
    }

    private static Money Unbilled(ProjectFixture fixture) =>
        Forecast.Create(fixture.Project, new(2026, 7, 2), new(2026, 7, 2)).Unbilled;
}
