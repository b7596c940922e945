using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>The version that the client is or would be asked to agree to.</summary>
    public int NextTermsVersion => Agreement is { } agreed ? agreed.Version + 1 : 1;

    /// <summary>
    /// The project as it would be once the client agrees to the waiting amendment; itself without one.
    /// </summary>
    public Project WithAmendment =>
        Amendment is not { } amendment
            ? this
            : amendment.Changes.Aggregate(
                this,
                (project, change) =>
                    project.Milestones.Exists(m => m.Id == change.Milestone)
                        ? project.Apply(new(change.ToEvent, amendment.Signed))
                        : project
            );

    /// <summary>
    /// Proposes other terms for a milestone; the agreed ones hold until the client agrees to the new version.
    /// </summary>
    public Decision Amend(Milestone milestone, MilestoneChange change, DecisionContext context)
    {
        if (CheckPermission(Permission.Define, context) is { } no)
            return no;
        if (Agreement is null)
            return new Refusal.NotAgreedYet(milestone);
        if (change.IsEmpty)
            return CheckAmendable(milestone, context.At) is { } never
                ? never
                : new Refusal.NothingToChange(milestone, "amend");
        var before =
            RequestedTermsChanges(context.At).FirstOrDefault(c => c.Milestone == milestone.Id)
            ?? TermsChange.FromMilestone(milestone);
        return Amend(
            milestone,
            before with
            {
                Name = change.Name is { } name ? MilestoneName.Normalize(name) : before.Name,
                Amount = change.Amount ?? before.Amount,
                Starts = change.Starts ?? before.Starts,
                Expected = change.Expected ?? before.Expected,
                DueDays = change.DueDays ?? before.DueDays,
                Criterion = change.Criterion ?? before.Criterion,
                IsDropped = false,
            },
            context
        );
    }

    /// <summary>
    /// Whether a proposal for the milestone could be made at all: agreed, under way at the most, and not billed.
    /// </summary>
    public bool CanAmend(Milestone milestone, DateTimeOffset now) =>
        Agreement is not null && !IsOver && milestone.IsLive && CheckAmendable(milestone, now) is null;

    private Refusal.TooLateToAmend? CheckAmendable(Milestone milestone, DateTimeOffset now) =>
        CheckNotTooLate(milestone, TermsChange.FromMilestone(milestone) with { Name = "" }, now);

    /// <summary>What the client is or would be asked to agree to for the milestone; null when nothing is.</summary>
    public TermsChange? PendingChangeOf(Milestone milestone, DateTimeOffset now) =>
        RequestedTermsChanges(now).FirstOrDefault(c => c.Milestone == milestone.Id && !c.IsDropped);

    /// <summary>Takes the waiting amendment back before the client has agreed to it.</summary>
    public Decision WithdrawAmendment(DecisionContext context)
    {
        if (CheckPermission(Permission.Define, context) is { } no)
            return no;
        return Amendment is { } amendment ? new AmendmentWithdrawn(amendment.Version) : new Refusal.NoAmendment();
    }

    private Decision Amend(Milestone milestone, TermsChange change, DecisionContext context)
    {
        if (CheckPermission(Permission.Define, context) is { } no)
            return no;
        var (waiting, isAsAgreed) = (RequestedTermsChanges(context.At), change == TermsChange.FromMilestone(milestone));
        // A change may always be taken out of the amendment again, whatever became of its milestone meanwhile.
        if (!isAsAgreed && CheckNotTooLate(milestone, change, context.At) is { } late)
            return late;
        if (change.Name != milestone.Name && CheckName(change.Name, milestone, context) is { } vague)
            return vague;
        var others = waiting.Where(c => c.Milestone != milestone.Id).ToList();
        if (
            others.Find(c => MilestoneName.ToComparisonKey(c.Name) == MilestoneName.ToComparisonKey(change.Name)) is
            { } taken
        )
            return new Refusal.NameTaken(taken.Name, PositionOf(MilestoneOf(taken.Milestone)));
        // What leaves the schedule has no amount in it.
        if (!change.IsDropped && CheckAmountKind(change.Amount, milestone, others) is { } wrong)
            return wrong;
        if (isAsAgreed ? others.Count == waiting.Count : waiting.Contains(change))
            return new Refusal.NothingToAmend(milestone.Name);
        List<TermsChange> changes = isAsAgreed ? others : [.. others, change];
        return changes.Count > 0
            ? new TermsAmended(NextTermsVersion, KeepConfirmedAmounts(changes))
            : new AmendmentWithdrawn(Amendment!.Version);
    }

    /// <summary>
    /// The changes, and what else is written as a fixed sum so that no confirmed milestone is worth something else by
    /// them, not by a cent either. Where the schedule closed without that, it closes with it.
    /// </summary>
    private List<TermsChange> KeepConfirmedAmounts(List<TermsChange> changes)
    {
        var asked = changes;
        // Only one takes the rest, and a confirmed one takes no more than it has.
        var had = LiveMilestones.FirstOrDefault(m =>
            m is { Stage: Stage.Confirmed, Amount: Amount.Rest } && !changes.Exists(c => c.Milestone == m.Id)
        );
        if (had is not null && changes.Exists(c => c is { IsDropped: false, Amount: Amount.Rest }))
            asked = Fixed(asked, had, NetOf(had));
        var kept = asked;
        while (With(kept) is var after && FirstChangedConfirmed(after) is { } moved)
            kept = Fixed(kept, moved, NetOf(moved));
        if (With(kept).Allocation.Closes || !With(asked).Allocation.Closes)
            return kept;
        // What the confirmed ones kept by rounding another takes: one share if that is enough, else all that are left.
        var shares = With(kept)
            .LiveMilestones.Where(m => m is { Stage: not Stage.Confirmed, Amount: Amount.Share })
            .Reverse()
            .ToList();
        foreach (var one in shares)
            if (Closing(kept, [one], one) is { } closing)
                return closing;
        return shares.Count > 0 && Closing(kept, shares, shares[0]) is { } all ? all : kept;
    }

    /// <summary>What rounding can move a share by: less than a minor unit for each milestone.</summary>
    private bool IsRounding(Money move) => Math.Abs(move.Minor) <= Milestones.Count;

    /// <summary>
    /// The changes with these shares as the sums that they are when one of them takes the rest; null where that does
    /// not close, or moves what is confirmed.
    /// </summary>
    private List<TermsChange>? Closing(List<TermsChange> changes, IReadOnlyList<Milestone> shares, Milestone last)
    {
        if (With(changes).LiveMilestones.Any(m => m.Amount is Amount.Rest))
            return null;
        var rest = With([
            .. changes.Where(c => c.Milestone != last.Id),
            TermsChange.FromMilestone(last) with
            {
                Amount = new Amount.Rest(),
            },
        ]);
        var before = With(changes);
        if (!rest.Allocation.Closes)
            return null;
        if (shares.Any(m => !IsRounding(rest.NetOf(rest.MilestoneOf(m.Id)) - before.NetOf(before.MilestoneOf(m.Id)))))
            return null;
        var fixedSums = shares.Aggregate(changes, (all, m) => Fixed(all, m, rest.NetOf(rest.MilestoneOf(m.Id))));
        return With(fixedSums) is var after && after.Allocation.Closes && FirstChangedConfirmed(after) is null
            ? fixedSums
            : null;
    }

    private List<TermsChange> Fixed(List<TermsChange> changes, Milestone milestone, Money net)
    {
        var change =
            changes.Find(c => c.Milestone == milestone.Id) ?? TermsChange.FromMilestone(MilestoneOf(milestone.Id));
        return
        [
            .. changes.Where(c => c.Milestone != milestone.Id),
            change with
            {
                Amount = new Amount.Sum(net),
                Wanted = change.Wanted ?? change.Amount,
            },
        ];
    }

    /// <summary>The first confirmed milestone that would be worth something else there.</summary>
    private Milestone? FirstChangedConfirmed(Project after) =>
        LiveMilestones.FirstOrDefault(m =>
            m is { Stage: Stage.Confirmed, IsBillable: true }
            && after.MilestoneOf(m.Id) is { IsLive: true } then
            && after.NetOf(then) != NetOf(m)
        );

    private Project With(IEnumerable<TermsChange> changes) =>
        (this with { Amendment = new(NextTermsVersion, [.. changes], Created) }).WithAmendment;

    /// <summary>
    /// What is done stays as it was agreed: a confirmed or billed stage, and a submitted one cannot be dropped.
    /// </summary>
    private Refusal.TooLateToAmend? CheckNotTooLate(Milestone milestone, TermsChange change, DateTimeOffset now) =>
        (
            milestone.Stage == Stage.Confirmed
            || InvoiceOf(milestone) is not null
            || (change.IsDropped && milestone.Stage is not (Stage.Planned or Stage.Started))
        )
        && change.AsRequested() != TermsChange.FromMilestone(milestone)
        && !IsAsConfirmed(milestone, change)
            ? new(milestone, InvoiceOf(milestone), Amendment is { } amendment && !amendment.IsExpired(now))
            : null;

    /// <summary>
    /// A share written as the sum that it was confirmed as: nothing of it changes, and no other share can move it by
    /// rounding any more.
    /// </summary>
    private bool IsAsConfirmed(Milestone milestone, TermsChange change) =>
        milestone.Stage == Stage.Confirmed
        && change == TermsChange.FromMilestone(milestone) with { Amount = new Amount.Sum(NetOf(milestone)) };

    /// <summary>The changes that still wait; an expired amendment waits for nothing any more.</summary>
    private IReadOnlyList<TermsChange> PendingChanges(DateTimeOffset now) =>
        Amendment is { } amendment && !amendment.IsExpired(now) ? amendment.Changes : [];

    /// <summary>The same as people asked for them.</summary>
    private IReadOnlyList<TermsChange> RequestedTermsChanges(DateTimeOffset now) =>
        [
            .. PendingChanges(now)
                .Select(c => c.AsRequested())
                .Where(c => Milestones.Find(m => m.Id == c.Milestone) is { } m && c != TermsChange.FromMilestone(m)),
        ];

    private Refusal? CheckAmountKind(Amount amount, Milestone milestone, IReadOnlyList<TermsChange> others)
    {
        if (amount is Amount.Sum(var sum) && sum.Currency != Currency)
            return new Refusal.InvalidMoney(new MoneyFault.NotProjectCurrency(Currency));
        if (amount is Amount.Sum { Money.IsPositive: false })
            return new Refusal.InvalidMoney(new MoneyFault.NotPositive());
        if (amount is not Amount.Rest)
            return null;
        // A confirmed one takes no more than it has, so that it is written as a sum.
        var rest = LiveMilestones.FirstOrDefault(m =>
            m.Id != milestone.Id
            && (
                others.FirstOrDefault(c => c.Milestone == m.Id) is { } c
                    ? c is { IsDropped: false, Amount: Amount.Rest }
                    : m is { Amount: Amount.Rest, Stage: not Stage.Confirmed }
            )
        );
        return rest is null ? null : new Refusal.SecondRest(rest.Name);
    }

    /// <summary>Why the schedule, amended or not, cannot be put to the client as it stands; null when it can.</summary>
    public Refusal? CheckProposal(DateTimeOffset now)
    {
        if (Agreement is not { } agreed)
            return CheckSchedule();
        if (Amendment is not { } amendment)
            return new Refusal.TermsAlreadyAgreed(agreed);
        if (amendment.IsExpired(now))
            return new Refusal.AmendmentExpired(amendment.Version, Today(amendment.ExpiresAt));
        foreach (var change in amendment.Changes)
            if (CheckNotTooLate(MilestoneOf(change.Milestone), change, now) is { } late)
                return late;
        var after = WithAmendment;
        if (after.CheckSchedule() is { } incomplete)
            return incomplete;
        // Confirmed since it was amended.
        return FirstChangedConfirmed(after) is { } moved
            ? new Refusal.WouldChangeConfirmedAmount(
                moved,
                InvoiceOf(moved),
                NetOf(moved),
                after.NetOf(after.MilestoneOf(moved.Id))
            )
            : null;
    }
}
