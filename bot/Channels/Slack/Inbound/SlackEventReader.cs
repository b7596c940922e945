using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Turns Slack's payloads into conversations, senders and turns. Ids become parts of keys, so only ids in Slack's own
/// format are accepted.
/// </summary>
internal static partial class SlackEventReader
{
    /// <summary>Slackbot's user id.</summary>
    internal const string Slackbot = "USLACKBOT";

    private const string ThreadMark = ";ts=";

    /// <summary>The last second of the year 9999.</summary>
    private const long LastSecond = 253_402_300_799;

    /// <summary>What the slash command without arguments means.</summary>
    private const string DefaultCommand = "project new";

    /// <summary>An event of the Events API; null if it cannot be read.</summary>
    /// <param name="from">The installation that the event is about.</param>
    public static SlackEvent? ReadEvent(JsonElement body, InstallationContext from, DateTimeOffset at)
    {
        var what = body.GetAt("event");
        var (team, id, user, bot) = (
            from.Workspace,
            body.GetText("event_id"),
            what.GetText("user"),
            from.BotUser ?? ""
        );
        if (!IsId(team) || !IsKey(id))
            return null;
        switch (what.GetText("type"))
        {
            case "app_uninstalled":
                return new SlackEvent.AppUninstalled(team, TimeOf(body, at), null);
            case "tokens_revoked":
                return new SlackEvent.AppUninstalled(team, TimeOf(body, at), TextsOf(what.GetAt("tokens", "bot")));
            case "user_change" or "team_join" when IsId(what.GetText("user", "id")):
                return new SlackEvent.UserChanged(team, what.GetAt("user").Clone());
            case "member_joined_channel" or "member_left_channel" when user == bot && IsId(user):
                return CreateTurn($"{team}/{id}", team, what.GetText("channel"), "", user, "", at) is { } moved
                    ? new SlackEvent.BotMembershipChanged(moved, what.GetText("type") == "member_joined_channel")
                    : null;
            case "app_home_opened" when what.GetText("tab") == "home":
                return CreateTurn($"{team}/{id}", team, what.GetText("channel"), "", user, "", at) is { } looks
                    ? new SlackEvent.AppHomeOpened(looks with { IsPrivate = true, IsPersonalChat = true })
                    : null;
            case "message" when MessageSubtypes.KindOf(what.GetText("subtype")) == MessageKind.Edit:
                return ReadMessageChanged(what, team, bot, at);
            case "app_mention" or "message" when !IsFromPerson(what, bot):
                return new SlackEvent.IgnoredEvent();
            case "app_mention":
            case "message" when what.GetText("channel_type") == "im":
                if (
                    CreateTurn(
                        $"{team}/{id}",
                        team,
                        what.GetText("channel"),
                        what.GetText("thread_ts"),
                        user,
                        what.GetText("ts"),
                        at
                    )
                    is not { } turn
                )
                    return null;
                var (says, mentions) = SlackText.Read(
                    SlackText.WithoutLeadingQuotes(what.GetText("text")),
                    turn.Conversation,
                    bot
                );
                var isPersonal = what.GetText("channel_type") == "im" || turn.Conversation.Id[0] == 'D';
                turn = turn with
                {
                    Text = says,
                    Mentions = mentions,
                    IsPrivate = isPersonal,
                    IsPersonalChat = isPersonal,
                };
                turn = turn with { FixedReply = UnreadOf(what), HasAttachment = HasFile(what) };
                return new SlackEvent.MessagePosted(IsExternalSender(what, from) ? AsGuest(turn) : turn, null);
            default:
                return new SlackEvent.IgnoredEvent();
        }
    }

    /// <summary>
    /// An earlier message whose text has changed. It may be stored as evidence; a person who edits a message to the
    /// bot is informed that edits are not read.
    /// </summary>
    private static SlackEvent.MessageChanged? ReadMessageChanged(
        JsonElement what,
        string team,
        string bot,
        DateTimeOffset at
    )
    {
        var (now, room) = (what.GetAt("message"), what.GetText("channel"));
        if (!IsId(room) || !IsKey(now.GetText("ts")))
            return null;
        var conversation = new Conversation(SlackUserIds.Channel, team, room);
        var (says, named) = SlackText.Read(now.GetText("text"), conversation, "");
        // Link previews, and the bot's edits of its own messages, are sent as edits too.
        var isOther = says.Length > 0 && now.GetText("text") != what.GetText("previous_message", "text");
        var isToBot = what.GetText("channel_type") == "im" && isOther && IsEdited(now) && IsFromPerson(now, bot);
        var time = now.GetText("ts");
        var turn = isToBot
            ? CreateTurn(
                $"{team}/{room}/{time}/edited",
                team,
                room,
                now.GetText("thread_ts"),
                now.GetText("user"),
                time,
                at
            )
            : null;
        turn = turn is null
            ? null
            : turn with
            {
                Text = says,
                IsPrivate = true,
                IsPersonalChat = true,
                FixedReply = UnsupportedInputText.Edit,
            };
        return new SlackEvent.MessageChanged(conversation, time, CommandSyntax.ReplaceMentions(says, named), turn);
    }

