using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// Finds the people whom a text mentions: by the ids in the mention entities, and, where there is none for the bot,
/// by the bot's own name. The mentions are taken out of the text before it is read, so that no markup and no encoding
/// can separate a name from its id.
/// </summary>
internal sealed partial class MentionReader
{
    private const string Product = "MilestoneBot";

    private const int MaxMentions = 200;

    private static readonly StringComparer Alike = StringComparer.OrdinalIgnoreCase;

    private readonly Activity activity;
    private readonly Conversation conversation;
    private readonly string text;
    private readonly string[] ownNames;
    private readonly List<MentionSpan> spans = [];
    private readonly List<Mention> people = [];
    private string last = "";

    private MentionReader(string text, Activity activity, Conversation conversation)
    {
        (this.text, this.activity, this.conversation) = (
            text.Replace(RichTextReader.SpanMark, ' ').Replace(RichTextReader.Close, ' '),
            activity,
            conversation
        );
        var given = activity.Mentions.Take(MaxMentions).Where(m => m.Id == activity.Recipient.Id).Select(m => m.Name);
        ownNames =
        [
            .. new[] { activity.Recipient.Name, Product }
                .Concat(given)
                .Select(ComparableName)
                .Where(n => n.Length > 0)
                .Distinct(Alike),
        ];
    }

    /// <summary>A part of the text that names somebody.</summary>
    private sealed record MentionSpan(int From, int To, string Name)
    {
        /// <summary>The id from the mention entity; "" while none is found.</summary>
        public string Id { get; set; } = "";

        public string Called { get; set; } = "";
    }

    /// <summary>The text, the people in it, and whether the bot is addressed by name.</summary>
    /// <param name="isRich">The text is rich text, in which markup formats the words.</param>
    public static (string Says, IReadOnlyList<Mention> People, bool IsToBot) Read(
        string text,
        Activity activity,
        Conversation conversation,
        bool isRich
    )
    {
        var found = new MentionReader(text, activity, conversation);
        found.FindMentions();
        return found.ReadWords(isRich);
    }

