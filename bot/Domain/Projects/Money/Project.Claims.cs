using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Projects;

/// <summary>What an invoice claims: its lines less its deductions, by VAT treatment.</summary>
public sealed partial record Project
{
    /// <summary>The milestones for which money is asked before the work.</summary>
    public IEnumerable<Milestone> Advances =>
        LiveMilestones.Where(m => m.Kind == MilestoneKind.Advance && IsBillable(m));

    /// <summary>
    /// The issued final invoice; null while there is none. From then on nothing more is billed for an advance.
    /// </summary>
    public Invoice? FinalInvoice =>
        Invoices.Find(i => i is { IsLive: true, IsNumbered: true, Kind: InvoiceKind.Final });

    /// <summary>The final invoice bills this advance.</summary>
    public bool IsInFinalInvoice(Milestone milestone) =>
        milestone.Kind == MilestoneKind.Advance
        && FinalInvoice is { } final
        && final.Lines.Any(line => line.Milestone == milestone.Id);

    /// <summary>
    /// Whether the invoice of this milestone would be the final one now: it is the delivery after which no other
    /// delivery is left to bill, whatever its position, in a project with advances.
    /// </summary>
    public bool WouldBeFinal(Milestone milestone) =>
        milestone.Kind == MilestoneKind.Delivery
        && (Advances.Any() || AdvancesToSetOff(milestone).Any())
        && (FinalInvoice is null || FinalInvoice.Milestone == milestone.Id)
        && !LiveMilestones.Any(m => m.Id != milestone.Id && m.Kind == MilestoneKind.Delivery && IsUnbilled(m));

    /// <summary>
    /// How the claim of an invoice for this milestone comes about, by what is billed, paid and credited now. VAT is
    /// reckoned once on all lines of a treatment.
    /// </summary>
    public InvoiceClaim ClaimFor(Milestone milestone)
    {
        var isFinal = WouldBeFinal(milestone);
        var (lines, deductions) = (new List<InvoiceLine> { LineOf(milestone) }, new List<InvoiceDeduction>());
        if (isFinal)
            foreach (var advance in Advances)
            {
                lines.Add(LineOf(advance));
                if (InvoiceOf(advance) is { IsNumbered: true } billed && DeductionOf(billed) is { } deduction)
                    deductions.Add(deduction);
            }
        if (isFinal)
            deductions.AddRange(AdvancesToSetOff(milestone).Select(DeductionOf).OfType<InvoiceDeduction>());
        var zero = Money.Zero(Currency);
        var shares = lines
            .Select(line => line.Treatment)
            .Distinct()
            .Select(treatment =>
            {
                var net = Sum(lines.Where(line => line.Treatment == treatment), line => line.Net);
                var paid = deductions.Where(d => d.Share.Treatment.IsTaxedLike(treatment)).ToList();
                return new TaxShare(
                    treatment,
                    net - Sum(paid, d => d.Share.Net),
                    treatment.Calculate(net) - Sum(paid, d => d.Share.Vat)
                );
            })
            .ToList();
        var claimed = shares.FindAll(share => share.Net != zero || share.Vat != zero);
        return new(
            isFinal ? InvoiceKind.Final : OwnKind(milestone),
            lines,
            deductions,
            claimed.Count > 0 ? claimed : shares,
            VatNoticeOf(milestone)
        );

        Money Sum<T>(IEnumerable<T> all, Func<T, Money> one) => all.Aggregate(zero, (sum, x) => sum + one(x));
    }

    /// <summary>
    /// Why the final invoice cannot be issued yet; null when it can, and for every other invoice. Until an advance is
    /// paid or its open rest is credited, nobody knows what to deduct.
    /// </summary>
    public Refusal? CheckFinal(Milestone milestone)
    {
        if (!WouldBeFinal(milestone))
            return null;
        if (Advances.Select(InvoiceOf).FirstOrDefault(i => i is { IsNumbered: false }) is { } draft)
            return new Refusal.AdvanceDraftWaits(milestone, MilestoneOf(draft), draft);
        var open = Advances.Select(InvoiceOf).OfType<Invoice>().Where(i => i.Open.IsPositive).ToList();
        return open.Count > 0 ? new Refusal.FinalWaitsForAdvance(milestone, open) : null;
    }

