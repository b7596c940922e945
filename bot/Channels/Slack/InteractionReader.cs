using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Reads what people do with what the bot has drawn: buttons of messages, windows and the home page, and submitted
/// forms.
/// </summary>
internal static class InteractionReader
{
    /// <summary>Null if it cannot be read.</summary>
    /// <param name="from">The workspace that it was done in for us.</param>
    public static Told? Read(JsonElement body, Origin from, DateTimeOffset at) =>
        body.Text("type") switch
        {
            "block_actions" => body.Text("container", "type") == "message"
                ? OfMessage(body, from, at)
                : OfView(body, from, at),
            "view_submission" when body.Text("view", "callback_id") == ModalView.CallbackId => Submitted(
                body,
                from,
                at
            ),
            "message_action" when body.Text("callback_id") == Shortcut => Pointed(body, from, at),
            _ => new Told.Nothing(),
        };

    /// <summary>What the app calls its shortcut in the menu of messages.</summary>
    public const string Shortcut = "written_confirmation";

    private static Told.Pointed? Pointed(JsonElement body, Origin from, DateTimeOffset at)
    {
        var (trigger, message) = (body.Text("trigger_id"), body.At("message"));
        var (said, author) = (message.Text("ts"), message.Text("user"));
        if (
            TurnOf(body, from, body.Text("channel", "id"), message.Text("thread_ts"), trigger, at) is not { } turn
            || ToldReader.TimeAt(said) is not { } saidAt
        )
            return null;
        var who = ToldReader.IsId(author) ? Speaker.IdOf(SlackPeople.Channel, turn.Where.Workspace, author) : "";
        var (text, mentions) = SlackText.Read(message.Text("text"), turn.Where, "");
        return new(
            turn with
            {
                Says = "use message",
            },
            body.Text("response_url").Link(),
            trigger,
            new(said, who, author, "", Phrase.WithNames(text, mentions), saidAt, null)
        );
    }

    private static Told? OfMessage(JsonElement body, Origin from, DateTimeOffset at)
    {
        var trigger = body.Text("trigger_id");
        if (
            TurnOf(body, from, body.Text("container", "channel_id"), body.Text("message", "thread_ts"), trigger, at)
            is not { } turn
        )
            return null;
        var link = body.Text("response_url").Link();
        return PressReader.OfActions(body) is not { } pressed
            ? new Told.Riddle(turn, link)
            : new Told.Press(Saying(turn, pressed), link, pressed.IsEphemeral, trigger);
    }

    private static Told? OfView(JsonElement body, Origin from, DateTimeOffset at)
    {
        // What is chosen in a field is read when the form is submitted.
        if (PressReader.OfActions(body) is not { } pressed)
            return new Told.Nothing();
        var trigger = body.Text("trigger_id");
        if (TurnOf(body, from, pressed.Channel, pressed.Thread, trigger, at) is not { } turn)
            return null;
        return body.Text("view", "type") == "home"
            ? new Told.Home(Saying(turn, pressed), trigger)
            : new Told.PressInWindow(Saying(turn, pressed), pressed);
    }

    private static Told.Submitted? Submitted(JsonElement body, Origin from, DateTimeOffset at)
    {
        if (PressReader.OfSubmission(body) is not { } form)
            return null;
        // The same form sent twice is one turn; sent again with what was mended, or to a window that was drawn anew, it
        // is another.
        var once = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{form.ViewHash}|{body.At("view", "state").Raw()}"))
        )[..24];
        return TurnOf(body, from, form.Channel, form.Thread, $"{form.View}.{once}", at) is { } turn
            ? new Told.Submitted(Saying(turn, form) with { MessageId = form.View }, form)
            : null;
    }

    private static Turn Saying(Turn turn, Pressing pressed) =>
        turn with
        {
            Says = pressed.Says,
            Card = pressed.Press,
            Inputs = pressed.Inputs,
        };

    private static Turn? TurnOf(
        JsonElement body,
        Origin from,
        string channel,
        string threadTime,
        string once,
        DateTimeOffset at
    )
    {
        var (team, user) = (from.Workspace, body.Text("user", "id"));
        if (
            !ToldReader.IsId(team)
            || !ToldReader.IsKey(once)
            || ToldReader.TurnOf($"{team}/{once}", team, channel, threadTime, user, once, at) is not { } turn
        )
            return null;
        var isPersonal = channel[0] == 'D';
        turn = turn with
        {
            Who = turn.Who with { Name = body.Text("user", "username") },
            IsPrivate = isPersonal,
            IsPersonal = isPersonal,
        };
        return ToldReader.IsOther(body.Text("user", "team_id"), from) ? ToldReader.AsGuest(turn) : turn;
    }

    private static string Raw(this JsonElement at) => at.ValueKind == JsonValueKind.Undefined ? "" : at.GetRawText();
}
