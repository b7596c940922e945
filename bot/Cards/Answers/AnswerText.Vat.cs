using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Answers;

/// <summary>VAT: what was billed at which rate, and what a milestone is billed with.</summary>
internal static partial class AnswerText
{
    public static string Vat(AnswerSubject s)
    {
        if (!s.Milestone.IsBillable)
            return $"{s.Name} is unbilled by agreement, so it has no VAT.";
        var vat = s.Project.TreatmentOf(s.Milestone);
        var net = s.Project.NetOf(s.Milestone);
        return s.BilledInvoice is { } billed
            ? $"{billed.NumberOrPending()} for {s.Name} has {billed.Vat} VAT on {billed.Net} net ({ClaimFacts.Rates(billed.Shares)})."
            : $"{s.Name} is billed with VAT {VatText.Describe(vat)}: {vat.Calculate(net)} on {net} net.";
    }

    /// <summary>"At 7 %: 70.00 VAT on 1,000.00 net. "; or that nothing is billed at it.</summary>
    public static string VatAt(ProjectView view, Percent rate)
    {
        var all = VatByRate.Create(view.Project).Where(r => r.Treatment.Rate == rate).ToList();
        return all.Count == 0
            ? $"Nothing is billed at {rate}. "
            : $"At {rate}: {Total(view, all.Select(r => r.Vat))} VAT on {Total(view, all.Select(r => r.Net))} net. ";
    }

    public static string Vat(ProjectView view)
    {
        var p = view.Project;
        var rates = VatByRate.Create(p);
        if (rates.Count == 0)
            return $"No VAT is billed yet: nothing is issued. The project's VAT is {VatText.Describe(p.Treatment)}.";
        var totals = Totals.Create(p);
        var credited = Suffix.When(
            totals.CreditedVat.IsPositive,
            $", credited {totals.CreditedVat}, which leaves {totals.Vat - totals.CreditedVat}"
        );
        var each = rates.Select(rate => $"VAT {VatText.Describe(rate.Treatment)}: {rate.Vat} on {rate.Net} net");
        return $"VAT billed: {totals.Vat}{credited}. {string.Join(". ", each)}.";
    }
}
