using System.Globalization;

namespace MilestoneBot.Chat.Syntax;

/// <summary>Small numbers and lengths of time as people say them: "two weeks", "a week", "10 days", "14d".</summary>
public static class SpokenNumber
{
    private const int MaxCount = 9_999;

    private static readonly string[] Words =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    /// <summary>A number in digits or in words up to twelve; null for other text.</summary>
    public static int? Read(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxCount
            ? number
            : Array.IndexOf(Words, word) switch
            {
                < 0 => null,
                var at => at,
            };

    /// <summary>
    /// A length of time in days, or in months, which are not a number of days. A number alone is days.
    /// </summary>
    public static (int Days, int Months)? ReadPeriod(string[] words) =>
        words switch
        {
            [var alone]
                when int.TryParse(alone, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                    && days <= MaxCount => (days, 0),
            [[.. var joined, 'd' or 'w']] when Read(joined) is { } count => In(count, words[0][^1..]),
            ["a" or "an", var unit] => In(1, unit),
            [var count, var unit] when Read(count) is { } number => In(number, unit),
            _ => null,
        };

    private static (int Days, int Months)? In(int count, string unit) =>
        unit switch
        {
            "d" or "day" or "days" => (count, 0),
            "w" or "week" or "weeks" => (7 * count, 0),
            "month" or "months" => (0, count),
            _ => null,
        };
}
