using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Reads what people do with the cards of the bot: buttons of messages, modals and the home page, and submitted
/// forms.
/// </summary>
internal static class InteractionReader
{
    /// <summary>Null if it cannot be read.</summary>
    /// <param name="from">The installation that the payload is about.</param>
    public static SlackEvent? Read(JsonElement body, InstallationContext from, DateTimeOffset at) =>
        body.GetText("type") switch
        {
            "block_actions" => body.GetText("container", "type") == "message"
                ? ReadMessageAction(body, from, at)
                : ReadViewAction(body, from, at),
            "view_submission" when body.GetText("view", "callback_id") == ModalRenderer.CallbackId =>
                ReadViewSubmission(body, from, at),
            "message_action" when body.GetText("callback_id") == ShortcutCallbackId => ReadMessageShortcut(
                body,
                from,
                at
            ),
            _ => new SlackEvent.IgnoredEvent(),
        };

    /// <summary>The callback id of the app's message shortcut.</summary>
    public const string ShortcutCallbackId = "written_confirmation";

    private static SlackEvent.MessageShortcut? ReadMessageShortcut(
        JsonElement body,
        InstallationContext from,
        DateTimeOffset at
    )
    {
        var (trigger, message) = (body.GetText("trigger_id"), body.GetAt("message"));
        var (timestamp, author) = (message.GetText("ts"), message.GetText("user"));
        if (
            TurnOf(body, from, body.GetText("channel", "id"), message.GetText("thread_ts"), trigger, at) is not { } turn
            || SlackEventReader.ParseTimestamp(timestamp) is not { } saidAt
        )
            return null;
        var who = SlackEventReader.IsId(author)
            ? Sender.CreateId(SlackUserIds.Channel, turn.Conversation.Workspace, author)
            : "";
        var (text, mentions) = SlackText.Read(message.GetText("text"), turn.Conversation, "");
        return new(
            turn with
            {
                Text = "use message",
            },
            body.GetText("response_url").ToUri(),
            trigger,
            new(timestamp, who, author, "", CommandSyntax.ReplaceMentions(text, mentions), saidAt, null)
        );
    }

    private static SlackEvent? ReadMessageAction(JsonElement body, InstallationContext from, DateTimeOffset at)
    {
        var trigger = body.GetText("trigger_id");
        if (
            TurnOf(
                body,
                from,
                body.GetText("container", "channel_id"),
                body.GetText("message", "thread_ts"),
                trigger,
                at
            )
            is not { } turn
        )
            return null;
        var link = body.GetText("response_url").ToUri();
        return ActionReader.ReadBlockAction(body) is not { } pressed
            ? new SlackEvent.UnknownAction(turn, link)
            : new SlackEvent.BlockAction(WithCommand(turn, pressed), link, pressed.IsEphemeral, trigger);
    }

    private static SlackEvent? ReadViewAction(JsonElement body, InstallationContext from, DateTimeOffset at)
    {
        // A choice in a field is read when the form is submitted.
        if (ActionReader.ReadBlockAction(body) is not { } pressed)
            return new SlackEvent.IgnoredEvent();
        var trigger = body.GetText("trigger_id");
        if (TurnOf(body, from, pressed.Channel, pressed.Thread, trigger, at) is not { } turn)
            return null;
        return body.GetText("view", "type") == "home"
            ? new SlackEvent.AppHomeOpened(WithCommand(turn, pressed), trigger)
            : new SlackEvent.ViewBlockAction(WithCommand(turn, pressed), pressed);
    }

    private static SlackEvent.ViewSubmission? ReadViewSubmission(
        JsonElement body,
        InstallationContext from,
        DateTimeOffset at
    )
    {
        if (ActionReader.ReadViewSubmission(body) is not { } form)
            return null;
        // The same form sent twice is one turn. Sent again with corrected values, or to a modal that was updated, it
        // is another turn.
        var once = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{form.ViewHash}|{body.GetAt("view", "state").Raw()}"))
        )[..24];
        return TurnOf(body, from, form.Channel, form.Thread, $"{form.ViewId}.{once}", at) is { } turn
            ? new SlackEvent.ViewSubmission(WithCommand(turn, form) with { MessageId = form.ViewId }, form)
            : null;
    }

    private static Turn WithCommand(Turn turn, ActionPayload pressed)
    {
        var (inputs, people) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<Mention>());
        foreach (var (name, value) in pressed.Inputs)
            if (!name.StartsWith(Input.PersonPrefix, StringComparison.Ordinal))
                inputs[name] = value;
            else if (SlackEventReader.IsId(value))
            {
                // Who somebody is who was picked is asked of the platform, as for a mention.
                var id = Sender.CreateId(turn.Conversation.Channel, turn.Conversation.Workspace, value);
                inputs[name[Input.PersonPrefix.Length..]] = Mention.ToPlaceholder(id);
                people.Add(new(id, value));
            }
        return turn with
        {
            Text = pressed.CommandText,
            CardAction = pressed.CardAction,
            Inputs = inputs,
            Mentions = [.. people.DistinctBy(m => m.Id)],
        };
    }

    private static Turn? TurnOf(
        JsonElement body,
        InstallationContext from,
        string channel,
        string threadTime,
        string once,
        DateTimeOffset at
    )
    {
        var (team, user) = (from.Workspace, body.GetText("user", "id"));
        if (
            !SlackEventReader.IsId(team)
            || !SlackEventReader.IsKey(once)
            || SlackEventReader.CreateTurn($"{team}/{once}", team, channel, threadTime, user, once, at) is not { } turn
        )
            return null;
        var isPersonal = channel[0] == 'D';
        turn = turn with
        {
            Sender = turn.Sender with { Name = body.GetText("user", "username") },
            IsPrivate = isPersonal,
            IsPersonalChat = isPersonal,
        };
        return SlackEventReader.IsExternal(body.GetText("user", "team_id"), from)
            ? SlackEventReader.AsGuest(turn)
            : turn;
    }

    private static string Raw(this JsonElement at) => at.ValueKind == JsonValueKind.Undefined ? "" : at.GetRawText();
}
