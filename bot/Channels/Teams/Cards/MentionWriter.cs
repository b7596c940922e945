using System.Globalization;
using System.Text.Json;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Teams.Cards;

/// <summary>
/// Mentions the people whom a card names: the only text that a client reads as markup, so it contains nothing but
/// names of letters.
/// </summary>
internal static class MentionWriter
{
    private sealed record MentionedPerson(string Id, string Name)
    {
        public string Text => $"<at>{Name}</at>";
    }

    /// <summary>The line of names; nothing where no mentioned person is on this channel.</summary>
    public static void WriteLine(Utf8JsonWriter json, Card card)
    {
        var mentionedPersons = MentionsOf(card);
        if (mentionedPersons.Count == 0)
            return;
        json.WriteStartObject();
        json.WriteString("type", "TextBlock");
        json.WriteString("text", string.Join(", ", mentionedPersons.Select(c => c.Text)));
        json.WriteBoolean("wrap", true);
        json.WriteEndObject();
    }

    /// <summary>The person behind each name of that line.</summary>
    public static void WriteEntities(Utf8JsonWriter json, Card card)
    {
        var mentionedPersons = MentionsOf(card);
        if (mentionedPersons.Count == 0)
            return;
        json.WriteStartObject("msteams");
        json.WriteStartArray("entities");
        foreach (var one in mentionedPersons)
        {
            json.WriteStartObject();
            json.WriteString("type", "mention");
            json.WriteString("text", one.Text);
            json.WriteStartObject("mentioned");
            json.WriteString("id", one.Id);
            json.WriteString("name", one.Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static List<MentionedPerson> MentionsOf(Card card) =>
        [
            .. card
                .Mentions.Select(c =>
                    TurnReader.UserOf(c.Id) is { } id && PlainName(c.Name) is { Length: > 0 } name
                        ? new MentionedPerson(id, name)
                        : null
                )
                .OfType<MentionedPerson>(),
        ];

    private static string PlainName(string name) => new string([.. name.Where(IsOfName)]).Trim();

    private static bool IsOfName(char c) =>
        char.IsLetterOrDigit(c)
        || c is ' ' or '\''
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
