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
) : MilestoneEvent(Milestone)
{
    /// <summary>The cash discount of its invoice; null for none.</summary>
    public CashDiscount? Discount { get; init; }
}

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
) : MilestoneEvent(Milestone)
{
    /// <summary>The cash discount of its invoice; null for none.</summary>
    public CashDiscount? Discount { get; init; }
}

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
public sealed record TermsAmended(int Version, IReadOnlyList<TermsChange> Changes) : ProjectEvent
{
    public bool Equals(TermsAmended? other) =>
        other is not null && Version == other.Version && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(Version, Changes.Count);
}

public sealed record AmendmentWithdrawn(int Version) : ProjectEvent;
