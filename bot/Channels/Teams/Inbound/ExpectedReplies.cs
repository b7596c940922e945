namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// The answers to a sender that waits for them in the HTTP answer itself. While its turn is being heard, what the turn
/// says in its own conversation is collected here instead of being posted.
/// </summary>
internal sealed class ExpectedReplies(string conversation)
{
    private readonly string conversation = conversation;
    private static readonly AsyncLocal<ExpectedReplies?> Current = new();
    private readonly List<ReadOnlyMemory<byte>> activities = [];

    public IReadOnlyList<ReadOnlyMemory<byte>> Activities => activities;

    /// <summary>Hears something in the name of a waiting sender.</summary>
    public async Task<ExpectedReplies> CollectAsync(Func<Task> hear)
    {
        Current.Value = this;
        await hear();
        return this;
    }

    /// <summary>True if somebody waits for what is said in this conversation; then he has it.</summary>
    public static bool TryAdd(string conversation, ReadOnlyMemory<byte> activity)
    {
        if (Current.Value is not { } sender || sender.conversation != conversation)
            return false;
        sender.activities.Add(activity);
        return true;
    }
}
