namespace MilestoneBot.Tests.Kit.Clocks;

/// <summary>A clock with timers that stands still until the test moves it: waiting on it takes no real time.</summary>
public sealed class SteppedClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<SteppedTimer> timers = [];
    private DateTimeOffset now = start;

    public DateTimeOffset Now
    {
        get
        {
            lock (gate)
                return now;
        }
        set => Move(value);
    }

    /// <summary>The number of timers that are waiting.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
                return timers.Count(t => t.DueAt is not null);
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, () => callback(state));
        lock (gate)
            timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock as soon as the given number of timers is waiting.</summary>
    public async Task PassAsync(TimeSpan time, int waiting = 1)
    {
        var deadline = Environment.TickCount64 + 10_000;
        while (Waiting < waiting)
            await (
                Environment.TickCount64 < deadline
                    ? Task.Delay(5)
                    : throw new TimeoutException($"{Waiting} wait, not {waiting}.")
            );
        Move(Now + time);
    }

    private void Move(DateTimeOffset to)
    {
        SteppedTimer[] dueTimers;
        lock (gate)
        {
            now = to;
            dueTimers = [.. timers.Where(t => t.DueAt <= to)];
            foreach (var timer in dueTimers)
                timer.DueAt = null;
        }
        foreach (var timer in dueTimers)
            timer.Ring();
    }

    private sealed class SteppedTimer(SteppedClock clock, Action callback) : ITimer
    {
        public DateTimeOffset? DueAt { get; set; }

        public void Ring() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
                DueAt = dueTime >= TimeSpan.Zero ? clock.now + dueTime : null;
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
