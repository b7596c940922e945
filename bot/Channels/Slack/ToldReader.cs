using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Makes Slack's payloads into what the rest of the bot knows: a place, a speaker, a turn. Ids become parts of keys, so
/// only Slack's own shapes are taken.
/// </summary>
internal static partial class ToldReader
{
    /// <summary>Slack's own helper.</summary>
    internal const string Slackbot = "USLACKBOT";

    private const string ThreadMark = ";ts=";

    /// <summary>Of the year 9999.</summary>
    private const long LastSecond = 253_402_300_799;

    /// <summary>What the command alone means.</summary>
    private const string Begin = "project new";

    /// <summary>An event of the Events API; null if it cannot be read.</summary>
    /// <param name="from">Of whose installation it is told: the workspace that it happened in for us.</param>
    public static Told? Event(JsonElement body, Origin from, DateTimeOffset at)
    {
        var what = body.At("event");
        var (team, id, user, bot) = (from.Workspace, body.Text("event_id"), what.Text("user"), from.Bot ?? "");
        if (!IsId(team) || !IsKey(id))
            return null;
        switch (what.Text("type"))
        {
            case "app_uninstalled":
                return new Told.Removed(team, TimeOf(body, at), null);
            case "tokens_revoked":
                return new Told.Removed(team, TimeOf(body, at), TextsOf(what.At("tokens", "bot")));
            case "user_change" or "team_join" when IsId(what.Text("user", "id")):
                return new Told.Person(team, what.At("user").Clone());
            case "member_joined_channel" or "member_left_channel" when user == bot && IsId(user):
                return TurnOf($"{team}/{id}", team, what.Text("channel"), "", user, "", at) is { } moved
                    ? new Told.Moved(moved, what.Text("type") == "member_joined_channel")
                    : null;
            case "app_home_opened" when what.Text("tab") == "home":
                return TurnOf($"{team}/{id}", team, what.Text("channel"), "", user, "", at) is { } looks
                    ? new Told.Home(looks with { IsPrivate = true, IsPersonal = true })
                    : null;
            case "message" when Subtypes.Of(what.Text("subtype")) == Said.Edit:
                return Edited(what, team, bot, at);
            case "app_mention" or "message" when !IsSpoken(what, bot):
                return new Told.Nothing();
            case "app_mention":
            case "message" when what.Text("channel_type") == "im":
                if (
                    TurnOf(
                        $"{team}/{id}",
                        team,
                        what.Text("channel"),
                        what.Text("thread_ts"),
                        user,
                        what.Text("ts"),
                        at
                    )
                    is not { } turn
                )
                    return null;
                var (says, mentions) = SlackText.Read(SlackText.BelowQuotes(what.Text("text")), turn.Where, bot);
                var isPersonal = what.Text("channel_type") == "im" || turn.Where.Conversation[0] == 'D';
                turn = turn with { Says = says, Mentions = mentions, IsPrivate = isPersonal, IsPersonal = isPersonal };
                turn = turn with { Instead = UnreadOf(what), HasFile = HasFile(what) };
                return new Told.Words(IsStranger(what, from) ? AsGuest(turn) : turn, null);
            default:
                return new Told.Nothing();
        }
    }

    /// <summary>
    /// An earlier message that says something else now. It may be kept as evidence; and whoever mends their words to
    /// the bot is told that it does not read that.
    /// </summary>
    private static Told.Edited? Edited(JsonElement what, string team, string bot, DateTimeOffset at)
    {
        var (now, room) = (what.At("message"), what.Text("channel"));
        if (!IsId(room) || !IsKey(now.Text("ts")))
            return null;
        var place = new Place(SlackPeople.Channel, team, room);
        var (says, named) = SlackText.Read(now.Text("text"), place, "");
        // Previews of links, and what the bot changes in its own messages, come as edits too.
        var isOther = says.Length > 0 && now.Text("text") != what.Text("previous_message", "text");
        var isToBot = what.Text("channel_type") == "im" && isOther && IsEdited(now) && IsSpoken(now, bot);
        var time = now.Text("ts");
        var turn = isToBot
            ? TurnOf($"{team}/{room}/{time}/edited", team, room, now.Text("thread_ts"), now.Text("user"), time, at)
            : null;
        turn = turn is null
            ? null
            : turn with
            {
                Says = says,
                IsPrivate = true,
                IsPersonal = true,
                Instead = Unread.Edit,
            };
        return new Told.Edited(place, time, Phrase.WithNames(says, named), turn);
    }

