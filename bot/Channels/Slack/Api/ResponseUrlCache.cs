using System.Collections.Concurrent;

namespace MilestoneBot.Channels.Slack.Api;

/// <summary>
/// Who asked, and the link through which an answer reaches him alone. Slack takes five answers there within half an
/// hour; it is kept no longer.
/// </summary>
internal sealed class ResponseUrlCache(TimeProvider clock)
{
    private const int Most = 20_000;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, ResponseUrlEntry> known = new(StringComparer.Ordinal);

    public sealed record ResponseUrlEntry(string User, Uri? ResponseUrl, DateTimeOffset At)
    {
        private int used;

        /// <summary>The link, while it may be used.</summary>
        public Uri? TakeResponseUrl(DateTimeOffset now) =>
            ResponseUrl is not null && now - At < Life && Interlocked.Increment(ref used) <= 5 ? ResponseUrl : null;
    }

    /// <param name="message">The message, command, press or window that is answered.</param>
    /// <param name="link">Null where there is none; then the one stays that is known of it.</param>
    public void Remember(string message, string user, Uri? link)
    {
        var now = clock.GetUtcNow();
        if (known.Count >= Most)
            foreach (var (key, responseUrlEntry) in known)
                if (now - responseUrlEntry.At > Life)
                    known.TryRemove(key, out _);
        if (link is not null || !known.TryGetValue(message, out var before) || before.User != user)
            known[message] = new(user, link, now);
    }

    public ResponseUrlEntry? Find(string message) => known.GetValueOrDefault(message);
}
