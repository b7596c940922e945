using MilestoneBot.Domain.Amounts;
using MilestoneBot.Reading;

namespace MilestoneBot.Connectors.Statements;

/// <summary>Reads amounts as one statement writes them. One file has one decimal separator.</summary>
/// <param name="decimals">The separators that certainly precede decimals somewhere in the file.</param>
internal sealed class CsvAmountReader(IReadOnlySet<char> decimals)
{
    public static CsvAmountReader Detect(IEnumerable<AmountCell> cells) =>
        new(cells.Select(c => c.Number).Where(n => LoneAt(n) < 0).Select(Decimal).OfType<char>().ToHashSet());

    /// <summary>The amount without its sign, or why it has no single reading.</summary>
    public (Money? Amount, string Problem) Read(AmountCell cell, string code)
    {
        var no = (Amount: (Money?)null, Problem: $"the amount {StatementText.Quoted(cell.Cell)} has no one reading");
        if (MoneyText.Parse(cell.Unsigned, out _) is not { } typed)
            return no;
        Currency? currency = null;
        if (code.Length > 0 && !Currency.TryGet(code, out currency))
            return (null, $"{StatementText.Quoted(code)} is no currency in use");
        if (currency is null && !typed.HasCurrency)
            return (null, $"the amount {StatementText.Quoted(cell.Cell)} is in no currency that the file names");
        if (typed.ToMoney(currency, out _) is not { } money)
            return cell.HasDashCents ? Read(cell.WithoutCents(), code) : no;
        // "1.234" is a thousand if points group thousands, and one and a bit if the same file writes "12.50".
        return LoneAt(cell.Number) is >= 0 and var at && decimals.Contains(cell.Number[at]) ? no : (money, "");
    }

    /// <summary>The position of the only separator if exactly three digits follow it; otherwise -1.</summary>
    private static int LoneAt(string number) =>
        number.AsSpan().IndexOfAny(',', '.') is > 0 and <= 3 and var at
        && number.Length == at + 4
        && number.Count(c => !char.IsAsciiDigit(c)) == 1
            ? at
            : -1;

    private static char? Decimal(string number) =>
        number.AsSpan().LastIndexOfAny(',', '.') is > 0 and var at && number.Length - at - 1 is 1 or 2
            ? number[at]
            : null;
}
