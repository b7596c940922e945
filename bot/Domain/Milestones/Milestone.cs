using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>The progress of a stage. Dropped stages keep their history and leave the schedule.</summary>
public enum Stage
{
    Planned,
    Started,
    Submitted,
    ChangesRequested,
    Confirmed,
    Dropped,
}

/// <summary>What was delivered with the claim that the stage is complete.</summary>
public sealed record Submission(string Deliverable, string Url, Signature Signed);

/// <summary>
/// The client's confirmation as the team holds it: who confirmed and where it can be seen. It waits for an approver
/// until accepted.
/// </summary>
public sealed record Evidence(string ClientName, string Reference, Signature Attached)
{
    /// <summary>The client's own message, when that is what was attached.</summary>
    public EvidenceMessage? Message { get; init; }

    /// <summary>When the bot noticed that the message was edited; null while it is unchanged.</summary>
    public DateTimeOffset? EditedSince { get; init; }
}

/// <summary>
/// The written completion of a stage, recorded by the system. It is the reason to issue the invoice.
/// </summary>
/// <param name="ConfirmedBy">Who confirmed: the client's person for client criteria, otherwise the name of the
/// actor.</param>
/// <param name="Reference">The evidence; "" when the criterion is confirmed by the team.</param>
/// <param name="HeldByTeam">The team holds the client's confirmation as evidence.</param>
public sealed record Confirmation(string ConfirmedBy, string Reference, bool HeldByTeam, Signature Signed)
{
    /// <summary>What it rests on where nobody answered and the agreed terms count that as acceptance; else null.</summary>
    public SilenceProof? Silence { get; init; }
}

/// <summary>The law's VAT was set after the client had agreed to another.</summary>
/// <param name="Agreed">What the client agreed to.</param>
public sealed record VatCorrection(VatTreatment Agreed, string Reason, Signature Signed);

/// <summary>
/// One billing point: a deliverable, what it is worth, when it is expected, and what counts as done.
/// </summary>
/// <param name="Id">Constant within its project. People write its position or its name instead.</param>
/// <param name="DueDays">Payment term: calendar days from the invoice date, 0 to 180.</param>
/// <param name="Note">A text for its invoice, from a template; "" for none.</param>
public sealed record Milestone(
    int Id,
    string Name,
    Amount Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int DueDays,
    Criterion? Criterion,
    string Note
)
{
    /// <summary>The cash discount of its invoice; null for none.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary>
    /// The days after which the client's silence about what was submitted counts as acceptance; null for never.
    /// </summary>
    public int? SilenceDays { get; init; }

    /// <summary>How far these days are for what was submitted.</summary>
    public SilenceClock Silence { get; init; } = SilenceClock.New;

    public MilestoneKind Kind { get; init; }

    /// <summary>Its own VAT treatment; null takes the project's.</summary>
    public VatTreatment? Vat { get; init; }

    /// <summary>Its VAT is not the agreed one; null while it is.</summary>
    public VatCorrection? VatCorrection { get; init; }

    public Stage Stage { get; init; }

    public Signature? Started { get; init; }

    public Submission? Submission { get; init; }

    /// <summary>What is missing, by the last request for changes; "" when nothing is requested.</summary>
    public string RequestedChanges { get; init; } = "";

    /// <summary>Who last asked for changes, and when; it stays when the work is submitted again. Null while nobody did.</summary>
    public Signature? ChangesAsked { get; init; }

    public Evidence? Evidence { get; init; }

    public Confirmation? Confirmation { get; init; }

    public GateOverride? Override { get; init; }

    /// <summary>The client was told that work on it is paused; null when not, or no longer.</summary>
    public PauseNotice? Pause { get; init; }

    /// <summary>The last mail about it, not about its invoice; null while none was tried.</summary>
    public ClientMail? Mail { get; init; }

    /// <summary>
    /// The newest invoice that it had when it was last reopened; 0 if it never was. The state of that invoice says
    /// nothing about the work since.
    /// </summary>
    public int ReopenedAfterInvoice { get; init; }

    /// <summary>
    /// Counts the changes of this milestone and its invoices. A card with a lower number is stale and changes
    /// nothing.
    /// </summary>
    public long Revision { get; init; }

    /// <summary>
    /// The evidence was attached by the confirmation itself: the same person, the same action. Undo removes both;
    /// evidence that somebody else attached becomes pending again.
    /// </summary>
    public bool HasOwnEvidence =>
        Evidence is { Attached: var attached }
        && Confirmation is { Signed: var signed }
        && (attached.By, attached.At) == (signed.By, signed.At);

    public bool IsLive => Stage != Stage.Dropped;

    public bool IsBillable => IsLive && Amount is not Amount.Unbilled;

    /// <summary>Past its expected date and not confirmed.</summary>
    public bool IsLate(DateOnly today) => Expected < today && Stage is not (Stage.Confirmed or Stage.Dropped);
}
