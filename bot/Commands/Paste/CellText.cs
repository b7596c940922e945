using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>Cleans one cell of the marks that lists, mails, spreadsheets and Markdown put around its text.</summary>
internal static class CellText
{
    private const string Escaped = "\\`*_{}[]()#+-.!|>~<\"";

    /// <summary>
    /// Folds it to one line, removes marks of emphasis and quotes around the whole, and undoes escapes.
    /// </summary>
    public static string Clean(string cell)
    {
        var text = UserText.CollapseWhitespace(cell);
        for (var stripped = ""; stripped != text; )
        {
            stripped = text;
            text =
                Inside(text, "**", "**")
                ?? Inside(text, "__", "__")
                ?? Inside(text, "~~", "~~")
                ?? Inside(text, "*", "*")
                ?? Inside(text, "_", "_")
                ?? Inside(text, "`", "`")
                ?? Inside(text, "\"", "\"")
                ?? Inside(text, "“", "”")
                ?? Inside(text, "„", "“")
                ?? Inside(text, "„", "”")
                ?? Inside(text, "«", "»")
                ?? Inside(text, "»", "«")
                ?? Link(text)
                ?? text;
        }
        // An opening quote that is never closed.
        if (text is ['"' or '“' or '„', .., _] && text.AsSpan(1).IndexOfAny("\"“”„") < 0)
            text = text[1..].TrimStart();
        return text.Contains('\\')
            ? string.Concat(
                text.Index().Where(at => at.Item != '\\' || !IsEscape(text, at.Index)).Select(at => at.Item)
            )
            : text;
    }

    /// <summary>
    /// How many characters at the start of a line are a bullet or a list number: <c>- </c>, <c>• </c>, <c>2. </c>,
    /// <c>(3) </c>, <c>b) </c>; 0 for none.
    /// </summary>
    public static int BulletLength(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && line[at] == ' ')
            at++;
        var start = at;
        if (
            at < line.Length
            && line[at] is '-' or '*' or '•' or '–' or '—' or '·' or '◦' or '▪' or '‣' or '○' or '●' or '■'
        )
            at++;
        else
        {
            var isOpen = at < line.Length && line[at] == '(';
            if (isOpen)
                at++;
            var digits = at;
            while (at < line.Length && char.IsAsciiDigit(line[at]) && at - digits < 4)
                at++;
            if (at == digits && at < line.Length && char.IsAsciiLetterLower(line[at]))
                at++;
            if (
                at == digits
                || at >= line.Length
                || !(line[at] == ')' || (line[at] == '.' && !isOpen && char.IsAsciiDigit(line[at - 1])))
            )
                return 0;
            at++;
        }
        var end = at;
        while (at < line.Length && line[at] == ' ')
            at++;
        return at > end && at > start && at < line.Length ? at : 0;
    }

    private static string? Inside(string text, string open, string close)
    {
        if (
            text.Length <= open.Length + close.Length
            || !text.StartsWith(open, StringComparison.Ordinal)
            || !text.EndsWith(close, StringComparison.Ordinal)
        )
            return null;
        var inside = text[open.Length..^close.Length];
        // "A" and "B" are two quotes, not one around both.
        return inside.Contains(open, StringComparison.Ordinal) || inside.Contains(close, StringComparison.Ordinal)
            ? null
            : inside.Trim();
    }

    /// <summary>The label of a Markdown link.</summary>
    private static string? Link(string text) =>
        text is ['[', .., ')']
        && text.IndexOf("](", StringComparison.Ordinal) is > 1 and var at
        && text.IndexOf(')') == text.Length - 1
            ? text[1..at]
            : null;

    private static bool IsEscape(string text, int at) =>
        at + 1 < text.Length && Escaped.Contains(text[at + 1]) && (at == 0 || text[at - 1] != '\\');
}
