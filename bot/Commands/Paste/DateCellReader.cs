using System.Globalization;
using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Commands.Paste;

/// <summary>Reads dates as tables write them; one column has one order of day and month.</summary>
/// <param name="dayFirst">The order that the other dates of the paste show; null where they show none, or
/// both.</param>
internal sealed class DateCellReader(bool? dayFirst)
{
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "by",
        "until",
        "till",
        "due",
        "on",
        "expected",
        "ends",
        "starts",
        "from",
        "am",
        "bis",
        "zum",
        "ab",
        "vom",
        "spätestens",
        "latest",
        "at",
        "the",
        "delivery",
        "deadline",
        "of",
        "mo",
        "di",
        "mi",
        "do",
        "fr",
        "sa",
        "so",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "00:00",
        "00:00:00",
        "0:00",
    };

    private static readonly Dictionary<string, string> Months = new(StringComparer.Ordinal)
    {
        ["januar"] = "january",
        ["jänner"] = "january",
        ["februar"] = "february",
        ["märz"] = "march",
        ["mär"] = "march",
        ["mrz"] = "march",
        ["mai"] = "may",
        ["juni"] = "june",
        ["juli"] = "july",
        ["okt"] = "october",
        ["oktober"] = "october",
        ["dez"] = "december",
        ["dezember"] = "december",
    };

    private static readonly string[] Weekdays = Enum.GetNames<DayOfWeek>();

    /// <summary>Detects the order of day and month from the dates in which one number can only be the day.</summary>
    public static DateCellReader Create(IEnumerable<string> cells)
    {
        var shown = cells
            .Select(Pair)
            .OfType<(int First, int Second, string Year)>()
            .Where(pair => pair.First > 12 != pair.Second > 12)
            .Select(pair => pair.First > 12)
            .Distinct()
            .ToList();
        return new(shown is [var only] ? only : null);
    }

    public ParsedValue Read(string cell)
    {
        var text = Tidy(cell);
        if (dayFirst is { } order && Pair(text) is var (first, second, year) && first <= 12 && second <= 12)
            text = order ? $"{year}-{second:D2}-{first:D2}" : $"{year}-{first:D2}-{second:D2}";
        var read = DateExpression.Parse(text);
        // Text that is no date is quoted in the problem as it was written.
        return read.Problem.Contains(" is no date", StringComparison.Ordinal) ? DateExpression.Parse(cell) : read;
    }

    /// <summary>Two dates with a dash between them: a start and an end.</summary>
    public (string From, string To)? ReadSpan(string cell)
    {
        foreach (var mark in new[] { " – ", " - ", " — ", " to ", " bis ", " until ", "–" })
            if (
                cell.Split(mark) is [var from, var to]
                && Read(from).Problem.Length == 0
                && Read(to).Problem.Length == 0
            )
                return (from, to);
        return null;
    }

    /// <summary>Whether it is meant as a date, valid or not.</summary>
    public static bool IsDate(string cell) =>
        cell.Length <= 60
        && cell.Any(char.IsAsciiDigit)
        && (
            Pair(cell) is not null
            || DateExpression.Parse(Tidy(cell)) is var read
                && (read.Problem.Length == 0 || !read.Problem.Contains(" is no date", StringComparison.Ordinal))
            || new DateCellReader(null).ReadSpan(cell) is not null
        );

    /// <summary>The day of a date that does not depend on today or on the order; otherwise null.</summary>
    public static DateOnly? ReadUnambiguous(string cell) =>
        new DateCellReader(null).Read(cell).Value is DateExpression date ? date.Resolve(new(2026, 1, 1)) : null;

    /// <summary>Without the words around it, with English months.</summary>
    private static string Tidy(string cell)
    {
        var words = cell.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Fillers.Contains(word.ToLowerInvariant().TrimEnd('.', ':')))
            .ToList();
        if (
            words.Count == 1
            && words[0].Length > 10
            && words[0][10] == 'T'
            && words[0][11..].All(c => c is '0' or ':' or '.' or 'Z')
        )
            words[0] = words[0][..10];
        // "Wed 15 Jul 2026": the weekday adds nothing.
        if (
            words.Count > 1
            && words[0].Length >= 2
            && Weekdays.Any(day =>
                words[0].TrimEnd('.').Length >= 3
                && day.StartsWith(words[0].TrimEnd('.'), StringComparison.OrdinalIgnoreCase)
            )
        )
            words.RemoveAt(0);
        return string.Join(
            ' ',
            words.Select(word => Months.GetValueOrDefault(word.ToLowerInvariant().TrimEnd('.'), word))
        );
    }

    /// <summary>Day and month in either order, with a four-digit year.</summary>
    private static (int First, int Second, string Year)? Pair(string cell)
    {
        var parts = cell.Trim().Split('/') is { Length: 3 } slashes ? slashes : cell.Trim().Split('-');
        return
            parts.Length == 3
            && parts[2].Length == 4
            && parts.All(part => part.Length is > 0 and <= 4 && part.All(char.IsAsciiDigit))
            && parts[0].Length <= 2
            && parts[1].Length <= 2
            ? (
                int.Parse(parts[0], CultureInfo.InvariantCulture),
                int.Parse(parts[1], CultureInfo.InvariantCulture),
                parts[2]
            )
            : null;
    }
}
