using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>
/// What is to come and is not plain: advances, the final invoice, discounts that can still be taken, client credit that
/// is left. The same words in the digest, the forecast, the timeline and wherever the next step is said.
/// </summary>
internal static class OutlookText
{
    /// <summary>"advance payment" or "final invoice"; "" for an ordinary delivery.</summary>
    public static string KindOf(Project p, Milestone m)
    {
        if (m.Kind == MilestoneKind.Advance)
            return "advance payment";
        var isFinal = p.InvoiceOf(m) is { IsNumbered: true } billed
            ? billed.Kind == InvoiceKind.Final
            : p.IsUnbilled(m) && p.WouldBeFinal(m);
        return isFinal ? "final invoice" : "";
    }

    /// <summary>"advance payment" or "final invoice" of an invoice; "" for an ordinary one.</summary>
    public static string KindOf(Invoice i) =>
        i.Kind switch
        {
            InvoiceKind.Advance => "advance payment",
            InvoiceKind.Final => "final invoice",
            _ => "",
        };

    /// <summary>"INV-2026-0001 (advance payment)"</summary>
    public static string NumberOf(Invoice i) => i.NumberOrPending() + Suffix.With(" (", KindOf(i), ")");

    /// <summary>"4,664.80 pays it until 2026-12-12 (2 % discount)"; "" once the days are over.</summary>
    public static string Discount(Invoice i, DateOnly today) =>
        i is { Discount: { } discount, DiscountUntil: { } until, Dispute: null }
        && until >= today
        && SettlementText.DiscountOf(i, today).Length > 0
        && (i.Open - i.DiscountAmount).IsPositive
            ? $"{i.Open - i.DiscountAmount} pays it until {until.ToDay()} ({discount.Rate} discount)"
            : "";

    /// <summary>"60.00 of client credit is left: apply … or refund …"; "" where none is.</summary>
    public static string Credit(Project p)
    {
        if (!p.CreditLeft.IsPositive)
            return "";
        var usable = p.NumberedInvoices.FirstOrDefault(i => ClientCreditCards.Usable(p, i) is not null);
        var apply = usable is null
            ? ""
            : $"apply {usable.NumberOrPending()} {ClientCreditCards.Usable(p, usable)!.Value}, or ";
        return $"{p.CreditLeft} of client credit is left: {apply}"
            + $"refund {p.Key} {p.CreditLeft} reason \"client credit paid out\"";
    }

    /// <summary>What the final invoice would ask for as things stand; "" for every other milestone.</summary>
    public static string FinalSum(Project p, Milestone m)
    {
        if (!p.IsUnbilled(m) || !p.WouldBeFinal(m))
            return "";
        var claim = p.ClaimFor(m);
        var (net, vat) = (claim.NetOf(p.Currency), claim.VatOf(p.Currency));
        return $"{(net + vat)} gross: it bills the advances too and deducts what was received on them";
    }
}
