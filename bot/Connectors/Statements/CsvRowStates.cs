using MilestoneBot.Connectors.Statements.Banks;

namespace MilestoneBot.Connectors.Statements;

/// <summary>What the state of a row says of its money. The words stand in a text file beside the banks.</summary>
internal static class CsvRowStates
{
    /// <summary>States of a row without a payment, or with a failed one.</summary>
    private static readonly IReadOnlyList<string> Failed = BankWords.List("state failed");

    /// <summary>States of a row that is not booked yet. The bank reports it again when it is.</summary>
    private static readonly IReadOnlyList<string> Pending = BankWords.List("state pending");

    public static bool IsFailed(string state) => Has(state, Failed);

    public static bool IsPending(string state) => Has(state, Pending);

    private static bool Has(string state, IReadOnlyList<string> parts) =>
        DirectionWords.Fold(state) is var folded && parts.Any(p => folded.Contains(p, StringComparison.Ordinal));
}
