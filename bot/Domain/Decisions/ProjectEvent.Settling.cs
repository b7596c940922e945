using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Decisions;

/// <summary>A part of an invoice is settled without money.</summary>
/// <param name="Shares">Net and VAT by treatment where price or VAT change; empty for fees and withheld tax.</param>
/// <param name="RestsOnPayments">It holds only while the payments of before it hold.</param>
public sealed record InvoiceSettled(
    int Settlement,
    int Invoice,
    int Milestone,
    SettlementKind Kind,
    Money Amount,
    IReadOnlyList<TaxShare> Shares,
    DateOnly On,
    string Reason,
    bool RestsOnPayments
) : MilestoneEvent(Milestone)
{
    public bool Equals(InvoiceSettled? other) =>
        other is not null
        && (Settlement, Invoice, Milestone, Kind, Amount, On, Reason, RestsOnPayments)
            == (
                other.Settlement,
                other.Invoice,
                other.Milestone,
                other.Kind,
                other.Amount,
                other.On,
                other.Reason,
                other.RestsOnPayments
            )
        && Shares.SequenceEqual(other.Shares);

    public override int GetHashCode() => HashCode.Combine(Settlement, Invoice, Kind, Amount, On);
}

/// <summary>A settled amount no longer holds and is open again.</summary>
public sealed record SettlementReversed(int Settlement, int Invoice, int Milestone, string Reason)
    : MilestoneEvent(Milestone);

/// <summary>Money arrived for a part of an invoice that counted as bad debt.</summary>
public sealed record BadDebtRecovered(int Settlement, int Invoice, int Milestone, Money Amount)
    : MilestoneEvent(Milestone)
{
    /// <summary>The credit note that takes this part back instead, so that it is not lost; null where money came.</summary>
    public int? Credit { get; init; }
}

/// <summary>
/// The payment that had recovered it was undone, and with it what it did: the part is lost again.
/// </summary>
public sealed record RecoveryUndone(int Settlement, int Invoice, int Milestone, Money Amount)
    : MilestoneEvent(Milestone);

/// <summary>The rules for settling without money, complete as they are from now on.</summary>
public sealed record SettlementRulesChanged(Money Limit, Money SmallDifference) : ProjectEvent;
