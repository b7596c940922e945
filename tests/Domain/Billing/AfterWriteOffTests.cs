using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Billing;

/// <summary>
/// What can still happen to an invoice that is written off: it is credited, paid, paid back. What came before is told by
/// the order of what was recorded, because everything here has one instant.
/// </summary>
public sealed class AfterWriteOffTests
{
    private static Money Eur(long whole) => new(whole * 100, Currency.Eur);

    /// <summary>An invoice of 1,000.00 + 190.00 = 1,190.00.</summary>
    private static ProjectFixture Issued() =>
        Website(minor: 100_000, milestones: [Stage("Final delivery", 100, Criterion.FileDelivery, 10)])
            .Agreed()
            .Reach(1, "issued");

    private static void Pay(ProjectFixture fixture, Money sum) =>
        fixture.Do(Priya, (p, s) => p.Pay(p.Invoices[0], Payment(sum), s));

    private static void WriteOff(ProjectFixture fixture) =>
        fixture.Do(Priya, (p, s) => p.WriteOff(p.Invoices[0], "insolvent", s));

    private static void Credit(ProjectFixture fixture, Money? sum) =>
        fixture.Do(Priya, (p, s) => p.Credit(p.Invoices[0], sum, "agreed", s));

    private static void Refund(ProjectFixture fixture, Money sum) =>
        fixture.Do(Priya, (p, s) => p.Refund(p.Invoices[0], sum, "asked for it", s));

    private static void Holds(ProjectFixture fixture)
    {
        var totals = Totals.Create(fixture.Project);
        Assert.Equal(totals.Received, totals.Used + totals.Applied + totals.Credit + totals.Refunded + totals.Interest);
        Assert.Equal(totals.Claimed, totals.Used + totals.Applied + totals.Settled + totals.Owed);
        Assert.Equal(Project.FromEvents(fixture.Journal).Invoices, fixture.Project.Invoices);
    }

    [Fact]
    public void A_credit_note_lowers_what_was_written_off_before_what_was_paid()
    {
        var fixture = Issued();
        Pay(fixture, Eur(500));
        WriteOff(fixture);
        Assert.Equal(Eur(690), fixture.Project.Invoices[0].WrittenOffBalance);
        // 690.00 were lost; 119.00 of it is not asked for any more.
        Credit(fixture, Eur(119));
        var invoice = fixture.Project.Invoices[0];
        Assert.Equal(
            (Eur(571), Eur(500), Eur(0), InvoiceStatus.WrittenOff),
            (invoice.WrittenOffBalance, invoice.Used, invoice.Open, invoice.Status)
        );
        // 1,071.00 are left of the claim, 571.00 of them lost: of 714.00, 143.00 were paid and become client credit.
        Credit(fixture, Eur(714));
        invoice = fixture.Project.Invoices[0];
        Assert.Equal(
            (Eur(0), Eur(357), Eur(143), Eur(0)),
            (invoice.WrittenOffBalance, invoice.Used, invoice.CreditLeft, invoice.Open)
        );
        Holds(fixture);
    }

    [Fact]
    public void A_full_credit_ends_the_write_off_and_what_was_paid_is_client_credit()
    {
        var fixture = Issued();
        Pay(fixture, Eur(500));
        WriteOff(fixture);
        Credit(fixture, null);
        var invoice = fixture.Project.Invoices[0];
        Assert.Equal(
            (InvoiceState.Credited, null, Eur(0), Eur(500)),
            (invoice.State, invoice.WriteOff, invoice.WrittenOffBalance, invoice.CreditLeft)
        );
        Holds(fixture);
    }

    [Fact]
    public void A_part_that_is_bad_debt_gives_way_to_a_credit_note_above_what_is_open()
    {
        var fixture = Issued();
        Pay(fixture, Eur(300));
        fixture.Do(Priya, (p, s) => p.Settle(p.Invoices[0], SettlementKind.BadDebt, Eur(400), "insolvent", s));
        // 490.00 are open. A credit note of 595.00 takes them, and 105.00 of what was lost.
        Credit(fixture, Eur(595));
        var invoice = fixture.Project.Invoices[0];
        Assert.Equal(
            (Eur(0), Eur(295), Eur(300), Eur(0)),
            (invoice.Open, invoice.WrittenOffBalance, invoice.Used, invoice.CreditLeft)
        );
        Holds(fixture);
    }

    [Fact]
    public void A_refund_of_what_was_paid_before_makes_all_of_it_owed_again()
    {
        var fixture = Issued();
        Pay(fixture, Eur(500));
        WriteOff(fixture);
        Refund(fixture, Eur(100));
        // An approver gave 690.00 up, and not the 100.00 that are paid back now.
        var invoice = fixture.Project.Invoices[0];
        Assert.Equal((InvoiceState.Issued, Eur(790), Eur(400)), (invoice.State, invoice.Open, invoice.Used));
        Holds(fixture);
    }

