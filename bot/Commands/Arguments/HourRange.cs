using System.Globalization;
using System.Text.RegularExpressions;
using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Commands.Arguments;

/// <summary>A range of full hours as people type it ("9-17", "09:00 to 17:00"), stored as <c>9-17</c>.</summary>
internal static partial class HourRange
{
    public static ParsedValue Read(string text, string example)
    {
        var match = Hours().Match(text.Trim());
        if (!match.Success)
            return ParsedValue.Failure($"\"{text}\" are no full hours; write settings {example}");
        var (from, to) = (Number(match.Groups["from"].Value), Number(match.Groups["to"].Value));
        return from <= 24 && to <= 24
            ? ParsedValue.Success($"{from}-{to}")
            : ParsedValue.Failure($"\"{text}\" are no hours of a day; they run from 0 to 24: settings {example}");
    }

    public static int From(string hours) => Number(hours.Split('-')[0]);

    public static int To(string hours) => Number(hours.Split('-')[1]);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<from>[0-9]{1,2})(?::00)? ?(?:-|–|—|to|until) ?(?<to>[0-9]{1,2})(?::00)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Hours();
}
