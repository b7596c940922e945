namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// Remembers recent turns, so that a turn that the platform repeats is answered once. The store also remembers turns
/// that change something; this class covers all others.
/// </summary>
/// <param name="capacity">How many are remembered; the oldest are forgotten first.</param>
internal sealed class TurnDeduplicator(int capacity)
{
    private readonly Dictionary<string, Task> turns = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly Lock gate = new();

    /// <summary>
    /// True for a new turn, which is then remembered; otherwise <paramref name="earlier"/> is the task that answers the
    /// same turn, possibly still running.
    /// </summary>
    public bool TryBegin(string id, out TaskCompletionSource answered, out Task earlier)
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

    public void Forget(string id)
    {
        lock (gate)
            turns.Remove(id);
    }
}
