using System.Buffers;
using System.Globalization;
using System.Text;

namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// Words and pictures that people add out of politeness: "please", "thanks" and what smiles at the end. They are no part
/// of what is asked for.
/// </summary>
public static class Courtesy
{
    private static readonly HashSet<string> First = new(StringComparer.OrdinalIgnoreCase)
    {
        "please",
        "pls",
        "plz",
        "bitte",
    };
    private static readonly HashSet<string> Last = new(First, StringComparer.OrdinalIgnoreCase)
    {
        "thanks",
        "thx",
        "ty",
        "cheers",
        "danke",
    };

    /// <summary>
    /// One line without them. Words in quotes stay as they are, and so does a line of nothing else.
    /// </summary>
    public static string Strip(string line)
    {
        if (line.Contains('\n') || line.Count(c => c == '"') % 2 == 1)
            return line;
        var text = line.TrimEnd('!');
        if (
            text.EndsWith('.')
            && !text.EndsWith("..", StringComparison.Ordinal)
            && !CommandLine.IsDayAndMonth(text[(text.LastIndexOf(' ') + 1)..])
        )
            text = text[..^1];
        while (FirstWord(text) is var (first, behind) && First.Contains(first.TrimEnd(',', ':', '!')))
            text = behind;
        while (BeforeLast(text) is { } before)
            text = before;
        return text.Length == 0 ? line : text;
    }

    private static (string Word, string Behind)? FirstWord(string text) =>
        text.IndexOf(' ') is > 0 and var space ? (text[..space], text[(space + 1)..].TrimStart()) : null;

    /// <summary>The text before a polite ending; null when it ends otherwise.</summary>
    private static string? BeforeLast(string text)
    {
        if (text.EndsWith(" thank you", StringComparison.OrdinalIgnoreCase))
            return text[..^" thank you".Length].TrimEnd(' ', ',');
        if (WithoutMarks(text, " thank you") is { } thanked)
            return thanked;
        var space = text.LastIndexOf(' ');
        if (space > 0 && Last.Contains(text[(space + 1)..].TrimEnd('!', '.', '?', ',')))
            // A polite question is still a question.
            return text[..space].TrimEnd(' ', ',') + (text.EndsWith('?') ? "?" : "");
        var bare = WithoutPictures(text);
        return bare.Length > 0 && bare.Length < text.Length ? bare : null;
    }

    private static string? WithoutMarks(string text, string ending)
    {
        var bare = text.TrimEnd('!', '.');
        return bare.Length < text.Length && bare.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            ? bare[..^ending.Length].TrimEnd(' ', ',')
            : null;
    }

    /// <summary>Emoji and typed smileys at the end; a sign of currency is no picture.</summary>
    private static string WithoutPictures(string text)
    {
        var end = text.Length;
        while (end > 0)
        {
            if (text[..end].TrimEnd() is var trimmed && trimmed.Length < end)
            {
                end = trimmed.Length;
                continue;
            }
            if (
                Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out var rune, out var length) != OperationStatus.Done
                || !IsPicture(rune)
            )
                break;
            end -= length;
        }
        foreach (var smiley in (string[])[" :-)", " :)", " ;)", " ;-)", " :D"])
            if (text[..end].EndsWith(smiley, StringComparison.Ordinal))
                return text[..(end - smiley.Length)].TrimEnd();
        return text[..end].TrimEnd();
    }

    private static bool IsPicture(Rune rune) =>
        rune.Value is 0x200D or 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF)
        || (rune.Value > 0x2190 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol);
}
