using System.Globalization;
using System.Net;
using System.Text;

namespace MilestoneBot.Chat;

/// <summary>One word of a command line; a quoted one is a value whatever it says.</summary>
public readonly record struct Word(string Text, bool Quoted);

/// <summary>Cleans what chat clients make of typed text and splits it into words and quoted values.</summary>
public static class CommandLine
{
    private static readonly Dictionary<char, char> Quotes = new()
    {
        ['"'] = '"', ['“'] = '”', ['”'] = '”', ['„'] = '“', ['«'] = '»', ['‘'] = '’', ['\''] = '\'',
    };

    /// <summary>HTML entities decoded, odd spaces made plain, invisible and direction marks dropped, line ends made \n, composed to NFC.</summary>
    public static string Clean(string text)
    {
        var decoded = text.Contains('&') ? WebUtility.HtmlDecode(text) : text;
        var clean = new StringBuilder(decoded.Length);
        for (var i = 0; i < decoded.Length; i++)
        {
            var c = decoded[i];
            if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < decoded.Length && char.IsLowSurrogate(decoded[i + 1])) clean.Append(c).Append(decoded[++i]);
                continue;
            }
            if (c == '\r') { if (i + 1 >= decoded.Length || decoded[i + 1] != '\n') clean.Append('\n'); continue; }
            if (c is '\n' or '\t') { clean.Append(c); continue; }
            if (c == '\u200D') { if (IsInsideEmoji(decoded, i)) clean.Append(c); continue; }
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.SpaceSeparator: clean.Append(' '); break;
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator: clean.Append('\n'); break;
                case UnicodeCategory.Control or UnicodeCategory.Format: break;
                default: clean.Append(c); break;
            }
        }
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Splits a cleaned line. An unclosed quote runs to the end, so nothing typed is lost. One trailing period is forgiven.</summary>
    public static IReadOnlyList<Word> Split(string line)
    {
        var words = new List<Word>();
        for (var i = 0; i < line.Length;)
        {
            if (char.IsWhiteSpace(line[i])) { i++; continue; }
            if (Quotes.TryGetValue(line[i], out var closing))
            {
                var end = ClosingQuote(line, i + 1, closing);
                words.Add(new(line[(i + 1)..end].Trim(), true));
                i = end + 1;
                continue;
            }
            var start = i;
            while (i < line.Length && !char.IsWhiteSpace(line[i])) i++;
            words.Add(new(line[start..i], false));
        }
        if (words is [.., { Quoted: false } last] && last.Text.EndsWith('.') && !last.Text.EndsWith("..", StringComparison.Ordinal))
        {
            if (last.Text.Length == 1) words.RemoveAt(words.Count - 1);
            else words[^1] = new(last.Text[..^1], false);
        }
        return words;
    }

    private static int ClosingQuote(string line, int from, char closing)
    {
        for (var i = from; i < line.Length; i++)
        {
            var closes = line[i] == closing || (closing is '”' or '“' && line[i] is '”' or '“' or '"');
            // A quote inside a word ("Dana's list") closes nothing: the closing one is followed by space or the end.
            if (closes && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1]) || line[i + 1] is '.' or ',' or ';' or '?')) return i;
        }
        return line.Length;
    }

    private static bool IsInsideEmoji(string text, int at) =>
        at > 0 && at + 1 < text.Length && (char.IsSurrogate(text[at - 1]) || text[at - 1] == '\uFE0F') && (char.IsSurrogate(text[at + 1]) || text[at + 1] > '\u2000');
}
