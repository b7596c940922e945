namespace MilestoneBot.Chat.Delivery;

/// <summary>A rate limit: at most so many messages in a period.</summary>
public sealed record RateWindow(int MaxMessages, TimeSpan Period);

/// <summary>
/// A platform's rate limits, updates included: for one thread, for a conversation with all its threads, and for a
/// workspace.
/// </summary>
public sealed record RateLimits(IReadOnlyList<RateWindow> Thread, IReadOnlyList<RateWindow> Workspace)
{
    public IReadOnlyList<RateWindow> Conversation { get; init; } = [];

    public static RateLimits None { get; } = new([], []);
}
