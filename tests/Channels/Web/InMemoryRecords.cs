using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Channels.Web;

/// <summary>What the store would keep of conversations, in memory and by hand.</summary>
internal sealed class InMemoryRecords : IConversationStore, IWelcomeStore, IPostedCardStore, IOutbox
{
    private readonly Lock gate = new();
    private readonly Dictionary<(Conversation, string), PostedCard> posts = [];
    private readonly List<OutboxMessage> messages = [];
    private long lastLine;

    public HashSet<Conversation> Known { get; } = [];

    public List<string> Parked { get; } = [];

    /// <summary>Enqueues an update of every post of a card, as a change of its subject does.</summary>
    public void OweRedraw(string card)
    {
        lock (gate)
            messages.AddRange(
                posts
                    .Values.Where(p => p.CardAddress == card)
                    .Select(p => new OutboxMessage(++lastLine, OutboxKind.CardUpdate, null, p, 0))
                    .ToList()
            );
    }

    public Task SaveReferenceAsync(Conversation conversation, string reference, CancellationToken cancel)
    {
        lock (gate)
            Known.Add(conversation);
        return Task.CompletedTask;
    }

    public Task<string> GetReferenceAsync(Conversation conversation, CancellationToken cancel) => Task.FromResult("");

    public Task<bool> TryAddAsync(Conversation conversation, CancellationToken cancel) => Task.FromResult(true);

    public Task RemoveAsync(Conversation conversation, CancellationToken cancel) => Task.CompletedTask;

    public Task AddAsync(DeliveredCard deliveredCard, CancellationToken cancel) =>
        UpdateAsync(deliveredCard.PostedCard, isFinal: false, cancel);

    public Task UpdateAsync(PostedCard postedCard, bool isFinal, CancellationToken cancel)
    {
        lock (gate)
        {
            if (isFinal)
                posts.Remove((postedCard.Conversation, postedCard.MessageId));
            else
                posts[(postedCard.Conversation, postedCard.MessageId)] = postedCard;
        }
        return Task.CompletedTask;
    }

    public Task<bool> PutAwayAsync(PostedCard postedCard, CancellationToken cancel)
    {
        lock (gate)
            return Task.FromResult(posts.Remove((postedCard.Conversation, postedCard.MessageId)));
    }

    public Task<IReadOnlyList<OutboxMessage>> ClaimAsync(int most, CancellationToken cancel)
    {
        lock (gate)
        {
            IReadOnlyList<OutboxMessage> claimed = [.. messages.Take(most)];
            messages.RemoveRange(0, claimed.Count);
            return Task.FromResult(claimed);
        }
    }

    public Task MarkSendingAsync(long id, CancellationToken cancel) => Task.CompletedTask;

    public Task CompleteAsync(long id, DeliveredCard? deliveredCard, CancellationToken cancel) =>
        MarkAnsweredAsync("", deliveredCard, cancel);

    public Task MarkAnsweredAsync(string turnId, DeliveredCard? deliveredCard, CancellationToken cancel) =>
        deliveredCard is null ? Task.CompletedTask : UpdateAsync(deliveredCard.PostedCard, isFinal: false, cancel);

    public Task EnqueueAnswerAsync(Turn turn, TimeSpan after, CancellationToken cancel) => Task.CompletedTask;

    public Task EnqueueUncertainAnswerAsync(Turn turn, TimeSpan? again, string why, CancellationToken cancel) =>
        Task.CompletedTask;

    public Task RetryLaterAsync(long id, TimeSpan after, string why, CancellationToken cancel) => Task.CompletedTask;

    public Task PostponeAsync(long id, TimeSpan after, CancellationToken cancel) => Task.CompletedTask;

    public Task ReleaseAsync(IReadOnlyList<long> ids, CancellationToken cancel) => Task.CompletedTask;

    public Task<bool> CloseConversationAsync(Conversation conversation, string why, CancellationToken cancel) =>
        Task.FromResult(true);

    public Task ReopenConversationAsync(Conversation conversation, CancellationToken cancel) => Task.CompletedTask;

    public Task SuspendAsync(PostedCard postedCard, CancellationToken cancel) => Task.CompletedTask;

    public Task ParkAsync(long id, string why, CancellationToken cancel)
    {
        lock (gate)
            Parked.Add(why);
        return Task.CompletedTask;
    }
}
