namespace MilestoneBot.Domain.Billing;

/// <summary>
/// Finds invoice numbers in what payers write: in any case, with other characters or none between the parts, or split
/// by a line break. Any other run of digits is ignored, so that no payment is booked by accident.
/// </summary>
public static class InvoiceNumberFinder
{
    private const string Prefix = "INV";
    private const string Signs = "-‐‑‒–—−_./:#";
    private const int Year = 4,
        Least = 4,
        Longest = 12,
        Most = 20;

    /// <summary>The invoice numbers in the text, each once, in their issued form: INV-2026-0001.</summary>
    public static IReadOnlyList<string> FindIn(string text)
    {
        var found = new List<string>();
        for (
            var at = text.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
            at >= 0 && found.Count < Most;
            at = text.IndexOf(Prefix, at + 1, StringComparison.OrdinalIgnoreCase)
        )
            if (ReadAt(text, at + Prefix.Length) is { } number && !found.Contains(number))
                found.Add(number);
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

    private static string? ReadAt(string text, int at)
    {
        at = SkipSeparators(text, at);
        if (ReadDigits(text, ref at, Year) is not ['2', '0', ..] year)
            return null;
        at = SkipSeparators(text, at);
        var end = at;
        while (end < text.Length && end - at < Longest && char.IsAsciiDigit(text[end]))
            end++;
        if (end - at >= Least)
            return $"{Prefix}-{year}-{text[at..end]}";
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
