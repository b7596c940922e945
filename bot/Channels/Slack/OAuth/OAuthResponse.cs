using System.Text.Json;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Channels.Slack.OAuth;

/// <summary>Slack's answer with a bot token: for whom it is, and until when.</summary>
internal sealed record OAuthResponse(Installation Installation)
{
    private const int LongestToken = 1000,
        LongestName = 120;

    private static readonly string[] TokenPrefixes = ["xoxb-", "xoxe.xoxb-"];

    /// <summary>The answer; null if it names no workspace or no bot token.</summary>
    /// <param name="requestedAt">When the token was requested: its life is counted from then.</param>
    public static OAuthResponse? Read(JsonElement answer, DateTimeOffset requestedAt)
    {
        var (organisation, isWhole) = (answer.GetText("enterprise", "id"), answer.GetFlag("is_enterprise_install"));
        var owner = isWhole ? organisation : answer.GetText("team", "id");
        var (token, renewal) = (answer.GetText("access_token"), answer.GetText("refresh_token"));
        if (!SlackEventReader.IsId(owner) || !(organisation.Length == 0 || SlackEventReader.IsId(organisation)))
            return null;
        if (
            !Array.Exists(TokenPrefixes, kind => token.StartsWith(kind, StringComparison.Ordinal))
            || !IsToken(token)
            || !(renewal.Length == 0 || IsToken(renewal))
        )
            return null;
        var seconds =
            answer.GetAt("expires_in") is { ValueKind: JsonValueKind.Number } expiresIn
            && expiresIn.TryGetInt32(out var lifetime)
            && lifetime > 0
                ? lifetime
                : 0;
        return new(
            new Installation(SlackUserIds.Channel, owner)
            {
                Name = NameOf(answer.GetText(isWhole ? "enterprise" : "team", "name"), owner),
                Organisation = organisation,
                BotUserId = answer.GetText("bot_user_id"),
                Token = token,
                RefreshToken = renewal,
                ExpiresAt = seconds > 0 ? requestedAt.AddSeconds(seconds) : null,
                Scopes = answer.GetText("scope"),
                InstalledBy = answer.GetText("authed_user", "id"),
                InstalledAt = TimeProvider.System.GetUtcNow(),
            }
        );
    }

    private static bool IsToken(string text) => text.Length <= LongestToken && text.All(c => c is > ' ' and <= '~');

    private static string NameOf(string name, string owner)
    {
        name = CommandLine.Clean(SlackText.Decode(name)).ReplaceLineEndings(" ").Trim();
        if (name.Length == 0)
            return owner;
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
