using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// Cards as somebody was shown them a moment ago. Clients look again whenever a card comes into view, so the same look
/// within two seconds costs nothing.
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
    /// The card as it was drawn for the same person in the same place a moment ago, else as it is drawn now.
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
