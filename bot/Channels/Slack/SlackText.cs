using System.Text;
using System.Text.RegularExpressions;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>Slack's own marks in what people typed, made into plain words: people as mentions, links as their addresses, entities as signs.</summary>
internal static partial class SlackText
{
    /// <param name="bot">The bot's own user id; its mention is cut. "" if unknown.</param>
    public static (string Says, IReadOnlyList<Mention> Mentions) Read(string text, Place place, string bot)
    {
        var mentions = new List<Mention>();
        var says = new StringBuilder(text.Length);
        var (at, isToBot) = (0, false);
        // Each stretch is decoded by itself and once: what is in an address or a label is not looked at again.
        foreach (Match mark in Marks().Matches(text))
        {
            says.Append(Decoded(text[at..mark.Index]));
            at = mark.Index + mark.Length;
            var (kind, what, label) = (mark.Groups["kind"].Value, mark.Groups["what"].Value, mark.Groups["label"].Value);
            if (kind == "@" && what == bot && bot.Length > 0)
            {
                isToBot |= string.IsNullOrWhiteSpace(says.ToString());
                says.Append(' ');
            }
            else if (kind == "@")
            {
                var id = Speaker.IdOf(place.Channel, place.Workspace, what);
                if (mentions.TrueForAll(m => m.Id != id)) mentions.Add(new(id, label.Length > 0 ? Decoded(label) : what));
                says.Append(Mention.InWords(id));
            }
            else if (kind is "#" or "!") says.Append(Decoded(label.Length > 0 ? label : what));
            else says.Append(Decoded(what.StartsWith("mailto:", StringComparison.Ordinal) ? what["mailto:".Length..] : what));
        }
        var words = says.Append(Decoded(text[at..])).ToString().Trim();
        return (Emphasis.Off(isToBot ? words.TrimStart(',', ':', ';') : words).Trim(), mentions);
    }

    /// <summary>Slack writes three signs as entities and no other; what else looks like one was typed so.</summary>
    public static string Decoded(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&",
            StringComparison.Ordinal);

    [GeneratedRegex(@"<(?<kind>[@#!]?)(?<what>[^<>|]+)(\|(?<label>[^<>]*))?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
