using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Payments;

/// <summary>
/// Which payment's credit is used, and what is taken back with it. The first invoice is 4,284.00, the second 5,712.00.
/// </summary>
public sealed class ClientCreditTests
{
    [Fact]
    public void The_credit_of_the_oldest_payment_is_used_first_and_names_its_payments()
    {
        var fixture = Two();
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(10_000)), s));
        fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(438_400), surplus: true), s));
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[1], Eur(15_000), s));
        Assert.Equal(
            new([new(1, Eur(10_000)), new(2, Eur(5_000))]),
            Assert.IsType<CreditApplied>(fixture.Journal[^1].Event).Parts
        );
        Assert.Equal((Eur(5_000), Eur(556_200)), (fixture.Project.CreditLeft, fixture.InvoiceAt(2).Open));
        Assert.Equal([(2, Eur(5_000))], fixture.Project.UsableCredit);
    }

    [Fact]
    public void The_oldest_payment_is_the_one_that_was_recorded_first_whatever_its_invoice()
    {
        var fixture = Two();
        fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[1], Payment(Eur(581_200), surplus: true), s));
        fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(438_400), surplus: true), s));
        Assert.Equal([(1, Eur(10_000)), (2, Eur(10_000))], fixture.Project.UsableCredit);
        fixture.Do(Marc, (p, s) => p.RefundCredit(Eur(10_000), "asked for it", s));
        Assert.Equal([(2, Eur(10_000))], fixture.Project.UsableCredit);
    }

    [Fact]
    public void What_is_open_on_a_void_invoice_is_not_written_off_because_it_would_bill_again()
    {
        var fixture = Two();
        fixture.Do(Marc, (p, s) => p.Credit(p.Invoices[0], null, "billed too early", s));
        fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(100)), s));
        fixture.Do(Marc, (p, s) => p.RefundCredit(Eur(100), "asked for it", s));
        fixture.Do(Finn, (p, s) => p.Reverse(p.Invoices[0].Payments[0], "bounced", s));
        var voided = fixture.Project.Invoices[0];
        Assert.Equal((InvoiceState.Credited, Eur(100)), (voided.State, voided.Open));
        fixture.Refused<Refusal.InvoiceNotOpen>(Marc, (p, s) => p.WriteOff(p.Invoices[0], "insolvent", s));
    }

    [Fact]
    public void A_credit_note_beyond_what_is_open_takes_money_first_the_newest_payment_first_and_then_applied_credit()
    {
        var fixture = Two();
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(100_000)), s));
        fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(200_000)), s));
        fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(100_000)), s));
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[0], null, s));
        // 4,284.00 = used 3,000.00 + applied 1,000.00 + open 284.00, and all of it is credited.
        fixture.Do(Marc, (p, s) => p.Credit(p.Invoices[0], null, "stage cancelled", s));
        var credited = fixture.Journal.Select(h => h.Event).OfType<CreditIssued>().Single();
        Assert.Equal(new([new(3, Eur(100_000)), new(2, Eur(200_000))]), credited.Released);
        Assert.Equal(
            new([new(1, Eur(100_000))]),
            fixture.Journal.Select(h => h.Event).OfType<ApplicationUndone>().Single().Parts
        );
        var i = fixture.Project.Invoices[0];
        Assert.Equal((Eur(0), Eur(0), Eur(0), Eur(300_000)), (i.Open, i.Used, i.AppliedCredit, i.MovedToCredit));
        Assert.Equal(Eur(400_000), fixture.Project.CreditLeft);
    }

    [Fact]
    public void Money_on_account_that_was_paid_out_and_is_taken_back_is_owed_without_an_invoice()
    {
        var fixture = Two();
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(50_000)), s));
        fixture.Do(Marc, (p, s) => p.RefundCredit(Eur(50_000), "asked for it", s));
        fixture.Do(Finn, (p, s) => p.Reverse(p.AccountEntries[0], "bounced", s));
        Assert.Equal((Eur(50_000), Eur(0)), (fixture.Project.OwedOnAccount, fixture.Project.CreditLeft));
        Assert.Equal(Eur(428_400 + 571_200 + 50_000), Totals.Create(fixture.Project).Owed);
        // What comes next pays that first: only the rest is credit.
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(80_000)), s));
        Assert.Equal((Eur(0), Eur(30_000)), (fixture.Project.OwedOnAccount, fixture.Project.CreditLeft));
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[0], null, s));
        Assert.Equal(Eur(398_400), fixture.InvoiceAt(1).Open);
    }

    [Fact]
    public void Until_finance_handles_it_credit_that_the_bank_has_taken_back_counts_on_no_invoice()
    {
        var fixture = Two();
        fixture.Do(
            Finn,
            (p, s) => p.Pay(p.Invoices[0], Payment(Eur(438_400), surplus: true) with { Source = "bank:1" }, s)
        );
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[1], Eur(6_000), s));
        // 100.00 of credit: 60.00 is used, 40.00 is left. The bank takes 90.00 back: 40.00 that is left, 50.00 of the use.
        fixture.Do(
            Clock,
            (p, s) =>
                p.RecordBankReturn(
                    Back(s, 9_000),
                    "bank:1",
                    0,
                    isUnrecorded: false,
                    s with
                    {
                        Actor = new("source/bank", "the bank", ActorKind.Source, IsInProjectConversation: false),
                    }
                )
        );
        Assert.Equal((Eur(0), Eur(0)), (fixture.InvoiceAt(1).Open, fixture.Project.CreditLeft));
        Assert.Equal((Eur(1_000), Eur(570_200)), (fixture.InvoiceAt(2).AppliedCredit, fixture.InvoiceAt(2).Open));
        fixture.Refused<Refusal.BankReturnOpen>(Marc, (p, s) => p.Credit(p.Invoices[1], null, "cancelled", s));
        fixture.Do(Finn, (p, s) => p.Reverse(p.Invoices[0].Payments[0], "taken back", s));
        // The whole payment is reversed, and what stays of it is recorded again: 10.00 more than the invoice needs.
        Assert.Equal((Eur(0), Eur(1_000)), (fixture.InvoiceAt(1).Open, fixture.Project.CreditLeft));
        Assert.Equal(Eur(571_200), fixture.InvoiceAt(2).Open);
    }

    [Fact]
    public void A_write_off_that_rested_on_applied_credit_lapses_when_its_payment_is_taken_back()
    {
        var fixture = Two();
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(500_000)), s));
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[1], Eur(500_000), s));
        fixture.Do(Marc, (p, s) => p.WriteOff(p.Invoices[1], "insolvent", s));
        fixture.Do(Finn, (p, s) => p.Reverse(p.AccountEntries[0], "bounced", s));
        Assert.Equal((InvoiceState.Issued, Eur(571_200)), (fixture.InvoiceAt(2).State, fixture.InvoiceAt(2).Open));
    }

    [Fact]
    public void A_refund_of_old_records_means_the_oldest_credit_of_its_invoice()
    {
        var fixture = Two();
        foreach (var sum in new[] { 429_400, 2_000 })
            fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(sum), surplus: true), s));
        var old = new RefundRecorded(3, 1, 1, Eur(1_500), Eur(1_500), new(2026, 7, 1), "paid too much");
        var project = fixture.Project.Apply(new(old, new(Marc, fixture.Now, Solo: false)));
        Assert.Equal(
            [Eur(0), Eur(1_500)],
            project.Invoices[0].Payments.Where(p => p.Kind == PaymentKind.Payment).Select(p => p.Credit)
        );
        Assert.Equal((Eur(1_500), Eur(428_400)), (project.CreditLeft, project.Invoices[0].Used));
    }

    [Fact]
    public void Announced_payments_and_uses_of_credit_share_their_numbers()
    {
        var fixture = Two();
        fixture.Do(Finn, (p, s) => p.PayOnAccount(Payment(Eur(5_000)), s));
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[0], Eur(1_000), s));
        fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(1_000)) with { On = s.SellerToday.AddDays(3) }, s));
        fixture.Do(Finn, (p, s) => p.ApplyCredit(p.Invoices[0], Eur(2_000), s));
        Assert.Equal(["A1", "A3"], fixture.Project.Applications.Select(a => a.Name));
        Assert.Equal("A2", fixture.Project.FindAnnouncedPayment("a2")!.Name);
        Assert.Null(fixture.Project.FindApplication("A2"));
    }

    private static Money Eur(long minor) => new(minor, Currency.Eur);

    /// <summary>Two issued invoices, nothing paid.</summary>
    private static ProjectFixture Two()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Do(Marc, (p, s) => p.Override(fixture.At(2), "a reason that is long enough", s));
        return fixture.Reach(2, "issued");
    }

    private static UnmatchedPayment Back(DecisionContext s, long minor) =>
        new(4, new("bank:2", new(2026, 7, 3), Eur(minor), "", "Acme") { IsBankReturn = true }, "july.xml", "", s.At)
        {
            RecordedAmount = Eur(0),
        };
}
