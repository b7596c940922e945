using System.Text;
using System.Text.RegularExpressions;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Slack's own marks in what people typed, made into plain words: people as mentions, links as their addresses,
/// entities as signs.
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
        var says = new StringBuilder(text.Length);
        var (at, isToBot) = (0, false);
        // Each stretch is decoded by itself and once: what is in an address or a label is not looked at again.
        foreach (Match mark in Marks().Matches(text))
        {
            says.Append(Decode(text[at..mark.Index]));
            at = mark.Index + mark.Length;
            var isLast = string.IsNullOrWhiteSpace(text[at..]);
            var (kind, what, label) = (
                mark.Groups["kind"].Value,
                mark.Groups["what"].Value,
                mark.Groups["label"].Value
            );
            if (kind == "@" && what == bot && bot.Length > 0)
            {
                isToBot |= string.IsNullOrWhiteSpace(says.ToString());
                says.Append(' ');
            }
            else if (kind == "@")
            {
                var id = Sender.CreateId(conversation.Channel, conversation.Workspace, what);
                if (mentions.TrueForAll(m => m.Id != id))
                    mentions.Add(new(id, label.Length > 0 ? Decode(label) : what));
                says.Append(Mention.ToPlaceholder(id));
            }
            else if (kind is "#" or "!")
                says.Append(Decode(label.Length > 0 ? label : what));
            else
                says.Append(Decode(LinkOf(what, label, isLast)));
        }
        var words = says.Append(Decode(text[at..])).ToString().Trim();
        return (MarkdownEmphasis.Strip(isToBot ? words.TrimStart(',', ':', ';') : words).Trim(), mentions);
    }

    /// <summary>
    /// What somebody says below the words of others that they quote first. Whoever puts all that they say into a quote
    /// means it.
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
    /// The words where Slack has made a link of what somebody typed: a site, a number to call, an address of mail.
    /// Where people have put their own words on a link, what it leads to is meant.
    /// </summary>
    /// <param name="isLast">It ends the words and is no value in quotes, so it says where something is: all of the
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

    /// <summary>Slack writes three signs as entities and no other; what else looks like one was typed so.</summary>
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
