using System.Collections.Concurrent;

namespace MilestoneBot.Tests.Kit.Clocks;

/// <summary>
/// A clock that jumps to the next timer as soon as no code can run before it: hours pass in seconds, and nothing waits
/// in real time.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly BlockingCollection<Action> work = [];
    private readonly Lock gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, int Version), (long, long)> due = new();
    private long elapsed,
        order;

    public TimeSpan Elapsed => new(Interlocked.Read(ref elapsed));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override long GetTimestamp() => Interlocked.Read(ref elapsed) + 1;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs an async story on one thread, from timer to timer, until it is complete.</summary>
    public void Run(Func<Task> story)
    {
        var before = SynchronizationContext.Current;
        var pump = new Pump(work);
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            var running = story();
            while (!running.IsCompleted)
            {
                if (work.TryTake(out var next))
                    next();
                else if (!IsSomethingOnAPoolThread())
                    Jump();
            }
            running.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>
    /// Work on a pool thread posts its continuation back, and a work item queued after it comes back later. So nothing
    /// is awaited in real time: on a busy machine a short wait may not suffice, and the clock would run ahead.
    /// </summary>
    private bool IsSomethingOnAPoolThread()
    {
        for (var round = 0; round < 3; round++)
        {
            var isBack = false;
            ThreadPool.UnsafeQueueUserWorkItem(_ => work.Add(() => isBack = true), null);
            var others = 0;
            while (!isBack)
            {
                work.Take()();
                others++;
            }
            if (others > 1)
                return true;
        }
        return false;
    }

    private void Jump()
    {
        VirtualTimer? timer = null;
        lock (gate)
        {
            while (timer is null && due.TryDequeue(out var next, out var at))
            {
                if (next.Timer.Version != next.Version)
                    continue;
                Interlocked.Exchange(ref elapsed, Math.Max(elapsed, at.Item1));
                timer = next.Timer;
            }
        }
        // Without the context, the timer's continuations run here and not on a pool thread.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        timer?.Ring();
        SynchronizationContext.SetSynchronizationContext(context);
    }

    private sealed class Pump(BlockingCollection<Action> work) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => work.Add(() => d(state));

        public override void Send(SendOrPostCallback d, object? state) => d(state);
    }

    private sealed class VirtualTimer(VirtualClock clock, Action callback) : ITimer
    {
        public int Version { get; private set; }

        public void Ring() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                Version++;
                if (dueTime >= TimeSpan.Zero)
                    clock.due.Enqueue((this, Version), (clock.elapsed + dueTime.Ticks, clock.order++));
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
