using System.Globalization;

namespace MilestoneBot.Chat.Syntax;

/// <summary>A date as it was typed; "tomorrow" and "Jul 15" are resolved on the day of the turn.</summary>
public sealed record DateExpression
{
    /// <summary>The longest: "on the 14th of August 2026".</summary>
    public const int MaxWords = 6;

    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const int MostDays = 3650;
    private const string FourDigits = "write the year with four digits, like 2026-07-15";

    private static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    private static readonly string[] Weekdays =
    [
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
    ];

    private readonly Func<DateOnly, DateOnly> on;

    private DateExpression(Func<DateOnly, DateOnly> on) => this.on = on;

    /// <summary>The date that is meant if the text is written on <paramref name="today"/>.</summary>
    public DateOnly Resolve(DateOnly today) => on(today);

    /// <summary>Parses one date. Days that do not exist and ambiguous dates are refused.</summary>
    public static ParsedValue Parse(string text)
    {
        var words = text.ToLowerInvariant()
            .Split([' ', ',', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(NormalizeDashes)
            .ToArray();
        // "on 14 August", "the 15th of January".
        while (words is ["on" or "the", _, _, ..])
            words = words[1..];
        if (words is [_, "of", _, ..] and not ["end", ..])
            words = [words[0], .. words[2..]];
        if (words is [var named, .. { Length: > 0 } date] && Weekday(named) is { } on && Weekday(date[0]) is null)
            return WithWeekday(on, Parse(string.Join(' ', date)), text);
        return words switch
        {
            ["today"] => From(today => today),
            ["tomorrow"] => From(today => today.AddDays(1)),
            ["yesterday"] => From(today => today.AddDays(-1)),
            ["next", var day] when Weekday(day) is { } weekday => From(today => NextWeekday(weekday, today.AddDays(1))),
            ["this" or "on", var day] when Weekday(day) is { } weekday => From(today => NextWeekday(weekday, today)),
            [var day] when Weekday(day) is { } weekday => From(today => NextWeekday(weekday, today)),
            [['+', .. var ahead]] => ParseOffset(ahead, text),
            [['+', .. var ahead], "day" or "days" or "week" or "weeks"] => ParseOffset(ahead + words[1][0], text),
            ["in", .. var ahead] when SpokenNumber.ReadPeriod(ahead) is var (days, months) => ParsePeriod(
                days,
                months,
                text
            ),
            ["end", "of", .. var what] when MonthEnd(what) is { } end => From(end),
            [var only] => ParseNumeric(only, text),
            _ when MonthAndDay(words) is var (month, day, year) => year is null
                ? CreateYearless(month, day, text)
                : CreateExact(year.Value, month, day, text),
            _ => NotADate(text),
        };
    }

    /// <summary>
    /// "Thu 30 Jul 2026", as answers write it. A weekday that is not the date's leaves open which of the two is wrong,
    /// and without a year it says too little to tell.
    /// </summary>
    private static ParsedValue WithWeekday(DayOfWeek weekday, ParsedValue parsed, string text)
    {
        if (parsed.Value is not DateExpression read)
            return parsed.Problem.Length > 0 && !parsed.Problem.Contains("is no date", StringComparison.Ordinal)
                ? parsed
                : NotADate(text);
        var day = read.Resolve(new(FirstYear, 1, 1));
        if (day != read.Resolve(new(LastYear, 12, 31)))
            return Wrong($"{Quoted(text)} has no year; write it like Thu 30 Jul 2026, or without the weekday");
        return day.DayOfWeek == weekday
            ? parsed
            : Wrong($"{day:yyyy-MM-dd} is a {day.DayOfWeek} and no {weekday}; write the date that is meant");
    }

    private static ParsedValue ParsePeriod(int days, int months, string text) =>
        days + 31 * months <= MostDays
            ? From(today => today.AddMonths(months).AddDays(days))
            : Wrong($"{Quoted(text)} is too far away; the furthest is +{MostDays}d");

    /// <summary>The last day of the month that is meant; the end of a week is said differently everywhere.</summary>
    private static Func<DateOnly, DateOnly>? MonthEnd(string[] what) =>
        what switch
        {
            ["month"] or ["the" or "this", "month"] => today => LastDay(today),
            ["next", "month"] => today => LastDay(today.AddMonths(1)),
            ["year"] or ["the" or "this", "year"] => today => new DateOnly(today.Year, 12, 31),
            [var name] when Month(name) is { } month => today =>
                LastDay(new(today.Month <= month ? today.Year : today.Year + 1, month, 1)),
            [var name, var year]
                when Month(name) is { } month
                    && year.Length == 4
                    && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
                    && y is >= FirstYear and <= LastYear => _ => LastDay(new(y, month, 1)),
            _ => null,
        };

    private static DateOnly LastDay(DateOnly day) =>
        new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>"15.1." and "15/1": a day and a month without a year; "15.1" is a number.</summary>
    private static ParsedValue? ParseDayAndMonth(string word, string text)
    {
        var mark = word.FirstOrDefault(c => !char.IsAsciiDigit(c));
        var parts = (mark == '.' ? word.TrimEnd('.') : word).Split(mark);
        if (
            mark is not ('.' or '/')
            || parts.Length != 2
            || (mark == '.' && !word.EndsWith('.'))
            || parts.Any(part => part.Length is 0 or > 2 || !part.All(char.IsAsciiDigit))
        )
            return null;
        var (first, second) = (
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            int.Parse(parts[1], CultureInfo.InvariantCulture)
        );
        if (mark == '.' || first > 12)
            return second is < 1 or > 12
                ? Wrong($"no such date: {text.Trim()}; there are 12 months")
                : CreateYearless(second, first, text);
        if (second > 12)
            return first < 1 ? NotADate(text) : CreateYearless(first, second, text);
        return first is < 1 || second < 1
            ? NotADate(text)
            : Wrong($"{first} {Name(second)} or {second} {Name(first)}? write it like {first} {Name(second)[..3]}");
    }

    private static ParsedValue ParseNumeric(string word, string text)
    {
        if (ParseDayAndMonth(word, text) is { } yearless)
            return yearless;
        // "15-Jul-2026", as spreadsheets write it.
        if (word.Split('-', '/', '.') is { Length: 3 } named && named.Any(part => Month(part) is not null))
            return WithNamedMonth(named, text);
        var mark = word.FirstOrDefault(c => !char.IsAsciiDigit(c));
        var parts = word.Split(mark);
        if (
            mark is not ('-' or '.' or '/')
            || parts.Length != 3
            || parts.Any(part => part.Length is 0 or > 4 || !part.All(char.IsAsciiDigit))
        )
            return NotADate(text);

        var numbers = Array.ConvertAll(parts, part => int.Parse(part, CultureInfo.InvariantCulture));
        if (parts[0].Length == 4 && parts[1].Length <= 2 && parts[2].Length <= 2)
            return CreateExact(numbers[0], numbers[1], numbers[2], text);
        if (parts[0].Length > 2 || parts[1].Length > 2 || parts[2].Length != 4)
            return Wrong(FourDigits);
        var (first, second, year) = (numbers[0], numbers[1], numbers[2]);
        if (mark == '.' || first == second || second > 12 && first > 12)
            return CreateExact(year, second, first, text);
        if (second > 12)
            return CreateExact(year, first, second, text);
        if (first > 12)
            return CreateExact(year, second, first, text);
        return Wrong(
            $"{first} {Name(second)} or {second} {Name(first)}? write {year:D4}-{second:D2}-{first:D2} or {year:D4}-{first:D2}-{second:D2}"
        );
    }

    private static ParsedValue WithNamedMonth(string[] parts, string text)
    {
        if (MonthAndDay(parts) is var (month, day, year) && year is not null)
            return CreateExact(year.Value, month, day, text);
        return parts[2].Length == 2 && parts[2].All(char.IsAsciiDigit) ? Wrong(FourDigits) : NotADate(text);
    }

    private static ParsedValue CreateExact(int year, int month, int day, string text)
    {
        if (year is < FirstYear or > LastYear)
            return Wrong($"{Quoted(text)} is out of reach; years run from {FirstYear} to {LastYear}");
        if (month is < 1 or > 12)
            return Wrong($"no such date: {text.Trim()}; there are 12 months");
        var days = DateTime.DaysInMonth(year, month);
        if (day < 1 || day > days)
            return Wrong($"no such date: {text.Trim()}; {Name(month)} {year} has {days} days");
        var date = new DateOnly(year, month, day);
        return From(_ => date);
    }

    /// <summary>Chooses the first year in which the day is not more than half a year in the past.</summary>
    private static ParsedValue CreateYearless(int month, int day, string text)
    {
        const int leap = 2024;
        if (day < 1 || day > DateTime.DaysInMonth(leap, month))
            return Wrong($"no such date: {text.Trim()}; {Name(month)} has {DateTime.DaysInMonth(leap, month)} days");
        return From(today =>
            Enumerable
                .Range(today.Year - 1, 10)
                .Where(year => day <= DateTime.DaysInMonth(year, month))
                .Select(year => new DateOnly(year, month, day))
                .First(date => date >= today.AddMonths(-6))
        );
    }

    private static ParsedValue ParseOffset(string ahead, string text)
    {
        var unit = ahead switch
        {
            [.., 'd'] => 1,
            [.., 'w'] => 7,
            _ => 0,
        };
        if (
            !int.TryParse(
                unit == 0 ? ahead : ahead[..^1],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var count
            )
        )
            return NotADate(text);
        var days = count * (long)Math.Max(unit, 1);
        return days <= MostDays
            ? From(today => today.AddDays((int)days))
            : Wrong($"{Quoted(text)} is out of reach; the furthest is +{MostDays}d");
    }

    private static (int Month, int Day, int? Year)? MonthAndDay(string[] words)
    {
        if (words.Length is < 2 or > 3)
            return null;
        var (month, day) = Month(words[0]) is { } first
            ? (first, Day(words[1]))
            : (Month(words[1]) ?? 0, Day(words[0]));
        if (month == 0 || day is null)
            return null;
        if (words.Length == 2)
            return (month, day.Value, null);
        return
            words[2].Length == 4
            && int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? (month, day.Value, year)
            : null;
    }

    private static int? Day(string word)
    {
        var digits = word.TrimEnd('.');
        if (digits.Length > 2 && digits[^2..] is "st" or "nd" or "rd" or "th")
            digits = digits[..^2];
        return digits.Length <= 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            ? day
            : null;
    }

    private static int? Month(string word) => Named(Months, word.TrimEnd('.')) is >= 0 and var at ? at + 1 : null;

    private static DayOfWeek? Weekday(string word) =>
        Named(Weekdays, word.TrimEnd('.')) is >= 0 and var at ? (DayOfWeek)at : null;

    /// <summary>Names may be abbreviated to three letters or more.</summary>
    private static int Named(string[] names, string word) =>
        word.Length < 3 ? -1 : Array.FindIndex(names, name => name.StartsWith(word, StringComparison.Ordinal));

    private static DateOnly NextWeekday(DayOfWeek weekday, DateOnly from) =>
        from.AddDays(((int)weekday - (int)from.DayOfWeek + 7) % 7);

    private static string Name(int month) => char.ToUpperInvariant(Months[month - 1][0]) + Months[month - 1][1..];

    /// <summary>Clients turn hyphens into dashes.</summary>
    private static string NormalizeDashes(string word) =>
        word.Replace('‐', '-').Replace('‑', '-').Replace('–', '-').Replace('−', '-');

    private static string Quoted(string text) => text.Length > 40 ? $"\"{text[..40]}…\"" : $"\"{text}\"";

    private static ParsedValue NotADate(string text) =>
        Wrong($"{Quoted(text)} is no date; write it like 2026-07-15, 15 Jul 2026, tomorrow or +14d");

    private static ParsedValue From(Func<DateOnly, DateOnly> on) => ParsedValue.Success(new DateExpression(on));

    private static ParsedValue Wrong(string problem) => ParsedValue.Failure(problem);
}
