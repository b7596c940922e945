using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Billing;

/// <summary>What is settled of an invoice without money, and its cash discount.</summary>
public sealed partial record Invoice
{
    /// <summary>The parts that are settled without money, reversed ones included.</summary>
    public IReadOnlyList<SettledAmount> SettledAmounts { get; init; } = [];

    /// <summary>The cash discount of its terms; null for none.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary>The claim less what credit notes took back, by VAT treatment.</summary>
    public IReadOnlyList<TaxShare> UncreditedShares =>
        [.. Shares.Select(s => TaxSplit.Less(s, CreditNotes.SelectMany(c => c.Shares)))];

    /// <summary>What is left of it after discounts, differences and bad debt, by VAT treatment.</summary>
    public IReadOnlyList<TaxShare> RemainingShares =>
        [.. UncreditedShares.Select(s => TaxSplit.Less(s, SettledAmounts.SelectMany(x => x.StandingShares)))];

    /// <summary>The settled amounts that hold and settle something.</summary>
    public IEnumerable<SettledAmount> StandingSettlements => SettledAmounts.Where(s => s.Standing.IsPositive);

    /// <summary>All that is settled without money, a write-off of the whole balance included.</summary>
    public Money SettledInAll => Settled + (State == InvoiceState.WrittenOff ? Balance : Zero);

    /// <summary>Gross that is settled without money, a write-off of the whole balance not included.</summary>
    public Money Settled => Sum(SettledAmounts, s => s.Standing);

    /// <summary>The part of it by which the price fell or that is lost: no credit note takes it back again.</summary>
    public Money ClaimLowered => Sum(SettledAmounts.Where(s => s.LowersClaim), s => s.Standing);

    public Money SettledAs(SettlementKind kind) => Sum(SettledAmounts.Where(s => s.Kind == kind), s => s.Standing);

    /// <summary>Bad debt: a balance that was written off as a whole, and parts of it.</summary>
    public Money WrittenOffBalance =>
        SettledAs(SettlementKind.BadDebt) + (State == InvoiceState.WrittenOff ? Balance : Zero);

    /// <summary>Why it is bad debt, by the newest decision; null when nothing is.</summary>
    public WriteOff? Loss =>
        WriteOff
        ?? (
            StandingSettlements.LastOrDefault(s => s.Kind == SettlementKind.BadDebt) is { } lost
                ? new(lost.Reason, lost.Signed)
                : null
        );

    /// <summary>Net and VAT of what is lost, by VAT treatment.</summary>
    public IReadOnlyList<TaxShare> LostShares =>
        State == InvoiceState.WrittenOff
            ? TaxSplit.Take(UncreditedShares, WrittenOffBalance)
            : [.. SettledAmounts.Where(s => s.Kind == SettlementKind.BadDebt).SelectMany(s => s.StandingShares)];

    public Money LostVat => Sum(LostShares, s => s.Vat);

    /// <summary>The VAT by which discounts and differences lowered the claim.</summary>
    public Money ReducedVat =>
        Sum(
            SettledAmounts.Where(s => s.Kind is SettlementKind.Discount or SettlementKind.Difference),
            s => s.StandingShares.Aggregate(Zero, (sum, share) => sum + share.Vat)
        );

    /// <summary>What money can still pay: the balance, and bad debt that it recovers first.</summary>
    public Money Payable => Balance + SettledAs(SettlementKind.BadDebt);

    /// <summary>The fees and differences that count against the limit of finance.</summary>
    public Money SmallSettled => SettledAs(SettlementKind.BankFee) + SettledAs(SettlementKind.Difference);

    /// <summary>The last value date on which money earns the cash discount; null without one.</summary>
    public DateOnly? DiscountUntil =>
        Discount is { } discount && IssueDetails is { } issued ? issued.On.AddDays(discount.Days) : null;

    /// <summary>The cash discount on what is to be paid; zero without one.</summary>
    public Money DiscountAmount => Discount?.Of(Gross - Credited) ?? Zero;

    /// <summary>
    /// The money arrived in the days of the cash discount, and the whole of it is the discounted sum within one minor
    /// unit. What a bank kept and tax that was withheld counts as arrived. Nothing else is open.
    /// </summary>
    public bool IsDiscountEarned =>
        DiscountUntil is { } last
        && State == InvoiceState.Issued
        && Open.IsPositive
        && !OpenReturns.Any()
        && SettledAs(SettlementKind.Discount).IsZero
        && ArrivedUntil(last) is { IsPositive: true } arrived
        && Math.Abs((Gross - Credited - DiscountAmount - arrived).Minor) <= 1
        && Open == Gross - Credited - arrived - ClaimLowered;

    /// <summary>The whole of the money is the discounted sum, but some of it arrived after the last day.</summary>
    public bool IsDiscountLate =>
        !IsDiscountEarned
        && DiscountUntil is not null
        && State == InvoiceState.Issued
        && Open.IsPositive
        && SettledAs(SettlementKind.Discount).IsZero
        && (Used + AppliedCredit).IsPositive
        && Math.Abs((Open - DiscountAmount).Minor) <= 1;

    /// <summary>
    /// What banks say that they kept of its payments, while it is open and not settled as their fee.
    /// </summary>
    public Money UnsettledCharges
    {
        get
        {
            var kept =
                Sum(StandingPayments, p => p.Charges is { } c && c.Currency == Zero.Currency ? c : Zero)
                - SettledAs(SettlementKind.BankFee);
            if (!kept.IsPositive || !Open.IsPositive || OpenReturns.Any())
                return Zero;
            return kept < Open ? kept : Open;
        }
    }

    private Money ArrivedUntil(DateOnly last) =>
        Sum(StandingPayments.Where(p => p.On <= last), p => p.Applied - p.MovedToCredit)
        - RefundedOutOfUse
        + Sum(Applications.Where(a => a.On <= last), a => a.Remaining)
        + SettledAs(SettlementKind.BankFee)
        + SettledAs(SettlementKind.WithheldTax);
}
