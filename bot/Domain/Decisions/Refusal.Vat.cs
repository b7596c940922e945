using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Decisions;

/// <summary>Refusals about VAT, advances and the final invoice.</summary>
public partial record Refusal
{
    /// <summary>The VAT of an issued invoice is not changed; it is credited in full and billed again.</summary>
    public sealed record VatAlreadyBilled(Milestone Milestone, Invoice Invoice) : Refusal;

    /// <param name="Milestone">Null for the whole project.</param>
    public sealed record VatUnchanged(Milestone? Milestone, VatTreatment Vat) : Refusal;

    /// <summary>A rate of 0 without its reason, or no VAT at all where a new project needs one.</summary>
    /// <param name="Choices">Empty where no button can say the command again.</param>
    public sealed record VatUnclear(IReadOnlyList<VatChoice> Choices, bool IsMissing) : Refusal;

    /// <summary>The agreed VAT is corrected with a reason, which the client reads on the invoice.</summary>
    /// <param name="Milestone">Null for everything that is not billed.</param>
    public sealed record VatNeedsReason(Milestone? Milestone, VatTreatment Vat) : Refusal;

    /// <summary>After agreement VAT is set alone; the other terms are proposed to the client.</summary>
    public sealed record VatAlone(Milestone Milestone) : Refusal;

    /// <summary>A rate of 0 % from before categories: nobody has said why.</summary>
    public sealed record VatNotAsked(Milestone Milestone) : Refusal;

    public sealed record VatIdsMissing(Milestone Milestone, VatTreatment Vat, IReadOnlyList<VatIdGap> Gaps) : Refusal;

    /// <summary>One document cannot be outside the scope of VAT and within it.</summary>
    public sealed record MixedVatScope(Milestone Outside, Milestone Other) : Refusal;

    public sealed record AdvanceWithoutDelivery(Milestone Advance) : Refusal;

    /// <summary>The final invoice bills the advance; there is no prepayment any more.</summary>
    public sealed record AdvanceInFinal(Milestone Milestone, Invoice Final) : Refusal;

    /// <summary>The final invoice waits until an advance is paid or its open rest is credited.</summary>
    /// <param name="Open">The prepayment invoices with an open sum.</param>
    public sealed record FinalWaitsForAdvance(Milestone Milestone, IReadOnlyList<Invoice> Open) : Refusal;

    public sealed record AdvanceDraftWaits(Milestone Milestone, Milestone Advance, Invoice Draft) : Refusal;

    /// <summary>The final invoice has deducted the advance.</summary>
    public sealed record AdvanceDeducted(Invoice Invoice, Invoice Final) : Refusal;

    /// <summary>A cancelled stage is never billed, and the final invoice bills the advances too.</summary>
    public sealed record FinalBillsAdvances(Invoice Final) : Refusal;

    public sealed record AdvanceNotForgiven(Invoice Invoice, string Verb) : Refusal;

    /// <summary>A part credit on an invoice with several VAT rates: which line it is about decides its VAT.</summary>
    public sealed record CreditNeedsMilestone(Invoice Invoice, Money Amount, string Reason) : Refusal;

    public sealed record MilestoneNotOnInvoice(Invoice Invoice, Milestone Milestone) : Refusal;
}
