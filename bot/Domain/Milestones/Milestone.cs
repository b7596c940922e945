using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>How far a stage has come. Dropped stages keep their history and leave the schedule.</summary>
public enum Stage
{
    Planned,
    Started,
    Submitted,
    ChangesRequested,
    Confirmed,
    Dropped,
}

/// <summary>What was handed over with the claim that the stage is complete.</summary>
public sealed record Submission(string Deliverable, string Url, Signature Signed);

/// <summary>
/// The client's word as the team holds it: who said it and where it stands. Waits for an approver until accepted.
/// </summary>
public sealed record Evidence(string ClientName, string Reference, Signature Attached)
{
    /// <summary>The client's own message, where that is what was attached.</summary>
    public EvidenceMessage? Message { get; init; }

    /// <summary>
    /// When that message was seen to say something else than what was attached; null while it says the same.
    /// </summary>
    public DateTimeOffset? EditedSince { get; init; }
}

/// <summary>The written completion of a stage, stamped by the system; the cue for the invoice.</summary>
/// <param name="ConfirmedBy">Whose confirmation it is: the client's person for client criteria, else the actor's own
/// name is shown.</param>
/// <param name="Reference">The evidence; "" where the criterion is the team's.</param>
/// <param name="HeldByTeam">The client's word is held by the team as evidence.</param>
public sealed record Confirmation(string ConfirmedBy, string Reference, bool HeldByTeam, Signature Signed);

/// <summary>One billing point: a deliverable, what it is worth, when it is expected, and what counts as done.</summary>
/// <param name="Id">Stable in its project; people say its position or its name instead.</param>
/// <param name="DueDays">Calendar days from the invoice date, 0 to 180.</param>
/// <param name="Note">A line for its invoice, from a template; "" for none.</param>
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
    public Stage Stage { get; init; }

    public Signature? Started { get; init; }

    public Submission? Submission { get; init; }

    /// <summary>What is missing, in the words of the last request for changes; "" when nothing is asked.</summary>
    public string RequestedChanges { get; init; } = "";

    public Evidence? Evidence { get; init; }

    public Confirmation? Confirmation { get; init; }

    public GateOverride? Override { get; init; }

    /// <summary>
    /// The newest invoice that it had when it was last reopened; 0 if it never was. What became of that one says
    /// nothing of the work since.
    /// </summary>
    public int ReopenedAfterInvoice { get; init; }

    /// <summary>How many changes this milestone and its invoices have seen; an older card changes nothing.</summary>
    public long Revision { get; init; }

    /// <summary>
    /// What confirmed it came with the confirmation itself: the same person, the same act. Taken back, both are; what
    /// somebody else attached waits again.
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
