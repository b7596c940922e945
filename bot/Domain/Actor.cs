namespace MilestoneBot.Domain;

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

/// <summary>Under a fact: who made it, when, and whether one person held every role at that time.</summary>
/// <param name="By">The actor's id.</param>
/// <param name="Solo">True while nobody else could have checked the act.</param>
public sealed record Signature(string By, DateTimeOffset At, bool Solo);

/// <summary>A business party as printed on an invoice.</summary>
public sealed record Party(string Name, string Address, string VatId);

/// <summary>
/// Who sends the invoices, in which zone the business lives, and whether this is only the sample of a trial.
/// </summary>
public sealed record Seller(Party Party, string Zone, bool IsSample);

/// <summary>
/// Everything a decision needs from outside the project: who, when, the seller, and the next number of a gapless
/// series.
/// </summary>
/// <param name="Seller">Null when nobody has said who sends the invoices; then nothing can be issued.</param>
/// <param name="NextNumber">Takes the next number of a series in the same transaction; calling it and then refusing
/// leaves no gap.</param>
public sealed record DecisionContext(
    Actor Actor,
    DateTimeOffset At,
    string SellerZone,
    Seller? Seller,
    Func<NumberSeries, string> NextNumber
)
{
    /// <summary>
    /// All that has happened to the project, oldest first, as it stands in the same transaction; few rules need it.
    /// </summary>
    public Func<IReadOnlyList<RecordedEvent>> History { get; init; } = () => [];

    /// <summary>Said in the project's own workspace; else in one that was let in.</summary>
    public bool IsHomeWorkspace { get; init; } = true;

    /// <summary>The calendar date on which the seller's books stand now.</summary>
    public DateOnly SellerToday => ZonedCalendar.GetDate(At, SellerZone);
}

/// <summary>Which documents are numbered together: all invoices of a year of issue, all credit notes of one.</summary>
public sealed record NumberSeries(string Prefix, int Year)
{
    public static NumberSeries Invoices(DateOnly issued) => new("INV", issued.Year);

    public static NumberSeries CreditNotes(DateOnly issued) => new("CN", issued.Year);
}
