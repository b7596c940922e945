using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// What an amendment does not touch keeps its worth: its share is stored as a fixed sum where the share would move.
/// </summary>
public sealed partial record Project
{
    /// <summary>
    /// The terms, and other shares stored as fixed sums where needed: with a new total every share that was not asked
    /// for keeps its sum, and no confirmed milestone changes its amount in any case, not even by a cent. A schedule
    /// that added up without that still adds up with it.
    /// </summary>
    private ProposedTerms KeepWorth(ProposedTerms terms)
    {
        var requested = terms.Total is null ? terms : KeepSums(terms);
        // Only one milestone takes the rest. One that was confirmed when another was asked to take it keeps the amount
        // it has, also when it was reopened since.
        var had = LiveMilestones.FirstOrDefault(m => m.Amount is Amount.Rest && requested.ChangeOf(m.Id) is null);
        if (had is not null && requested.Changes.Any(c => c is { IsDropped: false, Amount: Amount.Rest }))
            requested = Fixed(requested, had, NetOf(had));
        var result = requested;
        while (With(result) is var after && (FirstChangedConfirmed(after) ?? FirstRounded(result, after)) is { } moved)
            result = Fixed(result, moved, NetOf(moved));
        if (With(result).Allocation.Closes || !With(requested).Allocation.Closes)
            return result;
        // Another milestone takes the rounding differences of the confirmed ones: one share if that is enough,
        // otherwise all remaining shares.
        var shares = With(result)
            .LiveMilestones.Where(m => m is { Stage: not Stage.Confirmed, Amount: Amount.Share })
            .Reverse()
            .ToList();
        foreach (var one in shares)
            if (Closing(result, [one], one) is { } closing)
                return closing;
        return shares.Count > 0 && Closing(result, shares, shares[0]) is { } all ? all : result;
    }

    /// <summary>
    /// With a new total: shares that nobody asked for are written as the sums they are worth. Only the rest changes
    /// with the total.
    /// </summary>
    private ProposedTerms KeepSums(ProposedTerms terms) =>
        LiveMilestones
            .Where(m =>
                m.Amount is Amount.Share
                && (
                    terms.ChangeOf(m.Id) is not { } change
                    || (change is { IsDropped: false, IsOfNewTotal: not true } && change.Amount == m.Amount)
                )
            )
            .Aggregate(terms, (all, m) => Fixed(all, m, NetOf(m)));

    /// <summary>
    /// The first share that would move by rounding alone because another milestone was split, also where the sums of
    /// both parts leave a minor unit that no share may take. Null when the schedule does not add up anyway.
    /// </summary>
    private Milestone? FirstRounded(ProposedTerms terms, Project after) =>
        Allocation.Closes && IsRounding(after.Allocation.Unassigned) && terms.Changes.Any(c => c.AddedAfter > 0)
            ? LiveMilestones.FirstOrDefault(m =>
                m.Amount is Amount.Share
                && terms.ChangeOf(m.Id) is null
                && IsRounding(after.NetOf(after.MilestoneOf(m.Id)) - NetOf(m))
                && after.NetOf(after.MilestoneOf(m.Id)) != NetOf(m)
            )
            : null;

    /// <summary>The most that rounding can move an amount: less than a minor unit for each milestone.</summary>
    private bool IsRounding(Money move) => Math.Abs(move.Minor) <= Milestones.Count;

    /// <summary>
    /// The terms with these shares as fixed sums and one of them taking the rest. Null when that does not add up, or
    /// changes a confirmed amount.
    /// </summary>
    private ProposedTerms? Closing(ProposedTerms terms, IReadOnlyList<Milestone> shares, Milestone last)
    {
        var before = With(terms);
        if (before.LiveMilestones.Any(m => m.Amount is Amount.Rest))
            return null;
        var change = terms.ChangeOf(last.Id) ?? TermsChange.FromMilestone(last);
        var rest = With(terms.With(change with { Amount = new Amount.Rest() }));
        if (!rest.Allocation.Closes)
            return null;
        if (shares.Any(m => !IsRounding(rest.NetOf(rest.MilestoneOf(m.Id)) - before.NetOf(before.MilestoneOf(m.Id)))))
            return null;
        var fixedSums = shares.Aggregate(terms, (all, m) => Fixed(all, m, rest.NetOf(rest.MilestoneOf(m.Id))));
        return With(fixedSums) is var after && after.Allocation.Closes && FirstChangedConfirmed(after) is null
            ? fixedSums
            : null;
    }

    private ProposedTerms Fixed(ProposedTerms terms, Milestone milestone, Money net)
    {
        var change = terms.ChangeOf(milestone.Id) ?? TermsChange.FromMilestone(MilestoneOf(milestone.Id));
        return terms.With(change with { Amount = new Amount.Sum(net), Wanted = change.Wanted ?? change.Amount });
    }

    /// <summary>The first confirmed milestone whose amount would change.</summary>
    private Milestone? FirstChangedConfirmed(Project after) =>
        LiveMilestones.FirstOrDefault(m =>
            m is { Stage: Stage.Confirmed, IsBillable: true }
            && !(after.Amendment?.End is not null && IsOpenAdvance(m))
            && after.MilestoneOf(m.Id) is { IsLive: true } then
            && after.NetOf(then) != NetOf(m)
        );

    /// <summary>The project as it would be if the client agreed to these terms.</summary>
    private Project With(ProposedTerms terms) =>
        (
            this with
            {
                Amendment = new(NextTermsVersion, terms.Changes, Created) { Total = terms.Total, End = terms.End },
            }
        ).WithAmendment;
}
