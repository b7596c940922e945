using System.Collections.Concurrent;

namespace MilestoneBot.Channels.Slack.Api;

/// <summary>
/// The person who asked, and the response_url through which an answer reaches only them. Slack accepts five answers
/// there within 30 minutes; the entry is kept no longer.
/// </summary>
internal sealed class ResponseUrlCache(TimeProvider clock)
{
    private const int MaxEntries = 20_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, ResponseUrlEntry> entries = new(StringComparer.Ordinal);

    public sealed record ResponseUrlEntry(string User, Uri? ResponseUrl, DateTimeOffset At)
    {
        private int used;

        /// <summary>The response_url, while Slack still accepts answers there.</summary>
        public Uri? TakeResponseUrl(DateTimeOffset now) =>
            ResponseUrl is not null && now - At < Lifetime && Interlocked.Increment(ref used) <= 5 ? ResponseUrl : null;
    }

    /// <param name="message">The message, command, action or modal that is answered.</param>
    /// <param name="link">The response_url; null keeps the one that is already known.</param>
    public void Remember(string message, string user, Uri? link)
    {
        var now = clock.GetUtcNow();
        if (entries.Count >= MaxEntries)
            foreach (var (key, responseUrlEntry) in entries)
                if (now - responseUrlEntry.At > Lifetime)
                    entries.TryRemove(key, out _);
        if (link is not null || !entries.TryGetValue(message, out var before) || before.User != user)
            entries[message] = new(user, link, now);
    }

    public ResponseUrlEntry? Find(string message) => entries.GetValueOrDefault(message);
}
