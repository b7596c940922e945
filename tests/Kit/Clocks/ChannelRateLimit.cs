namespace MilestoneBot.Tests.Kit.Clocks;

/// <summary>
/// Slack's published limit of one message a second in a channel. A call counts when it arrives, whatever its result.
/// </summary>
public sealed class ChannelRateLimit(TimeProvider clock)
{
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int violations;

    /// <summary>The number of calls that came too soon.</summary>
    public int Violations => violations;

    public bool Takes(string channel)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var isSoon =
                last.TryGetValue(channel, out var before)
                && clock.GetElapsedTime(before, now) < TimeSpan.FromSeconds(1);
            last[channel] = now;
            if (isSoon)
                violations++;
            return !isSoon;
        }
    }
}
