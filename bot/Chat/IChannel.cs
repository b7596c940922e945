namespace MilestoneBot.Chat;

/// <summary>
/// Where a message goes: a place, the thread in it, and what the channel itself remembers of the conversation.
/// </summary>
/// <param name="Thread">The platform's full conversation id; the place's own when no thread is meant.</param>
/// <param name="ReplyTo">The message that is answered; "" for a new post.</param>
/// <param name="Reference">The channel's own stored conversation reference; "" where it has none.</param>
public sealed record MessageTarget(Conversation Conversation, string Thread, string ReplyTo, string Reference)
{
    /// <summary>Who is answered, by the speaker id; "" for a post that answers nobody.</summary>
    public string AskerId { get; init; } = "";
}

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

/// <summary>Why a message did not arrive, in terms of what to do next.</summary>
public enum DeliveryFault
{
    /// <summary>
    /// Certainly not delivered, and worth another try: connection refused, no address, 412, 503; an edit after whatever
    /// passing fault.
    /// </summary>
    TryAgain,

    /// <summary>Certainly not delivered, for too much is said in the thread: 429. It rests for a while.</summary>
    TooMany,

    /// <summary>
    /// May have been delivered: time-out, connection lost, 408, 500, 502, 504 or another 5xx after sending.
    /// </summary>
    Uncertain,

    /// <summary>
    /// Will never be taken: the message is refused (400, 413), or the one that is answered or edited is gone (404).
    /// </summary>
    Final,

    /// <summary>
    /// Nothing is taken there: the bot was removed from the conversation, or it is gone (403, 404 to a post).
    /// </summary>
    Closed,
}

/// <summary>A message that the platform did not take.</summary>
/// <param name="retryAfter">How long the platform asked to wait; null if it did not say.</param>
public sealed class DeliveryException(
    DeliveryFault fault,
    string message,
    TimeSpan? retryAfter = null,
    Exception? inner = null
) : Exception(message, inner)
{
    public DeliveryFault Fault { get; } = fault;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
