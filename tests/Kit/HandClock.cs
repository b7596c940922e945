namespace MilestoneBot.Tests.Kit;

/// <summary>A clock that stands until the test moves it.</summary>
public sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
