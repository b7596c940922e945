namespace MilestoneBot.Connectors.Statements;

/// <summary>Reads dates as one statement writes them. One file has one order of day and month.</summary>
/// <param name="dayFirst">The order that other dates of the file show; null when they show none, or both.</param>
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

    /// <summary>The two numbers next to the year, each of which could be the day.</summary>
    private static (int First, int Second)? Parts(string cell) =>
        cell.Split([' ', 'T'], 2)[0].Split('/', '-') is [{ Length: 1 or 2 } a, { Length: 1 or 2 } b, { Length: 4 } year]
        && int.TryParse(a, out var first)
        && int.TryParse(b, out var second)
        && year.All(char.IsAsciiDigit)
            ? (first, second)
            : null;
}
