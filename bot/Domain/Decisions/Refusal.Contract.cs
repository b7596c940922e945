using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Decisions;

/// <summary>Why the agreed contract cannot be changed like that.</summary>
public abstract partial record Refusal
{
    /// <summary>There is no agreement yet that an amendment could change.</summary>
    public sealed record NothingAgreedToAmend(AmendedPart Part) : Refusal;

    public sealed record TotalBelowConfirmed(Money Total, Money Confirmed) : Refusal;

    public sealed record TotalUnchanged(Money Total) : Refusal;

    /// <param name="Net">What the milestone is worth with the pending amendment.</param>
    public sealed record SplitTooLarge(Milestone Milestone, Money Part, Money Net) : Refusal;

    /// <summary>An unbilled milestone has no sum to split.</summary>
    public sealed record NothingToSplit(Milestone Milestone) : Refusal;

    /// <summary>The pending amendment takes the milestone out.</summary>
    public sealed record MilestoneLeaves(Milestone Milestone) : Refusal;

    /// <summary>The pending amendment is the project's end, and nothing else is proposed beside that.</summary>
    public sealed record EndIsProposed(int Version) : Refusal;

    /// <summary>A stage was confirmed or reopened since the end was proposed.</summary>
    public sealed record EndOutdated(Milestone Milestone) : Refusal;

    /// <summary>Nothing would be left of the contract and nothing is issued, so the project is cancelled.</summary>
    public sealed record EndIsCancel(string Key, string Reason) : Refusal;

    /// <summary>Everything is confirmed already.</summary>
    public sealed record NothingToEnd(string Key) : Refusal;

    /// <summary>Nobody has said yet how VAT applies to the fee.</summary>
    /// <param name="Taxable">How the project's other supplies are taxed.</param>
    /// <param name="Note">The note that was typed for the draft; "" for none.</param>
    public sealed record FeeVatOpen(Milestone Milestone, VatTreatment Taxable, string Note) : Refusal;

    /// <summary>
    /// An advance of an ended project holds more than is billed against it; an approver credits that first.
    /// </summary>
    /// <param name="Gross">What is to be credited on it.</param>
    public sealed record AdvanceToCredit(Invoice Invoice, Money Gross) : Refusal;

    /// <summary>The last invoice of an ended project has deducted the advance.</summary>
    public sealed record AdvanceSetOff(Invoice Invoice, Invoice Final) : Refusal;

    /// <summary>The question of the fee was answered for another milestone.</summary>
    public sealed record NotTheFee(Milestone Milestone) : Refusal;

    /// <summary>The fee's completion is the client's agreement to the end.</summary>
    public sealed record FeeNotReopened(Milestone Milestone) : Refusal;
}
