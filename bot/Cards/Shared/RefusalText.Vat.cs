using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

/// <summary>Refusals about VAT, advances and the final invoice.</summary>
internal static partial class RefusalText
{
    private static string? VatAndAdvances(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.VatAlreadyBilled r =>
                $"{r.Milestone.Name} is billed with {r.Invoice.NumberOrPending()}, and an issued invoice keeps its VAT. "
                    + $"Credit it in full (credit {r.Invoice.NumberOrPending()} reason \"wrong VAT\"), set the VAT, "
                    + $"and bill it again: invoice {At(r.Milestone, view)} again. Nothing was changed.",
            Refusal.VatUnchanged r =>
                $"{r.Milestone?.Name ?? "Everything that is not billed"} has VAT {VatText.Describe(r.Vat)} already. "
                    + "Nothing was changed.",
            _ => null,
        };
}
