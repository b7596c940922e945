using System.Net;
using System.Text;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Makes Teams' rich text into plain words, in one pass: what only shapes words is left out, blocks, items and rows
/// become lines, cells are parted by tabs, and entities are decoded once. Angle brackets that are no formatting of
/// Teams are somebody's text. What others said, quoted above an answer, is no word of the speaker.
/// </summary>
internal sealed class RichText
{
    /// <summary>
    /// Stands around the number of a stretch that was found before (<see cref="Mentioned"/>); nobody can type it.
    /// </summary>
    public const char Open = '\uFDD0',
        Close = '\uFDD1';

    private const int LongestTag = 4_000;

    private static readonly HashSet<string> Blocks = Names(
        "p div ul ol li pre codeblock table thead tbody tfoot tr h1 h2 h3 h4 h5 h6 hr blockquote"
    );
    private static readonly HashSet<string> Shapes = Names(
        "strong b em i u s strike del ins span font code sup sub small mark img emoji a br td th colgroup col"
    );
    private static readonly HashSet<string> Unspoken = Names("quoted attachment");

    private readonly string text;
    private readonly Func<int, string> stretch;
    private readonly StringBuilder said = new(),
        quoted = new();
    private readonly Dictionary<string, int> lastEnds = new(StringComparer.OrdinalIgnoreCase);
    private int quotes,
        cells,
        link = -1;
    private bool hasCell;
    private string address = "";

    private RichText(string text, Func<int, string> stretch) => (this.text, this.stretch) = (text, stretch);

    private StringBuilder Out => quotes > 0 ? quoted : said;

    /// <param name="stretch">The words for a stretch that was found before, by its number.</param>
    public static string Read(string text, Func<int, string> stretch)
    {
        var rich = new RichText(text, stretch);
        rich.Run();
        // Somebody who puts all that they say into a quote means it.
        return (string.IsNullOrWhiteSpace(rich.said.ToString()) ? rich.quoted : rich.said).ToString();
    }

    /// <summary>The words of plain text, in which nothing is markup.</summary>
    public static string Plain(string text, Func<int, string> stretch)
    {
        var plain = new RichText(text, stretch);
        for (var at = 0; at < text.Length; )
            at = text[at] == Open ? plain.Stretch(at) : plain.Literal(at, NextOf(text, at, Open));
        return plain.said.ToString();
    }

    private void Run()
    {
        for (var at = 0; at < text.Length; )
        {
            if (text[at] == Open)
                at = Stretch(at);
            else if (text[at] == '<' && TagAt(at) is { } tag)
                at = Take(tag);
            else
            {
                var end = Math.Min(NextOf(text, at + 1, '<'), NextOf(text, at, Open));
                Put(WebUtility.HtmlDecode(text[at..end]));
                at = end;
            }
        }
    }

    private static HashSet<string> Names(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);

    private static int NextOf(string text, int from, char mark) =>
        from < text.Length && text.IndexOf(mark, from) is >= 0 and var found ? found : text.Length;

    private int Literal(int from, int to)
    {
        said.Append(text, from, to - from);
        return to;
    }

    private int Stretch(int at)
    {
        var end = text.IndexOf(Close, at);
        Out.Append(stretch(int.Parse(text.AsSpan(at + 1, end - at - 1))));
        return end + 1;
    }

    private void Put(string words)
    {
        if (cells > 0)
            words = words.ReplaceLineEndings(" ");
        Out.Append(words);
    }

    private readonly record struct Tag(string Name, bool IsEnd, string Attributes, int Until);

    /// <summary>The formatting tag that begins there; null where it is none.</summary>
    private Tag? TagAt(int at)
    {
        var from = at + 1;
        var isEnd = from < text.Length && text[from] == '/';
        if (isEnd)
            from++;
        var to = from;
        while (to < text.Length && to - from < 12 && char.IsAsciiLetterOrDigit(text[to]))
            to++;
        var name = text[from..to];
        if (!Blocks.Contains(name) && !Shapes.Contains(name) && !Unspoken.Contains(name))
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

    /// <returns>Where what comes next begins.</returns>
    private int Take(Tag tag)
    {
        var isAlone = tag.Attributes.EndsWith('/');
        if (Unspoken.Contains(tag.Name))
            return tag.IsEnd || isAlone ? tag.Until : Behind(tag);
        switch (tag.Name)
        {
            case "br":
                if (cells > 0)
                    Out.Append(' ');
                else
                    Out.Append('\n');
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
                    Out.Append(WebUtility.HtmlDecode(Attribute(tag, "alt")));
                break;
            case "blockquote":
                return Quote(tag);
            case "tr":
                (cells, hasCell) = (0, false);
                Break();
                break;
            default:
                if (Blocks.Contains(tag.Name))
                    Break();
                break;
        }
        return tag.Until;
    }

    /// <summary>Behind the end of what is not spoken; without an end it holds nothing.</summary>
    private int Behind(Tag tag)
    {
        var end = $"</{tag.Name}>";
        return HasEnd(tag) ? text.IndexOf(end, tag.Until, StringComparison.OrdinalIgnoreCase) + end.Length : tag.Until;
    }

    private bool HasEnd(Tag tag)
    {
        if (!lastEnds.TryGetValue(tag.Name, out var last))
            last = lastEnds[tag.Name] = text.LastIndexOf($"</{tag.Name}>", StringComparison.OrdinalIgnoreCase);
        return last >= tag.Until;
    }

    private int Quote(Tag tag)
    {
        // The message that is answered, as the client copies it in.
        var isReply = tag.Attributes.Contains("schema.skype.com", StringComparison.OrdinalIgnoreCase);
        if (!tag.IsEnd && isReply)
            return HasEnd(tag) ? Behind(tag) : text.Length;
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
                while (Out.Length > 0 && Out[^1] == ' ')
                    Out.Length--;
                Out.Append('\t');
            }
            (hasCell, cells) = (true, 1);
        }
    }

    private void Link(Tag tag)
    {
        if (!tag.IsEnd)
        {
            (link, address) = (Out.Length, WebUtility.HtmlDecode(Attribute(tag, "href")));
            return;
        }
        if (link < 0 || link > Out.Length)
            return;
        var label = Out.ToString(link, Out.Length - link);
        Out.Length = link;
        Out.Append(LinkWords.Or(label, address, IsLineBegun()));
        link = -1;
    }

    private bool IsLineBegun()
    {
        for (var i = Out.Length - 1; i >= 0 && Out[i] != '\n'; i--)
            if (!char.IsWhiteSpace(Out[i]))
                return true;
        return false;
    }

    private void Break()
    {
        if (Out.Length == 0)
            return;
        if (cells > 0)
        {
            if (!char.IsWhiteSpace(Out[^1]))
                Out.Append(' ');
        }
        else
        {
            while (Out.Length > 0 && Out[^1] is ' ' or '\t')
                Out.Length--;
            if (Out.Length > 0 && Out[^1] != '\n')
                Out.Append('\n');
        }
    }

    private static string Attribute(Tag tag, string name)
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
