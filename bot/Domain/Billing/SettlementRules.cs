using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Billing;

/// <summary>
/// Up to which sum finance may let fees and differences of an invoice go, and up to which the scheduler does.
/// </summary>
/// <param name="Limit">For all fees and differences of one invoice together.</param>
/// <param name="SmallDifference">At most the limit; 0 for never.</param>
/// <param name="Set">Who set them; null while they are the defaults.</param>
public sealed record SettlementRules(Money Limit, Money SmallDifference, Signature? Set)
{
    /// <summary>What had happened to the money before they were set.</summary>
    public LedgerMark Mark { get; init; } = LedgerMark.Empty;

    /// <summary>25 units of the currency, and nothing by the scheduler.</summary>
    public static SettlementRules Default(Currency currency) =>
        new(new(25 * currency.MinorPerMajor, currency), Money.Zero(currency), null);
}
