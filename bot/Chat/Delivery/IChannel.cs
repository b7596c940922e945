using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>
/// A platform's outbound side: renders replies in the platform's format, posts them and updates them.
/// </summary>
public interface IChannel
{
    /// <summary>Whether this channel handles conversations of that channel id.</summary>
    bool Serves(string channel);

    /// <summary>The platform's rate limits for conversations of that channel id.</summary>
    RateLimits GetLimits(string channel);

    /// <summary>Posts a reply. Returns the platform's message id, or "" when the platform gives none.</summary>
    /// <exception cref="DeliveryException">The platform did not accept it; the fault says whether another attempt is
    /// safe.</exception>
    Task<string> SendAsync(MessageTarget to, Reply reply, CancellationToken cancel);

    /// <summary>
    /// Sends a card to a person in their personal chat with the bot. Null where this channel does not need that,
    /// because it supports user-specific views, or where it cannot reach the person.
    /// </summary>
    /// <param name="conversation">The conversation in which the card is shown to everybody.</param>
    /// <param name="person">The sender id.</param>
    /// <exception cref="DeliveryException">The platform did not accept it.</exception>
    Task<PostedCard?> SendPersonalCopyAsync(
        Conversation conversation,
        string person,
        Card card,
        CancellationToken cancel
    ) => Task.FromResult<PostedCard?>(null);

    /// <summary>The thread in which replies to a message belong.</summary>
    /// <param name="thread">The thread in which the message was posted.</param>
    string GetReplyThread(Conversation conversation, string thread, string messageId) => thread;

    /// <summary>Whether files can be put into conversations of this channel.</summary>
    bool TakesFiles => false;

    /// <summary>Hands a file to the platform, where nobody sees it yet; doing it again does no harm.</summary>
    /// <returns>The platform's id of it.</returns>
    /// <exception cref="DeliveryException">The platform did not accept it.</exception>
    Task<string> UploadFileAsync(MessageTarget to, OutgoingFile file, CancellationToken cancel) =>
        throw new DeliveryException(DeliveryFault.Final, "this platform takes no files");

    /// <summary>Shows a file that was handed over in the conversation's thread.</summary>
    /// <exception cref="DeliveryException">The platform did not accept it.</exception>
    Task ShareFileAsync(MessageTarget to, string uploaded, OutgoingFile file, CancellationToken cancel) =>
        throw new DeliveryException(DeliveryFault.Final, "this platform takes no files");

    /// <summary>Replaces a message that was posted before.</summary>
    /// <exception cref="DeliveryException">The platform did not accept it.</exception>
    Task UpdateAsync(MessageTarget at, string messageId, Card card, CancellationToken cancel);
}
