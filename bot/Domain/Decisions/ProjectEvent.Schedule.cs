using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Decisions;

public sealed record MilestoneAdded(
    int Milestone,
    int Position,
    string Name,
    Amount Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int DueDays,
    Criterion? Criterion,
    string Note
) : MilestoneEvent(Milestone);

/// <param name="Note">The text for its invoice; null leaves it unchanged.</param>
public sealed record MilestoneChanged(
    int Milestone,
    string Name,
    Amount Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int DueDays,
    Criterion? Criterion,
    string? Note = null
) : MilestoneEvent(Milestone);

/// <param name="From">The 0-based position among all milestones, dropped ones included.</param>
public sealed record MilestoneMoved(int Milestone, int From, int To) : MilestoneEvent(Milestone)
{
    public override bool ReordersMilestones => true;
}

public sealed record MilestoneDropped(int Milestone) : MilestoneEvent(Milestone)
{
    public override bool ReordersMilestones => true;
}

public sealed record TermsSent(int Version) : ProjectEvent;

public sealed record TermsAgreed(int Version, string ClientName, string Evidence, bool HeldByTeam) : ProjectEvent;

/// <summary>The complete amendment as it is from now on. The client has not agreed to any of it yet.</summary>
/// <param name="Total">The new contract, net; null when it stays.</param>
/// <param name="End">The project ends by it; null when it goes on.</param>
public sealed record TermsAmended(
    int Version,
    IReadOnlyList<TermsChange> Changes,
    Money? Total = null,
    ProjectEnd? End = null
) : ProjectEvent
{
    public bool Equals(TermsAmended? other) =>
        other is not null
        && (Version, Total, End) == (other.Version, other.Total, other.End)
        && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(Version, Changes.Count);
}

public sealed record AmendmentWithdrawn(int Version) : ProjectEvent;

/// <summary>The client agreed to another total.</summary>
/// <param name="Total">The contract from now on, net; 0 where a project ended with nothing confirmed.</param>
public sealed record ContractChanged(Money Total) : ProjectEvent;
