namespace MilestoneBot.Channels.Slack.OAuth;

/// <summary>The OAuth scopes that the bot needs in a workspace; the app's manifest requests the same ones.</summary>
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
    /// The scopes that are requested. The history scopes are optional: without them the bot does not see that a
    /// written confirmation was edited later. So is the one for files: without it people get a link instead.
    /// </summary>
    public static readonly string[] Requested =
    [
        .. Required.Concat(["channels:history", "files:write", "groups:history"]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The required scopes that are not among the granted ones.</summary>
    /// <param name="given">As Slack writes them, separated by commas.</param>
    public static IReadOnlyList<string> MissingFrom(string given) =>
        [.. Required.Except(given.Split(',', StringSplitOptions.TrimEntries), StringComparer.Ordinal)];
}
