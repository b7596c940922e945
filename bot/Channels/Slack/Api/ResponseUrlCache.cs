using System.Collections.Concurrent;

namespace MilestoneBot.Channels.Slack.Api;

/// <summary>
/// The person who asked, and the response_url through which an answer reaches only them. Slack accepts five answers
/// there within 30 minutes; the entry is kept no longer.
/// </summary>
internal sealed class ResponseUrlCache(TimeProvider clock)
{
    private const int Most = 20_000;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, ResponseUrlEntry> known = new(StringComparer.Ordinal);

    public sealed record ResponseUrlEntry(string User, Uri? ResponseUrl, DateTimeOffset At)
    {
        private int used;

        /// <summary>The response_url, while Slack still accepts answers there.</summary>
        public Uri? TakeResponseUrl(DateTimeOffset now) =>
            ResponseUrl is not null && now - At < Life && Interlocked.Increment(ref used) <= 5 ? ResponseUrl : null;
    }

    /// <param name="message">The message, command, action or modal that is answered.</param>
    /// <param name="link">The response_url; null keeps the one that is already known.</param>
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
