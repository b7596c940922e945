namespace MilestoneBot.Chat.Delivery;

/// <summary>At most so many messages within so long a time.</summary>
public sealed record RateWindow(int MaxMessages, TimeSpan Period);

/// <summary>
/// How much a platform takes, edits included: in one thread, in a place with all its threads, and in all of a
/// workspace.
/// </summary>
public sealed record RateLimits(IReadOnlyList<RateWindow> Thread, IReadOnlyList<RateWindow> Workspace)
{
    public IReadOnlyList<RateWindow> Conversation { get; init; } = [];

    public static RateLimits None { get; } = new([], []);
}
