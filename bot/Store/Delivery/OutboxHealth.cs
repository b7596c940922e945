namespace MilestoneBot.Store.Delivery;

/// <summary>The state of the outbox, for health checks.</summary>
/// <param name="Overdue">For how long the oldest message that was certainly not delivered has been due or failing; zero
/// when there is none.</param>
/// <param name="Waiting">Messages still to be sent, due or not.</param>
/// <param name="Parked">Messages that are not retried automatically.</param>
/// <param name="UnreachableConversations">Conversations that accept nothing from the bot.</param>
/// <param name="Uncertain">The number of waiting and parked messages that may have been delivered.</param>
/// <param name="OldestReason">Why the oldest was not delivered; "" if nothing failed.</param>
/// <param name="ParkedReason">Why the newest parked message is parked.</param>
public sealed record OutboxHealth(
    TimeSpan Overdue,
    long Waiting,
    long Parked,
    long UnreachableConversations = 0,
    long Uncertain = 0,
    string OldestReason = "",
    string ParkedReason = ""
);
