using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Notices;

/// <summary>
/// Dispute, promise, snooze and reminders of an open invoice, and what an approver does with a draft.
/// </summary>
public sealed class FollowUpTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    private static ProjectFixture Issued() => Website().Team().Agreed().Reach(1, "issued");

    [Fact]
    public void A_disputed_invoice_is_not_reminded_and_closes_the_gate_until_it_is_settled()
    {
        var fixture = Issued();
        fixture.Refused<Refusal.InvoiceNotDisputed>(Finn, (p, s) => p.SettleDispute(fixture.InvoiceAt(1), s));
        fixture.Refused<Refusal.InvalidText>(Finn, (p, s) => p.DisputeInvoice(fixture.InvoiceAt(1), "", s));
        fixture.Do(Finn, (p, s) => p.DisputeInvoice(fixture.InvoiceAt(1), " the budget page ", s));
        Assert.Equal(
            "the budget page",
            fixture
                .Refused<Refusal.AlreadyDisputed>(Priya, (p, s) => p.DisputeInvoice(fixture.InvoiceAt(1), "again", s))
                .Invoice.Dispute!.Reason
        );
        fixture.Refused<Refusal.InvoiceInDispute>(Priya, (p, s) => p.Remind(fixture.InvoiceAt(1), s));
        Assert.Equal(
            GateReason.PreviousDisputed,
            Assert.IsType<StageGate.Blocked>(fixture.Project.GateOf(fixture.At(2), Today)).Reason
        );
        Assert.True(fixture.InvoiceAt(1).AreRemindersPaused(Today));
        fixture.Do(Priya, (p, s) => p.SettleDispute(fixture.InvoiceAt(1), s));
        Assert.Equal(
            GateReason.PreviousUnpaid,
            Assert.IsType<StageGate.Blocked>(fixture.Project.GateOf(fixture.At(2), Today)).Reason
        );
        fixture.Do(Priya, (p, s) => p.Remind(fixture.InvoiceAt(1), s));
    }

    [Fact]
    public void A_disputed_invoice_that_is_paid_all_the_same_opens_the_gate()
    {
        var fixture = Issued();
        fixture.Do(Finn, (p, s) => p.DisputeInvoice(fixture.InvoiceAt(1), "late", s));
        Assert.True(fixture.Reach(1, "paid").Project.GateOf(fixture.At(2), Today).IsOpen);
    }

    [Fact]
    public void Even_the_milder_policy_blocks_on_a_dispute_and_an_advising_one_says_so()
    {
        foreach (var policy in new[] { GatePolicy.NotOverdue, GatePolicy.Advise })
        {
            var fixture = Website(policy).Team().Agreed().Reach(1, "issued");
            fixture.Do(Finn, (p, s) => p.DisputeInvoice(fixture.InvoiceAt(1), "late", s));
            var gate = fixture.Project.GateOf(fixture.At(2), Today);
            if (policy == GatePolicy.Advise)
                Assert.Equal(GateReason.PreviousDisputed, Assert.IsType<StageGate.Open>(gate).Advice);
            else
                Assert.Equal(GateReason.PreviousDisputed, Assert.IsType<StageGate.Blocked>(gate).Reason);
        }
    }

    [Fact]
    public void Reminders_rest_until_the_promised_day_has_passed_or_the_snooze_is_over()
    {
        var fixture = Issued();
        fixture.Refused<Refusal.DateIsPast>(
            Finn,
            (p, s) => p.PromisePayment(fixture.InvoiceAt(1), Today.AddDays(-1), s)
        );
        fixture.Do(Finn, (p, s) => p.PromisePayment(fixture.InvoiceAt(1), Today, s));
        fixture.Do(Finn, (p, s) => p.PromisePayment(fixture.InvoiceAt(1), Today.AddDays(3), s));
        Assert.Equal(
            [true, true, false],
            new[] { 2, 3, 4 }.Select(days => fixture.InvoiceAt(1).AreRemindersPaused(Today.AddDays(days)))
        );
        foreach (var days in new[] { -1, 0, 91 })
            fixture.Refused<Refusal.InvalidSnooze>(Finn, (p, s) => p.SnoozeReminders(fixture.InvoiceAt(1), days, s));
        fixture.Do(Finn, (p, s) => p.SnoozeReminders(fixture.InvoiceAt(1), 7, s));
        Assert.Equal(
            [true, false],
            new[] { 6, 7 }.Select(days => fixture.InvoiceAt(1).AreRemindersPaused(Today.AddDays(days)))
        );
    }

    [Fact]
    public void An_invoice_is_reminded_once_on_a_local_day_by_whomever()
    {
        var fixture = Issued();
        fixture.Do(Finn, (p, s) => p.Remind(fixture.InvoiceAt(1), s));
        Assert.Equal(
            Today,
            fixture.Refused<Refusal.AlreadyRemindedToday>(Priya, (p, s) => p.Remind(fixture.InvoiceAt(1), s)).On
        );
        fixture.Now = new(2026, 7, 1, 21, 59, 59, TimeSpan.Zero); // 23:59:59 in Berlin
        fixture.Refused<Refusal.AlreadyRemindedToday>(Priya, (p, s) => p.Remind(fixture.InvoiceAt(1), s));
        fixture.Now = fixture.Now.AddSeconds(1);
        fixture.Do(Priya, (p, s) => p.Remind(fixture.InvoiceAt(1), s));
        Assert.Equal([Reminder.Manual, Reminder.Manual], fixture.InvoiceAt(1).Reminders.Select(r => r.Step));
    }

    [Fact]
    public void Nothing_is_followed_up_that_is_not_open_nor_by_those_who_may_not()
    {
        var verbs = new Func<Project, Invoice, DecisionContext, Decision>[]
        {
            (p, i, s) => p.DisputeInvoice(i, "late", s),
            (p, i, s) => p.PromisePayment(i, Today, s),
            (p, i, s) => p.SnoozeReminders(i, 7, s),
            (p, i, s) => p.Remind(i, s),
        };
        foreach (var verb in verbs)
        {
            Issued().Refused<Refusal.NotAllowed>(Bob, (p, s) => verb(p, p.Invoices[0], s));
            Issued().Refused<Refusal.NotAllowed>(Dana, (p, s) => verb(p, p.Invoices[0], s));
            Website()
                .Team()
                .Agreed()
                .Reach(1, "drafted")
                .Refused<Refusal.InvoiceNotIssued>(Finn, (p, s) => verb(p, p.Invoices[0], s));
            Issued().Reach(1, "paid").Refused<Refusal.InvoiceNotOpen>(Finn, (p, s) => verb(p, p.Invoices[0], s));
        }
        Issued().Refused<Refusal.NotAllowed>(Bob, (p, s) => p.SettleDispute(p.Invoices[0], s));
    }

    [Fact]
    public void A_draft_sent_back_is_gone_with_who_and_why_and_can_be_drafted_anew_without_a_gap_in_the_numbers()
    {
        var fixture = Website().Team().Agreed().Reach(1, "drafted");
        fixture.Refused<Refusal.NotAllowed>(Priya, (p, s) => p.SendBack(fixture.At(1), "the note", s));
        fixture.Refused<Refusal.InvalidText>(Marc, (p, s) => p.SendBack(fixture.At(1), " ", s));
        fixture.Do(Marc, (p, s) => p.SendBack(fixture.At(1), " the note ", s));
        var draft = fixture.Project.LastInvoiceOf(fixture.At(1))!;
        Assert.Equal((InvoiceState.Discarded, "the note", Marc), (draft.State, draft.SendBackReason, draft.Ended!.By));
        fixture.Refused<Refusal.NoDraft>(Marc, (p, s) => p.SendBack(fixture.At(1), "the note", s));
        fixture.Refused<Refusal.NoDraft>(Marc, (p, s) => p.PostponeDraft(fixture.At(1), s));
        fixture.Reach(1, "issued");
        Assert.Equal(["INV-2026-0001"], fixture.Numbers);
        fixture.Refused<Refusal.AlreadyBilled>(Marc, (p, s) => p.SendBack(fixture.At(1), "the note", s));
        fixture.Refused<Refusal.AlreadyBilled>(Marc, (p, s) => p.PostponeDraft(fixture.At(1), s));
    }

    [Fact]
    public void A_draft_is_put_off_until_the_next_local_day_and_can_be_issued_meanwhile()
    {
        var fixture = Website().Team().Agreed().Reach(1, "drafted");
        fixture.Now = new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero); // past midnight in Berlin
        fixture.Do(Marc, (p, s) => p.PostponeDraft(fixture.At(1), s));
        Assert.Equal(Today.AddDays(2), fixture.InvoiceAt(1).PostponedUntil);
        fixture.Do(Marc, (p, s) => p.Issue(fixture.At(1), s));
    }
}
