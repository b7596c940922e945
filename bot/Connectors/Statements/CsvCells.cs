using MilestoneBot.Domain;

namespace MilestoneBot.Connectors.Statements;

/// <summary>Dates as one statement writes them; one file has one order of day and month.</summary>
/// <param name="dayFirst">What the other dates of the file show; null where they show nothing, or both.</param>
internal sealed class CsvDateReader(bool? dayFirst)
{
    private static readonly string[] Plain = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "d.M.yyyy", "d.M.yy"];

    public static CsvDateReader Detect(IEnumerable<string> cells)
    {
        var shown = cells
            .Select(Parts)
            .OfType<(int First, int Second)>()
            .Where(p => p.First > 12 != p.Second > 12)
            .Select(p => p.First > 12)
            .Distinct()
            .ToList();
        return new(shown is [var only] ? only : null);
    }

    public DateOnly? Read(string cell)
    {
        var text = cell.Split([' ', 'T'], 2)[0];
        if (StatementText.ParseDate(text, Plain) is { } plain)
            return plain;
        if (Parts(text) is not var (first, second))
            return null;
        return (dayFirst ?? (first == second ? true : null)) switch
        {
            true => StatementText.ParseDate(text.Replace('-', '/'), "d/M/yyyy"),
            false => StatementText.ParseDate(text.Replace('-', '/'), "M/d/yyyy"),
            null => null,
        };
    }

    /// <summary>The two numbers before the year, which could each be the day.</summary>
    private static (int First, int Second)? Parts(string cell) =>
        cell.Split([' ', 'T'], 2)[0].Split('/', '-') is [{ Length: 1 or 2 } a, { Length: 1 or 2 } b, { Length: 4 } year]
        && int.TryParse(a, out var first)
        && int.TryParse(b, out var second)
        && year.All(char.IsAsciiDigit)
            ? (first, second)
            : null;
}

/// <summary>Sums as one statement writes them; one file has one decimal mark.</summary>
/// <param name="decimals">The marks that stand before decimals beyond doubt somewhere in the file.</param>
internal sealed class CsvAmountReader(IReadOnlySet<char> decimals)
{
    public static CsvAmountReader Detect(IEnumerable<AmountCell> cells) =>
        new(cells.Select(c => c.Number).Where(n => LoneAt(n) < 0).Select(Decimal).OfType<char>().ToHashSet());

    /// <summary>The sum without its sign, or why it has no one reading.</summary>
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
        // "1.234" is a thousand where points group, and one and a bit where the same file writes "12.50".
        return LoneAt(cell.Number) is >= 0 and var at && decimals.Contains(cell.Number[at]) ? no : (money, "");
    }

    /// <summary>Where the only mark stands if exactly three digits follow it; -1 else.</summary>
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
