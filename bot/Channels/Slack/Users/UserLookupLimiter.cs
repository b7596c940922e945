using System.Collections.Concurrent;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Slack.Users;

/// <summary>
/// How often Slack is asked about people: within its limit for the method (100 a minute in a workspace), and not before
/// it wants to be asked again. The platform's clock is the real one.
/// </summary>
internal sealed class UserLookupLimiter
{
    private const int MostInAMinute = 90;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(300),
        Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// So long each of two tries may take: together, and with the answer, they are soon enough for somebody who waits.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private readonly ConcurrentDictionary<string, LookupHistory> lookups = new(StringComparer.Ordinal);

    private sealed class LookupHistory
    {
        public Queue<long> At { get; } = [];

        public long NotBefore { get; set; } = long.MinValue;
    }

    /// <summary>Whether it may be asked now; then it counts.</summary>
    public bool TryAcquire(string workspace)
    {
        var (one, now) = (lookups.GetOrAdd(workspace, _ => new()), TimeProvider.System.GetTimestamp());
        lock (one)
        {
            while (one.At.TryPeek(out var first) && TimeProvider.System.GetElapsedTime(first, now) >= Minute)
                one.At.Dequeue();
            if (now < one.NotBefore || one.At.Count >= MostInAMinute)
                return false;
            one.At.Enqueue(now);
            return true;
        }
    }

    /// <summary>
    /// How long to wait before the second try; null where it would be too long, then nobody is asked about before.
    /// </summary>
    public TimeSpan? RetryDelayAfter(string workspace, DeliveryException said)
    {
        if (said.RetryAfter is not { } wanted || wanted <= TimeSpan.Zero)
            return Breath;
        if (wanted <= Patience)
            return wanted;
        var one = lookups.GetOrAdd(workspace, _ => new());
        lock (one)
            one.NotBefore =
                TimeProvider.System.GetTimestamp()
                + (long)(wanted.TotalSeconds * TimeProvider.System.TimestampFrequency);
        return null;
    }
}
