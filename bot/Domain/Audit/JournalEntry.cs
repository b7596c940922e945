using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Audit;

/// <summary>One entry of the audit trail as people read it.</summary>
public sealed record JournalEntry(
    long Sequence,
    DateTimeOffset At,
    string Actor,
    string ActorName,
    string Channel,
    string MessageId,
    string Verb,
    ProjectEvent Event,
    string Reason,
    bool Solo,
    string Hash
)
{
    public string TurnId { get; init; } = "";

    public int? Milestone { get; init; }

    /// <summary>
    /// The event exactly as it was written. Together with the other fields it is what the hash covers.
    /// </summary>
    public string Details { get; init; } = "";

    public string NameHash { get; init; } = "";

    /// <summary>The hash of the previous entry; "" for the first.</summary>
    public string PreviousHash { get; init; } = "";

    public RecordedEvent AsRecordedEvent => new(Event, new(Actor, At, Solo));
}
