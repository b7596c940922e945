using System.Text;

namespace MilestoneBot.Channels.Teams.Cards;

/// <summary>
/// Plain text for clients that read Markdown and HTML even in plain text: whatever could be markup becomes a
/// character reference, which both show as the character itself. Ordinary sentences stay as they are.
/// </summary>
internal static class PlainTextEncoder
{
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 32);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (encoded.Length > 0)
                encoded.Append("<br>");
            EncodeLine(line, encoded);
        }
        return encoded.ToString();
    }

    private static void EncodeLine(string line, StringBuilder encoded)
    {
        var atStart = true;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            var next = i + 1 < line.Length ? line[i + 1] : '\n';
            if (IsMarkup(c) || (atStart && IsMarkupAtStart(c)) || IsListMark(line, i))
                encoded.Append("&#").Append((int)c).Append(';');
            else if (c == ' ' && (atStart || next == ' '))
                encoded.Append("&#160;"); // Indents are code in Markdown, and runs of spaces are lost in HTML.
            else
                encoded.Append(c);
            if (c != ' ')
                atStart = false;
        }
    }

    private static bool IsMarkup(char c) =>
        c is '&' or '<' or '>' or '*' or '_' or '`' or '[' or ']' or '~' or '\\' or '|' or '\t';

    private static bool IsMarkupAtStart(char c) => c is '#' or '+' or '-' or '=';

    /// <summary>The period or bracket of "1. " at the start of a line.</summary>
    private static bool IsListMark(string line, int at) =>
        line[at] is '.' or ')' && at is > 0 and < 10 && line.AsSpan(0, at).Trim().IndexOfAnyExceptInRange('0', '9') < 0;
}
