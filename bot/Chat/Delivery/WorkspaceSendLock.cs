using System.Collections.Concurrent;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>
/// Lets one message of a workspace be on its way at a time. No platform knows a message again, so of those that were
/// under way when the program was killed each may come twice. A message that a slow platform does not answer holds up
/// the next for a while only.
/// </summary>
internal sealed class WorkspaceSendLock(TimeProvider clock) : IDisposable
{
    /// <summary>
    /// So many may wait, each for the others before it at the longest: well within the lease of their lines.
    /// </summary>
    private const int MostWaiting = 200;

    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Channel, string Workspace), LockEntry> ways = new();

    /// <summary>
    /// Waits until the way is free. To be disposed when the message is noted; null if too many wait already.
    /// </summary>
    public async Task<IDisposable?> AcquireAsync(Conversation conversation)
    {
        var lockEntry = ways.GetOrAdd((conversation.Channel, conversation.Workspace), _ => new());
        if (Interlocked.Increment(ref lockEntry.Waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref lockEntry.Waiting);
            return null;
        }
        await lockEntry.Gate.WaitAsync();
        Interlocked.Decrement(ref lockEntry.Waiting);
        return new LockReleaser(lockEntry.Gate, clock);
    }

    public void Dispose()
    {
        foreach (var lockEntry in ways.Values)
            lockEntry.Gate.Dispose();
    }

    private sealed class LockEntry
    {
        public int Waiting;

        public SemaphoreSlim Gate { get; } = new(1);
    }

    private sealed class LockReleaser : IDisposable
    {
        private readonly SemaphoreSlim gate;
        private readonly ITimer timer;
        private int isReleased;

        public LockReleaser(SemaphoreSlim gate, TimeProvider clock)
        {
            this.gate = gate;
            timer = clock.CreateTimer(_ => Release(), null, LongestHold, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            timer.Dispose();
            Release();
        }

        private void Release()
        {
            if (Interlocked.Exchange(ref isReleased, 1) == 0)
                gate.Release();
        }
    }
}
