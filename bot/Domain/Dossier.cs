namespace MilestoneBot.Domain;

/// <summary>One line of the audit trail as people read it.</summary>
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

    /// <summary>The event exactly as it was written; with the other fields it is what the hash covers.</summary>
    public string Details { get; init; } = "";

    public string NameHash { get; init; } = "";

    /// <summary>The hash of the entry before; "" for the first.</summary>
    public string PreviousHash { get; init; } = "";

    public RecordedEvent AsRecordedEvent => new(Event, new(Actor, At, Solo));
}

/// <summary>Whether the audit trail is whole, and the tables say what it says.</summary>
/// <param name="BrokenAtEntry">The first entry that does not fit; null when intact.</param>
public sealed record AuditTrailCheck(long EntryCount, long? BrokenAtEntry, string Problem)
{
    /// <summary>
    /// What the tables say otherwise than an intact trail; null when nothing does, or when the trail is broken and
    /// there is nothing to compare with.
    /// </summary>
    public Difference? Difference { get; init; }

    public bool IsIntact => BrokenAtEntry is null && Difference is null;
}

/// <summary>
/// Everything on record of one project, read in one consistent state: as the tables have it, as the journal tells it,
/// and whether both hold.
/// </summary>
/// <param name="View">Out of the tables; if those cannot be read, as the journal tells it.</param>
/// <param name="Entries">Oldest first; of a broken trail those before the break, since nothing vouches for the
/// rest.</param>
public sealed record ProjectRecord(ProjectView View, IReadOnlyList<JournalEntry> Entries, AuditTrailCheck Check)
{
    /// <summary>The project as it stood right before an entry; null before the first.</summary>
    public Project? GetProjectBefore(JournalEntry entry) =>
        entry.Sequence <= 1
            ? null
            : Project.FromEvents(Entries.TakeWhile(e => e.Sequence < entry.Sequence).Select(e => e.AsRecordedEvent));
}
