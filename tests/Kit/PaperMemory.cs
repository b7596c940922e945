using System.Collections.Concurrent;
using MilestoneBot.Chat;

namespace MilestoneBot.Tests.Kit;

/// <summary>What the bot remembers of conversations, without a database: for tests of a channel alone.</summary>
public sealed class PaperMemory : IPlaces, IInstallations, IPosts, IOutbox, IStandings, IReach, IHomes
{
    private readonly ConcurrentDictionary<Place, bool> welcomed = new();
    private readonly ConcurrentDictionary<long, Line> due = new();
    private readonly ConcurrentDictionary<long, Line> inHand = new();
    private long lastLine;

    public ConcurrentDictionary<(string Workspace, string Person, string Room), Vouched> Standings { get; } = new();

    public ConcurrentDictionary<Place, string> References { get; } = new();

    public ConcurrentQueue<Post> Posts { get; } = new();

    public ConcurrentQueue<string> Answered { get; } = new();

    public ConcurrentQueue<(long Id, string Why)> Parked { get; } = new();

    public ConcurrentQueue<(Turn Turn, TimeSpan After)> Owed { get; } = new();

    public ConcurrentQueue<string> Doubted { get; } = new();

    public ConcurrentQueue<(Post Post, bool Settled)> Shown { get; } = new();

    public HashSet<Place> Closed { get; } = [];

    public ConcurrentQueue<Post> Rested { get; } = new();

    public ConcurrentQueue<(TimeSpan After, string Why)> Postponed { get; } = new();

    /// <summary>Something owed, due at once.</summary>
    public void Owe(Errand errand, Turn? turn = null, Post? post = null, int attempts = 0, bool doubtful = false)
    {
        var id = Interlocked.Increment(ref lastLine);
        due[id] = new(id, errand, turn, post, attempts, doubtful);
    }

