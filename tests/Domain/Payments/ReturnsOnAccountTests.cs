using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Payments;

/// <summary>
/// Money on account of 500.00 (P1) that the bank takes back: from then on it counts nowhere, handled or not. The invoice
/// is 4,284.00.
/// </summary>
public sealed class ReturnsOnAccountTests
{
    [Fact]
    public void What_the_bank_took_back_is_no_credit_any_more_and_can_be_neither_used_nor_paid_out()
    {
        var fixture = OnAccount();
        Take(fixture, 50_000);
        Assert.Equal((Eur(0), Eur(0)), (fixture.Project.CreditLeft, fixture.Project.RefundableCredit));
        Assert.Empty(fixture.Project.UsableCredit);
        fixture.Refused<Refusal.AccountReturnOpen>(Finn, (p, s) => p.ApplyCredit(p.Invoices[0], null, s));
        fixture.Refused<Refusal.AccountReturnOpen>(Marc, (p, s) => p.RefundCredit(Eur(100), "asked for it", s));
        var totals = Totals.Create(fixture.Project);
        Assert.Equal((Eur(50_000), Eur(50_000)), (totals.Received, totals.ReturnedByBank));
    }

    [Fact]
    public void What_was_used_of_it_is_open_again_and_what_was_paid_out_is_owed()
    {
        var fixture = OnAccount();
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[0], Eur(20_000), s));
        fixture.Do(Marc, (p, s) => p.RefundCredit(Eur(10_000), "asked for it", s));
        // 500.00 = used 200.00 + paid out 100.00 + left 200.00.
        Take(fixture, 50_000);
        Assert.Equal((Eur(0), Eur(428_400)), (fixture.InvoiceAt(1).AppliedCredit, fixture.InvoiceAt(1).Open));
        Assert.Equal((Eur(0), Eur(10_000)), (fixture.Project.CreditLeft, fixture.Project.OwedOnAccount));
        var before = Totals.Create(fixture.Project);
        fixture.Do(Finn, (p, s) => p.Reverse(p.AccountEntries[0], "taken back", s));
        var after = Totals.Create(fixture.Project);
        // Handled, the same sums stand; only the money that is gone is no longer counted as received.
        Assert.Equal(before with { Received = Eur(0), ReturnedByBank = Eur(0) }, after);
        Assert.Empty(fixture.Project.OpenAccountReturns);
    }

    [Fact]
    public void A_part_takes_what_is_left_first_and_then_what_is_used()
    {
        var fixture = OnAccount();
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[0], Eur(20_000), s));
        Take(fixture, 35_000);
        Assert.Equal((Eur(0), Eur(15_000)), (fixture.Project.CreditLeft, fixture.InvoiceAt(1).AppliedCredit));
        // What pays the invoice is not certain.
        fixture.Refused<Refusal.AccountReturnOpen>(Marc, (p, s) => p.WriteOff(p.Invoices[0], "insolvent", s));
        fixture.Refused<Refusal.AccountReturnOpen>(Marc, (p, s) => p.Credit(p.Invoices[0], null, "cancelled", s));
    }

    [Fact]
    public void Other_credit_can_be_used_and_the_bank_says_it_once()
    {
        var fixture = OnAccount();
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(7_000)), s));
        Take(fixture, 50_000);
        Assert.Equal([(2, Eur(7_000))], fixture.Project.UsableCredit);
        Assert.IsType<Decision.Refused>(
            fixture.Project.RecordBankReturn(Back(fixture.Now, 50_000), "bank:1", 0, false, AsSource(fixture))
        );
        Assert.Single(fixture.Project.AccountReturns);
    }

    [Fact]
    public void Put_aside_it_is_credit_again_unless_the_invoice_was_paid_meanwhile()
    {
        var fixture = OnAccount();
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[0], Eur(50_000), s));
        Take(fixture, 50_000);
        UnmatchedPayment Line(Project p, DecisionContext s) => Back(s.At, 50_000) with { ReturnProject = p.Id };
        fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(428_400)), s));
        fixture.Refused<Refusal.PaymentNotUnmatched>(Finn, (p, s) => p.DismissPayment(Line(p, s), s));
        fixture.Do(Finn, (p, s) => p.Reverse(p.Invoices[0].Payments[0], "by mistake", s));
        fixture.Do(Finn, (p, s) => p.DismissPayment(Line(p, s), s));
        Assert.Equal((Eur(50_000), Eur(378_400)), (fixture.InvoiceAt(1).AppliedCredit, fixture.InvoiceAt(1).Open));
        Assert.Empty(fixture.Project.OpenAccountReturns);
    }

    [Fact]
    public void A_written_off_invoice_blocks_the_gate_while_the_credit_that_pays_it_is_in_doubt()
    {
        var fixture = OnAccount();
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[0], null, s));
        fixture.Do(Marc, (p, s) => p.WriteOff(p.Invoices[0], "insolvent", s));
        Assert.IsType<StageGate.Open>(GateOf(fixture));
        Take(fixture, 50_000);
        Assert.IsType<StageGate.Blocked>(GateOf(fixture));
    }

    [Fact]
    public void A_transfer_that_paid_an_invoice_and_on_account_is_taken_back_in_both_places()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(20_000)) with { Source = "bank:1/1" }, s));
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(30_000)) with { Source = "bank:1/2" }, s));
        Assert.IsType<Decision.Refused>(
            fixture.Project.RecordBankReturn(Back(fixture.Now, 25_000), "bank:1", 0, false, AsSource(fixture))
        );
        Take(fixture, 50_000);
        Assert.Equal((Eur(428_400), Eur(0)), (fixture.InvoiceAt(1).Open, fixture.Project.CreditLeft));
        Assert.Equal(Eur(50_000), Totals.Create(fixture.Project).ReturnedByBank);
        UnmatchedPayment Line(Project p, DecisionContext s) => Back(s.At, 50_000) with { ReturnProject = p.Id };
        fixture.Do(Finn, (p, s) => p.Reverse(p.AccountEntries[0], "taken back", s, Line(p, s)));
        fixture.Do(Finn, (p, s) => p.Reverse(p.Invoices[0].Payments[0], "taken back", s, Line(p, s)));
        Assert.Equal((Eur(0), Eur(0)), (Totals.Create(fixture.Project).Received, fixture.Project.CreditLeft));
        Assert.Empty(fixture.Project.OpenAccountReturns);
        Assert.Empty(fixture.InvoiceAt(1).OpenReturns);
    }

    private static StageGate GateOf(ProjectFixture fixture) => fixture.Project.GateOf(fixture.At(2), new(2026, 9, 1));

    private static Money Eur(long minor) => new(minor, Currency.Eur);

    private static ProjectFixture OnAccount()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(50_000)) with { Source = "bank:1" }, s));
        return fixture;
    }

    private static void Take(ProjectFixture fixture, long minor) =>
        fixture.Do(
            Clock,
            (p, s) => p.RecordBankReturn(Back(s.At, minor), "bank:1", 0, isUnrecorded: false, AsSource(fixture))
        );

    private static DecisionContext AsSource(ProjectFixture fixture) =>
        ContextOf(Clock, fixture.Now) with
        {
            Actor = new("source/bank", "the bank", ActorKind.Source, IsInProjectConversation: false),
        };

    private static UnmatchedPayment Back(DateTimeOffset at, long minor) =>
        new(4, new("bank:2", new(2026, 7, 3), Eur(minor), "", "Acme") { IsBankReturn = true }, "july.xml", "", at)
        {
            RecordedAmount = Eur(0),
        };
}
