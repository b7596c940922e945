using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Users;

/// <summary>The platform's own ids of people, out of speaker ids.</summary>
internal static class SlackUserIds
{
    /// <summary>The channel in the places and speakers of this platform.</summary>
    public const string Channel = "slack";

    private const int LongestId = 30;

    /// <summary>Those of them who are people of this platform; nobody else can be rung for.</summary>
    public static IReadOnlyList<string> From(IEnumerable<string> speakers) =>
        [
            .. speakers
                .Where(id => id.StartsWith(Channel + "|", StringComparison.Ordinal))
                .Select(Sender.GetUserId)
                .Where(IsUser)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>
    /// A person's id begins with U or W; anything else in its place would ring for a channel or a group.
    /// </summary>
    private static bool IsUser(string id) =>
        id is ['U' or 'W', _, ..]
        && id.Length <= LongestId
        && id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