    public Task<IReadOnlyList<string>> WorkspacesOfAsync(
        string channel,
        string conversation,
        CancellationToken cancel
    ) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<string>?> MoveAsync(Place wrong, Place right, string turnId, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>?>(null);

    public Task<IReadOnlyList<string>> HoldersAsync(Place place, string person, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task RememberAsync(Place place, string reference, CancellationToken cancel)
    {
        References[place] = reference;
        return Task.CompletedTask;
    }

    public Task<string> ReferenceAsync(Place place, CancellationToken cancel) =>
        Task.FromResult(References.GetValueOrDefault(place, ""));

    public Task<bool> FirstWelcomeAsync(Place place, CancellationToken cancel) =>
        Task.FromResult(welcomed.TryAdd(place, true));

    public Task RemovedAsync(Place place, CancellationToken cancel)
    {
        welcomed.TryRemove(place, out _);
        return Task.CompletedTask;
    }

    /// <summary>Happens while a posted card is being remembered.</summary>
    public Action<Post> OnArrival { get; set; } = _ => { };

    public Task StandsAsync(Arrived arrived, CancellationToken cancel)
    {
        Arrive(arrived);
        return Task.CompletedTask;
    }

    public Task ShownAsync(Post post, bool settled, CancellationToken cancel)
    {
        Shown.Enqueue((post, settled));
        return Task.CompletedTask;
    }

    public Task RestAsync(Post post, CancellationToken cancel)
    {
        Rested.Enqueue(post);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Line>> ClaimAsync(int most, CancellationToken cancel)
    {
        var lines = due.Values.OrderBy(l => l.Id).Take(most).ToArray();
        foreach (var line in lines)
        {
            due.TryRemove(line.Id, out _);
            inHand[line.Id] = line;
        }
        return Task.FromResult<IReadOnlyList<Line>>(lines);
    }

    public Task BeginAsync(long id, CancellationToken cancel) => Task.CompletedTask;

    public Task DoneAsync(long id, Arrived? arrived, CancellationToken cancel)
    {
        Arrive(arrived);
        return Task.CompletedTask;
    }

    public Task AnsweredAsync(string turnId, Arrived? arrived, CancellationToken cancel)
    {
        Arrive(arrived);
        Answered.Enqueue(turnId);
        return Task.CompletedTask;
    }

    private void Arrive(Arrived? arrived)
    {
        if (arrived is null)
            return;
        OnArrival(arrived.Post);
        Posts.Enqueue(arrived.Post);
    }

    public Task OweAsync(Turn turn, TimeSpan after, CancellationToken cancel)
    {
        Owed.Enqueue((turn, after));
        return Task.CompletedTask;
    }

    public Task DoubtAsync(Turn turn, TimeSpan? again, string why, CancellationToken cancel)
    {
        Doubted.Enqueue(turn.Id);
        return Task.CompletedTask;
    }

    public Task AgainAsync(long id, TimeSpan after, string why, CancellationToken cancel)
    {
        inHand.TryRemove(id, out _);
        Postponed.Enqueue((after, why));
        return Task.CompletedTask;
    }

    public Task LaterAsync(long id, TimeSpan after, CancellationToken cancel) => AgainAsync(id, after, "", cancel);

    /// <summary>They are due at once, for here nothing waits for the line that was put off.</summary>
    public Task GiveBackAsync(IReadOnlyList<long> ids, CancellationToken cancel)
    {
        foreach (var id in ids)
            if (inHand.TryRemove(id, out var line))
                due[id] = line;
        return Task.CompletedTask;
    }

    public Task<bool> CloseAsync(Place place, string why, CancellationToken cancel)
    {
        lock (Closed)
            return Task.FromResult(Closed.Add(place));
    }

    public Task OpenAsync(Place place, CancellationToken cancel)
    {
        lock (Closed)
            Closed.Remove(place);
        return Task.CompletedTask;
    }

    public Task ParkAsync(long id, string why, CancellationToken cancel)
    {
        Parked.Enqueue((id, why));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Vouched>> KnownAsync(
        string workspace,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    ) =>
        Task.FromResult<IReadOnlyList<Vouched>>([
            .. Standings.Where(s => s.Key.Workspace == workspace && people.Contains(s.Key.Person)).Select(s => s.Value),
        ]);

    public Task KeepAsync(string workspace, Vouched said, CancellationToken cancel)
    {
        Standings[(workspace, said.Person, said.Room)] = said;
        return Task.CompletedTask;
    }

    public async Task KeepAllAsync(string workspace, IReadOnlyList<Vouched> said, CancellationToken cancel)
    {
        foreach (var one in said)
            await KeepAsync(workspace, one, cancel);
    }

    public Task<Place> SpelledAsync(Place place, CancellationToken cancel) => Task.FromResult(place);

    /// <summary>Who is behind an address.</summary>
    public ConcurrentDictionary<(string Workspace, string Bot, string Address), string> Met { get; } = new();

    public Task<IReadOnlyDictionary<string, string>> PeopleAsync(
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

    public Task<IReadOnlyDictionary<string, string>> AddressesAsync(
        string bot,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    ) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            Met.Where(m => m.Key.Bot == bot && people.Contains(m.Value))
                .DistinctBy(m => m.Value)
                .ToDictionary(m => m.Value, m => m.Key.Address)
        );

    public Task<bool> MetAsync(Place where, string bot, IReadOnlyList<Reached> met, CancellationToken cancel)
    {
        foreach (var one in met)
            Met[(where.Workspace, bot, one.Address)] = one.Person;
        return Task.FromResult(false);
    }

    public Task BackAsync(string workspace, string person, IReadOnlyCollection<string> rooms, CancellationToken cancel)
    {
        foreach (var (key, said) in Standings)
            if (
                key.Workspace == workspace
                && key.Person == person
                && rooms.Contains(key.Room)
                && said.Standing == Standing.Away
            )
                Standings.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
