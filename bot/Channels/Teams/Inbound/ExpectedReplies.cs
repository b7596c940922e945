namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// The replies to a sender that expects them in the HTTP response. While its turn is handled, what the turn sends to
/// its own conversation is collected here instead of being posted.
/// </summary>
internal sealed class ExpectedReplies(string conversation)
{
    private readonly string conversation = conversation;
    private static readonly AsyncLocal<ExpectedReplies?> Current = new();
    private readonly List<ReadOnlyMemory<byte>> activities = [];

    public IReadOnlyList<ReadOnlyMemory<byte>> Activities => activities;

    /// <summary>Handles a turn for a waiting sender.</summary>
    public async Task<ExpectedReplies> CollectAsync(Func<Task> handle)
    {
        Current.Value = this;
        await handle();
        return this;
    }

    /// <summary>
    /// True if a sender waits for the replies in this conversation; then the activity is added to them.
    /// </summary>
    public static bool TryAdd(string conversation, ReadOnlyMemory<byte> activity)
    {
        if (Current.Value is not { } sender || sender.conversation != conversation)
            return false;
        sender.activities.Add(activity);
        return true;
    }
}
