using MilestoneBot.Connectors.Statements.Banks;

namespace MilestoneBot.Connectors.Statements;

/// <summary>What the lines above the header row say of the whole file.</summary>
internal sealed class CsvPreamble
{
    private static readonly HashSet<string> CurrencyLabels = BankWords.Set("label currency"),
        AccountLabels = BankWords.Set("label account");

    private const int IbanLeast = 15,
        IbanMost = 34;

    public CsvPreamble(IReadOnlyList<string[]> rows)
    {
        Currency = Labelled(rows, CurrencyLabels)
            .Select(CurrencySigns.CodeOf)
            .Where(c => MilestoneBot.Domain.Amounts.Currency.TryGet(c, out _))
            .Distinct()
            .ToList()
            is [var only]
            ? only
            : "";
        Account =
            rows.SelectMany(r => r).Select(Compact).FirstOrDefault(IsIban)
            ?? Labelled(rows, AccountLabels).Select(Compact).FirstOrDefault(c => c.Any(char.IsAsciiDigit))
            ?? "";
    }

    /// <summary>The account that the file states above its table; "" for none.</summary>
    public string Account { get; }

    /// <summary>The currency that the file states above its table; "" for none.</summary>
    public string Currency { get; }

    private static IEnumerable<string> Labelled(IReadOnlyList<string[]> rows, HashSet<string> labels) =>
        rows.Where(r => r.Length > 1 && labels.Contains(ColumnName.Fold(r[0])))
            .Select(r => r.Skip(1).FirstOrDefault(c => c.Trim().Length > 0) ?? "");

    private static string Compact(string cell) => string.Concat(cell.Where(c => !char.IsWhiteSpace(c)));

    private static bool IsIban(string text) =>
        text.Length is >= IbanLeast and <= IbanMost
        && text[..2].All(char.IsAsciiLetterUpper)
        && text[2..4].All(char.IsAsciiDigit)
        && text.All(char.IsAsciiLetterOrDigit);
}