    private void FindMentions()
    {
        foreach (Match tag in Tags().Matches(text))
            spans.Add(new(tag.Index, tag.Index + tag.Length, ComparableName(tag.Groups["name"].Value)));
        var given = activity
            .Mentions.Take(MaxMentions)
            .Where(m => m.Id == activity.Recipient.Id || !IdOf(m.Id).Any(c => c is '{' or '}' || char.IsWhiteSpace(c)))
            .ToList();
        foreach (var one in given)
        {
            var name = ComparableName(one.Text.Length > 0 ? Tags().Replace(one.Text, "${name}") : one.Name);
            if (UnclaimedTag(name) is { } tagged)
                (tagged.Id, tagged.Called) = (one.Id, one.Name);
            else
                FindTyped(one);
        }
        // A name of several words may be split over several tags, or several entities may share one tag.
        foreach (var parts in given.GroupBy(m => m.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            if (UnclaimedTag(string.Join(' ', parts.Select(p => ComparableName(p.Name)))) is { } whole)
                (whole.Id, whole.Called) = (parts.Key, whole.Name);
        FindOwnName();
    }

    private string IdOf(string id) => Sender.CreateId(conversation.Channel, conversation.Workspace, id);

    /// <summary>The first tag of that name that has no id yet.</summary>
    private MentionSpan? UnclaimedTag(string name) =>
        name.Length == 0 ? null : spans.Find(s => s.Id.Length == 0 && Alike.Equals(s.Name, name));

    /// <summary>On channels without tags the name is plain text.</summary>
    private void FindTyped(MentionEntity one)
    {
        var written = one.Text.Length > 0 ? one.Text : $"@{one.Name}";
        foreach (
            var spelling in new[] { written, WebUtility.HtmlDecode(written), WebUtility.HtmlEncode(written) }.Where(s =>
                s.Length > 1
            )
        )
        {
            for (var at = At(spelling, 0); at >= 0; at = At(spelling, at + 1))
            {
                if (spans.Exists(s => at < s.To && at + spelling.Length > s.From))
                    continue;
                spans.Add(new(at, at + spelling.Length, "") { Id = one.Id, Called = one.Name });
                return;
            }
        }

        int At(string spelling, int from) => text.IndexOf(spelling, from, StringComparison.Ordinal);
    }

    /// <summary>Tags without an entity that contain the bot's own name, whole or in adjacent parts.</summary>
    private void FindOwnName()
    {
        var nobodys = spans.FindAll(s => s.Id.Length == 0);
        for (var from = 0; from < nobodys.Count; from++)
        {
            var name = "";
            for (var to = from; to < nobodys.Count && to - from < 5; to++)
            {
                if (to > from && ComparableName(text[nobodys[to - 1].To..nobodys[to].From]).Length > 0)
                    break;
                name += nobodys[to].Name.Replace(" ", "", StringComparison.Ordinal);
                if (!ownNames.Any(n => Alike.Equals(n.Replace(" ", "", StringComparison.Ordinal), name)))
                    continue;
                foreach (var part in nobodys[from..(to + 1)])
                    part.Id = activity.Recipient.Id;
                from = to;
                break;
            }
        }
    }

    private (string Says, IReadOnlyList<Mention> People, bool IsToBot) ReadWords(bool isRich)
    {
        var found = spans.Where(s => s.Id.Length > 0).OrderBy(s => s.From).ToList();
        var marked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (index, one) in found.Index())
        {
            marked
                .Append(text, at, one.From - at)
                .Append(RichTextReader.SpanMark)
                .Append(index)
                .Append(RichTextReader.Close);
            at = one.To;
        }
        marked.Append(text, at, text.Length - at);
        var result = isRich
            ? RichTextReader.Read(marked.ToString(), i => Word(found[i]))
            : RichTextReader.ReadPlain(marked.ToString(), i => Word(found[i]));
        result = Repeated().Replace(result, "${one}");
        var isToBot = found.Exists(s => s.Id == activity.Recipient.Id);
        result = (isToBot ? result.TrimStart().TrimStart(',', ':', ';') : WithoutOwnName(result, ref isToBot)).Trim();
        return (MarkdownEmphasis.Strip(LinkText.ReplaceMarkdownLinks(result)).Trim(), people, isToBot);
    }

    private string Word(MentionSpan one)
    {
        if (one.Id == activity.Recipient.Id)
            return " ";
        var id = IdOf(one.Id);
        var name = CommandLine.Clean(WebUtility.HtmlDecode(one.Called)).ReplaceLineEndings(" ").Trim();
        if (people.FindIndex(m => m.Id == id) is >= 0 and var index)
        {
            // The parts of a name follow each other.
            var before = people[index];
            if (last == id && before.Name != name)
                people[index] = before with { Name = $"{before.Name} {name}" };
        }
        else
            people.Add(new(id, name) { IsPerson = activity.Mentions.All(m => m.Id != one.Id || m.IsPerson) });
        last = id;
        return Mention.ToPlaceholder(id);
    }

    /// <summary>
    /// Cuts the bot's name where it was typed by hand before or behind the text; in the middle it may mean anything.
    /// </summary>
    private string WithoutOwnName(string result, ref bool isToBot)
    {
        var plain = result.Replace('\u00A0', ' ').Trim();
        foreach (var typed in ownNames.Select(n => $"@{n}"))
        {
            if (
                plain.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                && (plain.Length == typed.Length || !IsOfAName(plain[typed.Length]))
            )
                (isToBot, plain) = (true, plain[typed.Length..].TrimStart().TrimStart(',', ':', ';'));
            else if (plain.EndsWith($" {typed}", StringComparison.OrdinalIgnoreCase))
                (isToBot, plain) = (true, plain[..^typed.Length]);
            if (isToBot)
                return plain;
        }
        return result;
    }

    private static bool IsOfAName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '\'';

    /// <summary>A name for comparison: decoded, with single plain spaces.</summary>
    private static string ComparableName(string name) =>
        string.Join(' ', WebUtility.HtmlDecode(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .TrimStart('@');

    [GeneratedRegex(
        @"<at(\s[^<>]*)?>(?<name>[^<>]*)</at>|<span\s[^<>]*schema\.skype\.com/Mention[^<>]*>(?<name>[^<>]*)</span>",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<one>@\{[^{}\s]+\})(\s+\k<one>)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Repeated();
}
