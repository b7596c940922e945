namespace MilestoneBot.Commands.Arguments;

/// <summary>The typed line with another VAT in it, for the buttons of a question.</summary>
internal static class VatLine
{
    /// <summary>
    /// The line with the chosen VAT in place of the typed 0, or behind it where it has none; "" for a line that no
    /// button can say again, because it has several lines.
    /// </summary>
    public static string With(string line, string vat)
    {
        var text = line.Trim();
        if (text.Contains('\n'))
            return "";
        var words = Split(text);
        for (var at = 0; at + 1 < words.Count; at++)
            if (IsVat(text, words[at]) && IsZero(text, words[at + 1]))
            {
                var end = at + 2 < words.Count && IsSign(text, words[at + 2]) ? words[at + 2].End : words[at + 1].End;
                return $"{text[..words[at].From]}vat {vat}{text[end..]}";
            }
        return $"{text} vat {vat}";
    }

    private static bool IsVat(string text, (int From, int End) word) =>
        text[word.From..word.End].Equals("vat", StringComparison.OrdinalIgnoreCase);

    private static bool IsZero(string text, (int From, int End) word) =>
        text[word.From..word.End].TrimEnd('%') is { Length: > 0 } number
        && number.Contains('0')
        && number.All(c => c is '0' or '.' or ',');

    private static bool IsSign(string text, (int From, int End) word) => text[word.From..word.End] is "%" or "percent";

    /// <summary>The words outside quotes, by where they stand.</summary>
    private static List<(int From, int End)> Split(string text)
    {
        var words = new List<(int, int)>();
        var (isQuoted, from) = (false, -1);
        for (var at = 0; at <= text.Length; at++)
        {
            var isEnd = at == text.Length || char.IsWhiteSpace(text[at]);
            if (at < text.Length && text[at] is '"' or '“' or '”' or '„')
                isQuoted = !isQuoted;
            if (isEnd && from >= 0)
                words.Add((from, at));
            if (isEnd || isQuoted)
                from = -1;
            else if (from < 0)
                from = at;
        }
        return words;
    }
}
