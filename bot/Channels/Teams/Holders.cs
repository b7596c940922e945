using System.Collections.Concurrent;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Looks now and then, beside the conversation, whether those who hold something in a place's project are still in the
/// rooms in which they were known. Nobody can name a colleague whose account is gone, so nobody else would notice that
/// a project is held by nobody.
/// </summary>
internal sealed class Holders(Roster roster, IHomes homes, IStandings standings, IReach reach, TimeProvider clock)
{
    private const int MostRooms = 50_000,
        MostPeople = 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24),
        NowAndThen = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Workspace, string Conversation), DateTimeOffset> looked = new();

    private readonly ConcurrentDictionary<Task, bool> looking = new();

    public void Look(RosterRoom room)
    {
        var (key, now) = ((room.Where.Workspace, room.Conversation), clock.GetUtcNow());
        if (looked.TryGetValue(key, out var last) && now - last < NowAndThen)
            return;
        if (looked.Count >= MostRooms)
            looked.Clear();
        looked[key] = now;
        var look = Task.Run(() => LookAsync(room));
        if (looking.TryAdd(look, true))
            _ = look.ContinueWith(done => looking.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Ends when every look that was begun has ended, whatever became of it.</summary>
    public Task SettledAsync() =>
        Task.WhenAll(looking.Keys.Select(look => look.ContinueWith(_ => { }, TaskScheduler.Default)));

    private async Task LookAsync(RosterRoom room)
    {
        var (workspace, of) = (room.Where.Workspace, Speaker.IdOf(TurnReader.Teams, room.Where.Workspace, ""));
        var all = await homes.HoldersAsync(room.Where, "", default);
        var people = all.Where(p => p.StartsWith(of, StringComparison.OrdinalIgnoreCase)).ToList();
        if (people.Count == 0)
            return;
        var addresses = await reach.AddressesAsync(room.Bot, people, default);
        var said = (await standings.KnownAsync(workspace, people, default))
            .Where(s => s.Room != Vouched.Everywhere)
            .ToLookup(s => s.Person, StringComparer.Ordinal);
        foreach (var one in people.Where(p => !IsKnownIn(room.Conversation, said[p])).Take(MostPeople))
        {
            // Records from before people had keys know some by an address alone, perhaps one of a registration that is
            // no more.
            var id = Speaker.UserOf(one);
            var former = id.StartsWith("29:", StringComparison.Ordinal) ? id : null;
            if ((addresses.GetValueOrDefault(one) ?? former) is not { } address)
                continue;
            var key = addresses.ContainsKey(one) ? one : "";
            if (await roster.AskAsync(room, address, key) is not { Standing: Standing.Away } here)
                continue;
            if (here.Person.Length == 0)
                await standings.KeepAsync(
                    workspace,
                    new(one, room.Conversation, Standing.Away, clock.GetUtcNow()),
                    default
                );
            foreach (var other in said[one].Where(s => s.Room != room.Conversation && s.Standing != Standing.Away))
                await roster.AskAsync(room with { Conversation = other.Room, Team = "" }, address, key);
        }
    }

    private bool IsKnownIn(string conversation, IEnumerable<Vouched> said) =>
        said.Any(s => s.Room == conversation && clock.GetUtcNow() - s.At < Fresh);
}
