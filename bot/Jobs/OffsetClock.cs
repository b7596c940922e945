namespace MilestoneBot.Jobs;

/// <summary>
/// The bot's clock: the system clock with an offset, for trials. Timeouts and timers are not affected.
/// </summary>
internal sealed class OffsetClock(TimeSpan offset) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
}
