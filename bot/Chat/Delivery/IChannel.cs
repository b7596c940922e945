using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>A way to people: it draws replies in the platform's own form and sends, edits and reads them.</summary>
public interface IChannel
{
    /// <summary>Whether this channel speaks for places of that channel id.</summary>
    bool Serves(string channel);

    /// <summary>How much the platform takes in places of that channel id.</summary>
    RateLimits GetLimits(string channel);

    /// <summary>Posts a reply. Returns the platform's message id, or "" when the platform gives none.</summary>
    /// <exception cref="DeliveryException">The platform did not take it; says whether trying again is safe.</exception>
    Task<string> SendAsync(MessageTarget to, Reply reply, CancellationToken cancel);

    /// <summary>
    /// Sends a card to somebody in his own chat with the bot. Null where this channel has no need of that, for it shows
    /// each person his own view of a card, or cannot reach him.
    /// </summary>
    /// <param name="conversation">The place in which the card stands for everybody.</param>
    /// <param name="person">The speaker id.</param>
    /// <exception cref="DeliveryException">The platform did not take it.</exception>
    Task<PostedCard?> SendPersonalCopyAsync(
        Conversation conversation,
        string person,
        Card card,
        CancellationToken cancel
    ) => Task.FromResult<PostedCard?>(null);

    /// <summary>The thread in which what follows a message belongs.</summary>
    /// <param name="thread">The one in which it was posted.</param>
    string GetReplyThread(Conversation conversation, string thread, string messageId) => thread;

    /// <summary>Replaces a message that was posted before.</summary>
    /// <exception cref="DeliveryException">The platform did not take it.</exception>
    Task UpdateAsync(MessageTarget at, string messageId, Card card, CancellationToken cancel);
}
