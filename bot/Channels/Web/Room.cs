using System.Security.Cryptography;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// The one room of the browser chat. Its text lives in memory and goes with a restart; what the text was about is in
/// the records. Pages follow it by its count of changes: what changed since a count is all that a page has missed.
/// </summary>
internal sealed class Room(TimeProvider clock)
{
    public static readonly Place Place = new("web", "local", "room");

    /// <summary>How many messages are kept; the oldest go first.</summary>
    public const int Most = 500;

    private readonly Lock gate = new();
    private readonly List<Message> messages = [];
    private TaskCompletionSource bell = NewBell();
    private long changes;
    private long count;

    /// <summary>Tells this run of the bot from the ones before, so that no id of theirs comes twice.</summary>
    public string Run { get; } = RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>Adds what a person typed. False if that very message stands here already.</summary>
    public bool Hear(string id, Person by, string text)
    {
        lock (gate)
        {
            if (messages.Exists(m => m.Id == id))
                return false;
            Add(new(id, by, text, clock.GetUtcNow()));
            return true;
        }
    }

    /// <summary>Adds what the bot says. Returns the message's id.</summary>
    public string Say(string text, Card? card = null, Person? onlyFor = null, bool isRefusal = false)
    {
        lock (gate)
        {
            var id = $"bot-{Run}-{count + 1}";
            Add(
                new(id, null, text, clock.GetUtcNow())
                {
                    Card = card,
                    OnlyFor = onlyFor,
                    IsRefusal = isRefusal,
                }
            );
            return id;
        }
    }

    /// <summary>Draws a card again for everybody. False if no such message stands here.</summary>
    public bool Redraw(string id, Card card) =>
        Change(id, m => m with { Card = card, Text = card.PlainText(), Own = m.Own.Clear() });

    /// <summary>
    /// Draws a pressed card again for the one who pressed it; never back to an older state. False if it does not stand
    /// here.
    /// </summary>
    public bool RedrawFor(Person looker, string id, Card card) =>
        Change(
            id,
            m =>
                m.CardFor(looker) switch
                {
                    { } shown when shown.Address != card.Address => null,
                    { } shown
                        when shown.Revision > card.Revision
                            || (shown.Revision == card.Revision && Reads(shown) == Reads(card)) => m,
                    _ => m with { Own = m.Own.SetItem(looker.Key, card) },
                }
        );

    private static string Reads(Card card) =>
        string.Join('\u001e', card.Inputs.Select(i => i.Value).Prepend(card.PlainText()));

    /// <summary>What a looker's page has missed since a count of changes, and the count it is then up to.</summary>
    public (IReadOnlyList<Message> Missed, long Count) Since(long seen, Person looker)
    {
        lock (gate)
            return ([.. messages.Where(m => m.Changed > seen && m.IsSeenBy(looker))], changes);
    }

    /// <summary>Completes when the room has changed beyond a count.</summary>
    public Task ChangedSince(long seen)
    {
        lock (gate)
            return changes > seen ? Task.CompletedTask : bell.Task;
    }

    private void Add(Message message)
    {
        messages.Add(message with { Number = ++count, Changed = ++changes });
        if (messages.Count > Most)
            messages.RemoveAt(0);
        Ring();
    }

    private bool Change(string id, Func<Message, Message?> change)
    {
        lock (gate)
        {
            var at = messages.FindLastIndex(m => m.Id == id && m.Card is not null);
            if (at < 0 || change(messages[at]) is not { } changed)
                return false;
            if (changed == messages[at])
                return true;
            messages[at] = changed with { Changed = ++changes };
            Ring();
            return true;
        }
    }

    private void Ring()
    {
        bell.SetResult();
        bell = NewBell();
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
