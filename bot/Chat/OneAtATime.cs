using System.Collections.Concurrent;

namespace MilestoneBot.Chat;

/// <summary>
/// Lets one message of a workspace be on its way at a time. No platform knows a message again, so of those that were under way when
/// the program was killed each may come twice. A message that a slow platform does not answer holds up the next for a while only.
/// </summary>
internal sealed class OneAtATime(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(2), LongestWait = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(string Channel, string Workspace), SemaphoreSlim> ways = new();

    /// <summary>Waits until the way is free. To be disposed when the message is noted; null if it took too long to wait.</summary>
    public async Task<IDisposable?> EnterAsync(Place place, CancellationToken cancel)
    {
        var way = ways.GetOrAdd((place.Channel, place.Workspace), _ => new(1));
        if (way.Wait(0, cancel)) return new Pass(way, clock);
        using var patience = new CancellationTokenSource(LongestWait, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            await way.WaitAsync(both.Token);
            return new Pass(way, clock);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose()
    {
        foreach (var way in ways.Values) way.Dispose();
    }

    private sealed class Pass : IDisposable
    {
        private readonly SemaphoreSlim way;
        private readonly ITimer timer;
        private int isLeft;

        public Pass(SemaphoreSlim way, TimeProvider clock)
        {
            this.way = way;
            timer = clock.CreateTimer(_ => Leave(), null, LongestHold, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            timer.Dispose();
            Leave();
        }

        private void Leave()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0) way.Release();
        }
    }
}
