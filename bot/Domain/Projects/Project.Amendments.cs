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
    /// The project as it would be if the client agreed to the pending amendment; itself without one.
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
    /// Proposes other terms for a milestone. The agreed terms are valid until the client agrees to the new version.
    /// </summary>
    public Decision Amend(Milestone milestone, MilestoneChange change, DecisionContext context)
    {
        if (CheckPermission(Permission.Define, context) is { } no)
            return no;
        if (Agreement is null)
            return new Refusal.NotAgreedYet(milestone);
        if (change.IsEmpty)
            return CheckAmendable(milestone, context.At) is { } refusal
                ? refusal
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
                Kind = change.Kind ?? before.Kind,
                Vat = change.Vat == TreatmentOf(milestone) ? null : change.Vat ?? before.Vat,
                IsDropped = false,
            },
            context
        );
    }

    /// <summary>
    /// Whether a change can be proposed for the milestone: its terms are agreed, it is not complete, and not billed.
    /// </summary>
    public bool CanAmend(Milestone milestone, DateTimeOffset now) =>
        Agreement is not null && !IsOver && milestone.IsLive && CheckAmendable(milestone, now) is null;

    private Refusal.TooLateToAmend? CheckAmendable(Milestone milestone, DateTimeOffset now) =>
        CheckNotTooLate(milestone, TermsChange.FromMilestone(milestone) with { Name = "" }, now);

    /// <summary>
    /// The change of the milestone that the client is or would be asked to agree to; null when there is none.
    /// </summary>
    public TermsChange? PendingChangeOf(Milestone milestone, DateTimeOffset now) =>
        RequestedTermsChanges(now).FirstOrDefault(c => c.Milestone == milestone.Id && !c.IsDropped);

    /// <summary>Withdraws the pending amendment before the client has agreed to it.</summary>
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
        // A change may always be removed from the amendment, whatever happened to its milestone meanwhile.
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
        // A milestone that leaves the schedule has no amount.
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
    /// The changes, and other shares stored as fixed sums where needed, so that no confirmed milestone changes its
    /// amount, not even by a cent. A schedule that added up without that still adds up with it.
    /// </summary>
    private List<TermsChange> KeepConfirmedAmounts(List<TermsChange> changes)
    {
        var requested = changes;
        // Only one milestone takes the rest, and a confirmed one keeps the amount it has.
        var had = LiveMilestones.FirstOrDefault(m =>
            m is { Stage: Stage.Confirmed, Amount: Amount.Rest } && !changes.Exists(c => c.Milestone == m.Id)
        );
        if (had is not null && changes.Exists(c => c is { IsDropped: false, Amount: Amount.Rest }))
            requested = Fixed(requested, had, NetOf(had));
        var result = requested;
        while (With(result) is var after && FirstChangedConfirmed(after) is { } moved)
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

    /// <summary>The most that rounding can move an amount: less than a minor unit for each milestone.</summary>
    private bool IsRounding(Money move) => Math.Abs(move.Minor) <= Milestones.Count;

    /// <summary>
    /// The changes with these shares as fixed sums and one of them taking the rest. Null when that does not add up,
    /// or changes a confirmed amount.
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

    /// <summary>The first confirmed milestone whose amount would change.</summary>
    private Milestone? FirstChangedConfirmed(Project after) =>
        LiveMilestones.FirstOrDefault(m =>
            m is { Stage: Stage.Confirmed, IsBillable: true }
            && after.MilestoneOf(m.Id) is { IsLive: true } then
            && after.NetOf(then) != NetOf(m)
        );

    private Project With(IEnumerable<TermsChange> changes) =>
        (this with { Amendment = new(NextTermsVersion, [.. changes], Created) }).WithAmendment;

    /// <summary>
    /// Completed work stays as agreed: a confirmed or billed stage cannot be amended, and a submitted one cannot be
    /// dropped.
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
    /// A share stored as the fixed sum at which it was confirmed. Its amount does not change, and other shares cannot
    /// change it by rounding any more.
    /// </summary>
    private bool IsAsConfirmed(Milestone milestone, TermsChange change) =>
        milestone.Stage == Stage.Confirmed
        && change == TermsChange.FromMilestone(milestone) with { Amount = new Amount.Sum(NetOf(milestone)) };

    /// <summary>The pending changes. An expired amendment has none.</summary>
    private IReadOnlyList<TermsChange> PendingChanges(DateTimeOffset now) =>
        Amendment is { } amendment && !amendment.IsExpired(now) ? amendment.Changes : [];

    /// <summary>The pending changes as people requested them.</summary>
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
        // A confirmed milestone keeps the amount it has, so it is stored as a fixed sum.
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

    /// <summary>
    /// Why the schedule, with or without an amendment, cannot be sent to the client; null when it can.
    /// </summary>
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
        // Confirmed after the amendment was made.
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
