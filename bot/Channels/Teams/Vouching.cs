using System.Collections.Concurrent;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Asks the platform who the people are of whom the bot hears: the tenant's own, guests, or no longer in the room. It asks
/// beside the conversation, so that no turn waits for it; until there is an answer somebody is unknown.
/// </summary>
internal sealed partial class Vouching(Connector connector, IStandings standings, IHostApplicationLifetime life, TimeProvider clock, ILogger<Vouching> log) : IHostedService
{
    private const int MostAtOnce = 64, MostFailures = 10_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24), FirstWait = TimeSpan.FromMinutes(1), LongestWait = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Task> asking = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Person, string Room), (int Times, DateTimeOffset Until)> failed = new();

    /// <summary>The turn with what is known of its people, and those of whom the platform is to be asked.</summary>
    public async Task<(Turn Turn, IReadOnlyList<string> Due)> KnowAsync(Turn turn, Activity activity, CancellationToken cancel)
    {
        if (turn.Where.Channel != TurnReader.Teams) return (turn, []);
        var who = turn.Who.Id;
        var known = await standings.KnownAsync(turn.Where.Workspace, [who, .. turn.Mentions.Select(m => m.Id)], cancel);
        Vouched? Said(string person, string room) => known.FirstOrDefault(k => k.Person == person && k.Room == room);
        Standing Of(string person) => Said(person, Vouched.Everywhere)?.Standing ?? Standing.Unknown;
        var isAway = known.Any(k => k.Person == who && k.Standing == Standing.Away && RoomsOf(turn.Where, activity).Contains(k.Room));
        var standing = turn.Who.Standing == Standing.Guest ? Standing.Guest : isAway ? Standing.Away : Of(who);
        var due = turn.Mentions.Select(m => m.Id).Where(id => !IsFresh(Said(id, Vouched.Everywhere)));
        // Of the speaker it matters whether he is in this very room too. Who is away is asked about at each contact: he may be back.
        if (turn.Who.Standing != Standing.Guest && (isAway || !IsFresh(Said(who, turn.Where.Conversation)))) due = due.Prepend(who);
        return (turn with { Who = turn.Who with { Standing = standing }, Mentions = [.. turn.Mentions.Select(m => m with { Standing = Of(m.Id) })] }, [.. due.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Begins to ask about people; one question at a time for each, and after a failure not before a while.</summary>
    public void Ask(IReadOnlyList<string> people, Place place, Activity activity)
    {
        foreach (var person in people)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (life.ApplicationStopping.IsCancellationRequested || asking.Count >= MostAtOnce) return;
            if (MustWait(person, place.Conversation) || !asking.TryAdd(person, done.Task)) continue;
            _ = Task.Run(async () =>
            {
                try
                {
                    await AskAsync(person, place, activity, life.ApplicationStopping);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Failed(person, place.Conversation);
                    LogNoAnswer(e.Message);
                }
                finally
                {
                    asking.TryRemove(person, out _);
                    done.SetResult();
                }
            });
        }
    }

    /// <summary>The platform itself tells who came and who was removed.</summary>
    public async Task ChangedAsync(Activity activity, Place place, CancellationToken cancel)
    {
        if (place.Channel != TurnReader.Teams || activity.Type != "conversationUpdate") return;
        var room = activity.Team.Length > 0 ? activity.Team : place.Conversation;
        foreach (var gone in activity.MembersRemoved.Where(id => id != activity.Bot.Id))
            await standings.KeepAsync(place.Workspace, new(Speaker.IdOf(place.Channel, place.Workspace, gone), room, Standing.Away, clock.GetUtcNow()), cancel);
        foreach (var come in activity.MembersAdded.Where(id => id != activity.Bot.Id))
            await standings.BackAsync(place.Workspace, Speaker.IdOf(place.Channel, place.Workspace, come), RoomsOf(place, activity), cancel);
    }

    /// <summary>Ends when every question that was begun has its answer or none.</summary>
    public Task SettledAsync() => Task.WhenAll(asking.Values);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => SettledAsync();

    private async Task AskAsync(string person, Place place, Activity activity, CancellationToken cancel)
    {
        var entry = await EntryAsync(person, place, activity, cancel);
        var standing = entry is { } found ? Member.StandingOf(found, place.Workspace) : Standing.Away;
        if (standing == Standing.Unknown)
        {
            Failed(person, place.Conversation);
            return;
        }
        failed.TryRemove((person, place.Conversation), out _);
        if (standing == Standing.Away) Failed(person, place.Conversation);
        else
        {
            await standings.BackAsync(place.Workspace, person, RoomsOf(place, activity), cancel);
            await standings.KeepAsync(place.Workspace, new(person, Vouched.Everywhere, standing, clock.GetUtcNow()), cancel);
        }
        await standings.KeepAsync(place.Workspace, new(person, place.Conversation, standing, clock.GetUtcNow()), cancel);
    }

    /// <summary>The conversation's own roster; a channel that has none is looked up in its team's.</summary>
    private async Task<JsonElement?> EntryAsync(string person, Place place, Activity activity, CancellationToken cancel)
    {
        try
        {
            return await connector.MemberAsync(activity.ServiceUrl, place.Conversation, Speaker.UserOf(person), cancel);
        }
        catch (DeliveryException e) when (e.Fault == DeliveryFault.Final && activity.Team.Length > 0 && activity.Team != place.Conversation)
        {
            return await connector.MemberAsync(activity.ServiceUrl, activity.Team, Speaker.UserOf(person), cancel);
        }
    }

    private static string[] RoomsOf(Place place, Activity activity) => activity.Team.Length > 0 ? [place.Conversation, activity.Team] : [place.Conversation];

    private bool IsFresh(Vouched? said) => said is not null && clock.GetUtcNow() - said.At < Fresh;

    private bool MustWait(string person, string room) => failed.TryGetValue((person, room), out var last) && clock.GetUtcNow() < last.Until;

    private void Failed(string person, string room)
    {
        if (failed.Count >= MostFailures) failed.Clear();
        var now = clock.GetUtcNow();
        failed.AddOrUpdate((person, room), _ => (1, now + FirstWait), (_, last) => (last.Times + 1, now + TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(last.Times, 10)))));
    }

    [LoggerMessage(1, LogLevel.Debug, "The platform did not say who somebody is ({Why})")]
    private partial void LogNoAnswer(string why);
}
