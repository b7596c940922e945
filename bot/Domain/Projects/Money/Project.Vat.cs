using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>The VAT of the milestones: the law's, so it may be corrected without the client until it is billed.</summary>
public sealed partial record Project
{
    /// <summary>
    /// Sets the VAT of a milestone, or of everything that is not billed. Before agreement it is a part of the
    /// schedule; after it a reason stays on record and the client is told with the invoice.
    /// </summary>
    /// <param name="milestone">Null for all.</param>
    public Decision ChangeVat(Milestone? milestone, VatTreatment vat, string reason, DecisionContext context)
    {
        var permission = Agreement is null ? Permission.Define : Permission.ChangeVat;
        if (CheckPermission(permission, context) is { } no)
            return no;
        if (CheckVatChange(milestone, vat, reason) is { } wrong)
            return wrong;
        var events = new List<ProjectEvent>();
        if (milestone is null && vat != Treatment)
            events.Add(new ProjectVatChanged(vat, reason.Trim()));
        events.AddRange(
            VatTargets(milestone)
                .Where(m => TreatmentOf(m) != vat)
                .Where(m => Agreement is not null || milestone is not null || m.Vat is not null)
                .Select(m => new MilestoneVatChanged(m.Id, vat, reason.Trim(), AgreedTreatmentOf(m, vat)))
        );
        var after = events.Aggregate(
            this,
            (project, what) => project.Apply(new(what, new(context.Actor.Id, context.At, IsSolo)))
        );
        // A draft shows what would be billed now.
        events.AddRange(
            after
                .Invoices.Where(i => i.State == InvoiceState.Draft)
                .Select(after.Recalculate)
                .OfType<InvoiceRecalculated>()
        );
        if (Agreement is not null)
            events.AddRange(
                Requests
                    .Where(r => r.Kind == RequestKind.Vat && r.IsOpen && !r.IsExpired(context.At))
                    .Where(r => r.Vat == vat && r.Of == milestone?.Id)
                    .Select(r => new RequestDecided(r.Id, r.Milestone, IsApproved: true, ""))
            );
        return events.ToArray();
    }

    /// <summary>A rate of zero without its reason cannot be billed: the document must say why.</summary>
    private Refusal.VatNotAsked? CheckVatAsked(Milestone milestone) =>
        ClaimFor(milestone).Lines.FirstOrDefault(line => line.Treatment.Category is null) is { } line
            ? new Refusal.VatNotAsked(MilestoneOf(line.Milestone))
            : null;

    /// <summary>
    /// What the law asks of a document without tax that crosses a border: both VAT ids, and of goods the country they
    /// go to.
    /// </summary>
    public IReadOnlyList<VatIdGap> VatIdGaps(Milestone milestone, Party? seller) =>
        ClaimFor(milestone).Lines.Any(line => line.Treatment.NeedsVatIds)
            ?
            [
                .. new[] { (VatIdGap.Seller, seller?.VatId ?? ""), (VatIdGap.Client, ClientVatId) }
                    .Where(one => one.Item2.Length == 0)
                    .Select(one => one.Item1),
            ]
            : [];

    private Refusal.VatIdsMissing? CheckVatIds(Milestone milestone, Seller seller) =>
        VatIdGaps(milestone, seller.Party) is { Count: > 0 } gaps
            ? new Refusal.VatIdsMissing(milestone, OwnTreatmentOf(milestone), gaps)
            : null;

    /// <summary>
    /// Milestones outside the scope of VAT beside others: the final invoice would hold both, which is no valid document
    /// (EN 16931, BR-O-11). Null when every invoice would have one or the other.
    /// </summary>
    private (Milestone Outside, Milestone Other)? FindMixedScope()
    {
        var together = LiveMilestones.Where(m => IsBillable(m) && BilledBy(m) is null).ToList();
        if (!Advances.Any() || FinalInvoice is not null)
            return null;
        var last = together.FindLast(m => m.Kind == MilestoneKind.Delivery);
        var lines = Advances.Concat(last is null ? [] : [last]).ToList();
        bool IsOutside(Milestone m) => TreatmentOf(m).Category == VatCategory.OutsideScope;
        return lines.Find(IsOutside) is { } outside && lines.Find(m => !IsOutside(m)) is { } other
            ? (outside, other)
            : null;
    }

    private Refusal? CheckVatChange(Milestone? milestone, VatTreatment vat, string reason)
    {
        if (milestone is { IsBillable: false })
            return new Refusal.MilestoneIsUnbilled(milestone);
        if (milestone is not null && BilledBy(milestone) is { } billed)
            return new Refusal.VatAlreadyBilled(milestone, billed);
        var changed = VatTargets(milestone).Where(m => TreatmentOf(m) != vat).ToList();
        if (changed.Count == 0 && (milestone is not null || vat == Treatment))
            return new Refusal.VatUnchanged(milestone, vat);
        // Naming why a rate of zero is zero changes no sum, so it needs no reason.
        var needsReason = Agreement is not null && changed.Exists(m => TreatmentOf(m).Category is not null);
        if (needsReason && reason.Trim().Length == 0)
            return new Refusal.VatNeedsReason(milestone, vat);
        return CheckText(TextField.Reason, reason, 0, 240);
    }

    /// <summary>
    /// The milestones whose VAT may still be set: those without an issued invoice. "All" leaves a fee out whose VAT
    /// nobody has decided, or that is compensation: its draft asks.
    /// </summary>
    private IEnumerable<Milestone> VatTargets(Milestone? milestone) =>
        milestone is null
            ? LiveMilestones.Where(m => m.IsBillable && BilledBy(m) is null && !(IsFee(m) && IsAskedOrOutside(m)))
            : [milestone];

    private static bool IsAskedOrOutside(Milestone fee) => fee.Vat is null or { Category: VatCategory.OutsideScope };

    /// <summary>The issued invoice that bills the milestone: its own, or the final one for an advance.</summary>
    private Invoice? BilledBy(Milestone milestone)
    {
        if (InvoiceOf(milestone) is { IsNumbered: true } own)
            return own;
        return IsInFinalInvoice(milestone) ? FinalInvoice : null;
    }

    /// <summary>The treatment that the client agreed to, when the new one is another; null when nobody is told.</summary>
    private VatTreatment? AgreedTreatmentOf(Milestone milestone, VatTreatment vat)
    {
        var agreed = milestone.VatCorrection?.Agreed ?? TreatmentOf(milestone);
        return Agreement is null || agreed.Category is null || agreed == vat ? null : agreed;
    }

    /// <summary>How the client is told with the invoice that the VAT is not the agreed one; "" when it is.</summary>
    private static string VatNoticeOf(Milestone milestone) => milestone.VatCorrection?.Reason ?? "";
}
