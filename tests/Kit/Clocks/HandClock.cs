namespace MilestoneBot.Tests.Kit.Clocks;

/// <summary>A clock that stands still until the test moves it.</summary>
public sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A clock on which an hour passes between two readings, so that rate limits are never reached.</summary>
public sealed class LeapingClock : TimeProvider
{
    private long looks;

    public override long GetTimestamp() => Interlocked.Increment(ref looks) * 3600 * TimestampFrequency;
}
