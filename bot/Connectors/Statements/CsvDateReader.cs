using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Connectors.Statements;

/// <summary>Reads dates as one statement writes them. One file has one order of day and month.</summary>
/// <param name="dayFirst">The order of all dates of the file; null when it is not known, or the file shows both.</param>
/// <param name="zone">The seller's time zone, for times with an offset.</param>
internal sealed class CsvDateReader(bool? dayFirst, string zone = "UTC")
{
    private const int MaxYear = 2099,
        Months = 12;

    private static readonly string[] Plain =
    [
        "yyyy-MM-dd",
        "yyyy-M-d",
        "yyyy/MM/dd",
        "yyyy/M/d",
        "yyyy.MM.dd",
        "yyyy.M.d",
        "yyyyMMdd",
        "d.M.yyyy",
        "d.M.yy",
    ];

    /// <summary>The first letters of the months, enough to tell them apart, in the languages of the bank table.</summary>
    private static readonly string[][] MonthNames =
    [
        ["jan", "ene", "gen", "sty", "janv"],
        ["feb", "fev", "lut", "febr"],
        ["mar", "maer", "mrt", "mars", "mrz", "maa"],
        ["apr", "avr", "abr", "kwi"],
        ["may", "mai", "mei", "mag", "maj"],
        ["jun", "juin", "giu", "cze"],
        ["jul", "juil", "lug", "lip"],
        ["aug", "aou", "ago", "sie"],
        ["sep", "set", "wrz", "sept"],
        ["oct", "okt", "ott", "paz"],
        ["nov", "lis"],
        ["dec", "dez", "dic", "gru"],
    ];

    /// <summary>
    /// The order that the dates of the file prove: at least one has a part above 12, and no other proves the opposite.
    /// Without proof it is the order of the bank table.
    /// </summary>
    /// <param name="ofBank">The order of the bank table; null when it says none.</param>
    public static CsvDateReader Detect(IEnumerable<string> cells, bool? ofBank = null, string zone = "UTC")
    {
        var shown = cells
            .Select(Parts)
            .OfType<(int First, int Second, int Year)>()
            .Where(p => p.First > Months != p.Second > Months)
            .Select(p => p.First > Months)
            .Distinct()
            .ToList();
        return new(
            shown switch
            {
                [] => ofBank,
                [var only] => only,
                _ => null,
            },
            zone
        );
    }

    public DateOnly? Read(string cell)
    {
        var text = cell.Trim();
        if (WithOffset(text) is { } instant)
            return ZonedCalendar.GetDate(instant, zone);
        text = WithoutTime(text);
        if (StatementText.ParseDate(text.TrimEnd('.'), Plain) is { } plain)
            return plain;
        if (ByName(text) is { } named)
            return named;
        if (Parts(text) is not var (first, second, year))
            return null;
        // A part above 12 is a day wherever it stands.
        var isDayFirst = (first > Months, second > Months) switch
        {
            (true, false) => true,
            (false, true) => false,
            _ => dayFirst ?? (first == second ? true : null),
        };
        return isDayFirst switch
        {
            true => Date(year, second, first),
            false => Date(year, first, second),
            null => null,
        };
    }

    /// <summary>The text is a date, whether or not its order is known.</summary>
    public bool IsDate(string cell) => Read(cell) is not null || Parts(WithoutTime(cell.Trim())) is not null;

    /// <summary>A time with its distance from UTC: 2026-11-30T23:30:00Z.</summary>
    public static DateTimeOffset? WithOffset(string text) =>
        text.Length > "yyyy-MM-ddTHH:mm".Length
        && text[10] is 'T' or ' '
        && (text[^1] is 'Z' or 'z' || text.AsSpan(11).IndexOfAny('+', '-') >= 0)
        && DateTimeOffset.TryParse(
            text,
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out var instant
        )
            ? instant
            : null;

    private static string WithoutTime(string text)
    {
        var at = text.IndexOf(':');
        if (at < 1)
            return text;
        var start = text.LastIndexOfAny([' ', 'T', ','], at);
        return start > 0 ? text[..start].TrimEnd(',', ' ') : text;
    }

    /// <summary>The two numbers next to the year, each of which could be the day.</summary>
    private static (int First, int Second, int Year)? Parts(string cell) =>
        WithoutTime(cell).Split('/', '-') is [{ Length: 1 or 2 } a, { Length: 1 or 2 } b, { Length: 2 or 4 } year]
        && Number(a) is { } first
        && Number(b) is { } second
        && Year(year) is { } full
            ? (first, second, full)
            : null;

    /// <summary>A date whose month is a word: "30 Nov 2026", "30-Nov-26", "Nov 30, 2026", "30. November 2026".</summary>
    private static DateOnly? ByName(string text)
    {
        var words = text.Split([' ', '-', '/', ',', '.'], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count == 4 && words[0].All(char.IsLetter))
            words.RemoveAt(0);
        if (words.Count != 3)
            return null;
        var month = words.FindIndex(w => w.All(char.IsLetter));
        if (month is not (0 or 1) || Month(words[month]) is not { } number)
            return null;
        return Number(words[month == 0 ? 1 : 0]) is { } day && Year(words[2]) is { } year
            ? Date(year, number, day)
            : null;
    }

    private static int? Month(string word)
    {
        var folded = DirectionWords.Fold(word);
        if (folded.Length < 3)
            return null;
        var found = Array.FindIndex(
            MonthNames,
            names => Array.Exists(names, n => folded.StartsWith(n, StringComparison.Ordinal))
        );
        return found >= 0 ? found + 1 : null;
    }

    private static int? Number(string text) =>
        text.Length is 1 or 2 && text.All(char.IsAsciiDigit)
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static int? Year(string text)
    {
        if (text.Length is not (2 or 4) || !text.All(char.IsAsciiDigit))
            return null;
        var year = int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return text.Length == 2 ? 2000 + year : year;
    }

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 2000 and <= MaxYear
        && month is >= 1 and <= Months
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