    [Fact]
    public void A_refund_of_what_was_paid_later_is_lost_again_up_to_what_was_received_and_not_refunded()
    {
        var fixture = Issued();
        Pay(fixture, Eur(500));
        WriteOff(fixture);
        Pay(fixture, Eur(200));
        fixture.Refused<Refusal.RefundTooMuch>(Priya, (p, s) => p.Refund(p.Invoices[0], Eur(701), "asked", s));
        Refund(fixture, Eur(150));
        Assert.Equal(
            (InvoiceState.WrittenOff, Eur(640)),
            (fixture.Project.Invoices[0].State, fixture.Project.Invoices[0].WrittenOffBalance)
        );
        Refund(fixture, Eur(60));
        Assert.Equal(
            (InvoiceState.Issued, Eur(700)),
            (fixture.Project.Invoices[0].State, fixture.Project.Invoices[0].Open)
        );
        fixture.Refused<Refusal.RefundTooMuch>(Priya, (p, s) => p.Refund(p.Invoices[0], Eur(491), "asked", s));
        Refund(fixture, Eur(490));
        Holds(fixture);
    }

    [Fact]
    public void What_was_paid_after_it_is_after_it_whatever_the_clock_says()
    {
        foreach (var step in new[] { TimeSpan.Zero, TimeSpan.FromHours(-2), TimeSpan.FromMinutes(1) })
        {
            var fixture = Issued();
            Pay(fixture, Eur(90));
            fixture.Now += step;
            WriteOff(fixture);
            fixture.Now += step;
            Pay(fixture, Eur(100));
            var (before, after) = (fixture.Project.FindPayment("P1").Found!, fixture.Project.FindPayment("P2").Found!);
            fixture.Fork(f =>
            {
                f.Do(Priya, (p, s) => p.Reverse(after, "by mistake", s));
                Assert.Equal(
                    (InvoiceState.WrittenOff, Eur(1_100)),
                    (f.Project.Invoices[0].State, f.Project.Invoices[0].WrittenOffBalance)
                );
                return 0;
            });
            fixture.Do(Priya, (p, s) => p.Reverse(before, "by mistake", s));
            Assert.Equal(
                (InvoiceState.Issued, Eur(1_090)),
                (fixture.Project.Invoices[0].State, fixture.Project.Invoices[0].Open)
            );
        }
    }

    [Fact]
    public void A_small_difference_is_let_go_only_of_what_was_paid_after_the_rule()
    {
        foreach (var isRuleFirst in new[] { true, false })
        {
            var fixture = Issued();
            void Rule() => fixture.Do(Priya, (p, s) => p.ChangeSettlementRules(null, Eur(1), s));
            if (isRuleFirst)
                Rule();
            Pay(fixture, Eur(1_189));
            if (!isRuleFirst)
                Rule();
            Assert.Equal(
                isRuleFirst,
                fixture
                    .Project.ScheduledNotices()
                    .Any(n => n.Kind == MilestoneBot.Domain.Notices.NoticeKind.SmallDifference)
            );
        }
    }

    [Fact]
    public void Nothing_is_paid_out_twice_whatever_the_order()
    {
        var fixture = Issued();
        Pay(fixture, Eur(1_000));
        Refund(fixture, Eur(900));
        fixture.Do(Priya, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(1_090), surplus: true), s));
        Credit(fixture, Eur(119));
        Assert.Equal(Eur(119), fixture.Project.CreditLeft);
        fixture.Do(Priya, (p, s) => p.Reverse(p.FindPayment("P1").Found!, "bounced", s));
        // Received 1,090.00, refunded 900.00: 190.00 of it are here, and all of them pay the invoice or are credit.
        fixture.Refused<Refusal.RefundTooMuch>(Priya, (p, s) => p.Refund(p.Invoices[0], Eur(191), "asked", s));
        fixture.Fork(f =>
        {
            Refund(f, Eur(190));
            Assert.Equal(Totals.Create(f.Project).Received, Totals.Create(f.Project).Refunded);
            return 0;
        });
        fixture.Do(Priya, (p, s) => p.RefundCredit(Eur(119), "asked", s));
        Refund(fixture, Eur(71));
        fixture.Refused<Refusal.RefundTooMuch>(Priya, (p, s) => p.Refund(p.Invoices[0], Eur(1), "asked", s));
        Holds(fixture);
    }

    [Fact]
    public void Credit_is_not_paid_out_beyond_what_was_received()
    {
        var fixture = Issued();
        Pay(fixture, Eur(1_000));
        Refund(fixture, Eur(1_000));
        fixture.Do(Priya, (p, s) => p.Pay(p.Invoices[0], Payment(Eur(1_000), surplus: true), s));
        Credit(fixture, Eur(357));
        fixture.Do(Priya, (p, s) => p.Reverse(p.FindPayment("P1").Found!, "bounced", s));
        Assert.Equal(Eur(167), fixture.Project.CreditLeft);
        Assert.Equal(Eur(0), fixture.Project.RefundableCredit);
        Assert.Equal(
            Eur(0),
            fixture.Refused<Refusal.RefundAboveReceived>(Priya, (p, s) => p.RefundCredit(Eur(1), "asked", s)).Most
        );
        Holds(fixture);
    }
}
