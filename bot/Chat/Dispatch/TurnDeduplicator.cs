namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// The turns heard lately, so that a platform's repetition is answered once. Changes are remembered by the store as
/// well; this is for everything else.
/// </summary>
/// <param name="most">How many are kept; the oldest are forgotten first.</param>
internal sealed class TurnDeduplicator(int most)
{
    private readonly Dictionary<string, Task> turns = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly Lock gate = new();

    /// <summary>
    /// True for a new turn, which is then noted; else <paramref name="earlier"/> is the answering of the same turn,
    /// perhaps still going on.
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
            if (order.Count > most)
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
