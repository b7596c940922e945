using MilestoneBot.Connectors.Statements.Banks;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>What a file is read with beside its own text.</summary>
/// <param name="Zone">The seller's time zone: a time with its offset is a day there.</param>
/// <param name="Accounts">The seller's accounts as the operator describes them.</param>
internal sealed record StatementContext(string Zone, IReadOnlyList<PaymentAccount> Accounts)
{
    /// <summary>Nothing is known beside the file.</summary>
    public static StatementContext Unknown { get; } = new("UTC", []);

    /// <summary>The tables of the listed banks.</summary>
    public IReadOnlyList<BankLayout> Banks { get; init; } = BankTable.Layouts;

    /// <summary>The currency of the account that a file states; "" when the operator says none.</summary>
    public string CurrencyOf(string account) =>
        Accounts
            .Where(a => a.Currency is not null && a.IsStatedAs(account))
            .Select(a => a.Currency!.Code)
            .Distinct()
            .ToList()
            is [var only]
            ? only
            : "";
}
