using System.Text.Json;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Reads untrusted JSON along a path. A missing value, and anything below a value that is not an object, is
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

    /// <summary>The text there; null if there is none, or if the value is not text.</summary>
    public static string? GetStringAt(this JsonElement owner, params ReadOnlySpan<string> path) =>
        owner.GetAt(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
