namespace MilestoneBot.Channels.Slack.OAuth;

/// <summary>What the bot must be allowed in a workspace; the app's manifest asks for the same.</summary>
internal static class OAuthScopes
{
    public static readonly string[] Required =
    [
        "app_mentions:read",
        "channels:read",
        "chat:write",
        "commands",
        "groups:read",
        "im:history",
        "users:read",
        "users:read.email",
    ];

    /// <summary>
    /// What it asks for: also to hear of edits in its channels, without which it only does not see that a written
    /// confirmation was edited since.
    /// </summary>
    public static readonly string[] Requested =
    [
        .. Required.Concat(["channels:history", "groups:history"]).Order(StringComparer.Ordinal),
    ];

    /// <summary>Those that are not among the given ones.</summary>
    /// <param name="given">As Slack writes them, with commas between.</param>
    public static IReadOnlyList<string> MissingFrom(string given) =>
        [.. Required.Except(given.Split(',', StringSplitOptions.TrimEntries), StringComparer.Ordinal)];
}