    /// <summary>
    /// Why an advance cannot be credited; null when it can. What the final invoice deducted stays as it is until the
    /// final invoice is credited itself.
    /// </summary>
    private Refusal? CheckAdvanceCredit(Invoice invoice, bool isFull, string reason)
    {
        if (invoice.Kind == InvoiceKind.Advance && IsInFinalInvoice(MilestoneOf(invoice)))
            return new Refusal.AdvanceDeducted(invoice, FinalInvoice!);
        return invoice.Kind == InvoiceKind.Final && isFull && CreditNote.SaysStageCancelled(reason)
            ? new Refusal.FinalBillsAdvances(invoice)
            : null;
    }

    /// <summary>
    /// An advance asks for money before the work: what does not come is credited or waits, it is not lost and its price
    /// is not lowered.
    /// </summary>
    /// <param name="verb">What was to be done.</param>
    internal static Refusal? CheckAdvanceForgiven(Invoice invoice, string verb) =>
        invoice.Kind == InvoiceKind.Advance ? new Refusal.AdvanceNotForgiven(invoice, verb) : null;

    /// <summary>
    /// An advance without a delivery behind it, or with none left to bill, which no final invoice could deduct; null
    /// when there is none.
    /// </summary>
    private Milestone? AdvanceWithoutDelivery()
    {
        if (FinalInvoice is not null)
            return null;
        var live = LiveMilestones.ToList();
        var last = live.FindLastIndex(m => m.Kind == MilestoneKind.Delivery && IsBillable(m));
        var isAllBilled = !live.Exists(m => m.Kind == MilestoneKind.Delivery && IsUnbilled(m));
        return Advances.LastOrDefault(m => isAllBilled || live.IndexOf(m) > last);
    }

    /// <summary>
    /// The event that brings a draft up to date; null when its claim has not changed since it was reckoned.
    /// </summary>
    private InvoiceRecalculated? Recalculate(Invoice draft)
    {
        var claim = ClaimFor(MilestoneOf(draft));
        return claim.HasSameSums(draft.Claim)
            ? null
            : new(
                draft.Id,
                draft.Milestone,
                claim.NetOf(Currency),
                claim.Lines[0].Treatment.Rate,
                claim.VatOf(Currency),
                claim
            );
    }

    /// <summary>The invoice's own line first, so that its rate is the invoice's.</summary>
    private InvoiceLine LineOf(Milestone milestone) =>
        new(milestone.Id, milestone.Name, NetOf(milestone), TreatmentOf(milestone));

    /// <summary>
    /// What was received or applied on an advance: its claim less what was credited and what is open. The open part has
    /// the VAT that its credit note would have. A fee, withheld tax or difference that is settled there is not asked
    /// for again. Null when nothing is left to deduct.
    /// </summary>
    private static InvoiceDeduction? DeductionOf(Invoice advance)
    {
        var claimed = advance.UncreditedShares[0];
        if (advance.Open.IsPositive)
        {
            var net = NearestNetOfGross(advance.Open, claimed.Treatment.Rate);
            claimed = claimed with { Net = claimed.Net - net, Vat = claimed.Vat - (advance.Open - net) };
        }
        if (!claimed.Gross.IsPositive)
            return null;
        var days = advance
            .EffectivePayments.Select(p => p.On)
            .Concat(advance.Applications.Where(a => a.Remaining.IsPositive).Select(a => a.On))
            .ToList();
        return new(advance.Id, advance.IssueDetails!.Number, days.Count > 0 ? days.Max() : null, claimed);
    }

    private static InvoiceKind OwnKind(Milestone milestone) =>
        milestone.Kind == MilestoneKind.Advance ? InvoiceKind.Advance : InvoiceKind.Ordinary;

    /// <summary>What is still to be billed for a milestone, net.</summary>
    public Money UnbilledNetOf(Milestone milestone)
    {
        if (Cancelled is not null)
            return Money.Zero(Currency);
        if (milestone.Kind == MilestoneKind.Delivery)
            return IsUnbilled(milestone) ? NetOf(milestone) : Money.Zero(Currency);
        if (AdvancesOfEnd.FirstOrDefault(i => i.Milestone == milestone.Id) is { } kept)
            return kept.CreditedNet - kept.Net;
        if (!IsBillable(milestone) || IsInFinalInvoice(milestone))
            return Money.Zero(Currency);
        return InvoiceOf(milestone) is { IsNumbered: true } billed
            ? NetOf(milestone) - (billed.Net - billed.CreditedNet)
            : NetOf(milestone);
    }
}
