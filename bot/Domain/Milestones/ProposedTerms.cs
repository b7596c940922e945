using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Milestones;

/// <summary>What an amendment proposes: changed, added and dropped milestones, another total, or the project's end.</summary>
/// <param name="Total">The new contract, net; null when it stays.</param>
public sealed record ProposedTerms(IReadOnlyList<TermsChange> Changes, Money? Total, ProjectEnd? End)
{
    public static ProposedTerms None { get; } = new([], null, null);

    public bool IsEmpty => this is { Changes.Count: 0, Total: null, End: null };

    public TermsChange? ChangeOf(int milestone) => Changes.FirstOrDefault(c => c.Milestone == milestone);

    public ProposedTerms Without(int milestone) =>
        this with
        {
            Changes = [.. Changes.Where(c => c.Milestone != milestone)],
        };

    /// <summary>With this change in place of the milestone's earlier one.</summary>
    public ProposedTerms With(TermsChange change) =>
        this with
        {
            Changes = [.. Changes.Where(c => c.Milestone != change.Milestone), change],
        };

    /// <summary>Whether both propose the same, in whatever order.</summary>
    public bool IsSameAs(ProposedTerms other) =>
        (Total, End) == (other.Total, other.End)
        && Changes.Count == other.Changes.Count
        && Changes.All(other.Changes.Contains);
}
