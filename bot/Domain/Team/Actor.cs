namespace MilestoneBot.Domain.Team;

/// <summary>
/// What kind of speaker stands behind an act; only staff hold roles. Unknown is somebody of whom the platform has not
/// said who they are. The clock and a source of payments speak inside the process, and nobody can type them.
/// </summary>
public enum ActorKind
{
    Staff,
    Guest,
    Unknown,
    Clock,
    Source,
}

/// <summary>Who acts. The id is the key of every right; the name is only shown.</summary>
/// <param name="IsInProjectConversation">Whether he speaks in a place that is tied to the project, which makes staff members of
/// it.</param>
public sealed record Actor(string Id, string Name, ActorKind Kind, bool IsInProjectConversation);

/// <summary>Which documents are numbered together: all invoices of a year of issue, all credit notes of one.</summary>
public sealed record NumberSeries(string Prefix, int Year)
{
    public static NumberSeries Invoices(DateOnly issued) => new("INV", issued.Year);

    public static NumberSeries CreditNotes(DateOnly issued) => new("CN", issued.Year);
}
