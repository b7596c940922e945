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
