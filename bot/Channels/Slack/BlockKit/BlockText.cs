using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>
/// Text for a block. What people typed is always literal (<c>plain_text</c>, escaped), because Slack has no escape
/// for its marks of bold, italic, strike and code. Markup is made only here, and only around text that contains no
/// mark.
/// </summary>
internal readonly record struct BlockText
{
    /// <summary>Used where a text must not be empty and there is none.</summary>
    public const string EmptyPlaceholder = "–";

    private const int LongestLabel = 150,
        LongestAddress = 1000;

    private BlockText(string text, bool isMarkup) => (Text, IsMarkup) = (text, isMarkup);

    /// <summary>The text as it is sent.</summary>
    public string Text { get; }

    public bool IsMarkup { get; }

    /// <summary>Any text, shown as it is.</summary>
    /// <param name="most">The longest length as sent, in characters; longer text is cut and ends in "…".</param>
    public static BlockText Literal(string text, int most) =>
        new(string.IsNullOrWhiteSpace(Escape(text)) ? EmptyPlaceholder : Escape(text, most), false);

    /// <summary>
    /// A name in bold. It is literal and not bold if a client could read something in it as markup.
    /// </summary>
    public static BlockText Bold(string text, int most) =>
        IsFreeOfMarkup(text) && char.IsLetterOrDigit(text[^1]) && $"*{Escape(text)}*" is var bold && bold.Length <= most
            ? new(bold, true)
            : Literal(text, most);

    /// <summary>
    /// A link that shows its label; null if the label could be read as markup, or if the address is not a web address
    /// or is too long.
    /// </summary>
    public static BlockText? Link(Uri address, string label) =>
        EncodeUrl(address) is { } wire && label.Length <= LongestLabel && IsFreeOfMarkup(label)
            ? new($"<{wire}|{Escape(label)}>", true)
            : null;

    /// <summary>A link that shows its address; null if that is not a web address or is too long.</summary>
    public static BlockText? Link(Uri address) => EncodeUrl(address) is { } wire ? new($"<{wire}>", true) : null;

    /// <summary>Mentions people by their Slack ids.</summary>
    public static BlockText Mentions(IEnumerable<string> users) =>
        new(string.Join(", ", users.Select(user => $"<@{user}>")), true);

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", IsMarkup ? "mrkdwn" : "plain_text");
        json.WriteString("text", Text);
        // Addresses and channel names do not become links by themselves, and ":tada:" stays as typed.
        json.WriteBoolean(IsMarkup ? "verbatim" : "emoji", IsMarkup);
        json.WriteEndObject();
    }

    /// <summary>
    /// Escapes the three characters that Slack reads in every text as entities, and leaves out invisible characters.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            switch (c)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '\t':
                    escaped.Append(' ');
                    break;
                case '\n':
                    escaped.Append(c);
                    break;
                default:
                    if (!char.IsControl(c) && !IsDirectionMark(c))
                        escaped.Append(c);
                    break;
            }
        }
        return escaped.ToString();
    }

    /// <summary>The same, cut between two characters as people see them, so that no entity is broken.</summary>
    public static string Escape(string text, int most) =>
        Escape(text) is { } whole && whole.Length <= most
            ? whole
            : Escape(text[..LengthThatFits(text, most - 1)]) + "…";

    /// <summary>How much of a text makes at most <paramref name="most"/> characters as sent.</summary>
    public static int LengthThatFits(string text, int most)
    {
        var (at, used) = (0, 0);
        while (at < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            used += Escape(text.Substring(at, length)).Length;
            // One letter may carry more combining marks than the whole text has space for.
            if (used > most)
                return at > 0 ? at : Math.Min(length, most / 2);
            at += length;
        }
        return at;
    }

    /// <summary>
    /// Letters and digits, and the punctuation of names and amounts: nothing that a client reads as markup, an
    /// address or a change of direction.
    /// </summary>
    private static bool IsFreeOfMarkup(string text) =>
        text.Length > 0
        && char.IsLetterOrDigit(text[0])
        && text.All(c =>
            char.IsLetterOrDigit(c)
            || c
                is ' '
                    or '.'
                    or ','
                    or ';'
                    or '-'
                    or '–'
                    or '('
                    or ')'
                    or '/'
                    or '\''
                    or '’'
                    or '+'
                    or '%'
                    or '&'
                    or '='
                    or '€'
                    or '$'
                    or '£'
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        );

    private static string? EncodeUrl(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https" }
        && Escape(
            address
                .AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal)
                .Replace("<", "%3C", StringComparison.Ordinal)
                .Replace(">", "%3E", StringComparison.Ordinal)
        )
            is { Length: <= LongestAddress } wire
            ? wire
            : null;

    /// <summary>Direction marks, which would turn around the text behind them.</summary>
    private static bool IsDirectionMark(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
