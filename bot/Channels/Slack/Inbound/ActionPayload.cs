using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// A pressed button or a submitted form as it came: everything in it is untrusted, and the words are looked at like
/// typed ones.
/// </summary>
/// <param name="CommandText">The button's words.</param>
/// <param name="Card">The address of the card it stood on; "" if that never changes.</param>
/// <param name="Revision">The card's count of changes that the presser saw.</param>
/// <param name="Inputs">What was filled in, by input name; none for a button that takes nothing with it.</param>
internal sealed record ActionPayload(
    string CommandText,
    string Card,
    long Revision,
    IReadOnlyDictionary<string, string> Inputs
)
{
    /// <summary>
    /// The channel or chat of the message, or the one a window was opened from; "" for the home page.
    /// </summary>
    public string Channel { get; init; } = "";

    /// <summary>The first message of the thread; "" outside of one.</summary>
    public string Thread { get; init; } = "";

    /// <summary>The pressed message; "" for a window and for the home page.</summary>
    public string Message { get; init; } = "";

    /// <summary>
    /// The message was for the presser's eyes alone, so that only its <c>response_url</c> can change it.
    /// </summary>
    public bool IsEphemeral { get; init; }

    /// <summary>The window or home page; "" for a message.</summary>
    public string ViewId { get; init; } = "";

    /// <summary>The state of the window that an update must still find there; "" where there is none.</summary>
    public string ViewHash { get; init; } = "";

    /// <summary>The press as the rest of the bot knows it.</summary>
    public CardAction CardAction => new(Card, Revision);

    /// <summary>Where a window that follows belongs.</summary>
    public ModalOrigin Origin => new(Channel, Thread);
}
