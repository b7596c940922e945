using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// The end midway: the client agrees that nothing more is delivered. What is confirmed is billed and paid, and a fee
/// where one was agreed.
/// </summary>
public sealed partial record Project
{
    /// <summary>
    /// Proposes the end: an amendment that takes out what is not confirmed and lowers the contract to what is
    /// confirmed, plus the fee. It takes the place of a pending amendment.
    /// </summary>
    /// <param name="fee">The fee, net; null for none.</param>
    /// <param name="feeName">What the fee's invoice line is called. Its milestone is complete with the agreement, so
    /// the name need not be a deliverable.</param>
    public Decision ProposeEnd(string reason, Money? fee, string feeName, DecisionContext context)
    {
        if (CheckPermission(Permission.Define, context) is { } no)
            return no;
        if (CheckText(TextField.Reason, reason, 1, 240) is { } bad)
            return bad;
        if (CheckFee(fee, feeName) is { } wrong)
            return wrong;
        var isAnythingIssued = NumberedInvoices.Any();
        if (Agreement is null)
            return isAnythingIssued
                ? new Refusal.NothingAgreedToAmend(AmendedPart.End)
                : new Refusal.EndIsCancel(Key, reason.Trim());
        var ends = EndChanges();
        if (ends.Count == 0 && fee is null)
            return new Refusal.NothingToEnd(Key);
        var total = WorthAtEnd + (fee ?? Money.Zero(Currency));
        if (!total.IsPositive && !isAnythingIssued && ends.Count == LiveMilestones.Count())
            return new Refusal.EndIsCancel(Key, reason.Trim());
        var terms = new ProposedTerms(ends, total == Contract ? null : total, new(reason.Trim(), null));
        if (fee is { } sum)
            terms = WithFee(terms, sum, feeName, context);
        return Propose(terms, Name, context);
    }

    private ProposedTerms WithFee(ProposedTerms terms, Money fee, string name, DecisionContext context)
    {
        var id = NextMilestoneId(terms);
        return terms.With(
            new TermsChange(
                id,
                MilestoneName.Normalize(name),
                new Amount.Sum(fee),
                null,
                Today(context.At),
                DueDays,
                Criterion.ClientSignOff,
                IsDropped: false
            )
            {
                AddedAfter = 0,
            }
        ) with
        {
            End = terms.End! with { Fee = id },
        };
    }

    private Refusal? CheckFee(Money? fee, string name)
    {
        if (fee is not { } sum)
            return null;
        if (CheckSum(sum) is { } wrong)
            return wrong;
        if (CheckText(TextField.FeeName, name, 1) is { } bad)
            return bad;
        var key = MilestoneName.ToComparisonKey(name);
        return LiveMilestones.FirstOrDefault(m => MilestoneName.ToComparisonKey(m.Name) == key) is { } same
            ? new Refusal.NameTaken(same.Name, PositionOf(same))
            : null;
    }

    /// <summary>Drafts the invoice of the fee, and keeps how VAT applies to it.</summary>
    public Decision DraftFee(Milestone milestone, string? note, FeeVat vat, DecisionContext context, bool again = false)
    {
        if (CheckPermission(Permission.DraftInvoice, context) is { } no)
            return no;
        if (milestone.Id != Fee)
            return new Refusal.NotTheFee(milestone);
        if (InvoiceOf(milestone) is not null)
            return Draft(milestone, note, context, again);
        var treatment = vat == FeeVat.Compensation ? VatTreatment.Compensation : Treatment;
        if (milestone.Vat == treatment)
            return Draft(milestone, note, context, again);
        var set = new MilestoneVatChanged(milestone.Id, treatment, "");
        var after = Apply(new(set, new(context.Actor.Id, context.At, IsSolo)));
        return after.Draft(after.MilestoneOf(milestone.Id), note, context, again) is Decision.Accepted(var drafted)
            ? new ProjectEvent[] { set }
                .Concat(drafted)
                .ToArray()
            : after.Draft(after.MilestoneOf(milestone.Id), note, context, again);
    }

    /// <summary>The fee may be taxable or compensation; it is asked once, unless both would be the same.</summary>
    private Refusal.FeeVatOpen? CheckFeeVat(Milestone milestone, string? note) =>
        milestone.Id == Fee && milestone.Vat is null && Treatment.Category != VatCategory.OutsideScope
            ? new(milestone, Treatment, note ?? "")
            : null;

    /// <summary>
    /// A stage that was confirmed or reopened since the end was proposed: the end would take out work that is done, or
    /// leave work in that is not.
    /// </summary>
    private Refusal.EndOutdated? CheckEndIsUpToDate(Amendment amendment, DateTimeOffset now)
    {
        var proposed = RequestedTerms(now).Changes.Where(c => !c.IsAdded).ToList();
        var present = EndChanges();
        var moved = proposed.Except(present).Concat(present.Except(proposed)).FirstOrDefault();
        return moved is null ? null : new(MilestoneOf(moved.Milestone));
    }

    /// <summary>
    /// What the end takes out of the schedule: what is not confirmed, and advances. An advance that was billed stays,
    /// worth nothing, because its money is set off against what is billed.
    /// </summary>
    private List<TermsChange> EndChanges() =>
        [
            .. LiveMilestones
                .Where(m => m.Stage != Stage.Confirmed || IsOpenAdvance(m))
                .Select(m =>
                    IsOpenAdvance(m) && InvoiceOf(m) is { IsNumbered: true }
                        ? TermsChange.FromMilestone(m) with
                        {
                            Amount = new Amount.Unbilled(),
                        }
                        : TermsChange.FromMilestone(m) with
                        {
                            IsDropped = true,
                        }
                ),
        ];

    private bool IsOpenAdvance(Milestone milestone) =>
        milestone.Kind == MilestoneKind.Advance && milestone.IsBillable && !IsInFinalInvoice(milestone);

    /// <summary>What stays of the contract when the project ends now: the confirmed deliveries.</summary>
    public Money WorthAtEnd =>
        LiveMilestones
            .Where(m => m.Stage == Stage.Confirmed && !IsOpenAdvance(m))
            .Aggregate(Money.Zero(Currency), (sum, m) => sum + NetOf(m));

    /// <summary>
    /// What the client's agreement records beside the changed terms: a fee is complete with it, an end begins, and a
    /// project that had ended goes on when milestones are added.
    /// </summary>
    private IEnumerable<ProjectEvent> EventsOfAgreement(Amendment amendment, TermsAgreed agreed)
    {
        if (amendment.End is { } end)
        {
            // A draft of what is taken out is no invoice of anything.
            var dropped = amendment.Changes.Where(c => c.IsDropped).Select(c => c.Milestone).ToHashSet();
            foreach (var draft in Invoices.Where(i => i.State == InvoiceState.Draft && dropped.Contains(i.Milestone)))
                yield return new InvoiceDiscarded(draft.Id, draft.Milestone);
            if (end.Fee is { } fee)
                yield return new StageConfirmed(fee, agreed.ClientName, agreed.Evidence, agreed.HeldByTeam);
            yield return new ProjectEnded(end.Reason, end.Fee);
        }
        else if (Ended is not null && amendment.Changes.Any(c => c is { IsAdded: true, IsDropped: false }))
            yield return new ProjectContinued();
    }
}