    /// <summary>Whether a person wrote it; messages of bots are ignored.</summary>
    private static bool IsFromPerson(JsonElement what, string bot)
    {
        var user = what.GetText("user");
        return what.GetText("bot_id").Length == 0
            && user != bot
            && user != Slackbot
            && MessageSubtypes.KindOf(what.GetText("subtype")) is MessageKind.Text or MessageKind.Withheld;
    }

    private static bool IsEdited(JsonElement what) => what.GetAt("edited").ValueKind == JsonValueKind.Object;

    /// <summary>Why the text is not read; "" where it is read.</summary>
    private static string UnreadOf(JsonElement what)
    {
        if (MessageSubtypes.KindOf(what.GetText("subtype")) == MessageKind.Withheld)
            return UnsupportedInputText.Withheld;
        // A mention is sent again when its message is edited.
        return IsEdited(what) && what.GetText("type") == "app_mention" ? UnsupportedInputText.Edit : "";
    }

    private static bool HasFile(JsonElement what) =>
        what.GetAt("files") is { ValueKind: JsonValueKind.Array } files && files.GetArrayLength() > 0;

    /// <summary>A slash command; null if it cannot be read.</summary>
    /// <param name="field">The value of one of its fields; "" where there is none.</param>
    /// <param name="from">The installation that the command is about.</param>
    public static SlackEvent? ReadSlashCommand(Func<string, string> field, InstallationContext from, DateTimeOffset at)
    {
        var (team, channel, user, trigger) = (
            from.Workspace,
            field("channel_id"),
            field("user_id"),
            field("trigger_id")
        );
        if (
            !IsId(team)
            || !IsKey(trigger)
            || CreateTurn($"{team}/{trigger}", team, channel, "", user, trigger, at) is not { } turn
        )
            return null;
        var (says, mentions) = SlackText.Read(field("text"), turn.Conversation, "");
        var isPersonal = channel[0] == 'D';
        turn = turn with
        {
            Text = says.ToLowerInvariant() is "" or "new" ? DefaultCommand : says,
            Mentions = mentions,
            Sender = turn.Sender with { Name = field("user_name") },
            IsPrivate = isPersonal,
            IsPersonalChat = isPersonal,
        };
        return new SlackEvent.MessagePosted(
            IsExternal(from.SenderWorkspace, from) ? AsGuest(turn) : turn,
            field("response_url").ToUri(),
            trigger
        );
    }

    /// <summary>The thread of a message; the channel itself when the message is in none.</summary>
    public static string ThreadOf(string channel, string threadTime) =>
        threadTime.Length > 0 ? $"{channel}{ThreadMark}{threadTime}" : channel;

    /// <summary>The thread_ts of a thread; "" for the channel itself.</summary>
    public static string TimeOf(string thread) =>
        thread.IndexOf(ThreadMark, StringComparison.Ordinal) is >= 0 and var at
            ? thread[(at + ThreadMark.Length)..]
            : "";

    /// <summary>The time of a message, read from its ts; null for an invalid one.</summary>
    public static DateTimeOffset? ParseTimestamp(string time) =>
        decimal.TryParse(time, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    internal static Turn? CreateTurn(
        string id,
        string team,
        string channel,
        string threadTime,
        string user,
        string message,
        DateTimeOffset at
    )
    {
        if (!IsId(channel) || !IsId(user) || !(threadTime.Length == 0 || IsKey(threadTime)))
            return null;
        var conversation = new Conversation(SlackUserIds.Channel, team, channel);
        return new(
            $"{SlackUserIds.Channel}/{id}",
            conversation,
            new(Sender.CreateId(SlackUserIds.Channel, team, user), user),
            "",
            at
        )
        {
            Thread = ThreadOf(channel, threadTime),
            MessageId = message,
        };
    }

    /// <summary>
    /// In a channel that two organisations share, people of the other organisation are not staff here.
    /// </summary>
    private static bool IsExternalSender(JsonElement what, InstallationContext from) =>
        IsExternal(what.GetText("user_team"), from) || IsExternal(what.GetText("source_team"), from);

    /// <summary>
    /// The person's workspace is neither ours nor in our organisation. A missing value counts as ours.
    /// </summary>
    internal static bool IsExternal(string home, InstallationContext from) =>
        home.Length > 0 && home != from.Workspace && home != from.Organisation;

    internal static Turn AsGuest(Turn turn) =>
        turn with
        {
            Sender = turn.Sender with { Membership = Membership.Guest },
        };

    /// <summary>When an event happened, by Slack's clock.</summary>
    private static DateTimeOffset TimeOf(JsonElement body, DateTimeOffset otherwise) =>
        body.GetAt("event_time") is { ValueKind: JsonValueKind.Number } time
        && time.TryGetInt64(out var seconds)
        && seconds is > 0 and <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : otherwise;

    private static IReadOnlyList<string> TextsOf(JsonElement all) =>
        all.ValueKind == JsonValueKind.Array
            ? [.. all.EnumerateArray().Select(one => one.GetText()).Where(text => text.Length > 0)]
            : [];

    internal static bool IsId(string text) => Ids().IsMatch(text);

    internal static bool IsKey(string text) => Keys().IsMatch(text);

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,30}$", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex("^[A-Za-z0-9._-]{1,120}$", RegexOptions.NonBacktracking)]
    private static partial Regex Keys();
}
