using System.Net;
using System.Text;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// Converts Teams' rich text into plain text, in one pass. Tags that only format are left out; blocks, list items and
/// rows become lines, cells are separated by tabs, and entities are decoded once. Angle brackets that are no
/// formatting of Teams are literal text. Text of others, quoted above a reply, is left out.
/// </summary>
internal sealed class RichTextReader
{
    /// <summary>
    /// Marks the number of a mention that was found before (<see cref="MentionReader"/>); nobody can type it.
    /// </summary>
    public const char SpanMark = '\uFDD0',
        Close = '\uFDD1';

    private const int LongestTag = 4_000;

    private static readonly HashSet<string> BlockTags = Names(
        "p div ul ol li pre codeblock table thead tbody tfoot tr h1 h2 h3 h4 h5 h6 hr blockquote"
    );
    private static readonly HashSet<string> InlineTags = Names(
        "strong b em i u s strike del ins span font code sup sub small mark img emoji a br td th colgroup col"
    );
    private static readonly HashSet<string> IgnoredTags = Names("quoted attachment");

    private readonly string text;
    private readonly Func<int, string> spanText;
    private readonly StringBuilder ownText = new(),
        quotedText = new();
    private readonly Dictionary<string, int> lastEnds = new(StringComparer.OrdinalIgnoreCase);
    private int quotes,
        cells,
        link = -1;
    private bool hasCell;
    private string address = "";

    private RichTextReader(string text, Func<int, string> spanText) => (this.text, this.spanText) = (text, spanText);

    private StringBuilder Output => quotes > 0 ? quotedText : ownText;

    /// <param name="spanText">Returns the text for a mention that was found before, by its number.</param>
    public static string Read(string text, Func<int, string> spanText)
    {
        var rich = new RichTextReader(text, spanText);
        rich.Run();
        // If the whole message is a quote, all of it counts.
        return (string.IsNullOrWhiteSpace(rich.ownText.ToString()) ? rich.quotedText : rich.ownText).ToString();
    }

    /// <summary>Reads plain text, in which nothing is markup.</summary>
    public static string ReadPlain(string text, Func<int, string> spanText)
    {
        var plain = new RichTextReader(text, spanText);
        for (var at = 0; at < text.Length; )
            at = text[at] == SpanMark ? plain.WriteSpan(at) : plain.Literal(at, NextOf(text, at, SpanMark));
        return plain.ownText.ToString();
    }

    private void Run()
    {
        for (var at = 0; at < text.Length; )
        {
            if (text[at] == SpanMark)
                at = WriteSpan(at);
            else if (text[at] == '<' && TagAt(at) is { } tag)
                at = Take(tag);
            else
            {
                var end = Math.Min(NextOf(text, at + 1, '<'), NextOf(text, at, SpanMark));
                Append(WebUtility.HtmlDecode(text[at..end]));
                at = end;
            }
        }
    }

    private static HashSet<string> Names(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);

    private static int NextOf(string text, int from, char mark) =>
        from < text.Length && text.IndexOf(mark, from) is >= 0 and var found ? found : text.Length;

    private int Literal(int from, int to)
    {
        ownText.Append(text, from, to - from);
        return to;
    }

    private int WriteSpan(int at)
    {
        var end = text.IndexOf(Close, at);
        Output.Append(spanText(int.Parse(text.AsSpan(at + 1, end - at - 1))));
        return end + 1;
    }

    private void Append(string words)
    {
        if (cells > 0)
            words = words.ReplaceLineEndings(" ");
        Output.Append(words);
    }

    private readonly record struct MarkupTag(string Name, bool IsEnd, string Attributes, int Until);

