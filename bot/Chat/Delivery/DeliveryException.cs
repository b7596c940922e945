namespace MilestoneBot.Chat.Delivery;

/// <summary>Why a message was not delivered, by what to do next.</summary>
public enum DeliveryFault
{
    /// <summary>
    /// Certainly not delivered, and worth another attempt: connection refused, no DNS address, 412, 503; for an update,
    /// any transient fault.
    /// </summary>
    TryAgain,

    /// <summary>
    /// Certainly not delivered, because the thread's rate limit is reached: 429. The thread pauses for a while.
    /// </summary>
    TooMany,

    /// <summary>
    /// Possibly delivered: timeout, connection lost, 408, 500, 502, 504 or another 5xx after sending.
    /// </summary>
    Uncertain,

    /// <summary>
    /// Will never be accepted: the message is rejected (400, 413), or the message to reply to or to update is gone
    /// (404).
    /// </summary>
    Final,

    /// <summary>
    /// The conversation accepts nothing: the bot was removed from it, or it is gone (403, 404 to a post).
    /// </summary>
    Closed,
}

/// <summary>A message that the platform did not accept.</summary>
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
