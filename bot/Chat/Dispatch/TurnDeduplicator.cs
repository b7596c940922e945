namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// Remembers recent turns, so that a turn that the platform repeats is answered once. The store also remembers turns
/// that change something; this class covers all others.
/// </summary>
/// <param name="capacity">How many are remembered; the oldest are forgotten first.</param>
internal sealed class TurnDeduplicator(int capacity)
{
    private readonly Dictionary<string, Task<bool>> turns = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly Lock gate = new();

    /// <summary>
    /// True for a new turn, which is then remembered; otherwise <paramref name="earlier"/> is the task that answers the
    /// same turn, possibly still running. Both say whether it was taken, so that what stands behind it may follow.
    /// </summary>
    public bool TryBegin(string id, out TaskCompletionSource<bool> answered, out Task<bool> earlier)
    {
        answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (turns.TryGetValue(id, out earlier!))
                return false;
            turns[id] = earlier = answered.Task;
            order.Enqueue(id);
            if (order.Count > capacity)
                turns.Remove(order.Dequeue());
            return true;
        }
    }

    /// <summary>Whether a turn that was answered here was taken; false for one that is unknown.</summary>
    public Task<bool> WasTakenAsync(string id)
    {
        lock (gate)
            return turns.GetValueOrDefault(id) ?? Task.FromResult(false);
    }

    public void Forget(string id)
    {
        lock (gate)
            turns.Remove(id);
    }
}
