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
        return events.ToArray();
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
        return CheckText(TextField.Reason, reason, needsReason ? 1 : 0, 240);
    }

    /// <summary>The milestones whose VAT may still be set: those without an issued invoice.</summary>
    private IEnumerable<Milestone> VatTargets(Milestone? milestone) =>
        milestone is null ? LiveMilestones.Where(m => m.IsBillable && BilledBy(m) is null) : [milestone];

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
