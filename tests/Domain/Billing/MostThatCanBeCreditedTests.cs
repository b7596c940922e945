using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Billing;

/// <summary>
/// The most that can be credited is always taken, to the unit of each VAT treatment, and no answer offers what it
/// refuses.
/// </summary>
public sealed class MostThatCanBeCreditedTests
{
    private static ProjectFixture Issued(long minor, string currency, int rate) =>
        Website(
                minor: minor,
                currency: currency,
                vat: new(rate),
                milestones: [Stage("Final delivery", 100, Criterion.FileDelivery, 10)]
            )
            .Agreed()
            .Reach(1, "issued");

    private static void Settle(ProjectFixture fixture, SettlementKind kind, Money sum) =>
        fixture.Do(Priya, (p, s) => p.Settle(p.Invoices[0], kind, sum, "agreed", s));

    private static void Credit(ProjectFixture fixture, Money sum) =>
        fixture.Do(Priya, (p, s) => p.Credit(p.Invoices[0], sum, "agreed", s));

    [Fact]
    public void After_a_difference_all_that_is_open_can_be_credited()
    {
        // 16.026 + 1.298 = 17.324 KWD. The difference of 3.464 takes 3.204 + 0.260, so 12.822 + 1.038 are left.
        var fixture = Issued(16_026, "KWD", 81_000);
        Money Kwd(long minor) => new(minor, fixture.Project.Currency);
        Assert.Equal(Kwd(17_324), fixture.InvoiceAt(1).Gross);
        Settle(fixture, SettlementKind.Difference, Kwd(3_464));
        Credit(fixture, Kwd(13_860));
        var note = fixture.InvoiceAt(1).CreditNotes[0];
        Assert.Equal((Kwd(12_822), Kwd(1_038), false), (note.Net, note.Vat, note.IsFull));
        Assert.Equal((Kwd(0), Kwd(3_464)), (fixture.InvoiceAt(1).Open, fixture.InvoiceAt(1).Settled));
    }

    [Fact]
    public void Beside_a_bad_debt_the_rest_can_be_credited()
    {
        var fixture = Issued(94_113, "KWD", 100_000);
        Money Kwd(long minor) => new(minor, fixture.Project.Currency);
        Assert.Equal(Kwd(103_524), fixture.InvoiceAt(1).Gross);
        Settle(fixture, SettlementKind.BadDebt, Kwd(50_840));
        Credit(fixture, Kwd(52_684));
        Assert.Equal(
            (Kwd(0), Kwd(50_840)),
            (fixture.InvoiceAt(1).Open, fixture.InvoiceAt(1).SettledAs(SettlementKind.BadDebt))
        );
    }

    [Fact]
    public void Beside_a_bank_fee_the_most_that_is_offered_is_taken()
    {
        // 100.01 + 19.00 = 119.01 EUR; 15.00 stayed with the bank. No net makes 104.01 with 19 % on it.
        var fixture = Issued(10_001, "EUR", 190_000);
        Money Eur(long minor) => new(minor, Currency.Eur);
        Settle(fixture, SettlementKind.BankFee, Eur(1_500));
        foreach (var sum in new Money?[] { null, Eur(11_901), Eur(11_000) })
        {
            var refused = fixture.Refused<Refusal.CreditNeedsReversal>(
                Priya,
                (p, s) => p.Credit(p.Invoices[0], sum, "wrong", s)
            );
            Assert.Equal(Eur(10_401), refused.Most);
        }
        Assert.Equal(
            Eur(10_401),
            fixture
                .Refused<Refusal.CreditTooMuch>(Priya, (p, s) => p.Credit(p.Invoices[0], Eur(20_000), "wrong", s))
                .Most
        );
        Credit(fixture, Eur(10_401));
        Assert.Equal(Eur(0), fixture.InvoiceAt(1).Open);
    }

