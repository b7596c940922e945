using System.Globalization;
using System.Text;

namespace MilestoneBot.Reading;

/// <summary>Splits a milestone name into words and recognises those that only count or measure.</summary>
internal static class NameTokens
{
    /// <summary>The words as they are written, without punctuation around them. A percent sign is a word.</summary>
    public static string[] Of(string name)
    {
        var spaced = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormKC).Replace('⁄', '/'))
        {
            if (c is '%' or '&' or '+')
                spaced.Append(' ').Append(c).Append(' ');
            else if (
                char.IsLetterOrDigit(c)
                || char.IsSurrogate(c)
                || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
                || c is '-' or '–' or '\'' or '’' or '/' or '.' or ','
            )
                spaced.Append(c);
            else
                spaced.Append(' ');
        }
        return
        [
            .. spaced
                .ToString()
                .Split(' ')
                .Select(word => word.Trim('-', '–', '\'', '’', '/', '.', ','))
                .Where(word => word.Length > 0 && (word is "%" or "&" or "+" || word.Any(char.IsLetterOrDigit))),
        ];
    }

    /// <summary>"12", "1,000", "1-3", "3/4".</summary>
    public static bool IsNumber(string word) =>
        word.Length > 0 && word.All(c => char.IsDigit(c) || c is ',' or '-' or '–' or '/');

    /// <summary>"1/2", "50/100".</summary>
    public static bool IsFraction(string word) =>
        word.Split('/') is [{ Length: > 0 } over, { Length: > 0 } under]
        && over.All(char.IsDigit)
        && under.All(char.IsDigit);

    /// <summary>"thirds", "three-quarters".</summary>
    public static bool IsParts(string word) =>
        word is "thirds" or "quarters"
        || word.EndsWith("-thirds", StringComparison.Ordinal)
        || word.EndsWith("-quarters", StringComparison.Ordinal);

    public static bool IsPlural(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');

    /// <summary>Units of time.</summary>
    public static bool IsSpan(string word) =>
        word
            is "hours"
                or "hour"
                or "h"
                or "hrs"
                or "days"
                or "day"
                or "weeks"
                or "week"
                or "months"
                or "month"
                or "man-days"
                or "person-days"
                or "man-months"
                or "person-months"
                or "man-hours";

    /// <summary>"m1", "q3", "wp2", "phase-2", "q1-q2", "1st", "v2": letters and a number that only count.</summary>
    public static bool IsLabel(string word) =>
        word.Split('-', '.', '/') is var parts
        && parts.All(part =>
            part.Length > 0 && (part.All(char.IsDigit) || IsCount(part) || NameWords.Counters.Contains(part))
        )
        && parts.Any(part => char.IsDigit(part[^1]) || char.IsDigit(part[0]));

    private static bool IsCount(string word) =>
        (
            char.IsDigit(word[^1])
            && word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is var letters
            && (
                letters is "m" or "p" or "q" or "s" or "w" or "wp" or "ph" or "ms" or "v" or "d" or "h" or "fy"
                || NameWords.Counters.Contains(letters)
            )
        )
        || (
            char.IsDigit(word[0])
            && word.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
                is "st"
                    or "nd"
                    or "rd"
                    or "th"
                    or { Length: 1 }
        );
}
