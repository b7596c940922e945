namespace MilestoneBot.Jobs;

/// <summary>The bot's clock: the real one, moved by an offset for practice. Time-outs and timers stay real.</summary>
internal sealed class OffsetClock(TimeSpan offset) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
}
