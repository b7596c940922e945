using System.Text.Json;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>What Slack told, once it is known to be genuine.</summary>
internal abstract record SlackEvent
{
    /// <summary>Whose installation it is told of.</summary>
    public InstallationContext Context { get; init; }

    /// <summary>Somebody typed words: a slash command, a mention of the bot, a direct message.</summary>
    /// <param name="ResponseUrl">Where an answer may go that is for him alone; null where only the API can bring it.</param>
    /// <param name="TriggerId">With it a window can be opened for him, within three seconds; "" where none can.</param>
    public sealed record MessagePosted(Turn Turn, Uri? ResponseUrl, string TriggerId = "") : SlackEvent;

    /// <summary>Somebody pressed a button.</summary>
    /// <param name="ResponseUrl">Through it the message is replaced that only he sees.</param>
    /// <param name="IsEphemeral">The message with the button is seen by him alone, so nobody else can replace it.</param>
    /// <param name="TriggerId">With it a window can be opened for him, within three seconds.</param>
    public sealed record BlockAction(Turn Turn, Uri? ResponseUrl, bool IsEphemeral, string TriggerId) : SlackEvent;

    /// <summary>Somebody submitted the form of a window, which waits for what is answered at once.</summary>
    public sealed record ViewSubmission(Turn Turn, ActionPayload Payload) : SlackEvent;

    /// <summary>Somebody pressed a button that stands in a window.</summary>
    public sealed record ViewBlockAction(Turn Turn, ActionPayload Payload) : SlackEvent;

    /// <summary>
    /// Somebody looks at the bot's home page, or has pressed a button on it, whose words are the turn's.
    /// </summary>
    /// <param name="TriggerId">With it a window can be opened for him; "" where he only looks.</param>
    public sealed record AppHomeOpened(Turn Turn, string TriggerId = "") : SlackEvent;

    /// <summary>Somebody points at a message, by the shortcut in its menu.</summary>
    /// <param name="QuotedMessage">The message, without what has to be asked for: its author's name and address, and its
    /// link.</param>
    public sealed record MessageShortcut(Turn Turn, Uri? ResponseUrl, string TriggerId, QuotedMessage QuotedMessage)
        : SlackEvent;

    /// <summary>A message says something else now.</summary>
    /// <param name="AuthorTurn">What its author is answered, who said it to the bot; null where that is nobody's
    /// affair.</param>
    public sealed record MessageChanged(Conversation Conversation, string MessageId, string Text, Turn? AuthorTurn)
        : SlackEvent;

    /// <summary>Somebody pressed something that is no button of ours.</summary>
    public sealed record UnknownAction(Turn Turn, Uri? ResponseUrl) : SlackEvent;

    /// <summary>The bot came into a channel, or went.</summary>
    public sealed record BotMembershipChanged(Turn Turn, bool IsMember) : SlackEvent;

    /// <summary>Somebody is another one now: a guest, deactivated, back, new.</summary>
    /// <param name="User">Whom Slack describes, in its own words.</param>
    public sealed record UserChanged(string Workspace, JsonElement User) : SlackEvent;

    /// <summary>The app was taken out of the workspace, or its tokens were.</summary>
    /// <param name="At">When Slack saw it.</param>
    /// <param name="RevokedBotUsers">The bot users whose tokens are revoked; null if all are.</param>
    public sealed record AppUninstalled(string Workspace, DateTimeOffset At, IReadOnlyList<string>? RevokedBotUsers)
        : SlackEvent;

    /// <summary>Nothing that concerns the bot.</summary>
    public sealed record IgnoredEvent : SlackEvent;
}
