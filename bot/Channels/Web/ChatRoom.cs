using System.Security.Cryptography;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// The one room of the browser chat. Its messages are in memory and are lost with a restart; the business facts are
/// in the store. Pages follow the room by its change count: everything that changed after a count is what a page has
/// missed.
/// </summary>
internal sealed class ChatRoom(TimeProvider clock)
{
    public static readonly Conversation Conversation = new("web", "local", "room");

    /// <summary>The number of messages that are kept; the oldest are removed first.</summary>
    public const int MaxMessages = 500;

    private readonly Lock gate = new();
    private readonly List<ChatMessage> messages = [];
    private TaskCompletionSource changed = NewSignal();
    private long changes;
    private long count;

    /// <summary>Identifies this run of the bot, so that no message id of an earlier run is used again.</summary>
    public string RunId { get; } = RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>Adds what a person typed. False if that message is here already.</summary>
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

    /// <summary>Adds a message of the bot. Returns the message's id.</summary>
    /// <param name="replyTo">The message or click that it answers.</param>
    public string AddReply(
        string text,
        Card? card = null,
        DemoPerson? onlyFor = null,
        bool isRefusal = false,
        string replyTo = ""
    )
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
                    ReplyTo = replyTo,
                }
            );
            return id;
        }
    }

    /// <summary>The newest answer to a message or click; null when there is none.</summary>
    public ChatMessage? AnswerTo(string id)
    {
        lock (gate)
            return messages.FindLast(m => m.ReplyTo.Length > 0 && m.ReplyTo == id);
    }

    /// <summary>Whether a card hangs in that message.</summary>
    public bool HasCard(string id)
    {
        lock (gate)
            return messages.Exists(m => m.Id == id && m.Card is not null);
    }

    /// <summary>Updates a card for everybody. False if there is no such message.</summary>
    public bool Redraw(string id, Card card) =>
        Change(id, m => m with { Card = card, Text = card.ToPlainText(), PersonalCards = m.PersonalCards.Clear() });

    /// <summary>
    /// Updates a card only for the person who clicked it; never back to an older state. False if there is no such
    /// message.
    /// </summary>
    public bool RedrawFor(DemoPerson viewer, string id, Card card) =>
        Change(
            id,
            m =>
                m.CardFor(viewer) switch
                {
                    { } shown when shown.Address != card.Address => null,
                    { } shown
                        when shown.Revision > card.Revision
                            || (shown.Revision == card.Revision && ContentOf(shown) == ContentOf(card)) => m,
                    _ => m with { PersonalCards = m.PersonalCards.SetItem(viewer.Key, card) },
                }
        );

    private static string ContentOf(Card card) =>
        string.Join('\u001e', card.Inputs.Select(i => i.Value).Prepend(card.ToPlainText()));

    /// <summary>What a viewer's page has missed since a change count, and the new count.</summary>
    public (IReadOnlyList<ChatMessage> Missed, long Count) Since(long seen, DemoPerson viewer)
    {
        lock (gate)
            return ([.. messages.Where(m => m.ChangeNumber > seen && m.IsVisibleTo(viewer))], changes);
    }

    /// <summary>Completes when the room has changed after a count.</summary>
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
