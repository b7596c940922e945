using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Milestones;

/// <summary>Why a stage may not start yet.</summary>
public enum GateReason
{
    TermsNotAgreed,
    OnHold,
    PreviousNotConfirmed,
    PreviousNotBilled,
    PreviousCredited,
    PreviousDisputed,
    PreviousUnpaid,
}

/// <summary>Whether a stage may start. Computed from invoices and payments at every request, never stored.</summary>
public abstract record StageGate
{
    public abstract bool IsOpen { get; }

    /// <param name="Previous">The stage whose payment was checked; null for the first.</param>
    /// <param name="Advice">What the advise policy lets pass; null when nothing is wrong.</param>
    public sealed record Open(Milestone? Previous, GateReason? Advice) : StageGate
    {
        public override bool IsOpen => true;
    }

    /// <summary>The previous stage is not confirmed complete.</summary>
    public sealed record Waiting(Milestone Previous) : StageGate
    {
        public override bool IsOpen => false;
    }

    /// <summary>An unpaid invoice or missing terms block the start.</summary>
    /// <param name="Invoice">The unpaid invoice; null when nothing is issued.</param>
    public sealed record Blocked(GateReason Reason, Milestone? Previous, Invoice? Invoice, int DaysLate, int DaysLeft)
        : StageGate
    {
        public override bool IsOpen => false;
    }

    /// <summary>Opened by an approver for this one stage.</summary>
    public sealed record Overridden(GateOverride Override, StageGate Underlying) : StageGate
    {
        public override bool IsOpen => true;
    }
}
