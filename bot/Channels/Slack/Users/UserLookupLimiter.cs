using System.Collections.Concurrent;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Slack.Users;

/// <summary>
/// Limits how often Slack is asked about users: within its limit for the method (100 a minute in a workspace), and
/// not before the time that Slack states in Retry-After. It uses the real clock, as Slack does.
/// </summary>
internal sealed class UserLookupLimiter
{
    private const int MostInAMinute = 90;

    private static readonly TimeSpan DefaultDelay = TimeSpan.FromMilliseconds(300),
        Minute = TimeSpan.FromMinutes(1);

    /// <summary>The timeout of each of two attempts: together they are short enough for a person who waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private readonly ConcurrentDictionary<string, LookupHistory> lookups = new(StringComparer.Ordinal);

    private sealed class LookupHistory
    {
        public Queue<long> At { get; } = [];

        public long NotBefore { get; set; } = long.MinValue;
    }

    /// <summary>Whether a call may be made now; if so, it is counted.</summary>
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
    /// The delay before the second attempt; null where it would be too long. No user is looked up before it has
    /// passed.
    /// </summary>
    public TimeSpan? RetryDelayAfter(string workspace, DeliveryException error)
    {
        if (error.RetryAfter is not { } wanted || wanted <= TimeSpan.Zero)
            return DefaultDelay;
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
