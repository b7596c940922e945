namespace MilestoneBot.Store.Delivery;

/// <summary>How the outbox is doing.</summary>
/// <param name="Overdue">How long the oldest line that is certainly not out yet has been due, or tried in vain; zero
/// when none is.</param>
/// <param name="Waiting">Lines still to be sent, due or not.</param>
/// <param name="Parked">Lines that are not tried again by themselves.</param>
/// <param name="UnreachableConversations">Places that take nothing from the bot.</param>
/// <param name="Uncertain">Of the waiting and the parked, those that may have arrived.</param>
/// <param name="OldestReason">What kept the oldest back; "" where nothing did.</param>
/// <param name="ParkedReason">Why the newest is parked.</param>
public sealed record OutboxHealth(
    TimeSpan Overdue,
    long Waiting,
    long Parked,
    long UnreachableConversations = 0,
    long Uncertain = 0,
    string OldestReason = "",
    string ParkedReason = ""
);
