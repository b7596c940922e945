using System.Net;
using System.Text.Json;

namespace MilestoneBot.Tests.Kit.Teams;

/// <summary>
/// The bot's answer to one message or click: what was posted in the conversation, and what only the person who clicked
/// received.
/// </summary>
public sealed record BotAnswer(IReadOnlyList<JsonElement> Posted, JsonElement? Invoke)
{
    /// <summary>Everything that the bot answered, as plain text.</summary>
    public string Text =>
        string.Join("\n", [.. Posted.Select(Said), .. Invoke is { } answer ? [Said(answer)] : Array.Empty<string>()]);

    /// <summary>The texts on a card, whether it was posted or returned to the person who clicked.</summary>
    public static IReadOnlyList<string> WordsOn(JsonElement card) => [.. Texts(card)];

    /// <summary>The lines of the answer.</summary>
    public IReadOnlyList<string> Lines => Text.Split('\n');

    /// <summary>
    /// The rows of a table and of a list of milestones: the lines that begin with a number or a date.
    /// </summary>
    public IReadOnlyList<string> Rows =>
        [
            .. Lines.Where(line =>
                line.Length > 1 && char.IsAsciiDigit(line[0]) && line.Contains(" · ", StringComparison.Ordinal)
            ),
        ];

    public JsonElement Card => Posted[^1].GetProperty("attachments")[0].GetProperty("content");

    private static string Said(JsonElement e)
    {
        if (e.TryGetProperty("summary", out var summary))
            return summary.GetString()!;
        if (e.TryGetProperty("text", out var text))
            return WebUtility.HtmlDecode(text.GetString()!);
        if (e.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String)
            return value.GetString()!;
        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty("message", out var message)
            ? message.GetString()!
            : string.Join(' ', Texts(value));
    }

    /// <summary>Every text on a card, in order.</summary>
    internal static IEnumerable<string> Texts(JsonElement e) =>
        e.ValueKind switch
        {
            JsonValueKind.Array => e.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => e.EnumerateObject().SelectMany(TextsOf),
            _ => [],
        };

    private static IEnumerable<string> TextsOf(JsonProperty member) =>
        member switch
        {
            { Name: "text", Value.ValueKind: JsonValueKind.String } => [member.Value.GetString()!],
            { Name: "inlines" } => member.Value.EnumerateArray().SelectMany(TextsOfInline),
            _ => Texts(member.Value),
        };

    private static IEnumerable<string> TextsOfInline(JsonElement inline) =>
        inline.ValueKind == JsonValueKind.String ? [inline.GetString()!] : Texts(inline);
}
