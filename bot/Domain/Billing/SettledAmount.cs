using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Billing;

/// <summary>Why a part of an invoice is settled although no money arrives for it.</summary>
public enum SettlementKind
{
    /// <summary>A bank kept a fee of the transfer. Price and VAT stay; the fee is an expense.</summary>
    BankFee,

    /// <summary>The client paid early and took the cash discount. Price and VAT fall.</summary>
    Discount,

    /// <summary>A small part is missing and is let go. Price and VAT fall.</summary>
    Difference,

    /// <summary>
    /// The client paid tax for the seller to an office abroad. Price and VAT stay; it is a claim on that office.
    /// </summary>
    WithheldTax,

    /// <summary>The client will not pay it. The net and its VAT are lost, until money arrives after all.</summary>
    BadDebt,
}

/// <summary>Why a settled amount no longer holds, so that it is open again.</summary>
public sealed record SettlementReversal(string Reason, Signature Signed);

/// <summary>A part of an invoice that is settled without money. Wrong ones are reversed and never deleted.</summary>
/// <param name="Id">Numbers the settled amounts of the project; people write S1.</param>
/// <param name="Amount">Gross, above 0.</param>
/// <param name="Shares">Net and VAT by treatment where price or VAT change; empty for fees and withheld tax.</param>
/// <param name="On">The date in the seller's books.</param>
/// <param name="RestsOnPayments">It was settled because money arrived in time or almost in full. When such a payment
/// is reversed, it no longer holds.</param>
public sealed record SettledAmount(
    int Id,
    SettlementKind Kind,
    Money Amount,
    IReadOnlyList<TaxShare> Shares,
    DateOnly On,
    string Reason,
    bool RestsOnPayments,
    Signature Signed
)
{
    /// <summary>Null while it holds.</summary>
    public SettlementReversal? Reversal { get; init; }

    /// <summary>What had happened to the money before.</summary>
    public LedgerMark Mark { get; init; } = LedgerMark.Empty;

    /// <summary>How much of a bad debt was paid after all.</summary>
    public Money Recovered { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>The name that people use: S1.</summary>
    public string Name => $"S{Id}";

    public bool IsReversed => Reversal is not null;

    /// <summary>What it settles now.</summary>
    public Money Standing => IsReversed ? Money.Zero(Amount.Currency) : Amount - Recovered;

    /// <summary>Net and VAT of what it settles now; empty for fees and withheld tax.</summary>
    public IReadOnlyList<TaxShare> StandingShares => Standing == Amount ? Shares : TaxSplit.Take(Shares, Standing);

    /// <summary>It lowers the price, or is lost, so that no credit note can take the same part back.</summary>
    public bool LowersClaim => Kind is SettlementKind.Discount or SettlementKind.Difference or SettlementKind.BadDebt;

    public bool Equals(SettledAmount? other) =>
        other is not null && ValueKey.Equals(other.ValueKey) && Shares.SequenceEqual(other.Shares);

    public override int GetHashCode() => ValueKey.GetHashCode();

    private object ValueKey => (Id, Kind, Amount, On, Reason, RestsOnPayments, Signed, (Reversal, Recovered, Mark));
}
