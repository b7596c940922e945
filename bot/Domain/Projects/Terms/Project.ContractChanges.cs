using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Changes of the agreed contract: another total, more milestones, and one milestone split in two.</summary>
public sealed partial record Project
{
    /// <summary>The net worth of everything that is confirmed. No amendment changes it.</summary>
    public Money ConfirmedWorth =>
        LiveMilestones
            .Where(m => m.Stage == Stage.Confirmed)
            .Aggregate(Money.Zero(Currency), (sum, m) => sum + NetOf(m));

    /// <summary>
    /// Proposes another total. Every milestone keeps its sum, the rest takes the difference; without a rest the
    /// difference is in no milestone yet.
    /// </summary>
    public Decision AmendTotal(Money total, DecisionContext context)
    {
        if (CheckContractChange(AmendedPart.Total, context) is { } no)
            return no;
        if (total.Currency != Currency)
            return new Refusal.InvalidMoney(new MoneyFault.NotProjectCurrency(Currency));
        if (!total.IsPositive)
            return new Refusal.InvalidMoney(new MoneyFault.ContractNotPositive());
        if (total < ConfirmedWorth)
            return new Refusal.TotalBelowConfirmed(total, ConfirmedWorth);
        var requested = RequestedTerms(context.At);
        return (requested.Total ?? Contract) == total
            ? new Refusal.TotalUnchanged(total)
            : Propose(requested with { Total = total == Contract ? null : total }, "", context);
    }

    /// <summary>
    /// The total with which the proposed schedule would add up when every sum stays; null where there is none.
    /// </summary>
    public Money? FittingTotal(DateTimeOffset now)
    {
        var (requested, after) = (RequestedTerms(now), WithAmendment);
        if (Agreement is null || requested is not { IsEmpty: false, End: null } || after.Allocation.Closes)
            return null;
        var total = after.Contract - after.Allocation.Unassigned;
        return
            total.IsPositive
            && total >= ConfirmedWorth
            && With(KeepWorth(requested with { Total = total == Contract ? null : total })).Allocation.Closes
            ? total
            : null;
    }

    /// <summary>Proposes a further milestone at the end of the schedule.</summary>
    public Decision AmendAdd(NewMilestone wanted, DecisionContext context)
    {
        if (CheckContractChange(AmendedPart.Added, context) is { } no)
            return no;
        var requested = RequestedTerms(context.At);
        if (CheckAdded(wanted.Name, requested, context) is { } wrong)
            return wrong;
        if (CheckAmountKind(wanted.Amount, NextMilestoneId(requested), requested) is { } amount)
            return amount;
        var discount = wanted.Discount is null ? DiscountFor(wanted.Amount) : wanted.Discount.OrNull();
        if (CheckDiscount(discount, wanted.DueDays ?? DueDays, wanted.Name) is { } notBelow)
            return notBelow;
        var (silence, noSilence) = ReadSilence(
            wanted.Name,
            wanted.SilenceDays,
            UsualSilenceDays,
            wanted.Kind,
            wanted.Criterion
        );
        if (noSilence is not null)
            return noSilence;
        return Propose(
            requested.With(
                new TermsChange(
                    NextMilestoneId(requested),
                    MilestoneName.Normalize(wanted.Name),
                    wanted.Amount,
                    wanted.Starts,
                    wanted.Expected,
                    wanted.DueDays ?? DueDays,
                    wanted.Criterion,
                    IsDropped: false,
                    wanted.Kind,
                    wanted.Vat
                )
                {
                    AddedAfter = 0,
                    Discount = discount,
                    SilenceDays = silence,
                    Note = NullIfEmpty(wanted.Note),
                }
            ),
            wanted.Name,
            context
        );
    }

