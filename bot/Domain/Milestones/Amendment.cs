using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>
/// Changes of agreed terms: the next version, which comes into force only when the client has agreed to it.
/// </summary>
/// <param name="Signed">When it was last changed. It expires 30 days later.</param>
public sealed record Amendment(int Version, IReadOnlyList<TermsChange> Changes, Signature Signed)
{
    public const int LifetimeDays = 30;

    /// <summary>The new contract, net; null when the total stays.</summary>
    public Money? Total { get; init; }

    /// <summary>The project ends when the client agrees; null when the amendment only changes terms.</summary>
    public ProjectEnd? End { get; init; }

    public DateTimeOffset ExpiresAt => Signed.At.AddDays(LifetimeDays);

    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;

    public bool Equals(Amendment? other) =>
        other is not null
        && (Version, Signed, Total, End) == (other.Version, other.Signed, other.Total, other.End)
        && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(Version, Signed, Changes.Count);
}
