using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// People who are called on a card. A mention stands in a text block, which clients read as markup, so of a name only letters,
/// digits and the signs of names are shown there; whoever is of another channel is named and not mentioned.
/// </summary>
internal static class CallsJson
{
    public static void WriteLine(Utf8JsonWriter json, IReadOnlyList<Mention> calls)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextBlock");
        json.WriteString("text", string.Join(", ", calls.Select(Shown)));
        json.WriteBoolean("wrap", true);
        json.WriteString("spacing", "Small");
        json.WriteEndObject();
    }

    /// <summary>Each mention with the text that stands for it.</summary>
    public static void WriteEntities(Utf8JsonWriter json, IReadOnlyList<Mention> calls)
    {
        json.WriteStartObject("msteams");
        json.WriteStartArray("entities");
        foreach (var call in calls)
        {
            if (TurnReader.UserOf(call.Id) is not { } user) continue;
            json.WriteStartObject();
            json.WriteString("type", "mention");
            json.WriteString("text", Shown(call));
            json.WriteStartObject("mentioned");
            json.WriteString("id", user);
            json.WriteString("name", Plain(call.Name));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Shown(Mention call) => TurnReader.UserOf(call.Id) is null ? Plain(call.Name) : $"<at>{Plain(call.Name)}</at>";

    /// <summary>What of a name can be no markup; somebody without any such sign is a member.</summary>
    private static string Plain(string name)
    {
        var plain = string.Concat(name.Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is ' ' or '.' or '-' or '\'' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)).Trim(' ', '-', '.');
        return plain.Length == 0 ? "member" : plain;
    }
}
