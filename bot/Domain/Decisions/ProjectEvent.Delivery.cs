using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Decisions;

public sealed record StageStarted(int Milestone) : MilestoneEvent(Milestone);

public sealed record StageSubmitted(int Milestone, string Deliverable, string Url) : MilestoneEvent(Milestone);

public sealed record ChangesRequested(int Milestone, string Missing) : MilestoneEvent(Milestone);

/// <param name="Message">The client's own message, when that is what is attached.</param>
public sealed record EvidenceAttached(
    int Milestone,
    string ClientName,
    string Reference,
    EvidenceMessage? Message = null
) : MilestoneEvent(Milestone);

/// <summary>The message that was attached as evidence has been edited since. The attached text stays.</summary>
public sealed record EvidenceEdited(int Milestone, DateTimeOffset On) : MilestoneEvent(Milestone);

public sealed record StageConfirmed(int Milestone, string ConfirmedBy, string Reference, bool HeldByTeam)
    : MilestoneEvent(Milestone)
{
    /// <summary>What it rests on where the clock confirms by silence; null for the word of a person.</summary>
    public SilenceProof? Silence { get; init; }
}

public sealed record GateOverridden(int Milestone, string Reason) : MilestoneEvent(Milestone);

public sealed record StageReopened(int Milestone, string Reason) : MilestoneEvent(Milestone);

/// <summary>A confirmation was undone by the person who recorded it, within the undo period.</summary>
public sealed record ConfirmationUndone(int Milestone) : MilestoneEvent(Milestone);

/// <summary>The clock wants the client told again of what was submitted: anew, or a second time before the end.</summary>
public sealed record SilenceNoticeAsked(int Milestone, bool IsSecond) : MilestoneEvent(Milestone);

/// <summary>The mail server took a notice that named the day of silence. From the first one the days run.</summary>
/// <param name="To">The contact's address.</param>
/// <param name="Until">The last day for an answer, that day included.</param>
public sealed record SilenceNoticed(int Milestone, bool IsSecond, string To, int Days, DateOnly Until)
    : MilestoneEvent(Milestone);

/// <summary>The days of silence stopped. They begin anew with the next notice.</summary>
public sealed record SilenceStopped(int Milestone, SilenceStop Reason) : MilestoneEvent(Milestone);
