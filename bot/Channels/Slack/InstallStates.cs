using System.Collections.Concurrent;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Installations that were begun and may be finished: each once, within ten minutes. Only hashes are kept, and in
/// memory, so that strangers who open the page write nothing; whoever meets a restart begins again.
/// </summary>
internal sealed class InstallStates(TimeProvider clock)
{
    private const int Most = 10_000;

    public static TimeSpan Life { get; } = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> begun = new(StringComparer.Ordinal);

    public string Begin()
    {
        var now = clock.GetUtcNow();
        if (begun.Count >= Most)
            MakeRoom(now);
        var state = Secret.New();
        begun[Secret.HashOf(state)] = now + Life;
        return state;
    }

    /// <summary>Whether it was begun here, lately, and is finished for the first time.</summary>
    public bool Finish(string state) => begun.TryRemove(Secret.HashOf(state), out var end) && clock.GetUtcNow() <= end;

    /// <summary>
    /// The ended ones go, else the oldest tenth: whoever opens the page very often delays others at the most.
    /// </summary>
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (hash, end) in begun)
            if (end < now)
                begun.TryRemove(hash, out _);
        if (begun.Count >= Most)
            foreach (var (hash, _) in begun.OrderBy(b => b.Value).Take(Most / 10).ToList())
                begun.TryRemove(hash, out _);
    }
}
