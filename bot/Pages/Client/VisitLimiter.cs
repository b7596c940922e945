using System.Collections.Concurrent;

namespace MilestoneBot.Pages.Client;

/// <summary>
/// Counts visits in each minute. A link that is open has a count of its own, and only wrong links count by address: behind a
/// proxy everybody has one address, and who tries out links keeps nobody from theirs.
/// </summary>
internal sealed class VisitLimiter(TimeProvider clock)
{
    private const int MostMisses = 120;
    private const int MostByToken = 60;
    private const int MostKeys = 20_000;

    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private long minute;

    /// <summary>Whether this visit with an open link is one too many.</summary>
    /// <param name="hash">The hash of the token: the token itself is kept nowhere.</param>
    public bool IsTooMany(string hash) => Count($"t/{hash}") > MostByToken;

    /// <summary>Whether this visit with a wrong link is one too many from where it comes.</summary>
    public bool IsMissTooMany(HttpContext http) => Count($"a/{http.Connection.RemoteIpAddress}") > MostMisses;

    private int Count(string key)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (Interlocked.Exchange(ref minute, now) != now || counts.Count > MostKeys)
            counts.Clear();
        return counts.AddOrUpdate(key, 1, (_, before) => before + 1);
    }
}
