namespace MilestoneBot.Channels.Teams;

/// <summary>
/// The answers to a sender that waits for them in the HTTP answer itself. While its turn is being heard, what the turn
/// says in its own conversation is collected here instead of being posted.
/// </summary>
internal sealed class ExpectedReplies(string conversation)
{
    private readonly string where = conversation;
    private static readonly AsyncLocal<ExpectedReplies?> Waiting = new();
    private readonly List<ReadOnlyMemory<byte>> activities = [];

    public IReadOnlyList<ReadOnlyMemory<byte>> Activities => activities;

    /// <summary>Hears something in the name of a waiting sender.</summary>
    public async Task<ExpectedReplies> DuringAsync(Func<Task> hear)
    {
        Waiting.Value = this;
        await hear();
        return this;
    }

    /// <summary>True if somebody waits for what is said in this conversation; then he has it.</summary>
    public static bool Take(string conversation, ReadOnlyMemory<byte> activity)
    {
        if (Waiting.Value is not { } sender || sender.where != conversation)
            return false;
        sender.activities.Add(activity);
        return true;
    }
}
