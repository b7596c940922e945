using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// Cards that were rendered for a person a moment ago. Clients refresh a card whenever it scrolls into view; the same
/// refresh within two seconds is answered from here.
/// </summary>
internal sealed class CardRefreshCache(TimeProvider clock)
{
    private const int Most = 5_000;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly Dictionary<
        (string Who, Conversation Where, CardAction Card),
        (DateTimeOffset At, Lazy<Task<Card?>> Drawn)
    > drawn = [];
    private readonly Lock gate = new();

    /// <summary>
    /// The card as it was rendered for the same person in the same conversation a moment ago; otherwise it is rendered
    /// now.
    /// </summary>
    public Task<Card?> GetOrDrawAsync(Turn turn, CardAction card, Func<Task<Card?>> draw)
    {
        var (key, now) = ((turn.Sender.Id, turn.Conversation, card), clock.GetUtcNow());
        Lazy<Task<Card?>> look;
        lock (gate)
        {
            if (drawn.TryGetValue(key, out var before) && (now - before.At).Duration() < Moment)
                look = before.Drawn;
            else
            {
                if (drawn.Count >= Most)
                    drawn.Clear();
                drawn[key] = (now, look = new(draw));
            }
        }
        return look.Value;
    }
}
