using Microsoft.Extensions.Time.Testing;

namespace MilestoneBot.Tests.Kit.Clocks;

/// <summary>
/// The clock of all tests. It stands until the test moves it. Timers and timestamps follow it, so whoever waits on it
/// waits for the test and for no real time.
/// </summary>
public sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Lock gate = new();
    private readonly HashSet<WatchedTimer> timers = [];
    private TaskCompletionSource changed = NewSignal();

    /// <summary>
    /// Only the date is the test's own; timers and timestamps run in real time, as servers and their clients need it.
    /// </summary>
    public bool HasRealTimers { get; private init; }

    /// <summary>
    /// So much time passes between two looks at the timestamp. With an hour, what is counted in seconds never fills up.
    /// </summary>
    public TimeSpan TimePerTimestamp { get; init; }

    /// <summary>The time it shows. It may also be set back.</summary>
    public DateTimeOffset Now
    {
        get => GetUtcNow();
        set
        {
            if (value < GetUtcNow())
                AdjustTime(value);
            else
                SetUtcNow(value);
        }
    }

    /// <summary>How much time has passed since the start.</summary>
    public TimeSpan Elapsed => GetUtcNow() - Start;

    /// <summary>How many timers are set.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
                return timers.Count(t => t.DueAt is not null);
        }
    }

    public override long TimestampFrequency => HasRealTimers ? System.TimestampFrequency : base.TimestampFrequency;

    /// <summary>A clock around real servers: see <see cref="HasRealTimers"/>.</summary>
    public static TestClock WithRealTimers(DateTimeOffset start) => new(start) { HasRealTimers = true };

    public override long GetTimestamp()
    {
        if (HasRealTimers)
            return System.GetTimestamp();
        if (TimePerTimestamp > TimeSpan.Zero)
            Advance(TimePerTimestamp);
        return base.GetTimestamp();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (HasRealTimers)
            return System.CreateTimer(callback, state, dueTime, period);
        var timer = new WatchedTimer(this, () => callback(state));
        timer.Inner = base.CreateTimer(_ => timer.Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits, in real time and not for long, until so many timers are set.</summary>
    public async Task UntilWaitingAsync(int timerCount = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var another = Volatile.Read(ref changed).Task;
            if (Waiting >= timerCount)
                return;
            try
            {
                await another.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"{Waiting} wait, not {timerCount}.", e);
            }
        }
    }

    /// <summary>Lets so much time pass, as soon as so many timers are set.</summary>
    public async Task PassAsync(TimeSpan time, int waiting = 1)
    {
        await UntilWaitingAsync(waiting);
        Advance(time);
    }

    /// <summary>Lets time pass up to the next timer, which rings; nothing happens where none is set.</summary>
    public void PassToNextTimer()
    {
        DateTimeOffset? next;
        lock (gate)
            next = timers.Min(t => t.DueAt);
        if (next is { } at)
            SetUtcNow(at < GetUtcNow() ? GetUtcNow() : at);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Note(WatchedTimer timer, DateTimeOffset? dueAt)
    {
        lock (gate)
        {
            timer.DueAt = dueAt;
            if (dueAt is null)
                timers.Remove(timer);
            else
                timers.Add(timer);
        }
        Interlocked.Exchange(ref changed, NewSignal()).TrySetResult();
    }

    /// <summary>A timer of the base class, of which is known when it rings.</summary>
    private sealed class WatchedTimer(TestClock clock, Action ring) : ITimer
    {
        private TimeSpan between;

        public ITimer Inner { get; set; } = null!;

        public DateTimeOffset? DueAt { get; set; }

        public void Ring()
        {
            clock.Note(this, between > TimeSpan.Zero ? DueAt + between : null);
            ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            between = period;
            clock.Note(this, dueTime >= TimeSpan.Zero ? clock.GetUtcNow() + dueTime : null);
            return Inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            clock.Note(this, null);
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
