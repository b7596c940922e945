using System.Globalization;

namespace MilestoneBot.Domain.Billing;

/// <summary>
/// Finds invoice numbers in what payers write: in any case, with other characters or none between the parts, or split
/// by a line break. Behind a number others of the same year may stand without the beginning: INV-2026-0014/0015,
/// INV-2026-0014+15, or the last number of a row: INV-2026-0014 to 0016. Any other run of digits is
/// ignored, so that no payment is booked by accident.
/// </summary>
public static class InvoiceNumberFinder
{
    private const string Prefix = "INV";
    private const string Dashes = "-‐‑‒–—−",
        Signs = Dashes + "_./:#";
    private const int Year = 4,
        Least = 4,
        Longest = 12,
        Most = 20,
        Farthest = 100;

    private static readonly string[] Ands = ["und", "and", "et", "en", "u", "y", "e"];

    /// <summary>What stands between the first and the last number of a row: all between them are meant too.</summary>
    private static readonly string[] Untils = ["bis", "to", "through", "until", "till", "tot", "au", "al"];

    /// <summary>The invoice numbers in the text, each once, in their issued form: INV-2026-0001.</summary>
    public static IReadOnlyList<string> FindIn(string text)
    {
        var found = new List<string>();
        for (
            var at = text.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
            at >= 0 && found.Count < Most;
            at = text.IndexOf(Prefix, at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            var end = at + Prefix.Length;
            if (ReadAt(text, ref end) is not { } number)
                continue;
            // Every further one is read from the one before it.
            for (var next = number; next is not null && found.Count < Most; next = Following(text, ref end, next))
                if (!found.Contains(next))
                    found.Add(next);
        }
        return found;
    }

    /// <summary>The whole text is an invoice number or a credit note number.</summary>
    public static bool IsWellFormed(string text) =>
        text.Split('-') is [var kind, { Length: Year } year, { Length: > 0 } running]
        && (
            kind.Equals(Prefix, StringComparison.OrdinalIgnoreCase)
            || kind.Equals("CN", StringComparison.OrdinalIgnoreCase)
        )
        && year.All(char.IsAsciiDigit)
        && running.All(char.IsAsciiDigit);

    /// <summary>
    /// The next number of the same year that stands behind one without its beginning: as long as the one before, or
    /// only its last digits behind a plus, a stroke or an "and". It is near the one before it, so that a year, a rate
    /// or a sum is none.
    /// </summary>
    private static string? Following(string text, ref int at, string before)
    {
        var running = before[(before.LastIndexOf('-') + 1)..];
        var next = at;
        while (next < text.Length && text[next] == ' ')
            next++;
        var start = next;
        while (next < text.Length && char.IsAsciiLetter(text[next]))
            next++;
        var word = text[start..next].ToLowerInvariant();
        var isShortAllowed = Ands.Contains(word);
        var isRow = Untils.Contains(word);
        if (word.Length > 0 && !isShortAllowed && !isRow)
            return null;
        if (word.Length == 0)
        {
            if (next >= text.Length || !$"/+&,;{Dashes}".Contains(text[next]))
                return null;
            isShortAllowed = "/+&".Contains(text[next]);
            isRow = Dashes.Contains(text[next]);
            next++;
        }
        while (next < text.Length && text[next] == ' ')
            next++;
        var first = next;
        while (next < text.Length && char.IsAsciiDigit(text[next]))
            next++;
        var digits = text[first..next];
        var isEnd =
            next >= text.Length || !(char.IsLetterOrDigit(text[next]) || text[next] == '%' || IsDecimal(text, next));
        if (!isEnd || digits.Length < 2 || digits.Length > running.Length)
            return null;
        if (digits.Length < running.Length && !isShortAllowed)
            return null;
        var whole = running[..^digits.Length] + digits;
        if (
            !long.TryParse(whole, out var found)
            || !long.TryParse(running, out var last)
            || found == last
            || Math.Abs(found - last) > Farthest
            || (digits.Length < running.Length && found < last)
        )
            return null;
        if (isRow && found < last)
            return null;
        // Of a row each number follows; the last one ends it.
        if (isRow && found > last + 1)
            whole = (last + 1).ToString(CultureInfo.InvariantCulture).PadLeft(running.Length, '0');
        else
            at = next;
        return $"{before[..(before.LastIndexOf('-') + 1)]}{whole}";
    }

    /// <summary>A point or comma with a digit behind it: the digits before are a sum.</summary>
    private static bool IsDecimal(string text, int at) =>
        text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static string? ReadAt(string text, ref int at)
    {
        at = SkipSeparators(text, at);
        if (ReadDigits(text, ref at, Year) is not ['2', '0', ..] year)
            return null;
        at = SkipSeparators(text, at);
        var end = at;
        while (end < text.Length && end - at < Longest && char.IsAsciiDigit(text[end]))
            end++;
        if (end - at >= Least)
        {
            var number = $"{Prefix}-{year}-{text[at..end]}";
            at = end;
            return number;
        }
        // Split within the running number: only a number with leading zeros has a known length.
        return
            ReadDigits(text, ref at, Least) is ['0', ..] running && !(at < text.Length && char.IsAsciiDigit(text[at]))
            ? $"{Prefix}-{year}-{running}"
            : null;
    }

    private static int SkipSeparators(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || Signs.Contains(text[at])))
            at++;
        return at;
    }

    /// <summary>
    /// Reads this many digits, with white space between them where a line was split. Null when there are fewer.
    /// </summary>
    private static string? ReadDigits(string text, ref int at, int count)
    {
        var digits = "";
        var next = at;
        for (; next < text.Length && digits.Length < count; next++)
        {
            if (char.IsAsciiDigit(text[next]))
                digits += text[next];
            else if (digits.Length == 0 || !char.IsWhiteSpace(text[next]))
                return null;
        }
        if (digits.Length < count)
            return null;
        at = next;
        return digits;
    }
}
