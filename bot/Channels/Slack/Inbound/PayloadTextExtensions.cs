using System.Text.Json;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>Reads untrusted text: a missing value, or one of another type, reads as "".</summary>
internal static class PayloadTextExtensions
{
    public static string GetText(this JsonElement at, params ReadOnlySpan<string> path) => at.GetStringAt(path) ?? "";

    public static bool GetFlag(this JsonElement at, params ReadOnlySpan<string> path) =>
        at.GetAt(path).ValueKind == JsonValueKind.True;

    public static Uri? ToUri(this string text) => Uri.TryCreate(text, UriKind.Absolute, out var link) ? link : null;
}
