using System.Text.Json;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Looks into JSON of strangers along a path: what is absent, or stands below something that is no object, is
/// undefined.
/// </summary>
internal static class PayloadExtensions
{
    public static JsonElement GetAt(this JsonElement owner, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(name, out owner))
                return default;
        return owner;
    }

    /// <summary>The text there; null where something else is, or nothing.</summary>
    public static string? GetStringAt(this JsonElement owner, params ReadOnlySpan<string> path) =>
        owner.GetAt(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
