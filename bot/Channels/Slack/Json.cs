using System.Text.Json;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Reads what a stranger may have written: whatever is not there, or is something else, reads as nothing.
/// </summary>
internal static class Json
{
    public static string Text(this JsonElement at, params ReadOnlySpan<string> path) => at.TextAt(path) ?? "";

    public static bool Flag(this JsonElement at, params ReadOnlySpan<string> path) =>
        at.At(path).ValueKind == JsonValueKind.True;

    public static Uri? Link(this string text) => Uri.TryCreate(text, UriKind.Absolute, out var link) ? link : null;
}