    /// <summary>
    /// Proposes to split a milestone: the new part is planned and follows the old one, which keeps its state, its
    /// terms and what is left of its sum.
    /// </summary>
    public Decision AmendSplit(Milestone milestone, Money part, string name, DecisionContext context)
    {
        if (CheckContractChange(AmendedPart.Split, context) is { } no)
            return no;
        var requested = RequestedTerms(context.At);
        var before = requested.ChangeOf(milestone.Id) ?? TermsChange.FromMilestone(milestone);
        if (before.IsDropped)
            return new Refusal.MilestoneLeaves(milestone);
        if (CheckNotTooLate(milestone, before with { Name = "" }, context.At) is { } late)
            return late;
        if (part.Currency != Currency)
            return new Refusal.InvalidMoney(new MoneyFault.NotProjectCurrency(Currency));
        if (!part.IsPositive)
            return new Refusal.InvalidMoney(new MoneyFault.NotPositive());
        if (before.Amount is Amount.Unbilled)
            return new Refusal.NothingToSplit(milestone);
        var proposed = With(KeepWorth(requested));
        var net = proposed.NetOf(proposed.MilestoneOf(milestone.Id));
        if (part >= net)
            return new Refusal.SplitTooLarge(milestone, part, net);
        if (CheckAdded(name, requested, context) is { } wrong)
            return wrong;
        var left = before.Amount is Amount.Rest ? before.Amount : new Amount.Sum(net - part);
        return Propose(
            requested
                .With(before with { Amount = left, IsOfNewTotal = null })
                .With(
                    before with
                    {
                        Milestone = NextMilestoneId(requested),
                        Name = MilestoneName.Normalize(name),
                        Amount = new Amount.Sum(part),
                        IsOfNewTotal = null,
                        Vat = before.Vat ?? milestone.Vat,
                        AddedAfter = milestone.Id,
                        Note = NullIfEmpty(milestone.Note),
                    }
                ),
            name,
            context
        );
    }

    /// <summary>
    /// Finds the milestone that an amendment means: one of the schedule, or one that the amendment adds, by its name.
    /// </summary>
    public (Milestone? Found, Refusal? No) FindAmendable(string typed, DateTimeOffset now)
    {
        var ofSchedule = FindMilestone(typed);
        var added = RequestedTerms(now).Changes.Where(c => c.IsAdded).Select(c => c.Milestone).ToHashSet();
        // A number is a place in the agreed schedule.
        if (added.Count == 0 || !typed.Any(char.IsLetter) || ReadPosition(typed.Trim()) is not null)
            return ofSchedule;
        var (found, no) = (
            this with
            {
                Milestones = WithAmendment.Milestones.RemoveAll(m => !added.Contains(m.Id)),
                nets = null,
            }
        ).FindMilestone(typed);
        var key = MilestoneName.ToComparisonKey(typed.Trim());
        bool IsExact(Milestone m) => MilestoneName.ToComparisonKey(m.Name) == key;
        return (ofSchedule.Found, found) switch
        {
            (null, null) => no is Refusal.MilestoneAmbiguous ? (null, no) : ofSchedule,
            (null, { } one) when ofSchedule.No is Refusal.MilestoneUnknown => (one, null),
            ({ } one, { } other) when IsExact(one) == IsExact(other) => (
                null,
                new Refusal.MilestoneAmbiguous(typed.Trim(), [one, other])
            ),
            (_, { } one) when IsExact(one) => (one, null),
            _ => ofSchedule,
        };
    }

    /// <summary>The change that proposes a milestone which is not in the schedule; null for one of the schedule.</summary>
    private TermsChange? AddedChangeOf(Milestone milestone, DateTimeOffset now) =>
        RequestedTerms(now).ChangeOf(milestone.Id) is { IsAdded: true } added ? added : null;

    private Refusal? CheckContractChange(AmendedPart part, DecisionContext context)
    {
        if (CheckPermission(Permission.Define, context) is { } no)
            return no;
        return Agreement is null ? new Refusal.NothingAgreedToAmend(part) : CheckAmending(context);
    }

    private Refusal? CheckAdded(string name, ProposedTerms requested, DecisionContext context)
    {
        if (LiveMilestones.Count() + requested.Changes.Count(c => c.IsAdded) >= MaxMilestones)
            return new Refusal.TooManyMilestones(MaxMilestones);
        return CheckName(name, except: null, context) ?? CheckNameAmong(requested, name);
    }

    private int NextMilestoneId(ProposedTerms requested) =>
        Milestones.Select(m => m.Id).Concat(requested.Changes.Select(c => c.Milestone)).DefaultIfEmpty(0).Max() + 1;

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