    /// <summary>Said by a person; what a bot says is nothing that somebody says now.</summary>
    private static bool IsSpoken(JsonElement what, string bot)
    {
        var user = what.Text("user");
        return what.Text("bot_id").Length == 0
            && user != bot
            && user != Slackbot
            && Subtypes.Of(what.Text("subtype")) is Said.Words or Said.Withheld;
    }

    private static bool IsEdited(JsonElement what) => what.At("edited").ValueKind == JsonValueKind.Object;

    /// <summary>Why nothing is done with the words; "" where they are read.</summary>
    private static string UnreadOf(JsonElement what)
    {
        if (Subtypes.Of(what.Text("subtype")) == Said.Withheld)
            return Unread.Withheld;
        // A mention is told of again when its message is edited.
        return IsEdited(what) && what.Text("type") == "app_mention" ? Unread.Edit : "";
    }

    private static bool HasFile(JsonElement what) =>
        what.At("files") is { ValueKind: JsonValueKind.Array } files && files.GetArrayLength() > 0;

    /// <summary>A slash command; null if it cannot be read.</summary>
    /// <param name="field">The value of one of its fields; "" where there is none.</param>
    /// <param name="from">The workspace that it was said in for us.</param>
    public static Told? Command(Func<string, string> field, Origin from, DateTimeOffset at)
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
            || TurnOf($"{team}/{trigger}", team, channel, "", user, trigger, at) is not { } turn
        )
            return null;
        var (says, mentions) = SlackText.Read(field("text"), turn.Where, "");
        var isPersonal = channel[0] == 'D';
        turn = turn with
        {
            Says = says.ToLowerInvariant() is "" or "new" ? Begin : says,
            Mentions = mentions,
            Who = turn.Who with { Name = field("user_name") },
            IsPrivate = isPersonal,
            IsPersonal = isPersonal,
        };
        return new Told.Words(IsOther(from.Home, from) ? AsGuest(turn) : turn, field("response_url").Link(), trigger);
    }

    /// <summary>The thread of a message; the place's own when it stands in none.</summary>
    public static string ThreadOf(string channel, string threadTime) =>
        threadTime.Length > 0 ? $"{channel}{ThreadMark}{threadTime}" : channel;

    /// <summary>The time that names a thread to Slack; "" for the channel itself.</summary>
    public static string TimeOf(string thread) =>
        thread.IndexOf(ThreadMark, StringComparison.Ordinal) is >= 0 and var at
            ? thread[(at + ThreadMark.Length)..]
            : "";

    /// <summary>When a message was said, by the time that names it; null for what names none.</summary>
    public static DateTimeOffset? TimeAt(string time) =>
        decimal.TryParse(time, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    internal static Turn? TurnOf(
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
        var place = new Place(SlackPeople.Channel, team, channel);
        return new(
            $"{SlackPeople.Channel}/{id}",
            place,
            new(Speaker.IdOf(SlackPeople.Channel, team, user), user),
            "",
            at
        )
        {
            Thread = ThreadOf(channel, threadTime),
            MessageId = message,
        };
    }

    /// <summary>In a channel that two organisations share, people of the other one are nobody's staff here.</summary>
    private static bool IsStranger(JsonElement what, Origin from) =>
        IsOther(what.Text("user_team"), from) || IsOther(what.Text("source_team"), from);

    /// <summary>
    /// Somebody's home is neither our workspace nor its organisation; what is not said is not held against them.
    /// </summary>
    internal static bool IsOther(string home, Origin from) =>
        home.Length > 0 && home != from.Workspace && home != from.Organisation;

    internal static Turn AsGuest(Turn turn) => turn with { Who = turn.Who with { Standing = Standing.Guest } };

    /// <summary>When an event happened, by Slack's clock.</summary>
    private static DateTimeOffset TimeOf(JsonElement body, DateTimeOffset otherwise) =>
        body.At("event_time") is { ValueKind: JsonValueKind.Number } time
        && time.TryGetInt64(out var seconds)
        && seconds is > 0 and <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : otherwise;

    private static IReadOnlyList<string> TextsOf(JsonElement all) =>
        all.ValueKind == JsonValueKind.Array
            ? [.. all.EnumerateArray().Select(one => one.Text()).Where(text => text.Length > 0)]
            : [];

    internal static bool IsId(string text) => Ids().IsMatch(text);

    internal static bool IsKey(string text) => Keys().IsMatch(text);

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,30}$", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex("^[A-Za-z0-9._-]{1,120}$", RegexOptions.NonBacktracking)]
    private static partial Regex Keys();
}
