using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Decisions;

/// <summary>
/// Something that happened to a project. A closed set of everything that can be recorded. Who and when are recorded
/// beside it.
/// </summary>
public abstract record ProjectEvent
{
    /// <summary>The milestone whose card this changes; null when it concerns the whole project.</summary>
    public virtual int? AffectedMilestone => null;

    /// <summary>
    /// Milestone positions change. Buttons name positions, so every milestone card that was sent before is stale.
    /// </summary>
    public virtual bool ReordersMilestones => false;

    /// <summary>The reason that a person had to give; "" when none is required.</summary>
    public string GivenReason =>
        this switch
        {
            GateOverridden e => e.Reason,
            StageReopened e => e.Reason,
            CreditIssued e => e.Reason,
            InvoiceWrittenOff e => e.Reason,
            InvoiceSettled e => e.Reason,
            SettlementReversed e => e.Reason,
            PaymentReversed e => e.Reason,
            RefundRecorded e => e.Reason,
            OnAccountReversed e => e.Reason,
            CreditRefunded e => e.Reason,
            ApplicationUndone e => e.Reason,
            InvoiceDisputed e => e.Reason,
            RequestMade e => e.Reason,
            InvoiceSentBack e => e.Why,
            AgreementRefused e => e.Reason,
            MilestoneVatChanged e => e.Reason,
            ProjectVatChanged e => e.Reason,
            ProjectHeld e => e.Reason,
            ProjectResumed e => e.Reason,
            ProjectCancelled e => e.Reason,
            ProjectEnded e => e.Reason,
            _ => "",
        };
}

/// <param name="Vat">The VAT rate.</param>
/// <param name="Treatment">The VAT treatment with that rate; null in records from before categories.</param>
public sealed record ProjectCreated(
    string Id,
    string Workspace,
    string Key,
    string Name,
    string Client,
    string Contact,
    Money Contract,
    Percent Vat,
    DateOnly? Starts,
    string Zone,
    int DueDays,
    GatePolicy Policy,
    VatTreatment? Treatment = null
) : ProjectEvent
{
    /// <summary>The cash discount that new milestones get; null for none.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary>The days after which silence counts as acceptance, of new milestones; null for never.</summary>
    public int? SilenceDays { get; init; }
}

/// <param name="Workspace">The workspace of the conversation, when it is not the project's own; otherwise
/// null.</param>
public sealed record ConversationTied(string Channel, string Conversation, string? Workspace = null) : ProjectEvent;

/// <summary>A conversation no longer belongs to the project: it was recorded under the wrong workspace.</summary>
/// <param name="Workspace">As in <see cref="ConversationTied"/>.</param>
public sealed record ConversationLeft(string Channel, string Conversation, string? Workspace = null) : ProjectEvent;

/// <summary>An event of one milestone.</summary>
public abstract record MilestoneEvent(int Milestone) : ProjectEvent
{
    public sealed override int? AffectedMilestone => Milestone;
}
