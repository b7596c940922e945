using System.Buffers;
using System.Globalization;
using System.Text;

namespace MilestoneBot.Chat.Syntax;

/// <summary>Normalizes typed text as chat clients send it, and splits it into words and quoted values.</summary>
public static class CommandLine
{
    // The opening mark and the marks that close it, the usual one first.
    private static readonly Dictionary<char, string> Quotes = new()
    {
        ['"'] = "\"”“",
        ['“'] = "”“\"",
        ['”'] = "”“\"",
        ['„'] = "“”\"",
        ['＂'] = "＂",
        ['«'] = "»",
        ['»'] = "«",
        ['‹'] = "›",
        ['›'] = "‹",
        ['‟'] = "”“\"",
        ['❝'] = "❞",
        ['〝'] = "〞〟",
        ['「'] = "」",
        ['『'] = "』",
        ['‘'] = "’'",
        ['‛'] = "’'",
        ['‚'] = "‘’",
        ['\''] = "'’",
    };

    /// <summary>
    /// Replaces special spaces, drops invisible characters and direction marks, normalizes line ends to \n and composes
    /// to NFC. Platform encodings are already decoded by the channel.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        Rune before = default;
        var isFlag = false;
        for (var at = 0; at < text.Length; )
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == OperationStatus.Done;
            at += length;
            var isPart =
                (
                    rune.Value == 0x200D
                    && IsPicture(before)
                    && Rune.TryGetRuneAt(text, Math.Min(at, text.Length - 1), out var next)
                    && IsPicture(next)
                ) || (isFlag && rune.Value is >= 0xE0020 and <= 0xE007F);
            // After a black flag, tag characters spell the flag of a region; elsewhere they are hidden text.
            isFlag = rune.Value == 0x1F3F4 || (isFlag && isPart);
            before = rune;
            if (!isWhole || rune == Rune.ReplacementChar || (rune.Value & 0xFFFE) == 0xFFFE)
                continue;
            if (rune.Value == '\r' && at < text.Length && text[at] == '\n')
                continue;
            if (isPart || rune.Value is '\t')
                clean.Append(rune);
            else if (rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85)
                clean.Append('\n');
            else
                switch (Rune.GetUnicodeCategory(rune))
                {
                    case UnicodeCategory.SpaceSeparator:
                        clean.Append(' ');
                        break;
                    case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                        clean.Append('\n');
                        break;
                    case UnicodeCategory.Control or UnicodeCategory.Format:
                        break;
                    default:
                        clean.Append(rune);
                        break;
                }
        }
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// Splits a cleaned line. An unclosed double quote runs to the end, so that nothing typed is lost; an unclosed
    /// single quote is an apostrophe. Punctuation behind a quoted value and one trailing period are ignored.
    /// </summary>
    public static IReadOnlyList<Word> Split(string line)
    {
        var words = new List<Word>();
        var closers = LastClosingQuotes(line);
        for (var i = 0; i < line.Length; )
        {
            if (char.IsWhiteSpace(line[i]))
            {
                i++;
                continue;
            }
            if (
                Quotes.TryGetValue(line[i], out var closing)
                && (
                    ClosingQuote(line, i + 1, closing, closers) is var end
                    && (end < line.Length || closing[^1] is not ('\'' or '’'))
                )
            )
            {
                words.Add(new(line[(i + 1)..end].Trim(), true));
                i = end + 1;
                while (i < line.Length && IsPunctuation(line[i]))
                    i++;
                continue;
            }
            var start = i;
            while (i < line.Length && !char.IsWhiteSpace(line[i]))
                i++;
            words.Add(new(line[start..i], false));
        }
        if (
            words is [.., { IsQuoted: false } last]
            && last.Text.EndsWith('.')
            && !last.Text.EndsWith("..", StringComparison.Ordinal)
            && !IsDayAndMonth(last.Text)
        )
        {
            if (last.Text.Length == 1)
                words.RemoveAt(words.Count - 1);
            else
                words[^1] = new(last.Text[..^1], false);
        }
        return words;
    }

    /// <summary>"15.1.": the last period belongs to the date.</summary>
    internal static bool IsDayAndMonth(string word) =>
        word.Length <= 6
        && word.Split('.') is [{ Length: 1 or 2 } day, { Length: 1 or 2 } month, ""]
        && day.All(char.IsAsciiDigit)
        && month.All(char.IsAsciiDigit);

    /// <summary>The content of quotes around a whole cleaned line; null where there are none.</summary>
    public static string? Unquote(string line)
    {
        if (line.Length < 3 || !Quotes.TryGetValue(line[0], out var closing))
            return null;
        return
            ClosingQuote(line, 1, closing, LastClosingQuotes(line)) == line.Length - 1
            && line[1..^1].Trim() is { Length: > 0 } inside
            ? inside
            : null;
    }

    /// <summary>
    /// The last position at which each mark can close a value, so that long lines are not searched in vain.
    /// </summary>
    private static Dictionary<char, int> LastClosingQuotes(string line)
    {
        var last = new Dictionary<char, int>();
        for (var i = 0; i < line.Length; i++)
            if (Quotes.ContainsKey(line[i]) || line[i] is '❞' or '〞' or '〟' or '」' or '』' or '’')
                if (Closes(line, i))
                    last[line[i]] = i;
        return last;
    }

    /// <summary>
    /// The end of the quoted value. A straight mark is closed by the same mark if there is one, otherwise by a
    /// typographic one that a client may have made of it.
    /// </summary>
    private static int ClosingQuote(string line, int from, string closing, Dictionary<char, int> closers)
    {
        var isStraight = closing[0] is '"' or '\'';
        for (var kind = isStraight ? 1 : closing.Length; kind <= closing.Length; kind++)
        {
            var marks = closing[..kind];
            if (!marks.Any(mark => closers.GetValueOrDefault(mark, -1) >= from))
                continue;
            for (var i = from; i < line.Length; i++)
                if (marks.Contains(line[i]) && Closes(line, i))
                    return i;
        }
        return line.Length;
    }

    /// <summary>
    /// A quote inside a word ("Dana's list") closes nothing: a closing quote is followed by space, punctuation or the
    /// end.
    /// </summary>
    private static bool Closes(string line, int at) =>
        at + 1 == line.Length || char.IsWhiteSpace(line[at + 1]) || IsPunctuation(line[at + 1]);

    private static bool IsPunctuation(char c) => c is '.' or ',' or ';' or ':' or '?' or '!' or ')';

    private static bool IsPicture(Rune rune) => rune.Value > 0x2000 && !Rune.IsLetter(rune);
}
