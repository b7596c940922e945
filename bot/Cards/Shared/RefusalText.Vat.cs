using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

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
            Refusal.VatUnclear { IsMissing: true } => "Say the VAT: a rate like 19, or 0 and why: "
                + $"{string.Join(", ", VatVocabulary.All)}. Nothing was changed.",
            Refusal.VatUnclear =>
                $"Say why VAT is 0: {string.Join(", ", VatVocabulary.All.Select(word => $"0 {word}"))}. "
                    + "Nothing was changed.",
            Refusal.VatNeedsReason r =>
                "The client agreed to another VAT and is told with the invoice why it changes. Say the reason: "
                    + $"set {AtOrAll(r.Milestone, view)} vat {VatVocabulary.ToWords(r.Vat)} "
                    + "reason \"printed books have the reduced rate\". Nothing was changed.",
            Refusal.VatAlone r => $"The terms of {r.Milestone.Name} are agreed. Its VAT is the law's and is set alone: "
                + $"set {At(r.Milestone, view)} vat 7 reason \"…\". The rest is proposed to the client with amend. "
                + "Nothing was changed.",
            Refusal.VatNotAsked r => $"The invoice for {r.Milestone.Name} must say why it has no VAT: "
                + $"set all vat 0 and one of {string.Join(", ", VatVocabulary.All)}. Nothing was drafted.",
            Refusal.VatIdsMissing r => $"{r.Milestone.Name} is billed with VAT {VatText.Describe(r.Vat)}, "
                + $"and the law wants both VAT ids on that invoice. Missing: {MissingVatIds(r.Gaps)}. "
                + "Nothing was issued.",
            Refusal.MixedVatScope r => $"{r.Outside.Name} is outside the scope of VAT and {r.Other.Name} is not, "
                + "and the final invoice would have both, which no valid invoice can. "
                + $"Give them the same VAT (set {At(r.Outside, view)} vat …), or bill one of them in another project. "
                + "Nothing was sent.",
            Refusal.DefaultVatAlreadySet =>
                "The VAT of new projects is set already. The leads and approvers of the first "
                    + "project can change it there. Nothing was changed.",
            _ => Advances(why, view),
        };

    private static string? Advances(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.AdvanceWithoutDelivery r =>
                $"{r.Advance.Name} is an advance, and no delivery that is still to be billed "
                    + "stands behind it, so no final invoice could ever deduct it. "
                    + "Add the delivery, or move the advance before one. Nothing was sent.",
            Refusal.AdvanceInFinal r => $"{r.Milestone.Name} is billed with the final invoice "
                + $"{r.Final.NumberOrPending()}, so no advance is asked for any more. Nothing was changed.",
            Refusal.FinalWaitsForAdvance r =>
                $"{JoinOpen(r.Open)}. The final invoice deducts what was received on the advances, so it waits until "
                    + "that is paid, or the open sum is credited: the credit note lowers what is asked for now, not the "
                    + $"price, and the final invoice bills it. So: {AdvanceCards.HowToCredit(r.Open[0])}",
            Refusal.AdvanceDraftWaits r => $"The prepayment invoice for {r.Advance.Name} is drafted and not issued. "
                + $"Issue it (issue {At(r.Advance, view)}), or discard it (discard {At(r.Advance, view)}): "
                + "then the final invoice bills all of it. Nothing was issued.",
            Refusal.AdvanceDeducted r =>
                $"{r.Final.NumberOrPending()} bills that advance and has deducted what was received on "
                    + $"{r.Invoice.NumberOrPending()}. Credit the final invoice first: "
                    + $"credit {r.Final.NumberOrPending()} reason \"…\". Nothing was changed.",
            Refusal.FinalBillsAdvances r =>
                $"{r.Final.NumberOrPending()} is the final invoice and bills the advances too, so its stage is not "
                    + "cancelled with it. Credit it with another reason and bill it again. Nothing was changed.",
            Refusal.AdvanceNotForgiven r =>
                $"{r.Invoice.NumberOrPending()} asks for an advance: nothing of its price is lost or lowered, so "
                    + $"{r.Verb} does not fit. What does not come is credited and billed with the final invoice: "
                    + $"{AdvanceCards.HowToCredit(r.Invoice)}. Nothing was changed.",
            Refusal.CreditNeedsMilestone r => $"{r.Invoice.NumberOrPending()} has several VAT rates, and which line is "
                + $"credited decides its VAT: credit {r.Invoice.NumberOrPending()} {r.Amount} "
                + $"of {FirstLine(r.Invoice, view)} reason {DisplayText.Quote(r.Reason)}. Nothing was changed.",
            Refusal.MilestoneNotOnInvoice r => $"{r.Milestone.Name} is not on {r.Invoice.NumberOrPending()}. "
                + "Nothing was changed.",
            _ => null,
        };

    /// <summary>The VAT ids that a document lacks, each with how to set it.</summary>
    internal static string MissingVatIds(IReadOnlyList<VatIdGap> gaps) =>
        string.Join(
            "; ",
            gaps.Select(gap =>
                gap == VatIdGap.Client
                    ? "the client's VAT id (settings client vat-id <VAT id>)"
                    : "your own VAT id (settings seller vat-id <VAT id>)"
            )
        );

    private static string JoinOpen(IReadOnlyList<Invoice> open) =>
        string.Join(", ", open.Select(i => $"{i.Open} of {i.NumberOrPending()} is not paid"));

    private static string AtOrAll(Milestone? milestone, ProjectView? view) =>
        milestone is null ? "all" : At(milestone, view);

    private static string FirstLine(Invoice invoice, ProjectView? view) =>
        view is null ? "1" : view.Project.Say(view.Project.MilestoneOf(invoice.Lines[0].Milestone));
}
