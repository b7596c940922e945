using System.Globalization;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Rings for the people whom a card calls: the one text that a client reads as markup, so that it holds names of
/// letters and nothing else.
/// </summary>
internal static class CallsJson
{
    private sealed record Called(string Id, string Name)
    {
        public string Text => $"<at>{Name}</at>";
    }

    /// <summary>The line of names; nothing where nobody of this platform is called.</summary>
    public static void WriteLine(Utf8JsonWriter json, Card card)
    {
        var called = Of(card);
        if (called.Count == 0)
            return;
        json.WriteStartObject();
        json.WriteString("type", "TextBlock");
        json.WriteString("text", string.Join(", ", called.Select(c => c.Text)));
        json.WriteBoolean("wrap", true);
        json.WriteEndObject();
    }

    /// <summary>Who is behind each name of that line.</summary>
    public static void WriteEntities(Utf8JsonWriter json, Card card)
    {
        var called = Of(card);
        if (called.Count == 0)
            return;
        json.WriteStartObject("msteams");
        json.WriteStartArray("entities");
        foreach (var one in called)
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

    private static List<Called> Of(Card card) =>
        [
            .. card
                .Calls.Select(c =>
                    TurnReader.UserOf(c.Id) is { } id && Plain(c.Name) is { Length: > 0 } name
                        ? new Called(id, name)
                        : null
                )
                .OfType<Called>(),
        ];

    private static string Plain(string name) => new string([.. name.Where(IsOfName)]).Trim();

    private static bool IsOfName(char c) =>
        char.IsLetterOrDigit(c)
        || c is ' ' or '\''
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
