using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// The advances of a project that ended midway. They were money before the work and are no confirmed work: the last
/// invoice deducts them, and what it does not take is credited.
/// </summary>
public sealed partial record Project
{
    /// <summary>
    /// The prepayment invoices of an ended project whose claim is neither deducted nor credited in full. Their
    /// milestones stay in the schedule, worth nothing.
    /// </summary>
    public IEnumerable<Invoice> AdvancesOfEnd =>
        Ended is null
            ? []
            : Invoices.Where(i =>
                i is { Kind: InvoiceKind.Advance, IsLive: true, IsNumbered: true }
                && MilestoneOf(i).Amount is Amount.Unbilled
                && (i.Gross - i.Credited).IsPositive
                && !(FinalInvoice?.Deductions.Any(d => d.Invoice == i.Id) ?? false)
            );

    /// <summary>
    /// The advances that an invoice for this milestone would deduct: only tax of the same treatment is set off.
    /// </summary>
    internal IEnumerable<Invoice> AdvancesToSetOff(Milestone milestone) =>
        AdvancesOfEnd.Where(i => i.Lines[0].Treatment.IsTaxedLike(TreatmentOf(milestone)));

    /// <summary>
    /// What is still to be billed, in the order of the schedule; where the project ended with advances, the invoice that
    /// takes most of them comes last, so that as little as possible has to be credited.
    /// </summary>
    public IEnumerable<Milestone> ToBill =>
        LiveMilestones.Where(IsUnbilled).OrderBy(m => AdvancesToSetOff(m).Any() ? NetOf(m).Minor : 0);

    /// <summary>
    /// Why the last invoice of an ended project cannot be billed yet; null when it can. What is open of an advance, and
    /// what is more than this invoice takes, is credited first.
    /// </summary>
    private Refusal.AdvanceToCredit? CheckAdvancesOfEnd(Milestone milestone)
    {
        if (Ended is null || !WouldBeFinal(milestone))
            return null;
        var advances = AdvancesToSetOff(milestone).ToList();
        if (advances.Find(i => i.Open.IsPositive) is { } unpaid)
            return new(unpaid, unpaid.Open);
        var net = NetOf(milestone);
        var left = net + TreatmentOf(milestone).Calculate(net);
        foreach (var advance in advances)
        {
            var held = advance.Gross - advance.Credited;
            if (held > left)
                return new(advance, held - left);
            left -= held;
        }
        return null;
    }

    /// <summary>
    /// The advance that an approver credits next, and how much of it, when nothing is left to bill that would take it;
    /// null when there is none.
    /// </summary>
    public (Invoice Invoice, Money Gross)? AdvanceToCredit =>
        LiveMilestones.Any(IsUnbilled) || AdvancesOfEnd.FirstOrDefault() is not { } left
            ? null
            : (left, left.Gross - left.Credited);
}
