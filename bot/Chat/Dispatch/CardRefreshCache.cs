using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// Cards that were rendered for a person a moment ago. Clients refresh a card whenever it scrolls into view; the same
/// refresh within two seconds is answered from here.
/// </summary>
internal sealed class CardRefreshCache(TimeProvider clock)
{
    private const int MaxEntries = 5_000;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly Dictionary<
        (string SenderId, Conversation Conversation, CardAction Card),
        (DateTimeOffset At, Lazy<Task<Card?>> Rendering)
    > entries = [];
    private readonly Lock gate = new();

    /// <summary>
    /// The card as it was rendered for the same person in the same conversation a moment ago; otherwise it is rendered
    /// now.
    /// </summary>
    public Task<Card?> GetOrDrawAsync(Turn turn, CardAction card, Func<Task<Card?>> render)
    {
        var (key, now) = ((turn.Sender.Id, turn.Conversation, card), clock.GetUtcNow());
        Lazy<Task<Card?>> rendering;
        lock (gate)
        {
            if (entries.TryGetValue(key, out var cached) && (now - cached.At).Duration() < MaxAge)
                rendering = cached.Rendering;
            else
            {
                if (entries.Count >= MaxEntries)
                    entries.Clear();
                entries[key] = (now, rendering = new(render));
            }
        }
        return rendering.Value;
    }
}
