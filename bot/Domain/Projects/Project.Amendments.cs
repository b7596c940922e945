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
            : EventsOf(amendment).Aggregate(this, (project, e) => project.Apply(new(e, amendment.Signed)));

    /// <summary>What is recorded when the client agrees to an amendment.</summary>
    private IEnumerable<ProjectEvent> EventsOf(Amendment amendment)
    {
        if (amendment.Total is { } total)
            yield return new ContractChanged(total);
        foreach (var change in amendment.Changes.Where(c => !c.IsAdded && Milestones.Exists(m => m.Id == c.Milestone)))
            yield return change.ToEvent;
        var order = Milestones.Select(m => m.Id).ToList();
        foreach (var added in amendment.Changes.Where(c => c.IsAdded))
        {
            // A milestone is added at the end and moved, because every other one moves with it.
            var (last, behind) = (order.Count, order.IndexOf(added.AddedAfter!.Value));
            yield return added.ToAddedEvent(last);
            var to = behind >= 0 ? behind + 1 : last;
            if (to < last)
                yield return new MilestoneMoved(added.Milestone, last, to);
            order.Insert(to, added.Milestone);
        }
    }

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
        var requested = RequestedTerms(context.At);
        var before = requested.ChangeOf(milestone.Id) ?? TermsChange.FromMilestone(milestone);
        var (kind, criterion) = (change.Kind ?? before.Kind, change.Criterion ?? before.Criterion);
        var (silence, noSilence) = ReadSilence(before.Name, change.SilenceDays, before.SilenceDays, kind, criterion);
        if (noSilence is not null)
            return noSilence;
        var isOfNewTotal = requested.Total is not null && change.Amount is Amount.Share;
        return Amend(
            milestone,
            before with
            {
                Name = change.Name is { } name ? MilestoneName.Normalize(name) : before.Name,
                Amount = change.Amount ?? before.Amount,
                IsOfNewTotal = change.Amount is null ? before.IsOfNewTotal : TrueOrNull(isOfNewTotal),
                Starts = change.Starts ?? before.Starts,
                Expected = change.Expected ?? before.Expected,
                DueDays = change.DueDays ?? before.DueDays,
                Criterion = criterion,
                Discount = change.Discount is null ? before.Discount : change.Discount.OrNull(),
                SilenceDays = silence,
                Kind = kind,
                Vat = AmendedVat(milestone, change.Vat, before),
                IsDropped = false,
            },
            context
        );
    }

    /// <summary>The treatment that a change proposes; null where it is the one that the milestone has.</summary>
    private VatTreatment? AmendedVat(Milestone milestone, VatTreatment? asked, TermsChange before) =>
        !before.IsAdded && asked == TreatmentOf(milestone) ? null : asked ?? before.Vat;

    /// <summary>
    /// Whether a change can be proposed for the milestone: its terms are agreed, it is not complete, and not billed.
    /// </summary>
    public bool CanAmend(Milestone milestone, DateTimeOffset now) =>
        Agreement is not null
        && !IsOver
        && milestone.IsLive
        && RequestedTerms(now).End is null
        && CheckAmendable(milestone, now) is null;

    private Refusal.TooLateToAmend? CheckAmendable(Milestone milestone, DateTimeOffset now) =>
        CheckNotTooLate(milestone, TermsChange.FromMilestone(milestone) with { Name = "" }, now);

    /// <summary>
    /// The change of the milestone that the client is or would be asked to agree to; null when there is none.
    /// </summary>
    public TermsChange? PendingChangeOf(Milestone milestone, DateTimeOffset now) =>
        RequestedTerms(now).ChangeOf(milestone.Id) is { IsDropped: false } change ? change : null;

    /// <summary>Withdraws the pending amendment before the client has agreed to it.</summary>
    public Decision WithdrawAmendment(DecisionContext context)
    {
        if (CheckPermission(Permission.Define, context) is { } no)
            return no;
        return Amendment is { } amendment ? new AmendmentWithdrawn(amendment.Version) : new Refusal.NoAmendment();
    }

    private Decision Amend(Milestone milestone, TermsChange change, DecisionContext context)
    {
        if (CheckAmending(context) is { } no)
            return no;
        var (requested, isAsAgreed) = (
            RequestedTerms(context.At),
            !change.IsAdded && change == TermsChange.FromMilestone(milestone)
        );
        // A change may always be removed from the amendment, whatever happened to its milestone meanwhile.
        if (!isAsAgreed && CheckNotTooLate(milestone, change, context.At) is { } late)
            return late;
        if (change.Name != milestone.Name && CheckName(change.Name, milestone, context) is { } vague)
            return vague;
        var others = requested.Without(milestone.Id);
        if (CheckNameAmong(others, change.Name) is { } taken)
            return taken;
        if (!change.IsDropped && CheckDiscount(change.Discount, change.DueDays, change.Name) is { } notBelow)
            return notBelow;
        // A milestone that leaves the schedule has no amount.
        if (!change.IsDropped && CheckAmountKind(change.Amount, milestone.Id, others) is { } wrong)
            return wrong;
        // One that was only proposed is taken out of the proposal.
        var isGone = isAsAgreed || change is { IsAdded: true, IsDropped: true };
        return Propose(isGone ? others : others.With(change), milestone.Name, context);
    }

    /// <summary>Puts the terms in the place of the present amendment.</summary>
    /// <param name="name">What they change, for the answer that they change nothing.</param>
    private Decision Propose(ProposedTerms proposed, string name, DecisionContext context)
    {
        proposed = WithoutWhatIsAgreed(proposed);
        if (proposed.IsSameAs(RequestedTerms(context.At)))
            return new Refusal.NothingToAmend(name);
        if (proposed.IsEmpty)
            return new AmendmentWithdrawn(Amendment!.Version);
        return new TermsAmended(NextTermsVersion, KeepWorth(proposed).Changes, proposed.Total, proposed.End);
    }

    /// <summary>
    /// Without changes that are no changes. A share that was asked for of a new total is one only while there is a new
    /// total.
    /// </summary>
    private ProposedTerms WithoutWhatIsAgreed(ProposedTerms proposed) =>
        proposed with
        {
            Changes =
            [
                .. proposed
                    .Changes.Select(c => proposed.Total is null ? c with { IsOfNewTotal = null } : c)
                    .Where(c =>
                        c.IsAdded
                        || Milestones.Find(m => m.Id == c.Milestone) is not { } m
                        || c != TermsChange.FromMilestone(m)
                    ),
            ],
        };

    private static bool? TrueOrNull(bool value) => value ? true : null;

    private Refusal? CheckAmending(DecisionContext context) =>
        CheckPermission(Permission.Define, context)
        ?? (RequestedTerms(context.At).End is not null ? new Refusal.EndIsProposed(NextTermsVersion) : null);

    private Refusal.NameTaken? CheckNameAmong(ProposedTerms others, string name) =>
        others.Changes.FirstOrDefault(c => MilestoneName.ToComparisonKey(c.Name) == MilestoneName.ToComparisonKey(name))
            is { } taken
            ? new(taken.Name, Milestones.Find(m => m.Id == taken.Milestone) is { } m ? PositionOf(m) : 0)
            : null;

    /// <summary>
    /// Completed work stays as agreed: a confirmed or billed stage cannot be amended, and a submitted one cannot be
    /// dropped.
    /// </summary>
    private Refusal.TooLateToAmend? CheckNotTooLate(Milestone milestone, TermsChange change, DateTimeOffset now) =>
        !change.IsAdded
        && (
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

    /// <summary>What is pending, as people requested it. An expired amendment proposes nothing.</summary>
    private ProposedTerms RequestedTerms(DateTimeOffset now) =>
        Amendment is { } amendment && !amendment.IsExpired(now)
            ? new(
                [
                    .. amendment
                        .Changes.Select(c => c.AsRequested())
                        .Where(c =>
                            c.IsAdded
                            || (Milestones.Find(m => m.Id == c.Milestone) is { } m && c != TermsChange.FromMilestone(m))
                        ),
                ],
                amendment.Total,
                amendment.End
            )
            : ProposedTerms.None;

    private Refusal? CheckAmountKind(Amount amount, int milestone, ProposedTerms others)
    {
        if (amount is Amount.Sum(var sum) && sum.Currency != Currency)
            return new Refusal.InvalidMoney(new MoneyFault.NotProjectCurrency(Currency));
        if (amount is Amount.Sum { Money.IsPositive: false })
            return new Refusal.InvalidMoney(new MoneyFault.NotPositive());
        if (amount is not Amount.Rest)
            return null;
        if (others.Changes.FirstOrDefault(c => c is { IsDropped: false, Amount: Amount.Rest }) is { } asked)
            return new Refusal.SecondRest(asked.Name);
        // A confirmed milestone keeps the amount it has, so it is stored as a fixed sum.
        var rest = LiveMilestones.FirstOrDefault(m =>
            m.Id != milestone
            && others.ChangeOf(m.Id) is null
            && m is { Amount: Amount.Rest, Stage: not Stage.Confirmed }
        );
        return rest is null ? null : new Refusal.SecondRest(rest.Name);
    }

    /// <summary>
    /// Why the schedule, with or without an amendment, cannot be sent to the client; null when it can.
    /// </summary>
    public Refusal? CheckProposal(DateTimeOffset now)
    {
        if (Agreement is not { } agreed)
            return CheckSchedule() ?? CheckSilence(null);
        if (Amendment is not { } amendment)
            return new Refusal.TermsAlreadyAgreed(agreed);
        if (amendment.IsExpired(now))
            return new Refusal.AmendmentExpired(amendment.Version, Today(amendment.ExpiresAt));
        if (amendment.End is not null && CheckEndIsUpToDate(amendment, now) is { } outdated)
            return outdated;
        foreach (var change in amendment.Changes.Where(c => !c.IsAdded && amendment.End is null))
            if (CheckNotTooLate(MilestoneOf(change.Milestone), change, now) is { } late)
                return late;
        var after = WithAmendment;
        if (after.CheckSchedule() is { } incomplete)
            return incomplete;
        if (after.CheckSilence(this) is { } silence)
            return silence;
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
