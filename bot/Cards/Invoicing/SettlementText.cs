using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>What is settled without money, and cash discounts, in words.</summary>
internal static class SettlementText
{
    public static string NameOf(SettlementKind kind) => kind.ToWord().Replace('-', ' ');

    /// <summary>"2 % within 10 days"</summary>
    public static string Describe(CashDiscount discount) => $"{discount.Rate} within {DisplayText.Days(discount.Days)}";

    /// <summary>As a person types it: "2% 10d".</summary>
    public static string Typed(CashDiscount discount) =>
        $"{discount.Rate.ToString().Replace(" ", "")} {discount.Days}d";

    /// <summary>"14 days after the invoice date, 2 % discount within 10 days"</summary>
    public static string Payment(int dueDays, CashDiscount? discount) =>
        $"{DisplayText.Days(dueDays)} after the invoice date{Terms(discount)}";

    /// <summary>", 2 % discount within 10 days"; "" for none.</summary>
    public static string Terms(CashDiscount? discount) =>
        discount is null ? "" : $", {discount.Rate} discount within {DisplayText.Days(discount.Days)}";

    /// <summary>What was settled without money, bad debt not included: "15.00 bank fee, 20.00 discount".</summary>
    public static string Parts(Invoice i) =>
        string.Join(
            ", ",
            Enum.GetValues<SettlementKind>()
                .Where(kind => kind != SettlementKind.BadDebt && i.SettledAs(kind).IsPositive)
                .Select(kind => $"{i.SettledAs(kind)} {NameOf(kind)}")
        );

    /// <summary>The same in brackets after "paid": " (15.00 bank fee)".</summary>
    public static string InBrackets(Invoice i) => Suffix.With(" (", Parts(i), ")");

    /// <summary>The same behind other words: ", 15.00 bank fee".</summary>
    public static string Added(Invoice i) => Suffix.With(", ", Parts(i));

    /// <summary>"S1: 23.80 discount (20.00 + 3.80 VAT), 2026-07-29 by Finn: agreed"</summary>
    public static IEnumerable<Fact> Facts(ProjectView view, Invoice i)
    {
        if (DiscountOf(i, view.SellerToday) is { Length: > 0 } offer)
            yield return new("Discount", offer);
        foreach (var s in i.SettledAmounts)
            yield return new(s.IsReversed ? "Was settled" : "Settled", Describe(view, s));
    }

    public static string Describe(ProjectView view, SettledAmount s)
    {
        var recovered = Suffix.When(
            s is { IsReversed: false, Recovered.IsPositive: true },
            $"; {s.Recovered} of it was paid after all, {s.Standing} is left"
        );
        var reversed = s.Reversal is { } r ? $"; taken back by {view.SignedBy(r.Signed)}: {r.Reason}" : "";
        return $"{s.Name}: {Sum(s.Kind, s.Amount, s.Shares)}, {s.On.ToIsoDate()} by {view.NameOf(s.Signed.By)}"
            + $"{DisplayText.SoloNote(s.Signed)}: {s.Reason}{recovered}{reversed}";
    }

    /// <summary>"15.00 bank fee", or with its tax: "23.80 discount (20.00 + 3.80 VAT)".</summary>
    public static string Sum(SettlementKind kind, Money amount, IReadOnlyList<TaxShare> shares)
    {
        var taxed = shares.Where(s => s.Vat.IsPositive).ToList();
        var tax = taxed.Count switch
        {
            0 => "",
            _ when shares.Count == 1 => $" ({shares[0].Net} + {shares[0].Vat} VAT)",
            _ => $" ({string.Join(", ", shares.Select(s => $"{s.Net} + {s.Vat} VAT at {s.Treatment.Rate}"))})",
        };
        return $"{amount} {NameOf(kind)}{tax}";
    }

    /// <summary>What still pays the invoice with its discount, and until when; "" where nothing does any more.</summary>
    public static string DiscountOf(Invoice i, DateOnly today) =>
        i is { Discount: { } discount, DiscountUntil: { } until, Open.IsPositive: true }
        && until >= today
        && (i.Open - i.DiscountAmount).IsPositive
        && i.SettledAs(SettlementKind.Discount).IsZero
            ? $"{Describe(discount)}: {i.Open - i.DiscountAmount} until {until.ToIsoDate()}"
            : "";

    /// <summary>What a person is told when the discounted sum arrived; "" otherwise.</summary>
    public static IEnumerable<string> DiscountLines(Invoice i)
    {
        if (i.IsDiscountEarned)
            yield return $"That is the discounted sum, in time ({Describe(i.Discount!)}). Finance accepts it.";
        else if (i.IsDiscountLate)
            yield return $"That is the discounted sum, but the discount ended on {i.DiscountUntil.ToDay()}. "
                + $"An approver decides: settle {i.NumberOrPending()} as discount reason \"…\"";
    }

    public static IEnumerable<Button> AcceptButtons(Invoice i) =>
        i.IsDiscountEarned
            ?
            [
                new(
                    "Accept with discount",
                    $"settle {i.NumberOrPending()} as discount {i.Open} "
                        + $"reason {DisplayText.Quote(Describe(i.Discount!))}",
                    ButtonStyle.Primary
                ),
            ]
            : [];

    /// <summary>The words that settle what a bank kept; "" where nothing is left of it.</summary>
    public static string HowToSettleFee(Invoice i) =>
        i.UnsettledCharges is { IsPositive: true } kept
            ? $"settle {i.NumberOrPending()} as {SettlementKind.BankFee.ToWord()} {kept} "
                + "reason \"charges that the bank names\""
            : "";

    /// <summary>The button for an invoice that is short by what a bank kept.</summary>
    public static IEnumerable<Button> FeeButtons(Invoice i) =>
        HowToSettleFee(i) is { Length: > 0 } words && i is { IsDiscountEarned: false, Dispute: null }
            ? [new($"Settle {i.UnsettledCharges} as bank fee", words)]
            : SettleButton(i);

    /// <summary>The form for what is still open although something arrived.</summary>
    private static IEnumerable<Button> SettleButton(Invoice i) =>
        i is { Open.IsPositive: true, Used.IsPositive: true, Dispute: null, IsDiscountEarned: false }
        && !i.OpenReturns.Any()
            ? [new("Settle the rest", $"settle {i.NumberOrPending()}")]
            : [];

    /// <summary>What is settled without money in a project, each kind in its own balance; and interest.</summary>
    public static IEnumerable<Fact> TotalFacts(Totals totals)
    {
        if (totals.BankFees.IsPositive)
            yield return new("Bank fees", $"{totals.BankFees}, an expense");
        if (totals.Reduced.IsPositive)
            yield return new("Discounts, differences", $"{totals.Reduced} gross{OfWhich(totals.ReducedVat)}");
        if (totals.TaxClaims.IsPositive)
            yield return new("Tax claims", $"{totals.TaxClaims} withheld by the client");
        if (totals.WrittenOff.IsPositive)
            yield return new("Written off", $"{totals.WrittenOff} gross{OfWhich(totals.LostVat)}");
        if (totals.Interest.IsPositive)
            yield return new("Interest", $"{totals.Interest}, no VAT");
    }

    private static string OfWhich(Money vat) => Suffix.When(vat.IsPositive, $", {vat} of it VAT");

    /// <summary>The settled amounts that stay when a payment of before them was reversed, and how they end.</summary>
    public static string StaysText(Invoice i) =>
        string.Join(
            " ",
            i.StandingSettlements.Select(s =>
                $"{s.Standing} stays settled as {NameOf(s.Kind)}; if that no longer holds: reverse {s.Name} reason \"…\"."
            )
        );
}
