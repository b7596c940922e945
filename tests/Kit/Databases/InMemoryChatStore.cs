using System.Collections.Concurrent;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.People;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Kit.Databases;

/// <summary>An in-memory store of conversations and messages, for tests of a channel alone.</summary>
public sealed class InMemoryChatStore
    : IConversationStore,
        IWelcomeStore,
        IPostedCardStore,
        IOutbox,
        IMembershipStore,
        IPlatformAccountStore,
        IConversationWorkspaces
{
    private readonly ConcurrentDictionary<Conversation, bool> welcomed = new();
    private readonly ConcurrentDictionary<long, OutboxMessage> due = new();
    private readonly ConcurrentDictionary<long, OutboxMessage> inHand = new();
    private long lastLine;

    public ConcurrentDictionary<(string Workspace, string Person, string Room), MembershipRecord> Standings { get; } =
        new();

    public ConcurrentDictionary<Conversation, string> References { get; } = new();

    public ConcurrentQueue<PostedCard> PostedCards { get; } = new();

    public ConcurrentQueue<string> Answered { get; } = new();

    public ConcurrentQueue<(long Id, string Why)> Parked { get; } = new();

    public ConcurrentQueue<(Turn Turn, TimeSpan After)> Owed { get; } = new();

    public ConcurrentQueue<string> Doubted { get; } = new();

    public ConcurrentQueue<(PostedCard Post, bool Settled)> Shown { get; } = new();

    public HashSet<Conversation> Closed { get; } = [];

    public ConcurrentQueue<PostedCard> Rested { get; } = new();

    public ConcurrentQueue<(TimeSpan After, string Why)> Postponed { get; } = new();

    /// <summary>Enqueues an outbox message that is due at once.</summary>
    public void Owe(
        OutboxKind outboxKind,
        Turn? turn = null,
        PostedCard? postedCard = null,
        int attempts = 0,
        bool doubtful = false
    )
    {
        var id = Interlocked.Increment(ref lastLine);
        due[id] = new(id, outboxKind, turn, postedCard, attempts, doubtful);
    }

    public Task<IReadOnlyList<string>> GetWorkspacesAsync(
        string channel,
        string conversation,
        CancellationToken cancel
    ) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<string>?> MoveToWorkspaceAsync(
        Conversation wrong,
        Conversation right,
        string turnId,
        CancellationToken cancel
    ) => Task.FromResult<IReadOnlyList<string>?>(null);

    public Task<IReadOnlyList<string>> GetRoleHoldersAsync(
        Conversation conversation,
        string person,
        CancellationToken cancel
    ) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task SaveReferenceAsync(Conversation conversation, string reference, CancellationToken cancel)
    {
        References[conversation] = reference;
        return Task.CompletedTask;
    }

    public Task<string> GetReferenceAsync(Conversation conversation, CancellationToken cancel) =>
        Task.FromResult(References.GetValueOrDefault(conversation, ""));

    public Task<bool> TryAddAsync(Conversation conversation, CancellationToken cancel) =>
        Task.FromResult(welcomed.TryAdd(conversation, true));

    public Task RemoveAsync(Conversation conversation, CancellationToken cancel)
    {
        welcomed.TryRemove(conversation, out _);
        return Task.CompletedTask;
    }

    /// <summary>Called while a posted card is being recorded.</summary>
    public Action<PostedCard> OnArrival { get; set; } = _ => { };

    public Task AddAsync(DeliveredCard deliveredCard, CancellationToken cancel)
    {
        Arrive(deliveredCard);
        return Task.CompletedTask;
    }

    public Task UpdateAsync(PostedCard postedCard, bool settled, CancellationToken cancel)
    {
        Shown.Enqueue((postedCard, settled));
        return Task.CompletedTask;
    }

    public Task<bool> PutAwayAsync(PostedCard postedCard, CancellationToken cancel)
    {
        Shown.Enqueue((postedCard, true));
        return Task.FromResult(true);
    }

    public Task SuspendAsync(PostedCard postedCard, CancellationToken cancel)
    {
        Rested.Enqueue(postedCard);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OutboxMessage>> ClaimAsync(int most, CancellationToken cancel)
    {
        var messages = due.Values.OrderBy(l => l.Id).Take(most).ToArray();
        foreach (var message in messages)
        {
            due.TryRemove(message.Id, out _);
            inHand[message.Id] = message;
        }
        return Task.FromResult<IReadOnlyList<OutboxMessage>>(messages);
    }

    public Task MarkSendingAsync(long id, CancellationToken cancel) => Task.CompletedTask;

    public Task CompleteAsync(long id, DeliveredCard? deliveredCard, CancellationToken cancel)
    {
        Arrive(deliveredCard);
        return Task.CompletedTask;
    }

    public Task MarkAnsweredAsync(string turnId, DeliveredCard? deliveredCard, CancellationToken cancel)
    {
        Arrive(deliveredCard);
        Answered.Enqueue(turnId);
        return Task.CompletedTask;
    }

    private void Arrive(DeliveredCard? deliveredCard)
    {
        if (deliveredCard is null)
            return;
        OnArrival(deliveredCard.PostedCard);
        PostedCards.Enqueue(deliveredCard.PostedCard);
    }

    public Task EnqueueAnswerAsync(Turn turn, TimeSpan after, CancellationToken cancel)
    {
        Owed.Enqueue((turn, after));
        return Task.CompletedTask;
    }

    public Task EnqueueUncertainAnswerAsync(Turn turn, TimeSpan? again, string why, CancellationToken cancel)
    {
        Doubted.Enqueue(turn.Id);
        return Task.CompletedTask;
    }

    public Task RetryLaterAsync(long id, TimeSpan after, string why, CancellationToken cancel)
    {
        inHand.TryRemove(id, out _);
        Postponed.Enqueue((after, why));
        return Task.CompletedTask;
    }

    public Task PostponeAsync(long id, TimeSpan after, CancellationToken cancel) =>
        RetryLaterAsync(id, after, "", cancel);

    /// <summary>They are due at once, because here nothing waits for the postponed message.</summary>
    public Task ReleaseAsync(IReadOnlyList<long> ids, CancellationToken cancel)
    {
        foreach (var id in ids)
            if (inHand.TryRemove(id, out var message))
                due[id] = message;
        return Task.CompletedTask;
    }

    public Task<bool> CloseConversationAsync(Conversation conversation, string why, CancellationToken cancel)
    {
        lock (Closed)
            return Task.FromResult(Closed.Add(conversation));
    }

    public Task ReopenConversationAsync(Conversation conversation, CancellationToken cancel)
    {
        lock (Closed)
            Closed.Remove(conversation);
        return Task.CompletedTask;
    }

    public Task ParkAsync(long id, string why, CancellationToken cancel)
    {
        Parked.Enqueue((id, why));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<MembershipRecord>> FindAsync(
        string workspace,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    ) =>
        Task.FromResult<IReadOnlyList<MembershipRecord>>([
            .. Standings.Where(s => s.Key.Workspace == workspace && people.Contains(s.Key.Person)).Select(s => s.Value),
        ]);

    public Task SaveAsync(string workspace, MembershipRecord said, CancellationToken cancel)
    {
        Standings[(workspace, said.Person, said.Room)] = said;
        return Task.CompletedTask;
    }

    public async Task SaveAllAsync(string workspace, IReadOnlyList<MembershipRecord> said, CancellationToken cancel)
    {
        foreach (var one in said)
            await SaveAsync(workspace, one, cancel);
    }

    public Task<Conversation> GetCanonicalAsync(Conversation conversation, CancellationToken cancel) =>
        Task.FromResult(conversation);

    /// <summary>The person behind an account id.</summary>
    public ConcurrentDictionary<(string Workspace, string Bot, string Address), string> Met { get; } = new();

    public Task<IReadOnlyDictionary<string, string>> FindPeopleAsync(
        string workspace,
        string bot,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancel
    ) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            addresses
                .Distinct()
                .Where(a => Met.ContainsKey((workspace, bot, a)))
                .ToDictionary(a => a, a => Met[(workspace, bot, a)])
        );

    public Task<IReadOnlyDictionary<string, string>> FindAccountIdsAsync(
        string bot,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    ) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            Met.Where(m => m.Key.Bot == bot && people.Contains(m.Value))
                .DistinctBy(m => m.Value)
                .ToDictionary(m => m.Value, m => m.Key.Address)
        );

    public Task<bool> SaveAsync(
        Conversation where,
        string bot,
        IReadOnlyList<PlatformAccount> met,
        CancellationToken cancel
    )
    {
        foreach (var one in met)
            Met[(where.Workspace, bot, one.AccountId)] = one.Person;
        return Task.FromResult(false);
    }

    public Task ClearAwayAsync(
        string workspace,
        string person,
        IReadOnlyCollection<string> rooms,
        CancellationToken cancel
    )
    {
        foreach (var (key, said) in Standings)
            if (
                key.Workspace == workspace
                && key.Person == person
                && rooms.Contains(key.Room)
                && said.Membership == Membership.Away
            )
                Standings.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
