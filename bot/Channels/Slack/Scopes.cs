namespace MilestoneBot.Channels.Slack;

/// <summary>What the bot must be allowed in a workspace; the app's manifest asks for the same.</summary>
internal static class Scopes
{
    public static readonly string[] Needed = ["app_mentions:read", "channels:read", "chat:write", "commands", "groups:read", "im:history", "users:read"];

    /// <summary>Those that are not among the given ones.</summary>
    /// <param name="given">As Slack writes them, with commas between.</param>
    public static IReadOnlyList<string> MissingFrom(string given) => [.. Needed.Except(given.Split(',', StringSplitOptions.TrimEntries), StringComparer.Ordinal)];
}