    [Fact]
    public void With_several_rates_all_that_is_left_needs_no_milestone()
    {
        var fixture = Mixed(out var last);
        Money Eur(long minor) => new(minor, Currency.Eur);
        Settle(fixture, last, SettlementKind.Difference, Eur(333));
        var left = fixture.Project.InvoiceById(last).Gross - Eur(333);
        fixture.Refused<Refusal.CreditNeedsMilestone>(
            Priya,
            (p, s) => p.Credit(p.InvoiceById(last), left - Eur(1), "agreed", s)
        );
        fixture.Do(Priya, (p, s) => p.Credit(p.InvoiceById(last), left, "agreed", s));
        Assert.Equal(Eur(0), fixture.Project.InvoiceById(last).Open);
        Assert.Equal(2, fixture.Project.InvoiceById(last).CreditNotes[0].Shares.Count);
        Assert.All(
            fixture.Project.InvoiceById(last).RemainingShares,
            share => Assert.Equal((Eur(0), Eur(0)), (share.Net, share.Vat))
        );
    }

    [Theory]
    [InlineData("EUR", 190_000)]
    [InlineData("EUR", 70_000)]
    [InlineData("JPY", 100_000)]
    [InlineData("KWD", 81_000)]
    [InlineData("CHF", 26_000)]
    public void Whatever_happened_before_it_is_taken_and_what_is_offered_instead_is_taken_too(string currency, int rate)
    {
        var random = new Random(rate);
        for (var i = 0; i < 60; i++)
        {
            var fixture = Issued(random.Next(20, 100_000), currency, rate);
            Money Minor(long minor) => new(minor, fixture.Project.Currency);
            for (var step = random.Next(4); step > 0; step--)
            {
                var open = fixture.InvoiceAt(1).Open.Minor;
                if (open < 2)
                    break;
                var sum = Minor(random.NextInt64(1, open));
                var kind = (SettlementKind)random.Next(5);
                _ =
                    random.Next(2) == 0
                        ? fixture.Try(Priya, (p, s) => p.Settle(p.Invoices[0], kind, sum, "agreed", s))
                        : fixture.Try(Priya, (p, s) => p.Credit(p.Invoices[0], sum, "agreed", s));
            }
            var invoice = fixture.InvoiceAt(1);
            for (var typed = 0; typed < 20 && invoice.Open.Minor > 1; typed++)
            {
                var sum = Minor(random.NextInt64(1, invoice.Open.Minor + 1));
                if (
                    fixture.Fork(f => f.Try(Priya, (p, s) => p.Credit(p.Invoices[0], sum, "agreed", s)))
                    is not Decision.Refused
                    (Refusal.NoNetForGross none)
                )
                    continue;
                Assert.True(none.Below is not null || none.Above is not null, $"{sum} of {invoice.Open}");
                foreach (var offered in new[] { none.Below, none.Above }.OfType<Money>())
                {
                    Assert.NotEqual(sum, offered);
                    fixture.Fork(f =>
                    {
                        Credit(f, offered);
                        return 0;
                    });
                }
            }
            var most = invoice.Gross - invoice.Credited - invoice.Reduced;
            most -= invoice.Settled - invoice.ClaimLowered;
            if (!most.IsPositive)
                continue;
            Credit(fixture, most);
            Assert.Equal(Minor(0), fixture.Project.Invoices[0].Open);
        }
    }

    private static void Settle(ProjectFixture fixture, int invoice, SettlementKind kind, Money sum) =>
        fixture.Do(Priya, (p, s) => p.Settle(p.InvoiceById(invoice), kind, sum, "agreed", s));

    /// <summary>A final invoice with lines at 19 % and at 7 %.</summary>
    private static ProjectFixture Mixed(out int last)
    {
        var fixture = Website(
            policy: GatePolicy.Advise,
            minor: 300_005,
            milestones:
            [
                Stage("Contract signed", 30, Criterion.ClientSignOff, 1) with
                {
                    Kind = MilestoneKind.Advance,
                    Vat = new(VatCategory.Standard, new(70_000)),
                },
                Stage("Final delivery", 70, Criterion.FileDelivery, 20),
            ]
        );
        fixture.Agreed().Reach(2, "issued");
        last = fixture.InvoiceAt(2).Id;
        Assert.Equal(InvoiceKind.Final, fixture.InvoiceAt(2).Kind);
        return fixture;
    }
}
