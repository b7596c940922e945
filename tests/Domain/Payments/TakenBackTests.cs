using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Payments;

/// <summary>
/// A bank return is tied to its payment for certain or not at all, counts as not received until it is settled, and is
/// closed with the reversal that settles it.
/// </summary>
public sealed class TakenBackTests
{
    private const string Line = "statements/camt:back",
        Other = "statements/camt:paid";

    private static readonly DateOnly Day = new(2026, 7, 1);

    private readonly ProjectFixture fixture = Website().Team().Agreed().Reach(1, "issued");

    private Invoice First => fixture.Project.Invoices[0];

    [Fact]
    public void A_return_tied_to_its_payment_opens_the_invoice_and_shuts_the_gate_until_it_is_reversed()
    {
        Receive(428_400, First.IssueDetails!.Number);
        TakeBack(428_400, First.IssueDetails.Number);
        Assert.Equal(
            (1, Eur(428_400), Eur(428_400), Eur(0), InvoiceStatus.Open),
            (First.BankReturns[0].Payment, First.Open, First.ReturnedByBank, First.Received, First.Status)
        );
        Assert.IsType<StageGate.Blocked>(fixture.Project.GateOf(fixture.At(2), Day));
        Assert.Equal(Eur(428_400), Totals.Create(fixture.Project).ReturnedByBank);
        fixture.Do(Finn, (p, s) => p.Reverse(First.Payments[0], "bounced", s));
        Assert.Equal((Eur(428_400), Eur(0)), (First.Open, First.ReturnedByBank));
        Assert.Empty(First.OpenReturns);
    }

    [Fact]
    public void The_bank_may_say_it_once_and_nobody_else_at_all()
    {
        Receive(428_400, First.IssueDetails!.Number);
        TakeBack(428_400, First.IssueDetails.Number);
        Assert.Empty(Assert.IsType<Decision.Accepted>(Record(428_400, First.IssueDetails.Number)).Events);
        fixture.Refused<Refusal.NotAllowed>(
            Finn,
            (p, s) => p.RecordBankReturn(Return(1, "x", Line + "2"), "", 0, false, s)
        );
    }

    [Theory]
    [InlineData(700, 0, false)]
    [InlineData(500, 0, true)]
    public void Of_two_equal_payments_only_the_invoice_is_certain_and_the_person_says_which(
        long euros,
        int payment,
        bool isAsked
    )
    {
        Receive(50_000, First.IssueDetails!.Number, Other + "a");
        Receive(50_000, First.IssueDetails.Number, Other + "b");
        TakeBack(euros * 100, First.IssueDetails.Number);
        Assert.Equal(payment == 0 ? null : payment, First.BankReturns[0].Payment);
        Assert.Equal(Eur(euros * 100), First.ReturnedByBank);
        if (!isAsked)
            fixture.Refused<Refusal.MayBeBankReturn>(Finn, (p, s) => p.Reverse(First.Payments[1], "wrong", s));
        else
            fixture.Do(Finn, (p, s) => p.Reverse(First.Payments[1], "wrong", s));
        // A reversal of exactly that amount settles it; one marked "by mistake" does not.
        Assert.Equal(isAsked, !First.OpenReturns.Any());
    }

