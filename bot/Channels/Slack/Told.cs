using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>What Slack told, once it is known to be genuine.</summary>
internal abstract record Told
{
    /// <summary>Whose installation it is told of.</summary>
    public Origin From { get; init; }

    /// <summary>Somebody typed words: a slash command, a mention of the bot, a direct message.</summary>
    /// <param name="Link">Where an answer may go that is for him alone; null where only the API can bring it.</param>
    /// <param name="Trigger">With it a window can be opened for him, within three seconds; "" where none can.</param>
    public sealed record Words(Turn Turn, Uri? Link, string Trigger = "") : Told;

    /// <summary>Somebody pressed a button.</summary>
    /// <param name="Link">Through it the message is replaced that only he sees.</param>
    /// <param name="IsForOne">The message with the button is seen by him alone, so nobody else can replace it.</param>
    /// <param name="Trigger">With it a window can be opened for him, within three seconds.</param>
    public sealed record Press(Turn Turn, Uri? Link, bool IsForOne, string Trigger) : Told;

    /// <summary>Somebody submitted the form of a window, which waits for what is answered at once.</summary>
    public sealed record Submitted(Turn Turn, Pressing Form) : Told;

    /// <summary>Somebody pressed a button that stands in a window.</summary>
    public sealed record PressInWindow(Turn Turn, Pressing Pressed) : Told;

    /// <summary>
    /// Somebody looks at the bot's home page, or has pressed a button on it, whose words are the turn's.
    /// </summary>
    /// <param name="Trigger">With it a window can be opened for him; "" where he only looks.</param>
    public sealed record Home(Turn Turn, string Trigger = "") : Told;

    /// <summary>Somebody points at a message, by the shortcut in its menu.</summary>
    /// <param name="Quote">The message, without what has to be asked for: its author's name and address, and its
    /// link.</param>
    public sealed record Pointed(Turn Turn, Uri? Link, string Trigger, Quote Quote) : Told;

    /// <summary>A message says something else now.</summary>
    /// <param name="ToBot">What its author is answered, who said it to the bot; null where that is nobody's
    /// affair.</param>
    public sealed record Edited(Place Place, string MessageId, string Text, Turn? ToBot) : Told;

    /// <summary>Somebody pressed something that is no button of ours.</summary>
    public sealed record Riddle(Turn Turn, Uri? Link) : Told;

    /// <summary>The bot came into a channel, or went.</summary>
    public sealed record Moved(Turn Turn, bool IsThere) : Told;

    /// <summary>Somebody is another one now: a guest, deactivated, back, new.</summary>
    /// <param name="User">Whom Slack describes, in its own words.</param>
    public sealed record Person(string Workspace, JsonElement User) : Told;

    /// <summary>The app was taken out of the workspace, or its tokens were.</summary>
    /// <param name="At">When Slack saw it.</param>
    /// <param name="Bots">The bot users whose tokens are revoked; null if all are.</param>
    public sealed record Removed(string Workspace, DateTimeOffset At, IReadOnlyList<string>? Bots) : Told;

    /// <summary>Nothing that concerns the bot.</summary>
    public sealed record Nothing : Told;
}
