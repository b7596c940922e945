namespace MilestoneBot.Domain;

/// <summary>The terms of one milestone as an amendment would have them; or that it leaves the schedule.</summary>
public sealed record TermsChange(
    int Milestone,
    string Name,
    Amount Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int DueDays,
    Criterion? Criterion,
    bool IsDropped
)
{
    /// <summary>
    /// The amount as it was agreed or asked for, where it is written as a fixed sum so that what is confirmed keeps its
    /// worth; null else.
    /// </summary>
    public Amount? Wanted { get; init; }

    /// <summary>The change as somebody asked for it.</summary>
    public TermsChange AsRequested() => Wanted is { } wanted ? this with { Amount = wanted, Wanted = null } : this;

    public static TermsChange FromMilestone(Milestone m) =>
        new(m.Id, m.Name, m.Amount, m.Starts, m.Expected, m.DueDays, m.Criterion, IsDropped: false);

    /// <summary>The change itself, as it is written when the client has agreed.</summary>
    public MilestoneEvent ToEvent =>
        IsDropped
            ? new MilestoneDropped(Milestone)
            : new MilestoneChanged(Milestone, Name, Amount, Starts, Expected, DueDays, Criterion);
}

/// <summary>Changes of agreed terms: the next version, which holds only once the client has agreed to it.</summary>
/// <param name="Signed">When it was last changed; it expires 30 days later.</param>
public sealed record Amendment(int Version, IReadOnlyList<TermsChange> Changes, Signature Signed)
{
    public const int LifetimeDays = 30;

    public DateTimeOffset ExpiresAt => Signed.At.AddDays(LifetimeDays);

    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;

    public bool Equals(Amendment? other) =>
        other is not null && (Version, Signed) == (other.Version, other.Signed) && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(Version, Signed, Changes.Count);
}
