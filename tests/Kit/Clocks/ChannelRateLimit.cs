namespace MilestoneBot.Tests.Kit.Clocks;

/// <summary>
/// One message a second in a channel, as Slack publishes it: it is counted when it arrives, and every call counts,
/// whatever becomes of it.
/// </summary>
public sealed class ChannelRateLimit(TimeProvider clock)
{
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int violations;

    /// <summary>How many came too soon.</summary>
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
