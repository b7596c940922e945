using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>What Slack gave: a bot token, for whom, and until when.</summary>
internal sealed record Granted(Grant Grant)
{
    private const int LongestToken = 1000,
        LongestName = 120;

    private static readonly string[] Kinds = ["xoxb-", "xoxe.xoxb-"];

    /// <summary>The answer; null if it names no workspace or no bot token.</summary>
    /// <param name="asked">When it was asked for: from then on the token's life is counted.</param>
    public static Granted? Read(JsonElement answer, DateTimeOffset asked)
    {
        var (organisation, isWhole) = (answer.Text("enterprise", "id"), answer.Flag("is_enterprise_install"));
        var owner = isWhole ? organisation : answer.Text("team", "id");
        var (token, renewal) = (answer.Text("access_token"), answer.Text("refresh_token"));
        if (!ToldReader.IsId(owner) || !(organisation.Length == 0 || ToldReader.IsId(organisation)))
            return null;
        if (
            !Array.Exists(Kinds, kind => token.StartsWith(kind, StringComparison.Ordinal))
            || !IsToken(token)
            || !(renewal.Length == 0 || IsToken(renewal))
        )
            return null;
        var seconds =
            answer.At("expires_in") is { ValueKind: JsonValueKind.Number } life
            && life.TryGetInt32(out var some)
            && some > 0
                ? some
                : 0;
        return new(
            new Grant(SlackPeople.Channel, owner)
            {
                Name = NameOf(answer.Text(isWhole ? "enterprise" : "team", "name"), owner),
                Organisation = organisation,
                BotUser = answer.Text("bot_user_id"),
                Token = token,
                Renewal = renewal,
                Expires = seconds > 0 ? asked.AddSeconds(seconds) : null,
                Scopes = answer.Text("scope"),
                By = answer.Text("authed_user", "id"),
                At = TimeProvider.System.GetUtcNow(),
            }
        );
    }

    private static bool IsToken(string text) => text.Length <= LongestToken && text.All(c => c is > ' ' and <= '~');

    private static string NameOf(string name, string owner)
    {
        name = CommandLine.Clean(SlackText.Decoded(name)).ReplaceLineEndings(" ").Trim();
        if (name.Length == 0)
            return owner;
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
