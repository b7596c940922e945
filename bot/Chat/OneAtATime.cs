using System.Collections.Concurrent;

namespace MilestoneBot.Chat;

/// <summary>
/// Lets one message of a workspace be on its way at a time. No platform knows a message again, so of those that were
/// under way when the program was killed each may come twice. A message that a slow platform does not answer holds up
/// the next for a while only.
/// </summary>
internal sealed class OneAtATime(TimeProvider clock) : IDisposable
{
    /// <summary>
    /// So many may wait, each for the others before it at the longest: well within the lease of their lines.
    /// </summary>
    private const int MostWaiting = 200;

    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Channel, string Workspace), Way> ways = new();

    /// <summary>
    /// Waits until the way is free. To be disposed when the message is noted; null if too many wait already.
    /// </summary>
    public async Task<IDisposable?> EnterAsync(Place place)
    {
        var way = ways.GetOrAdd((place.Channel, place.Workspace), _ => new());
        if (Interlocked.Increment(ref way.Waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref way.Waiting);
            return null;
        }
        await way.Gate.WaitAsync();
        Interlocked.Decrement(ref way.Waiting);
        return new Pass(way.Gate, clock);
    }

    public void Dispose()
    {
        foreach (var way in ways.Values)
            way.Gate.Dispose();
    }

    private sealed class Way
    {
        public int Waiting;

        public SemaphoreSlim Gate { get; } = new(1);
    }

    private sealed class Pass : IDisposable
    {
        private readonly SemaphoreSlim gate;
        private readonly ITimer timer;
        private int isLeft;

        public Pass(SemaphoreSlim gate, TimeProvider clock)
        {
            this.gate = gate;
            timer = clock.CreateTimer(_ => Leave(), null, LongestHold, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            timer.Dispose();
            Leave();
        }

        private void Leave()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0)
                gate.Release();
        }
    }
}
