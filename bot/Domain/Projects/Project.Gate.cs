using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>Whether a stage may start on that day (the seller's date), and if not, why.</summary>
    public StageGate GateOf(Milestone milestone, DateOnly today)
    {
        if (Agreement is null)
            return new StageGate.Blocked(GateReason.TermsNotAgreed, null, null, 0, 0);
        if (Held is not null)
            return new StageGate.Blocked(GateReason.OnHold, null, null, 0, 0);
        var gate = GateAfter(LiveMilestones.TakeWhile(m => m.Id != milestone.Id).ToList(), today);
        return !gate.IsOpen && milestone.Override is { } opened ? new StageGate.Overridden(opened, gate) : gate;
    }

    /// <summary>
    /// A stage worth 0.00 by rounding must be confirmed like every other; there is nothing to pay for it, so the stage
    /// before it is asked for the money.
    /// </summary>
    private StageGate GateAfter(List<Milestone> earlier, DateOnly today)
    {
        var at = earlier.FindLastIndex(m => m.IsBillable);
        var previous = at < 0 ? null : earlier[at];
        return previous is { Stage: Stage.Confirmed } && !IsBillable(previous)
            ? GateAfter(earlier[..at], today)
            : GateAfter(previous, today);
    }

    /// <summary>
    /// The invoice whose payment the next stage waits for: an advance's own while something of it is open, otherwise
    /// the final invoice that bills it.
    /// </summary>
    private Invoice? InvoiceBehind(Milestone previous)
    {
        var own = InvoiceOf(previous);
        return own is { Open.IsPositive: true } || !IsInFinalInvoice(previous) ? own : FinalInvoice;
    }

    /// <param name="previous">The nearest earlier stage that is billed; null for the first.</param>
    private StageGate GateAfter(Milestone? previous, DateOnly today)
    {
        if (previous is null)
            return new StageGate.Open(null, null);
        var advising = Policy == GatePolicy.Advise;
        if (previous.Stage != Stage.Confirmed)
            return advising
                ? new StageGate.Open(previous, GateReason.PreviousNotConfirmed)
                : new StageGate.Waiting(previous);
        if (IsCancelledStage(previous) || IsWaivedAdvance(previous))
            return new StageGate.Open(previous, null);
        if (CreditedInvoiceOf(previous) is { } credited)
            return advising
                ? new StageGate.Open(previous, GateReason.PreviousCredited)
                : new StageGate.Blocked(GateReason.PreviousCredited, previous, credited, 0, 0);
        if (InvoiceBehind(previous) is not { IsNumbered: true } invoice)
            return advising
                ? new StageGate.Open(previous, GateReason.PreviousNotBilled)
                : new StageGate.Blocked(GateReason.PreviousNotBilled, previous, null, 0, 0);
        // An approver gave up what was open then, but not what the bank returned since.
        if (invoice.State == InvoiceState.WrittenOff && !invoice.PaidInDoubt.IsPositive)
            return new StageGate.Open(previous, null);
        var late = invoice.DaysLate(today);
        if (invoice is { Dispute: not null, Open.IsPositive: true })
            return advising
                ? new StageGate.Open(previous, GateReason.PreviousDisputed)
                : new StageGate.Blocked(
                    GateReason.PreviousDisputed,
                    previous,
                    invoice,
                    late,
                    invoice.IssueDetails!.Due.DayNumber - today.DayNumber
                );
        if (
            (!invoice.Open.IsPositive && invoice.State != InvoiceState.WrittenOff)
            || (Policy == GatePolicy.NotOverdue && late == 0)
        )
            return new StageGate.Open(previous, null);
        return advising
            ? new StageGate.Open(previous, GateReason.PreviousUnpaid)
            : new StageGate.Blocked(
                GateReason.PreviousUnpaid,
                previous,
                invoice,
                late,
                invoice.IssueDetails!.Due.DayNumber - today.DayNumber
            );
    }
}
