using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Users;

/// <summary>Converts sender ids into Slack's own user ids.</summary>
internal static class SlackUserIds
{
    /// <summary>The name of this channel in conversations and sender ids.</summary>
    public const string Channel = "slack";

    private const int LongestId = 30;

    /// <summary>The Slack users among the senders; nobody else can be mentioned here.</summary>
    public static IReadOnlyList<string> From(IEnumerable<string> senderIds) =>
        [
            .. senderIds
                .Where(id => id.StartsWith(Channel + "|", StringComparison.Ordinal))
                .Select(Sender.GetUserId)
                .Where(IsUser)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>A user id begins with U or W; any other id would mention a channel or a group.</summary>
    private static bool IsUser(string id) =>
        id is ['U' or 'W', _, ..]
        && id.Length <= LongestId
        && id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