    [Fact]
    public void By_mistake_leaves_what_only_names_the_invoice_waiting()
    {
        Receive(50_000, First.IssueDetails!.Number, Other + "a");
        Receive(30_000, First.IssueDetails.Number, Other + "b");
        TakeBack(10_000, First.IssueDetails.Number);
        fixture.Do(Finn, (p, s) => p.Reverse(First.Payments[0], "booked by mistake", s));
        Assert.Equal(Eur(10_000), First.ReturnedByBank);
        fixture.Do(Finn, (p, s) => p.Reverse(First.Payments[1], "taken back", s, Return(10_000, "")));
        Assert.Equal((Eur(20_000), Eur(0)), (First.Received, First.ReturnedByBank));
        Assert.StartsWith(Other + "b/r", First.Payments[^1].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_payments_from_one_line_go_back_together_and_a_part_of_them_is_nobodys_to_guess()
    {
        fixture.Do(Marc, (p, s) => p.Override(fixture.At(2), "the client pays both together", s));
        fixture.Reach(2, "issued");
        var (text, sum) = (
            $"{fixture.Project.Invoices[0].IssueDetails!.Number} {fixture.Project.Invoices[1].IssueDetails!.Number}",
            fixture.Project.Invoices[0].Open + fixture.Project.Invoices[1].Open
        );
        Receive(sum.Minor, text);
        Assert.Contains("fits no one payment", Unclear(1_000, text), StringComparison.Ordinal);
        Assert.Contains(
            "a part of money that is recorded on several invoices",
            Unclear(1_000, "", Other),
            StringComparison.Ordinal
        );
        TakeBack(sum.Minor, text);
        Assert.All(fixture.Project.Invoices, i => Assert.Equal(i.Gross, i.Open));
        fixture.Do(Finn, (p, s) => p.Reverse(p.FindPayment("P1").Found!, "taken back", s));
        fixture.Do(Finn, (p, s) => p.Reverse(p.FindPayment("P2").Found!, "taken back", s));
        Assert.All(fixture.Project.Invoices, i => Assert.Empty(i.OpenReturns));
    }

    [Fact]
    public void Charges_of_the_bank_are_left_over_and_count_against_no_later_payment()
    {
        Receive(428_400, First.IssueDetails!.Number);
        TakeBack(428_750, First.IssueDetails.Number);
        Assert.Equal((1, Eur(428_400)), (First.BankReturns[0].Payment, First.ReturnedByBank));
        fixture.Do(Finn, (p, s) => p.Reverse(First.Payments[0], "bounced", s));
        Assert.Equal(Eur(350), First.RemainingOf(First.BankReturns[0]));
        Receive(428_400, First.IssueDetails.Number, Other + "2");
        Assert.Equal((Eur(0), InvoiceStatus.Paid), (First.Open, First.Status));
        fixture.Do(
            Finn,
            (p, s) =>
                p.DismissPayment(Return(428_750, "") with { ReturnProject = p.Id, ReturnedAmount = Eur(428_400) }, s)
        );
        Assert.Empty(First.OpenReturns);
    }

    [Fact]
    public void What_was_refunded_before_is_open_beside_the_rest()
    {
        Receive(428_400, First.IssueDetails!.Number);
        fixture.Do(Marc, (p, s) => p.Refund(First, Eur(100_000), "paid too much", s));
        TakeBack(428_400, First.IssueDetails.Number);
        Assert.Equal(Eur(528_400), First.Open);
        fixture.Do(Finn, (p, s) => p.Reverse(First.Payments[0], "bounced", s));
        Assert.Equal((Eur(528_400), Eur(0)), (First.Open, First.CreditLeft));
    }

    [Fact]
    public void A_written_off_invoice_whose_payment_goes_back_shuts_the_gate_again()
    {
        Receive(400_000, First.IssueDetails!.Number);
        fixture.Do(Marc, (p, s) => p.WriteOff(First, "insolvent", s));
        Assert.True(fixture.Project.GateOf(fixture.At(2), Day).IsOpen);
        TakeBack(400_000, First.IssueDetails.Number);
        Assert.False(fixture.Project.GateOf(fixture.At(2), Day).IsOpen);
        fixture.Do(Finn, (p, s) => p.Reverse(First.Payments[0], "bounced", s));
        Assert.Equal((InvoiceState.Issued, Eur(428_400)), (First.State, First.Open));
    }

    [Fact]
    public void Nothing_is_credited_refunded_given_up_or_closed_over_it()
    {
        Receive(428_400, First.IssueDetails!.Number);
        TakeBack(100_000, First.IssueDetails.Number);
        fixture.Refused<Refusal.BankReturnOpen>(Marc, (p, s) => p.Credit(First, Eur(11_900), "discount", s));
        fixture.Refused<Refusal.BankReturnOpen>(Marc, (p, s) => p.Refund(First, Eur(100), "paid twice", s));
        fixture.Refused<Refusal.BankReturnOpen>(Marc, (p, s) => p.WriteOff(First, "insolvent", s));
        fixture.Do(Finn, (p, s) => p.Pay(First, Payment(Eur(100_000)), s));
        fixture.Reach(2, "paid").Reach(3, "paid");
        fixture.Refused<Refusal.BankReturnOpen>(Priya, (p, s) => p.Close(s));
        Assert.Contains(
            "would count twice",
            fixture
                .Refused<Refusal.PaymentNotUnmatched>(Finn, (p, s) => p.DismissPayment(Return(100_000, ""), s))
                .Said(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_return_is_reversed_by_the_payment_that_it_took_back_and_by_no_other()
    {
        Receive(50_000, First.IssueDetails!.Number, Other + "a");
        Receive(30_000, First.IssueDetails.Number, Other + "b");
        TakeBack(50_000, First.IssueDetails.Number);
        Assert.Contains(
            "took P1 back, and not P2",
            fixture
                .Refused<Refusal.PaymentNotUnmatched>(
                    Finn,
                    (p, s) => p.Reverse(First.Payments[1], "x", s, Return(50_000, ""))
                )
                .Said(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "that was B9",
            fixture
                .Refused<Refusal.PaymentNotUnmatched>(
                    Finn,
                    (p, s) => p.Reverse(First.Payments[0], "x", s, Return(50_000, "", Line + "2") with { Number = 10 })
                )
                .Said(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no sum that the bank took back",
            fixture
                .Refused<Refusal.PaymentNotUnmatched>(
                    Finn,
                    (p, s) =>
                        p.Reverse(
                            First.Payments[0],
                            "x",
                            s,
                            Return(50_000, "") with
                            {
                                IncomingPayment = new("statements/camt:z", Day, Eur(5), "", ""),
                            }
                        )
                )
                .Said(),
            StringComparison.Ordinal
        );
        Assert.True(
            Assert
                .IsType<Decision.Accepted>(
                    fixture.Try(Finn, (p, s) => p.Reverse(First.Payments[0], "x", s, Return(50_000, "")))
                )
                .Events
                is [PaymentReversed, BankReturnSettled]
        );
    }

    [Fact]
    public void What_names_nothing_for_certain_is_unclear_and_is_tied_by_the_one_who_reverses()
    {
        Receive(428_400, First.IssueDetails!.Number);
        Assert.Contains("neither an invoice nor a payment", Unclear(428_400, "return"), StringComparison.Ordinal);
        Assert.Contains(
            "before anybody had recorded it",
            Unclear(500, First.IssueDetails.Number, isUnrecorded: true),
            StringComparison.Ordinal
        );
        var untiedReturns = Return(428_400, "return");
        Assert.Equal(
            [("B9", Eur(428_400))],
            fixture
                .Refused<Refusal.MayBeBankReturn>(
                    Finn,
                    (p, s) => p.Reverse(First.Payments[0], "bounced", s, null, [untiedReturns])
                )
                .Candidates
        );
        fixture.Do(Finn, (p, s) => p.Reverse(First.Payments[0], "bounced", s, untiedReturns));
        Assert.Equal((1, false), (First.BankReturns[0].Payment, First.OpenReturns.Any()));
    }

    [Fact]
    public void Its_line_or_a_typed_reference_ties_it_without_any_invoice_number()
    {
        Receive(100_000, First.IssueDetails!.Number, Other + "a");
        Receive(100_000, First.IssueDetails.Number, Other + "b");
        fixture.Fork(copy =>
        {
            copy.Do(Finn, (p, s) => p.RecordBankReturn(Return(100_000, "return"), Other + "b", 0, false, AsSource(s)));
            Assert.Equal(2, copy.Project.Invoices[0].BankReturns[0].Payment);
            return 0;
        });
        fixture.Do(Finn, (p, s) => p.RecordBankReturn(Return(40_000, "return"), "", 1, false, AsSource(s)));
        Assert.Equal((1, Eur(40_000)), (First.BankReturns[0].Payment, First.ReturnedByBank));
    }

    private static Money Eur(long minor) => new(minor, Currency.Eur);

    private static UnmatchedPayment Return(long minor, string text, string line = Line) =>
        new(
            9,
            new(line, Day, Eur(minor), text, "Acme") { IsBankReturn = true },
            "july.xml",
            "taken back",
            DateTimeOffset.UnixEpoch
        )
        {
            RecordedAmount = Eur(0),
        };

    private static DecisionContext AsSource(DecisionContext context) =>
        context with
        {
            Actor = new("source/statements", "the bank statements", ActorKind.Source, IsInProjectConversation: false),
        };

    private void Receive(long minor, string text, string line = Other) =>
        fixture.Do(
            "source/statements",
            (p, s) => p.BookIncomingPayment(new(line, Day, Eur(minor), text, "Acme"), AsSource(s))
        );

    private void TakeBack(long minor, string text) =>
        fixture.Do("source/statements", (p, s) => p.RecordBankReturn(Return(minor, text), "", 0, false, AsSource(s)));

    private Decision Record(long minor, string text) =>
        fixture.Fork(copy =>
            copy.Try("source/statements", (p, s) => p.RecordBankReturn(Return(minor, text), "", 0, false, AsSource(s)))
        );

    private string Unclear(long minor, string text, string of = "", bool isUnrecorded = false) =>
        Assert
            .IsType<Refusal.AmbiguousPayment>(
                Assert
                    .IsType<Decision.Refused>(
                        fixture.Fork(copy =>
                            copy.Try(
                                "source/statements",
                                (p, s) => p.RecordBankReturn(Return(minor, text), of, 0, isUnrecorded, AsSource(s))
                            )
                        )
                    )
                    .Why
            )
            .Doubt.Said();
}
