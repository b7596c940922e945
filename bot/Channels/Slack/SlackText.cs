using System.Net;
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
        var says = Marks().Replace(text, mark =>
        {
            var (kind, what, label) = (mark.Groups["kind"].Value, mark.Groups["what"].Value, mark.Groups["label"].Value);
            switch (kind)
            {
                case "@" when what == bot && bot.Length > 0: return " ";
                case "@":
                    var id = Speaker.IdOf(place.Channel, place.Workspace, what);
                    if (mentions.TrueForAll(m => m.Id != id)) mentions.Add(new(id, label.Length > 0 ? WebUtility.HtmlDecode(label) : what));
                    return Mention.InWords(id);
                case "#" or "!": return WebUtility.HtmlDecode(label.Length > 0 ? label : what);
                default: return WebUtility.HtmlDecode(what.StartsWith("mailto:", StringComparison.Ordinal) ? what["mailto:".Length..] : what);
            }
        });
        // Only three signs are ever written as entities; what else looks like one was typed so.
        return (Emphasis().Replace(says.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&"), "${words}").Trim(), mentions);
    }

    [GeneratedRegex(@"<(?<kind>[@#!]?)(?<what>[^<>|]+)(\|(?<label>[^<>]*))?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();

    /// <summary>A whole line in bold or as code is meant as the line.</summary>
    [GeneratedRegex(@"^\s*(?<mark>[*`])(?<words>[^*`\n]+)[*`]\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Emphasis();
}
