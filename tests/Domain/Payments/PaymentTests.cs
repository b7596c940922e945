using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Payments;

/// <summary>Reversals, refunds and write-offs: nothing is deleted, and the totals follow.</summary>
public sealed class PaymentTests
{
    private static ProjectFixture Issued() => Website().Team().Agreed().Reach(1, "issued");

    private static Money Eur(long minor) => new(minor, Currency.Eur);

    private static Payment Entry(ProjectFixture fixture, int id) =>
        fixture.Project.Invoices.SelectMany(i => i.Payments).First(x => x.Id == id);

    private static ProjectFixture Paid(long minor)
    {
        var fixture = Issued();
        fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(Eur(minor), surplus: true), s));
        return fixture;
    }

    [Fact]
    public void A_reversal_adds_the_opposite_and_opens_the_invoice_again()
    {
        var fixture = Paid(428_400);
        fixture.Do(Finn, (p, s) => p.Reverse(Entry(fixture, 1), " bounced ", s));
        var invoice = fixture.InvoiceAt(1);
        Assert.Equal(
            (Eur(428_400), Eur(0), InvoiceStatus.Open, null),
            (invoice.Open, invoice.Received, invoice.Status, invoice.PaidOn)
        );
        Assert.Equal(
            (PaymentKind.Reversal, 1, "bounced"),
            (invoice.Payments[1].Kind, invoice.Payments[1].Reverses, invoice.Payments[1].Reason)
        );
        Assert.False(fixture.Project.GateOf(fixture.At(2), new(2026, 7, 2)).IsOpen);
        Assert.Empty(invoice.EffectivePayments);
        fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(Eur(428_400), again: false), s));
        Assert.Equal(InvoiceStatus.Paid, fixture.InvoiceAt(1).Status);
    }

    [Fact]
    public void An_entry_is_reversed_once_by_finance_with_a_reason_and_a_reversal_never()
    {
        var fixture = Paid(100_000);
        fixture.Refused<Refusal.NotAllowed>(Priya, (p, s) => p.Reverse(Entry(fixture, 1), "bounced", s));
        fixture.Refused<Refusal.NotAllowed>(Marc, (p, s) => p.Reverse(Entry(fixture, 1), "bounced", s));
        fixture.Refused<Refusal.InvalidText>(Finn, (p, s) => p.Reverse(Entry(fixture, 1), " ", s));
        fixture.Do(Finn, (p, s) => p.Reverse(Entry(fixture, 1), "bounced", s));
        fixture.Refused<Refusal.AlreadyReversed>(Finn, (p, s) => p.Reverse(Entry(fixture, 1), "bounced", s));
        fixture.Refused<Refusal.PaymentNotReversible>(Finn, (p, s) => p.Reverse(Entry(fixture, 2), "it had not", s));
    }

    [Fact]
    public void A_payment_that_was_refunded_and_is_taken_back_opens_its_invoice_by_so_much_more()
    {
        var fixture = Paid(100_000);
        fixture.Do(Marc, (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(60_000), "too early", s));
        fixture.Fork(f =>
        {
            f.Do(Finn, (p, s) => p.Reverse(Entry(f, 1), "bounced", s));
            Assert.Equal((Eur(488_400), Eur(-60_000)), (f.InvoiceAt(1).Open, f.InvoiceAt(1).Used));
            f.Do(Finn, (p, s) => p.Reverse(Entry(f, 2), "the transfer came back", s));
            Assert.Equal((Eur(428_400), Eur(0)), (f.InvoiceAt(1).Open, f.InvoiceAt(1).Used));
            return 0;
        });
        fixture.Do(Finn, (p, s) => p.Reverse(Entry(fixture, 2), "the transfer came back", s));
        Assert.Equal((Eur(100_000), Eur(0)), (fixture.InvoiceAt(1).Received, fixture.InvoiceAt(1).Refunded));
        fixture.Do(Finn, (p, s) => p.Reverse(Entry(fixture, 1), "bounced", s));
        Assert.Equal(
            (Eur(428_400), Eur(0), Eur(0)),
            (fixture.InvoiceAt(1).Open, fixture.InvoiceAt(1).Received, fixture.InvoiceAt(1).CreditLeft)
        );
    }

    [Fact]
    public void A_refund_is_not_taken_back_where_the_invoice_was_paid_or_credited_since()
    {
        var fixture = Paid(100_000);
        fixture.Do(Marc, (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(100_000), "cancelled", s));
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), null, "stage cancelled", s));
        fixture.Refused<Refusal.PaymentNotReversible>(Finn, (p, s) => p.Reverse(Entry(fixture, 2), "it came back", s));
        // Paid out and taken back: the client owes it, although the invoice is void.
        fixture.Do(Finn, (p, s) => p.Reverse(Entry(fixture, 1), "bounced", s));
        Assert.Equal(Eur(100_000), fixture.Project.Invoices[0].Open);
    }

    [Fact]
    public void A_refund_takes_the_clients_credit_first_and_then_opens_the_invoice()
    {
        var fixture = Paid(438_400);
        Assert.Equal(Eur(10_000), fixture.InvoiceAt(1).CreditLeft);
        fixture.Do(Marc, (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(4_000), "paid too much", s));
        Assert.Equal(
            (Eur(6_000), Eur(0), InvoiceStatus.Paid),
            (fixture.InvoiceAt(1).CreditLeft, fixture.InvoiceAt(1).Open, fixture.InvoiceAt(1).Status)
        );
        fixture.Do(Marc, (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(16_000), "a discount after all", s));
        var (invoice, totals) = (fixture.InvoiceAt(1), Totals.Create(fixture.Project));
        Assert.Equal((Eur(0), Eur(10_000), Eur(418_400)), (invoice.CreditLeft, invoice.Open, invoice.Used));
        Assert.Equal(
            (Eur(438_400), Eur(20_000), Eur(10_000), Eur(0)),
            (totals.Received, totals.Refunded, totals.Owed, totals.Credit)
        );
    }

    [Fact]
    public void No_more_is_refunded_than_came_in_and_only_by_an_approver()
    {
        var fixture = Paid(100_000);
        fixture.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(1), "paid twice", s));
        fixture.Refused<Refusal.InvalidMoney>(Marc, (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(0), "paid twice", s));
        fixture.Refused<Refusal.InvalidText>(Marc, (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(1), "", s));
        Assert.Equal(
            Eur(100_000),
            fixture
                .Refused<Refusal.RefundTooMuch>(
                    Marc,
                    (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(100_001), "paid twice", s)
                )
                .Most
        );
        fixture.Refused<Refusal.MembershipUnknown>(
            Marc,
            (p, s) =>
                p.Refund(
                    fixture.InvoiceAt(1),
                    Eur(1),
                    "paid twice",
                    s with
                    {
                        Actor = s.Actor with { Kind = ActorKind.Unknown },
                    }
                )
        );
        fixture.Do(Marc, (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(70_000), "paid twice", s));
        Assert.Equal(
            Eur(30_000),
            fixture
                .Refused<Refusal.RefundTooMuch>(
                    Marc,
                    (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(30_001), "paid twice", s)
                )
                .Most
        );
        fixture.Do(Marc, (p, s) => p.WriteOff(fixture.InvoiceAt(1), "insolvent", s));
        Assert.Equal(
            Eur(30_000),
            fixture
                .Refused<Refusal.RefundTooMuch>(
                    Marc,
                    (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(30_001), "paid twice", s)
                )
                .Most
        );
        fixture.Refused<Refusal.InvoiceNotIssued>(
            Marc,
            (p, s) => p.Refund(Website().Agreed().Reach(1, "drafted").InvoiceAt(1), Eur(1), "paid twice", s)
        );
    }

    [Fact]
    public void A_balance_given_up_is_lost_and_not_owed_and_the_next_stage_may_start()
    {
        var fixture = Paid(400_000);
        fixture.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.WriteOff(fixture.InvoiceAt(1), "insolvent", s));
        fixture.Refused<Refusal.InvalidText>(Marc, (p, s) => p.WriteOff(fixture.InvoiceAt(1), "", s));
        fixture.Do(Marc, (p, s) => p.WriteOff(fixture.InvoiceAt(1), "insolvent", s));
        var (invoice, totals) = (fixture.InvoiceAt(1), Totals.Create(fixture.Project));
        Assert.Equal(
            (InvoiceStatus.WrittenOff, Eur(0), Eur(28_400)),
            (invoice.Status, invoice.Open, invoice.WrittenOffBalance)
        );
        Assert.Equal((Eur(0), Eur(28_400)), (totals.Owed, totals.WrittenOff));
        Assert.IsType<StageGate.Open>(fixture.Project.GateOf(fixture.At(2), new(2026, 7, 2)));
        fixture.Refused<Refusal.InvoiceNotOpen>(Marc, (p, s) => p.WriteOff(fixture.InvoiceAt(1), "insolvent", s));
        // A payment that arrives later reduces the write-off.
        fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(Eur(28_400)), s));
        Assert.Equal(
            (InvoiceStatus.Paid, Eur(0)),
            (fixture.InvoiceAt(1).Status, fixture.InvoiceAt(1).WrittenOffBalance)
        );
    }

    [Fact]
    public void What_was_given_up_rests_on_what_had_come_in_and_is_owed_again_when_that_goes_back()
    {
        var fixture = Paid(428_300);
        fixture.Do(Marc, (p, s) => p.WriteOff(fixture.InvoiceAt(1), "bank charges", s));
        fixture.Now = fixture.Now.AddMinutes(1);
        fixture.Do(Finn, (p, s) => p.Reverse(fixture.InvoiceAt(1).Payments[0], "the cheque bounced", s));
        var invoice = fixture.InvoiceAt(1);
        Assert.Equal(
            (InvoiceState.Issued, Eur(428_400), Eur(0), null),
            (invoice.State, invoice.Open, invoice.WrittenOffBalance, invoice.WriteOff)
        );
        Assert.IsType<StageGate.Blocked>(fixture.Project.GateOf(fixture.At(2), new(2026, 7, 2)));
        Assert.Equal(
            (Eur(428_400), Eur(0)),
            (Totals.Create(fixture.Project).Owed, Totals.Create(fixture.Project).WrittenOff)
        );
        fixture.Do(Marc, (p, s) => p.WriteOff(fixture.InvoiceAt(1), "insolvent", s));
        fixture.Now = fixture.Now.AddMinutes(1);
        // The write-off was not based on this later payment, so reversing the payment leaves it in force.
        fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(Eur(100)), s));
        fixture.Do(Finn, (p, s) => p.Reverse(fixture.InvoiceAt(1).Payments[^1], "booked on the wrong invoice", s));
        Assert.Equal(
            (InvoiceState.WrittenOff, Eur(428_400)),
            (fixture.InvoiceAt(1).State, fixture.InvoiceAt(1).WrittenOffBalance)
        );
    }

    [Fact]
    public void A_written_off_invoice_that_was_paid_later_is_refunded_up_to_received_minus_refunded()
    {
        var fixture = Paid(400_000);
        fixture.Do(Marc, (p, s) => p.WriteOff(fixture.InvoiceAt(1), "insolvent", s));
        fixture.Now = fixture.Now.AddMinutes(1);
        fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(Eur(30_000), surplus: true), s));
        Assert.Equal(
            Eur(430_000),
            fixture
                .Refused<Refusal.RefundTooMuch>(
                    Marc,
                    (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(430_001), "paid too much", s)
                )
                .Most
        );
        fixture.Do(Marc, (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(1_600), "paid too much", s));
        Assert.Equal(
            (Eur(0), Eur(0), Eur(0)),
            (fixture.InvoiceAt(1).CreditLeft, fixture.InvoiceAt(1).Open, fixture.InvoiceAt(1).WrittenOffBalance)
        );
    }

    [Fact]
    public void A_number_that_is_one_entry_and_the_reference_of_another_is_asked_back()
    {
        var fixture = Issued();
        foreach (var reference in new[] { "3", "2", "4711" })
            fixture.Do(
                Finn,
                (p, s) => p.Pay(fixture.InvoiceAt(1), new(Eur(100), null, reference, "", false, true, ""), s)
            );
        Assert.Equal(
            ["P1", "P3"],
            Assert.IsType<Refusal.PaymentAmbiguous>(fixture.Project.FindPayment("3").No).Candidates.Select(p => p.Name)
        );
        // An entry whose own reference is its number, a name, and a reference that is no entry have one reading.
        foreach (var (typed, id) in new[] { ("2", 2), ("P3", 3), ("p1", 1), ("1", 1), ("4711", 3) })
            Assert.Equal(id, fixture.Project.FindPayment(typed).Found!.Id);
    }

    [Fact]
    public void Entries_are_found_by_name_number_or_the_only_reference()
    {
        var fixture = Issued();
        foreach (var reference in new[] { "wire 7", "wire 8", "WIRE 8" })
            fixture.Do(
                Finn,
                (p, s) => p.Pay(fixture.InvoiceAt(1), new(Eur(100), null, reference, "", false, true, ""), s)
            );
        foreach (var (typed, id) in new[] { ("P2", 2), ("p3", 3), ("1", 1), (" Wire 7 ", 1) })
            Assert.Equal(id, fixture.Project.FindPayment(typed).Found!.Id);
        Assert.Equal(
            ["P2", "P3"],
            Assert
                .IsType<Refusal.PaymentAmbiguous>(fixture.Project.FindPayment("wire 8").No)
                .Candidates.Select(p => p.Name)
        );
        foreach (var typed in new[] { "P9", "", "P", "x" })
            Assert.Equal(
                ["P1", "P2", "P3"],
                Assert.IsType<Refusal.PaymentUnknown>(fixture.Project.FindPayment(typed).No).Names
            );
    }
}
