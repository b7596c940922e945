using System.Security.Cryptography;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// The one room of the browser chat. Its text lives in memory and goes with a restart; what the text was about is in
/// the records. Pages follow it by its count of changes: what changed since a count is all that a page has missed.
/// </summary>
internal sealed class ChatRoom(TimeProvider clock)
{
    public static readonly Conversation Conversation = new("web", "local", "room");

    /// <summary>How many messages are kept; the oldest go first.</summary>
    public const int MaxMessages = 500;

    private readonly Lock gate = new();
    private readonly List<ChatMessage> messages = [];
    private TaskCompletionSource changed = NewSignal();
    private long changes;
    private long count;

    /// <summary>Tells this run of the bot from the ones before, so that no id of theirs comes twice.</summary>
    public string RunId { get; } = RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>Adds what a person typed. False if that very message stands here already.</summary>
    public bool AddMessage(string id, DemoPerson by, string text)
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
    public string AddReply(string text, Card? card = null, DemoPerson? onlyFor = null, bool isRefusal = false)
    {
        lock (gate)
        {
            var id = $"bot-{RunId}-{count + 1}";
            Add(
                new(id, null, text, clock.GetUtcNow())
                {
                    Card = card,
                    VisibleOnlyTo = onlyFor,
                    IsRefusal = isRefusal,
                }
            );
            return id;
        }
    }

    /// <summary>Draws a card again for everybody. False if no such message stands here.</summary>
    public bool Redraw(string id, Card card) =>
        Change(id, m => m with { Card = card, Text = card.ToPlainText(), PersonalCards = m.PersonalCards.Clear() });

    /// <summary>
    /// Draws a pressed card again for the one who pressed it; never back to an older state. False if it does not stand
    /// here.
    /// </summary>
    public bool RedrawFor(DemoPerson looker, string id, Card card) =>
        Change(
            id,
            m =>
                m.CardFor(looker) switch
                {
                    { } shown when shown.Address != card.Address => null,
                    { } shown
                        when shown.Revision > card.Revision
                            || (shown.Revision == card.Revision && ContentOf(shown) == ContentOf(card)) => m,
                    _ => m with { PersonalCards = m.PersonalCards.SetItem(looker.Key, card) },
                }
        );

    private static string ContentOf(Card card) =>
        string.Join('\u001e', card.Inputs.Select(i => i.Value).Prepend(card.ToPlainText()));

    /// <summary>What a looker's page has missed since a count of changes, and the count it is then up to.</summary>
    public (IReadOnlyList<ChatMessage> Missed, long Count) Since(long seen, DemoPerson looker)
    {
        lock (gate)
            return ([.. messages.Where(m => m.ChangeNumber > seen && m.IsVisibleTo(looker))], changes);
    }

    /// <summary>Completes when the room has changed beyond a count.</summary>
    public Task ChangedSince(long seen)
    {
        lock (gate)
            return changes > seen ? Task.CompletedTask : changed.Task;
    }

    private void Add(ChatMessage message)
    {
        messages.Add(message with { Number = ++count, ChangeNumber = ++changes });
        if (messages.Count > MaxMessages)
            messages.RemoveAt(0);
        SignalChange();
    }

    private bool Change(string id, Func<ChatMessage, ChatMessage?> change)
    {
        lock (gate)
        {
            var at = messages.FindLastIndex(m => m.Id == id && m.Card is not null);
            if (at < 0 || change(messages[at]) is not { } changed)
                return false;
            if (changed == messages[at])
                return true;
            messages[at] = changed with { ChangeNumber = ++changes };
            SignalChange();
            return true;
        }
    }

    private void SignalChange()
    {
        changed.SetResult();
        changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
