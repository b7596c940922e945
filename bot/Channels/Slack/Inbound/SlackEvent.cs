using System.Text.Json;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>A payload from Slack, after its signature was verified.</summary>
internal abstract record SlackEvent
{
    /// <summary>The installation that it is about.</summary>
    public InstallationContext Context { get; init; }

    /// <summary>Somebody wrote to the bot: a slash command, a mention of the bot, or a direct message.</summary>
    /// <param name="ResponseUrl">Where an ephemeral answer may go; null where only the Web API can deliver
    /// it.</param>
    /// <param name="TriggerId">Opens a modal for the sender within three seconds; "" where none can be
    /// opened.</param>
    public sealed record MessagePosted(Turn Turn, Uri? ResponseUrl, string TriggerId = "") : SlackEvent;

    /// <summary>Somebody clicked a button of a message.</summary>
    /// <param name="ResponseUrl">Through it an ephemeral message is replaced.</param>
    /// <param name="IsEphemeral">Only the person who clicked sees the message, so it can only be replaced through the
    /// response_url.</param>
    /// <param name="TriggerId">Opens a modal for the person within three seconds.</param>
    public sealed record BlockAction(Turn Turn, Uri? ResponseUrl, bool IsEphemeral, string TriggerId) : SlackEvent;

    /// <summary>Somebody submitted the form of a modal, which waits for the immediate answer.</summary>
    public sealed record ViewSubmission(Turn Turn, ActionPayload Payload) : SlackEvent;

    /// <summary>Somebody clicked a button in a modal.</summary>
    public sealed record ViewBlockAction(Turn Turn, ActionPayload Payload) : SlackEvent;

    /// <summary>
    /// Somebody opened the app's home page, or clicked a button on it, whose command is the turn's text.
    /// </summary>
    /// <param name="TriggerId">Opens a modal for the person; "" where they only opened the page.</param>
    public sealed record AppHomeOpened(Turn Turn, string TriggerId = "") : SlackEvent;

    /// <summary>Somebody used the message shortcut in the menu of a message.</summary>
    /// <param name="QuotedMessage">The message, without what has to be looked up: its author's name and e-mail
    /// address, and its permalink.</param>
    public sealed record MessageShortcut(Turn Turn, Uri? ResponseUrl, string TriggerId, QuotedMessage QuotedMessage)
        : SlackEvent;

    /// <summary>The text of a message was edited.</summary>
    /// <param name="AuthorTurn">The turn that answers the author, who wrote the message to the bot; null where no
    /// answer is due.</param>
    public sealed record MessageChanged(Conversation Conversation, string MessageId, string Text, Turn? AuthorTurn)
        : SlackEvent;

    /// <summary>Somebody clicked an element that is not a button of ours.</summary>
    public sealed record UnknownAction(Turn Turn, Uri? ResponseUrl) : SlackEvent;

    /// <summary>The bot joined a channel or left it.</summary>
    public sealed record BotMembershipChanged(Turn Turn, bool IsMember) : SlackEvent;

    /// <summary>A user changed: they became a guest, were deactivated, came back, or are new.</summary>
    /// <param name="User">The user object as Slack sends it.</param>
    public sealed record UserChanged(string Workspace, JsonElement User) : SlackEvent;

    /// <summary>The app was removed from the workspace, or its tokens were revoked.</summary>
    /// <param name="At">The time that Slack states.</param>
    /// <param name="RevokedBotUsers">The bot users whose tokens are revoked; null if all are.</param>
    public sealed record AppUninstalled(string Workspace, DateTimeOffset At, IReadOnlyList<string>? RevokedBotUsers)
        : SlackEvent;

    /// <summary>An event that does not concern the bot.</summary>
    public sealed record IgnoredEvent : SlackEvent;
}