    /// <summary>The formatting tag at that position; null where there is none.</summary>
    private MarkupTag? TagAt(int at)
    {
        var from = at + 1;
        var isEnd = from < text.Length && text[from] == '/';
        if (isEnd)
            from++;
        var to = from;
        while (to < text.Length && to - from < 12 && char.IsAsciiLetterOrDigit(text[to]))
            to++;
        var name = text[from..to];
        if (!BlockTags.Contains(name) && !InlineTags.Contains(name) && !IgnoredTags.Contains(name))
            return null;
        var quote = '\0';
        for (var i = to; i < text.Length && i - at < LongestTag; i++)
        {
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'' && i > to)
                quote = text[i];
            else if (text[i] == '<')
                return null;
            else if (text[i] == '>')
            {
                var isWhole = i == to || text[to] == '/' || char.IsWhiteSpace(text[to]);
                return isWhole ? new(name.ToLowerInvariant(), isEnd, text[to..i], i + 1) : null;
            }
        }
        return null;
    }

    /// <returns>The position behind the tag.</returns>
    private int Take(MarkupTag tag)
    {
        var isAlone = tag.Attributes.EndsWith('/');
        if (IgnoredTags.Contains(tag.Name))
            return tag.IsEnd || isAlone ? tag.Until : EndOf(tag);
        switch (tag.Name)
        {
            case "br":
                if (cells > 0)
                    Output.Append(' ');
                else
                    Output.Append('\n');
                break;
            case "td" or "th":
                Cell(tag.IsEnd);
                break;
            case "a":
                Link(tag);
                break;
            case "img" or "emoji":
                var isEmoji =
                    tag.Name == "emoji"
                    || tag.Attributes.Contains("schema.skype.com/Emoji", StringComparison.OrdinalIgnoreCase);
                if (isEmoji)
                    Output.Append(WebUtility.HtmlDecode(Attribute(tag, "alt")));
                break;
            case "blockquote":
                return Quote(tag);
            case "tr":
                (cells, hasCell) = (0, false);
                Break();
                break;
            default:
                if (BlockTags.Contains(tag.Name))
                    Break();
                break;
        }
        return tag.Until;
    }

    /// <summary>The position behind the end of an element that is left out; without an end tag it is empty.</summary>
    private int EndOf(MarkupTag tag)
    {
        var end = $"</{tag.Name}>";
        return HasEnd(tag) ? text.IndexOf(end, tag.Until, StringComparison.OrdinalIgnoreCase) + end.Length : tag.Until;
    }

    private bool HasEnd(MarkupTag tag)
    {
        if (!lastEnds.TryGetValue(tag.Name, out var last))
            last = lastEnds[tag.Name] = text.LastIndexOf($"</{tag.Name}>", StringComparison.OrdinalIgnoreCase);
        return last >= tag.Until;
    }

    private int Quote(MarkupTag tag)
    {
        // The quoted message, as the client copies it into a reply.
        var isReply = tag.Attributes.Contains("schema.skype.com", StringComparison.OrdinalIgnoreCase);
        if (!tag.IsEnd && isReply)
            return HasEnd(tag) ? EndOf(tag) : text.Length;
        quotes = tag.IsEnd ? Math.Max(0, quotes - 1) : quotes + 1;
        Break();
        return tag.Until;
    }

    private void Cell(bool isEnd)
    {
        if (isEnd)
            cells = Math.Max(0, cells - 1);
        else
        {
            if (hasCell)
            {
                while (Output.Length > 0 && Output[^1] == ' ')
                    Output.Length--;
                Output.Append('\t');
            }
            (hasCell, cells) = (true, 1);
        }
    }

    private void Link(MarkupTag tag)
    {
        if (!tag.IsEnd)
        {
            (link, address) = (Output.Length, WebUtility.HtmlDecode(Attribute(tag, "href")));
            return;
        }
        if (link < 0 || link > Output.Length)
            return;
        var label = Output.ToString(link, Output.Length - link);
        Output.Length = link;
        Output.Append(LinkText.Choose(label, address, IsLineBegun()));
        link = -1;
    }

    private bool IsLineBegun()
    {
        for (var i = Output.Length - 1; i >= 0 && Output[i] != '\n'; i--)
            if (!char.IsWhiteSpace(Output[i]))
                return true;
        return false;
    }

    private void Break()
    {
        if (Output.Length == 0)
            return;
        if (cells > 0)
        {
            if (!char.IsWhiteSpace(Output[^1]))
                Output.Append(' ');
        }
        else
        {
            while (Output.Length > 0 && Output[^1] is ' ' or '\t')
                Output.Length--;
            if (Output.Length > 0 && Output[^1] != '\n')
                Output.Append('\n');
        }
    }

    private static string Attribute(MarkupTag tag, string name)
    {
        var at = tag.Attributes.IndexOf($"{name}=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && !char.IsWhiteSpace(tag.Attributes[at - 1])))
            return "";
        var value = tag.Attributes[(at + name.Length + 1)..];
        if (value.Length == 0)
            return "";
        return value[0] is '"' or '\'' ? value[1..].Split(value[0], 2)[0] : value.Split([' ', '/', '\t', '\n'], 2)[0];
    }
}
