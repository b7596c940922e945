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
        var eventJson = body.GetAt("event");
        var (team, id, user, bot) = (
            from.Workspace,
            body.GetText("event_id"),
            eventJson.GetText("user"),
            from.BotUser ?? ""
        );
        if (!IsId(team) || !IsKey(id))
            return null;
        switch (eventJson.GetText("type"))
        {
            case "app_uninstalled":
                return new SlackEvent.AppUninstalled(team, TimeOf(body, at), null);
            case "tokens_revoked":
                return new SlackEvent.AppUninstalled(team, TimeOf(body, at), TextsOf(eventJson.GetAt("tokens", "bot")));
            case "user_change" or "team_join" when IsId(eventJson.GetText("user", "id")):
                return new SlackEvent.UserChanged(team, eventJson.GetAt("user").Clone());
            case "member_joined_channel" or "member_left_channel" when user == bot && IsId(user):
                return CreateTurn($"{team}/{id}", team, eventJson.GetText("channel"), "", user, "", at) is { } moved
                    ? new SlackEvent.BotMembershipChanged(moved, eventJson.GetText("type") == "member_joined_channel")
                    : null;
            case "app_home_opened" when eventJson.GetText("tab") == "home":
                return CreateTurn($"{team}/{id}", team, eventJson.GetText("channel"), "", user, "", at) is { } looks
                    ? new SlackEvent.AppHomeOpened(looks with { IsPrivate = true, IsPersonalChat = true })
                    : null;
            case "message" when MessageSubtypes.KindOf(eventJson.GetText("subtype")) == MessageKind.Edit:
                return ReadMessageChanged(eventJson, team, bot, at);
            case "app_mention" or "message" when !IsFromPerson(eventJson, bot):
                return new SlackEvent.IgnoredEvent();
            case "app_mention":
            case "message" when eventJson.GetText("channel_type") == "im":
                if (
                    CreateTurn(
                        $"{team}/{id}",
                        team,
                        eventJson.GetText("channel"),
                        eventJson.GetText("thread_ts"),
                        user,
                        eventJson.GetText("ts"),
                        at
                    )
                    is not { } turn
                )
                    return null;
                var (text, mentions) = SlackText.Read(
                    SlackText.WithoutLeadingQuotes(eventJson.GetText("text")),
                    turn.Conversation,
                    bot
                );
                var isPersonal = eventJson.GetText("channel_type") == "im" || turn.Conversation.Id[0] == 'D';
                turn = turn with
                {
                    Text = text,
                    Mentions = mentions,
                    IsPrivate = isPersonal,
                    IsPersonalChat = isPersonal,
                };
                turn = turn with { FixedReply = UnsupportedInputOf(eventJson), HasAttachment = HasFile(eventJson) };
                return new SlackEvent.MessagePosted(IsExternalSender(eventJson, from) ? AsGuest(turn) : turn, null);
            default:
                return new SlackEvent.IgnoredEvent();
        }
    }

    /// <summary>
    /// An earlier message whose text has changed. It may be stored as evidence; a person who edits a message to the
    /// bot is informed that edits are not read.
    /// </summary>
    private static SlackEvent.MessageChanged? ReadMessageChanged(
        JsonElement eventJson,
        string team,
        string bot,
        DateTimeOffset at
    )
    {
        var (now, channel) = (eventJson.GetAt("message"), eventJson.GetText("channel"));
        if (!IsId(channel) || !IsKey(now.GetText("ts")))
            return null;
        var conversation = new Conversation(SlackUserIds.Channel, team, channel);
        var (text, named) = SlackText.Read(now.GetText("text"), conversation, "");
        // Link previews, and the bot's edits of its own messages, are sent as edits too.
        var isOther = text.Length > 0 && now.GetText("text") != eventJson.GetText("previous_message", "text");
        var isToBot = eventJson.GetText("channel_type") == "im" && isOther && IsEdited(now) && IsFromPerson(now, bot);
        var time = now.GetText("ts");
        var turn = isToBot
            ? CreateTurn(
                $"{team}/{channel}/{time}/edited",
                team,
                channel,
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
                Text = text,
                IsPrivate = true,
                IsPersonalChat = true,
                FixedReply = UnsupportedInputText.Edit,
            };
        return new SlackEvent.MessageChanged(conversation, time, CommandSyntax.ReplaceMentions(text, named), turn);
    }

    /// <summary>Whether a person wrote it; messages of bots are ignored.</summary>
    private static bool IsFromPerson(JsonElement eventJson, string bot)
    {
        var user = eventJson.GetText("user");
        return eventJson.GetText("bot_id").Length == 0
            && user != bot
            && user != Slackbot
            && MessageSubtypes.KindOf(eventJson.GetText("subtype")) is MessageKind.Text or MessageKind.Withheld;
    }

    private static bool IsEdited(JsonElement eventJson) => eventJson.GetAt("edited").ValueKind == JsonValueKind.Object;

    /// <summary>Why the text is not read; "" where it is read.</summary>
    private static string UnsupportedInputOf(JsonElement eventJson)
    {
        if (MessageSubtypes.KindOf(eventJson.GetText("subtype")) == MessageKind.Withheld)
            return UnsupportedInputText.Withheld;
        // A mention is sent again when its message is edited.
        return IsEdited(eventJson) && eventJson.GetText("type") == "app_mention" ? UnsupportedInputText.Edit : "";
    }

    private static bool HasFile(JsonElement eventJson) =>
        eventJson.GetAt("files") is { ValueKind: JsonValueKind.Array } files && files.GetArrayLength() > 0;

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
        var (text, mentions) = SlackText.Read(field("text"), turn.Conversation, "");
        var isPersonal = channel[0] == 'D';
        turn = turn with
        {
            Text = text.ToLowerInvariant() is "" or "new" ? DefaultCommand : text,
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
    private static bool IsExternalSender(JsonElement eventJson, InstallationContext from) =>
        IsExternal(eventJson.GetText("user_team"), from) || IsExternal(eventJson.GetText("source_team"), from);

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
