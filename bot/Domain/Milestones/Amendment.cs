using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>
/// Changes of agreed terms: the next version, which comes into force only when the client has agreed to it.
/// </summary>
/// <param name="Signed">When it was last changed. It expires 30 days later.</param>
public sealed record Amendment(int Version, IReadOnlyList<TermsChange> Changes, Signature Signed)
{
    public const int LifetimeDays = 30;

    public DateTimeOffset ExpiresAt => Signed.At.AddDays(LifetimeDays);

    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;

    public bool Equals(Amendment? other) =>
        other is not null && (Version, Signed) == (other.Version, other.Signed) && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(Version, Signed, Changes.Count);
}
