using System.Collections.Concurrent;

namespace MilestoneBot.Pages.Client;

/// <summary>Counts requests by address and by token, each in minutes of its own.</summary>
internal sealed class VisitLimiter(TimeProvider clock)
{
    private const int MostByAddress = 120;
    private const int MostByToken = 60;
    private const int MostKeys = 20_000;

    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private long minute;

    /// <summary>Whether this request is one too many.</summary>
    /// <param name="hash">The hash of the token: the token itself is kept nowhere.</param>
    public bool IsTooMany(string address, string hash)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (Interlocked.Exchange(ref minute, now) != now || counts.Count > MostKeys)
            counts.Clear();
        return Count($"a/{address}") > MostByAddress | Count($"t/{hash}") > MostByToken;
    }

    private int Count(string key) => counts.AddOrUpdate(key, 1, (_, before) => before + 1);
}
