using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// A clicked button or a submitted form, as received. Everything in it is untrusted, and its command text is checked
/// like typed text.
/// </summary>
/// <param name="CommandText">The button's command text.</param>
/// <param name="Card">The address of the card with the button; "" for a card that never changes.</param>
/// <param name="Revision">The revision of the card that the person saw.</param>
/// <param name="Inputs">The submitted values by input name; empty for a button that sends no inputs.</param>
internal sealed record ActionPayload(
    string CommandText,
    string Card,
    long Revision,
    IReadOnlyDictionary<string, string> Inputs
)
{
    /// <summary>
    /// The channel or direct message of the message, or the one that a modal was opened from; "" for the home page.
    /// </summary>
    public string Channel { get; init; } = "";

    /// <summary>The first message of the thread; "" outside a thread.</summary>
    public string Thread { get; init; } = "";

    /// <summary>The message with the button; "" for a modal and for the home page.</summary>
    public string Message { get; init; } = "";

    /// <summary>The message is ephemeral, so only its <c>response_url</c> can change it.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>The modal or home page; "" for a message.</summary>
    public string ViewId { get; init; } = "";

    /// <summary>The state of the modal that an update must still find; "" where there is none.</summary>
    public string ViewHash { get; init; } = "";

    /// <summary>The action as the channel-independent code knows it.</summary>
    public CardAction CardAction => new(Card, Revision) { MessageId = IsEphemeral ? "" : Message };

    /// <summary>The conversation that a following modal belongs to.</summary>
    public ModalOrigin Origin => new(Channel, Thread);
}
