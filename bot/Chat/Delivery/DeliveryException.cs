namespace MilestoneBot.Chat.Delivery;

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
