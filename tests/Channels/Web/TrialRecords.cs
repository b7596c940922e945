using MilestoneBot.Chat;

namespace MilestoneBot.Tests.Channels.Web;

/// <summary>What the store would remember of conversations, in memory and by hand.</summary>
internal sealed class TrialRecords : IPlaces, IInstallations, IPosts, IOutbox
{
    private readonly Lock gate = new();
    private readonly Dictionary<(Place, string), Post> posts = [];
    private readonly List<Line> lines = [];
    private long lastLine;

    public HashSet<Place> Known { get; } = [];

    public List<string> Parked { get; } = [];

    /// <summary>Owes a redraw to every post of a card, as a change of its subject does.</summary>
    public void OweRedraw(string card)
    {
        lock (gate)
            lines.AddRange(
                posts
                    .Values.Where(p => p.Card == card)
                    .Select(p => new Line(++lastLine, Errand.Redraw, null, p, 0))
                    .ToList()
            );
    }

    public Task RememberAsync(Place place, string reference, CancellationToken cancel)
    {
        lock (gate)
            Known.Add(place);
        return Task.CompletedTask;
    }

    public Task<string> ReferenceAsync(Place place, CancellationToken cancel) => Task.FromResult("");

    public Task<bool> FirstWelcomeAsync(Place place, CancellationToken cancel) => Task.FromResult(true);

    public Task RemovedAsync(Place place, CancellationToken cancel) => Task.CompletedTask;

    public Task StandsAsync(Arrived arrived, CancellationToken cancel) =>
        ShownAsync(arrived.Post, settled: false, cancel);

    public Task ShownAsync(Post post, bool settled, CancellationToken cancel)
    {
        lock (gate)
        {
            if (settled)
                posts.Remove((post.Place, post.MessageId));
            else
                posts[(post.Place, post.MessageId)] = post;
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Line>> ClaimAsync(int most, CancellationToken cancel)
    {
        lock (gate)
        {
            IReadOnlyList<Line> claimed = [.. lines.Take(most)];
            lines.RemoveRange(0, claimed.Count);
            return Task.FromResult(claimed);
        }
    }

    public Task BeginAsync(long id, CancellationToken cancel) => Task.CompletedTask;

    public Task DoneAsync(long id, Arrived? arrived, CancellationToken cancel) => AnsweredAsync("", arrived, cancel);

    public Task AnsweredAsync(string turnId, Arrived? arrived, CancellationToken cancel) =>
        arrived is null ? Task.CompletedTask : ShownAsync(arrived.Post, settled: false, cancel);

    public Task OweAsync(Turn turn, TimeSpan after, CancellationToken cancel) => Task.CompletedTask;

    public Task DoubtAsync(Turn turn, TimeSpan? again, string why, CancellationToken cancel) => Task.CompletedTask;

    public Task AgainAsync(long id, TimeSpan after, string why, CancellationToken cancel) => Task.CompletedTask;

    public Task LaterAsync(long id, TimeSpan after, CancellationToken cancel) => Task.CompletedTask;

    public Task GiveBackAsync(IReadOnlyList<long> ids, CancellationToken cancel) => Task.CompletedTask;

    public Task<bool> CloseAsync(Place place, string why, CancellationToken cancel) => Task.FromResult(true);

    public Task OpenAsync(Place place, CancellationToken cancel) => Task.CompletedTask;

    public Task RestAsync(Post post, CancellationToken cancel) => Task.CompletedTask;

    public Task ParkAsync(long id, string why, CancellationToken cancel)
    {
        lock (gate)
            Parked.Add(why);
        return Task.CompletedTask;
    }
}
