using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Web;

/// <summary>Reads <c>@Marc</c> and <c>@Marc Oliver</c> in a typed line as a mention.</summary>
internal static class TypedMentionReader
{
    private const string Bot = "@MilestoneBot";

    /// <summary>
    /// The text with each mention as its sender id and without a leading mention of the bot, and the mentioned
    /// people.
    /// </summary>
    public static (string Says, IReadOnlyList<Mention> Mentioned) Read(string typed)
    {
        var line = typed.Trim();
        if (line.StartsWith(Bot, StringComparison.OrdinalIgnoreCase) && EndsAt(line, Bot.Length))
            line = line[Bot.Length..].TrimStart(' ', ',', ':');
        var text = new System.Text.StringBuilder(line.Length);
        var mentioned = new List<Mention>();
        for (var at = 0; at < line.Length; )
        {
            if (
                line[at] == '@'
                && (at == 0 || !IsPartOfName(line[at - 1]))
                && Named(line, at + 1) is var (person, length)
            )
            {
                text.Append(Mention.ToPlaceholder(person.Sender.Id));
                if (mentioned.TrueForAll(m => m.Id != person.Sender.Id))
                    mentioned.Add(new(person.Sender.Id, person.Name, person.Sender.Membership));
                at += 1 + length;
            }
            else
                text.Append(line[at++]);
        }
        return (text.ToString(), mentioned);
    }

    private static (DemoPerson Who, int Length)? Named(string line, int at)
    {
        // The full name first, so that "@Marc Oliver" does not leave "Oliver" in the text of the command.
        foreach (
            var name in DemoPerson.All.SelectMany(p => new[] { (Who: p, Text: p.Name), (Who: p, Text: p.FirstName) })
        )
            if (
                string.Compare(line, at, name.Text, 0, name.Text.Length, StringComparison.OrdinalIgnoreCase) == 0
                && EndsAt(line, at + name.Text.Length)
            )
                return (name.Who, name.Text.Length);
        return null;
    }

    private static bool EndsAt(string line, int at) => at >= line.Length || !IsPartOfName(line[at]);

    private static bool IsPartOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '@';
}
