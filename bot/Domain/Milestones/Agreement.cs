using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>The client's agreement to one version of the schedule. From then on its terms are frozen.</summary>
/// <param name="ClientName">The person who agreed, on the client's side.</param>
/// <param name="Evidence">Where the evidence can be seen.</param>
/// <param name="HeldByTeam">The team recorded the agreement and holds the evidence; the client did not click the
/// button themselves.</param>
/// <param name="Signed">Who recorded it.</param>
public sealed record Agreement(int Version, string ClientName, string Evidence, bool HeldByTeam, Signature Signed)
{
    /// <summary>
    /// The milestones whose rule of silence the client is known to have read; null in records from before this was kept.
    /// </summary>
    public IReadOnlyList<int>? SilenceKnown { get; init; }

    /// <summary>
    /// The client is known to have read that silence about the milestone counts as acceptance. Of older records only what the
    /// client agreed to themselves shows it.
    /// </summary>
    public bool IsSilenceKnown(int milestone) => SilenceKnown?.Contains(milestone) ?? !HeldByTeam;

    public bool Equals(Agreement? other) =>
        other is not null
        && (Version, ClientName, Evidence, HeldByTeam, Signed)
            == (other.Version, other.ClientName, other.Evidence, other.HeldByTeam, other.Signed)
        && (SilenceKnown ?? []).SequenceEqual(other.SilenceKnown ?? [])
        && SilenceKnown is null == other.SilenceKnown is null;

    public override int GetHashCode() => HashCode.Combine(Version, ClientName, Evidence, HeldByTeam, Signed);
}
