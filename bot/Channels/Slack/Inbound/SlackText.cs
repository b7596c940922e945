using System.Text;
using System.Text.RegularExpressions;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Converts Slack's markup in what people typed into plain text: people become mentions, links become addresses,
/// entities become characters.
/// </summary>
internal static partial class SlackText
{
    private const string QuoteMark = "&gt;",
        Mail = "mailto:",
        Call = "tel:";

    private static readonly string[] Heads = ["https://", "http://"];

    /// <param name="bot">The bot's own user id; its mention is cut. "" if unknown.</param>
    public static (string Says, IReadOnlyList<Mention> Mentions) Read(
        string text,
        Conversation conversation,
        string bot
    )
    {
        var mentions = new List<Mention>();
        var result = new StringBuilder(text.Length);
        var (at, isToBot) = (0, false);
        // Each part is decoded separately and once: the contents of an address or a label are not scanned again.
        foreach (Match mark in Marks().Matches(text))
        {
            result.Append(Decode(text[at..mark.Index]));
            at = mark.Index + mark.Length;
            var isLast = string.IsNullOrWhiteSpace(text[at..]);
            var (kind, what, label) = (
                mark.Groups["kind"].Value,
                mark.Groups["what"].Value,
                mark.Groups["label"].Value
            );
            if (kind == "@" && what == bot && bot.Length > 0)
            {
                isToBot |= string.IsNullOrWhiteSpace(result.ToString());
                result.Append(' ');
            }
            else if (kind == "@")
            {
                var id = Sender.CreateId(conversation.Channel, conversation.Workspace, what);
                if (mentions.TrueForAll(m => m.Id != id))
                    mentions.Add(new(id, label.Length > 0 ? Decode(label) : what));
                result.Append(Mention.ToPlaceholder(id));
            }
            else if (kind is "#" or "!")
                result.Append(Decode(label.Length > 0 ? label : what));
            else
                result.Append(Decode(LinkOf(what, label, isLast)));
        }
        var words = result.Append(Decode(text[at..])).ToString().Trim();
        return (MarkdownEmphasis.Strip(isToBot ? words.TrimStart(',', ':', ';') : words).Trim(), mentions);
    }

    /// <summary>
    /// What a person writes below the text of others that they quote first. If the whole text is a quote, all of it
    /// counts.
    /// </summary>
    public static string WithoutLeadingQuotes(string text)
    {
        var lines = text.Split('\n');
        var own = Array.FindIndex(
            lines,
            line => !string.IsNullOrWhiteSpace(line) && !line.StartsWith(QuoteMark, StringComparison.Ordinal)
        );
        if (own == 0)
            return text;
        return string.Join('\n', own > 0 ? lines[own..] : lines.Select(Unmarked));
    }

    private static string Unmarked(string line)
    {
        while (line.StartsWith(QuoteMark, StringComparison.Ordinal))
            line = line[QuoteMark.Length..];
        return line;
    }

    /// <summary>
    /// The text where Slack has made a link of what somebody typed: a site, a phone number, an e-mail address. Where
    /// people have set their own label on a link, its target is meant.
    /// </summary>
    /// <param name="isLast">The link ends the text and is not in quotes, so it states where something is: the whole
    /// address counts.</param>
    private static string LinkOf(string address, string label, bool isLast)
    {
        if (address.StartsWith(Mail, StringComparison.Ordinal))
            return address[Mail.Length..];
        if (address.StartsWith(Call, StringComparison.Ordinal))
            return label.Length > 0 ? label : address[Call.Length..];
        return !isLast && label.Length > 0 && Bare(label).Equals(Bare(address), StringComparison.OrdinalIgnoreCase)
            ? label
            : address;
    }

    private static string Bare(string address)
    {
        foreach (var head in Heads)
            if (address.StartsWith(head, StringComparison.OrdinalIgnoreCase))
                address = address[head.Length..];
        return address.TrimEnd('/');
    }

    /// <summary>
    /// Slack writes three characters as entities and no others; anything else that looks like an entity was typed so.
    /// </summary>
    public static string Decode(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(
        @"<(?<kind>[@#!]?)(?<what>[^<>|]+)(\|(?<label>[^<>]*))?>",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Marks();
}
