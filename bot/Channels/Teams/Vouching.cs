using System.Collections.Concurrent;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Says who the people are of whom the bot hears: the tenant's own, guests, or no longer in the room. Only a roster
/// knows it. For somebody of whom nothing was ever said a turn waits, a few seconds at the most; of all others the last
/// word holds, and they are asked about beside the conversation.
/// </summary>
internal sealed class Vouching(
    Roster roster,
    Holders holders,
    IStandings standings,
    IReach reach,
    TeamsSettings settings,
    TimeProvider clock
) : IHostedService
{
    private const int MostFailures = 10_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24),
        FirstWait = TimeSpan.FromMinutes(1),
        LongestWait = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Address, string Room), (int Times, DateTimeOffset Until)> failed =
        new();

    private readonly ConcurrentDictionary<Task, bool> noting = new();

    /// <summary>Somebody of a turn: their address, their key if it is known, and what was said of them.</summary>
    private sealed record Face(string Address, string Key, IReadOnlyList<Vouched> Said)
    {
        private Vouched? Word => Said.FirstOrDefault(s => s.Room == Vouched.Everywhere);

        public Standing Standing => Key.Length > 0 && Word is { } word ? word.Standing : Standing.Unknown;

        /// <summary>Nobody has ever said who they are, or only under other rules than today's.</summary>
        public bool IsNew => Standing == Standing.Unknown || Word?.At == DateTimeOffset.UnixEpoch;

        /// <summary>
        /// The roster of the room, or else that of its team, has lost them. The later word of the room itself holds
        /// against the team's.
        /// </summary>
        public bool IsAwayFrom(RosterRoom room)
        {
            var here = Said.FirstOrDefault(s => s.Room == room.Conversation);
            if (here?.Standing == Standing.Away)
                return true;
            return room.Team.Length > 0
                && Said.FirstOrDefault(s => s.Room == room.Team) is { Standing: Standing.Away } team
                && !(here?.At > team.At);
        }

        public DateTimeOffset? SaidAt(string room) => Said.FirstOrDefault(s => s.Room == room)?.At;
    }

    /// <summary>
    /// The turn with what is known of its people, and those of whom the platform is to be asked when it is over.
    /// </summary>
    /// <param name="waits">The answer depends on who they are, so the platform is asked first about those of whom
    /// nothing is known.</param>
    public async Task<(Turn Turn, IReadOnlyList<Account> Due)> KnowAsync(
        Turn turn,
        Activity activity,
        bool waits,
        CancellationToken cancel
    )
    {
        // No roster stands behind the other channels. At the door that is open to this machine only, whoever sits at it
        // is its user.
        if (turn.Where.Channel != TurnReader.Teams)
            return (settings.Door == TeamsDoor.LoopbackOnly ? Known(turn, _ => Standing.Staff) : turn, []);
        var room = RosterRoom.Of(turn.Where, activity);
        var key = TurnReader.KeyOf(turn.Where, activity.From.ObjectId);
        if (
            key.Length > 0
            && await reach.MetAsync(turn.Where, room.Bot, [new(key, activity.From.Id) { Name = turn.Who.Name }], cancel)
        )
            roster.Read(room);
        var isStranger = turn.Who.Standing == Standing.Guest;
        string[] named = [.. turn.Mentions.Select(m => Speaker.UserOf(m.Id))];
        var faces = await FacesAsync(room, activity.From, key, named, cancel);
        Face me() => faces[activity.From.Id];
        if (waits)
        {
            string[] asked = [.. named.Where(n => faces[n].IsNew)];
            if (!isStranger && (me().IsNew || (me().IsAwayFrom(room) && !MustWait(activity.From.Id, room))))
                asked = [.. asked.Append(activity.From.Id)];
            if (asked.Length > 0)
            {
                var answers = await AskedAsync(
                    room,
                    [
                        .. asked
                            .Distinct(StringComparer.Ordinal)
                            .Select(a => (a, a == activity.From.Id ? key : faces[a].Key)),
                    ],
                    cancel
                );
                faces = await FacesAsync(room, activity.From, key, named, cancel);
                // A guest without an id in the directory is kept nowhere and is a guest all the same.
                if (me().Key.Length == 0 && answers.GetValueOrDefault(activity.From.Id)?.Standing == Standing.Guest)
                    isStranger = true;
            }
        }
        var standing = me().Standing;
        if (isStranger)
            standing = Standing.Guest;
        else if (standing != Standing.Unknown && me().IsAwayFrom(room))
            standing = Standing.Away;
        List<Account> due =
        [
            .. named.Where(n => !IsFresh(faces[n], Vouched.Everywhere)).Select(n => new Account(n, "", "")),
        ];
        // Of the speaker it matters whether they are in this very room too. Who is away is asked about at each contact:
        // they may be back.
        if (!isStranger && (me().IsAwayFrom(room) || !IsFresh(me(), room.Conversation)))
            due.Insert(0, activity.From);
        if (waits && !turn.IsPersonal && standing == Standing.Staff)
            holders.Look(room);
        return (Renamed(turn, faces, me(), standing), [.. due.DistinctBy(d => d.Id)]);
    }

    /// <summary>Begins to ask about people; after a failure not before a while.</summary>
    public void Ask(IReadOnlyList<Account> people, Place place, Activity activity)
    {
        var room = RosterRoom.Of(place, activity);
        foreach (var one in people.Where(p => !MustWait(p.Id, room)))
            _ = NotedAsync(room, one.Id, TurnReader.KeyOf(place, one.ObjectId));
    }

    /// <summary>
    /// The platform tells that the bot or others came or went. A room into which the bot comes is read once, and so is
    /// one into which others come. Before somebody is locked out the roster is asked: who left one channel may be there
    /// by another team, and who left a team may be in a channel of it.
    /// </summary>
    public async Task ChangedAsync(Activity activity, Place place, CancellationToken cancel)
    {
        if (place.Channel != TurnReader.Teams)
            return;
        var room = RosterRoom.OfEvent(place, activity);
        if (Arrivals.IsAdding(activity))
            roster.Read(room);
        if (activity.Type != "conversationUpdate")
            return;
        Account[] come = [.. activity.MembersAdded.Where(m => m.Id != activity.Bot.Id)],
            gone = [.. activity.MembersRemoved.Where(m => m.Id != activity.Bot.Id)];
        foreach (var one in come)
            if (await KeyOfAsync(room, one, cancel) is { Length: > 0 } person)
                await standings.BackAsync(place.Workspace, person, room.All, cancel);
        if (come.Length > 0)
            roster.Met(room, come);
        if (gone.Length == 0)
            return;
        var answers = await AskedAsync(
            room,
            [.. gone.Select(g => (g.Id, TurnReader.KeyOf(place, g.ObjectId)))],
            cancel
        );
        // Where the roster says nothing, the platform's own word stands.
        foreach (var one in gone.Where(g => answers.GetValueOrDefault(g.Id) is null or { Standing: Standing.Unknown }))
            if (await KeyOfAsync(room, one, cancel) is { Length: > 0 } person)
                await standings.KeepAsync(
                    place.Workspace,
                    new(person, room.Conversation, Standing.Away, clock.GetUtcNow()),
                    cancel
                );
    }

    /// <summary>Ends when every question that was begun has its answer or none.</summary>
    public async Task SettledAsync()
    {
        await holders.SettledAsync();
        await roster.SettledAsync();
        await Task.WhenAll(noting.Keys);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => SettledAsync();

    /// <summary>
    /// Waits for the platform's word on people: for the first question, and once more as long for the second.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, Listed?>> AskedAsync(
        RosterRoom room,
        IReadOnlyList<(string Address, string Key)> people,
        CancellationToken cancel
    )
    {
        var questions = people.Select(p => (p.Address, Answer: NotedAsync(room, p.Address, p.Key))).ToList();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(
            Task.WhenAll(questions.Select(q => q.Answer)),
            Task.Delay(2 * RosterCalls.Patience, clock, enough.Token)
        );
        await enough.CancelAsync();
        return questions
            .Where(q => q.Answer.IsCompletedSuccessfully)
            .ToDictionary(q => q.Address, q => q.Answer.Result, StringComparer.Ordinal);
    }

    /// <summary>Asks, and notes who is not worth asking about again for a while.</summary>
    private Task<Listed?> NotedAsync(RosterRoom room, string address, string key)
    {
        var noted = NoteAsync(room, address, key);
        if (noting.TryAdd(noted, true))
            _ = noted.ContinueWith(done => noting.TryRemove(done, out _), TaskScheduler.Default);
        return noted;
    }

    private async Task<Listed?> NoteAsync(RosterRoom room, string address, string key)
    {
        var listed = await roster.AskAsync(room, address, key);
        if (listed is { Standing: Standing.Staff or Standing.Guest })
            failed.TryRemove((address, room.Conversation), out _);
        else
            Failed(address, room);
        return listed;
    }

    private async Task<string> KeyOfAsync(RosterRoom room, Account one, CancellationToken cancel) =>
        TurnReader.KeyOf(room.Where, one.ObjectId) is { Length: > 0 } key
            ? key
            : (await reach.PeopleAsync(room.Where.Workspace, room.Bot, [one.Id], cancel)).GetValueOrDefault(one.Id, "");

    private async Task<Dictionary<string, Face>> FacesAsync(
        RosterRoom room,
        Account from,
        string key,
        string[] named,
        CancellationToken cancel
    )
    {
        var people = await reach.PeopleAsync(
            room.Where.Workspace,
            room.Bot,
            [.. named.Append(from.Id).Distinct(StringComparer.Ordinal)],
            cancel
        );
        string Of(string address) => address == from.Id && key.Length > 0 ? key : people.GetValueOrDefault(address, "");
        var addresses = named.Append(from.Id).Distinct(StringComparer.Ordinal).ToList();
        string[] keys = [.. addresses.Select(Of).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)];
        var said = (await standings.KnownAsync(room.Where.Workspace, keys, cancel)).ToLookup(
            s => s.Person,
            StringComparer.Ordinal
        );
        return addresses.ToDictionary(a => a, a => new Face(a, Of(a), [.. said[Of(a)]]), StringComparer.Ordinal);
    }

    /// <summary>
    /// People under their keys; whoever has none keeps the bare address, under which nothing is ever written.
    /// </summary>
    private static Turn Renamed(Turn turn, Dictionary<string, Face> faces, Face me, Standing standing)
    {
        string Id(string id) => faces[Speaker.UserOf(id)] is { Key.Length: > 0 } face ? face.Key : id;
        var says = turn.Mentions.Aggregate(
            turn.Says,
            (words, m) => words.Replace(Mention.InWords(m.Id), Mention.InWords(Id(m.Id)), StringComparison.Ordinal)
        );
        return turn with
        {
            Who = turn.Who with { Id = me.Key.Length > 0 ? me.Key : turn.Who.Id, Standing = standing },
            Mentions =
            [
                .. turn
                    .Mentions.Select(m => m with { Id = Id(m.Id), Standing = faces[Speaker.UserOf(m.Id)].Standing })
                    .DistinctBy(m => m.Id),
            ],
            Says = says,
        };
    }

    private static Turn Known(Turn turn, Func<string, Standing> of) =>
        turn with
        {
            Who = turn.Who with { Standing = of(turn.Who.Id) },
            Mentions = [.. turn.Mentions.Select(m => m with { Standing = of(m.Id) })],
        };

    private bool IsFresh(Face face, string room) =>
        face.Key.Length > 0 && face.SaidAt(room) is { } at && clock.GetUtcNow() - at < Fresh;

    private bool MustWait(string address, RosterRoom room) =>
        failed.TryGetValue((address, room.Conversation), out var last) && clock.GetUtcNow() < last.Until;

    private void Failed(string address, RosterRoom room)
    {
        if (failed.Count >= MostFailures)
            failed.Clear();
        var now = clock.GetUtcNow();
        failed.AddOrUpdate(
            (address, room.Conversation),
            _ => (1, now + FirstWait),
            (_, last) =>
                (
                    last.Times + 1,
                    now + TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(last.Times, 10)))
                )
        );
    }
}
