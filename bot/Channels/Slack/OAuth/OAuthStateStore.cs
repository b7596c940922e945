using System.Collections.Concurrent;
using MilestoneBot.Chat.Links;

namespace MilestoneBot.Channels.Slack.OAuth;

/// <summary>
/// Installations that were begun and may be finished: each once, within ten minutes. Only hashes are kept, and only
/// in memory, so that an unknown visitor of the page writes nothing. After a restart people begin again.
/// </summary>
internal sealed class OAuthStateStore(TimeProvider clock)
{
    private const int MaxStates = 10_000;

    public static TimeSpan Life { get; } = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> states = new(StringComparer.Ordinal);

    public string Create()
    {
        var now = clock.GetUtcNow();
        if (states.Count >= MaxStates)
            MakeRoom(now);
        var state = LinkSecret.Create();
        states[LinkSecret.ComputeHash(state)] = now + Life;
        return state;
    }

    /// <summary>Whether it was begun here within the time limit and is finished for the first time.</summary>
    public bool TryConsume(string state) =>
        states.TryRemove(LinkSecret.ComputeHash(state), out var end) && clock.GetUtcNow() <= end;

    /// <summary>
    /// Removes the expired ones, otherwise the oldest tenth: a person who opens the page very often can at most delay
    /// others.
    /// </summary>
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (hash, end) in states)
            if (end < now)
                states.TryRemove(hash, out _);
        if (states.Count >= MaxStates)
            foreach (var (hash, _) in states.OrderBy(b => b.Value).Take(MaxStates / 10).ToList())
                states.TryRemove(hash, out _);
    }
}
