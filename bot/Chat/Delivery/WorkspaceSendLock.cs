using System.Collections.Concurrent;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>
/// Lets only one message of a workspace be in flight at a time. Platforms do not detect duplicates, so each message
/// that was in flight when the program was killed may be sent twice. A message that a slow platform does not answer
/// delays the next for one second only.
/// </summary>
internal sealed class WorkspaceSendLock(TimeProvider clock) : IDisposable
{
    /// <summary>
    /// Each of the waiting holds the lock for at most <see cref="LongestHold"/>, so all of them are done well within
    /// the lease of their messages.
    /// </summary>
    private const int MaxWaiting = 200;

    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Channel, string Workspace), LockEntry> locks = new();

    /// <summary>Waits for the lock. To be disposed when the result is recorded; null if too many are waiting.</summary>
    public async Task<IDisposable?> AcquireAsync(Conversation conversation)
    {
        var lockEntry = locks.GetOrAdd((conversation.Channel, conversation.Workspace), _ => new());
        if (Interlocked.Increment(ref lockEntry.Waiting) > MaxWaiting)
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
        foreach (var lockEntry in locks.Values)
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
