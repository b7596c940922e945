using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Asks the platform's rosters who people are and keeps what they say. There is one question for somebody in a room at
/// a time; where several are asked about at once the room is read as a whole.
/// </summary>
internal sealed partial class Roster(
    RosterCalls calls,
    IStandings standings,
    IReach reach,
    TeamsSettings settings,
    IHostApplicationLifetime life,
    TimeProvider clock,
    ILogger<Roster> log
)
{
    private const int MostAtOnce = 500,
        MostSingles = 2,
        MostAlone = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Workspace, string Conversation, string Bot), Inquiry> inquiries = [];
    private TaskCompletionSource? busy;
    private int underway;

    /// <summary>
    /// Begins a question, or joins the one that is on its way. Null if the platform does not answer; the question goes
    /// on when its asker has gone.
    /// </summary>
    /// <param name="key">Whose address it is, where the platform has said it; "" where it is not known.</param>
    public Task<Listed?> AskAsync(RosterRoom room, string address, string key)
    {
        TaskCompletionSource<Listed?> answer;
        bool alone;
        lock (gate)
        {
            var inquiry = InquiryOf(room);
            if (inquiry.Asked.TryGetValue(address, out var same))
                return same.Answer.Task;
            if (
                life.ApplicationStopping.IsCancellationRequested
                || inquiries.Values.Sum(d => d.Asked.Count) >= MostAtOnce
            )
                return Task.FromResult<Listed?>(null);
            answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            alone = !inquiry.IsReading && inquiry.Singles < MostSingles;
            inquiry.Asked[address] = new(key, answer);
            if (alone)
                inquiry.Singles++;
            else
                inquiry.Waiting.Add(address);
            if (!alone && inquiry.IsReading)
                return answer.Task;
            inquiry.IsReading |= !alone;
        }
        Begin(() => alone ? AloneAsync(room, address, key) : ReadAsync(room));
        return answer.Task;
    }

    /// <summary>
    /// Reads the whole roster, beside the conversation. A reading that has not begun yet is enough for all who want
    /// one.
    /// </summary>
    public void Read(RosterRoom room)
    {
        lock (gate)
        {
            var inquiry = InquiryOf(room);
            inquiry.IsWanted = true;
            if (inquiry.IsReading || life.ApplicationStopping.IsCancellationRequested)
                return;
            inquiry.IsReading = true;
        }
        Begin(() => ReadAsync(room));
    }

    /// <summary>
    /// Reads the roster because people came; those who are found by a reading that is on its way need no other.
    /// </summary>
    public void Met(RosterRoom room, IReadOnlyList<Account> come)
    {
        lock (gate)
        {
            var inquiry = InquiryOf(room);
            foreach (var one in come.Where(c => !inquiry.Asked.ContainsKey(c.Id)).Take(MostAtOnce))
            {
                inquiry.Asked[one.Id] = new(
                    TurnReader.KeyOf(room.Where, one.ObjectId),
                    new(TaskCreationOptions.RunContinuationsAsynchronously)
                );
                inquiry.Waiting.Add(one.Id);
            }
            if (inquiry.IsReading || inquiry.Waiting.Count == 0 || life.ApplicationStopping.IsCancellationRequested)
                return;
            inquiry.IsReading = true;
        }
        Begin(() => ReadAsync(room));
    }

    /// <summary>Ends when every question that was begun has its answer or none.</summary>
    public Task SettledAsync()
    {
        lock (gate)
            return busy?.Task ?? Task.CompletedTask;
    }

    private Inquiry InquiryOf(RosterRoom room) =>
        inquiries.TryGetValue(room.Key, out var inquiry) ? inquiry : inquiries[room.Key] = new();

    private void Begin(Func<Task> work)
    {
        lock (gate)
        {
            underway++;
            busy ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        _ = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            finally
            {
                lock (gate)
                {
                    foreach (
                        var (key, inquiry) in inquiries
                            .Where(d => d.Value is { Asked.Count: 0, IsReading: false, Singles: 0 })
                            .ToList()
                    )
                        inquiries.Remove(key);
                    if (--underway == 0)
                    {
                        busy!.SetResult();
                        busy = null;
                    }
                }
            }
        });
    }

    private async Task AloneAsync(RosterRoom room, string address, string key)
    {
        Listed? listed = null;
        try
        {
            listed = await OneAsync(room, address, key);
        }
        catch (Exception e)
        {
            LogNoAnswer(e.Message);
        }
        finally
        {
            lock (gate)
                InquiryOf(room).Singles--;
            Answer(room, address, listed);
        }
    }

    private async Task<Listed?> OneAsync(RosterRoom room, string address, string key)
    {
        var entry = await calls.OneAsync(room, address);
        if (entry is { } found)
            return (await KeepAsync(room, [(found, address, key)])).GetValueOrDefault(address);
        return await GoneAsync(room, address, key);
    }

    /// <summary>Reads the room until nobody waits for it any more.</summary>
    private async Task ReadAsync(RosterRoom room)
    {
        while (true)
        {
            string[] waiting;
            lock (gate)
            {
                var inquiry = InquiryOf(room);
                waiting = [.. inquiry.Waiting];
                inquiry.Waiting.Clear();
                if (waiting.Length == 0 && !inquiry.IsWanted)
                {
                    inquiry.IsReading = false;
                    return;
                }
                inquiry.IsWanted = false;
            }
            try
            {
                var (entries, isWhole) = await calls.EveryoneAsync(room);
                (JsonElement, string, string)[] known;
                lock (gate)
                {
                    var asked = InquiryOf(room).Asked;
                    known =
                    [
                        .. entries.Select(e =>
                            (e, Member.AddressOf(e), asked.TryGetValue(Member.AddressOf(e), out var one) ? one.Key : "")
                        ),
                    ];
                }
                var listed = await KeepAsync(room, known);
                string[] found;
                lock (gate)
                {
                    var inquiry = InquiryOf(room);
                    // Whoever asked while it was read has the answer too; those who are looked up alone get theirs.
                    inquiry.Waiting.RemoveAll(listed.ContainsKey);
                    found =
                    [
                        .. waiting
                            .Where(listed.ContainsKey)
                            .Concat(
                                inquiry.Asked.Keys.Where(a => listed.ContainsKey(a) && !inquiry.Waiting.Contains(a))
                            ),
                    ];
                }
                foreach (var address in found)
                    Answer(room, address, listed[address]);
                foreach (var address in waiting.Where(a => !listed.ContainsKey(a)))
                    Answer(room, address, isWhole ? await GoneAsync(room, address, KeyOf(room, address)) : null);
            }
            catch (Exception e)
            {
                LogNoAnswer(e.Message);
                // A service that lists nobody may still know one.
                var mayAskAlone = RosterCalls.IsFinal(e) && waiting.Length <= MostAlone;
                foreach (var address in waiting)
                    Answer(
                        room,
                        address,
                        mayAskAlone ? await SafelyAsync(() => OneAsync(room, address, KeyOf(room, address))) : null
                    );
            }
        }
    }

    private async Task<Listed?> SafelyAsync(Func<Task<Listed?>> question)
    {
        try
        {
            return await question();
        }
        catch (Exception e)
        {
            LogNoAnswer(e.Message);
            return null;
        }
    }

    private string KeyOf(RosterRoom room, string address)
    {
        lock (gate)
            return InquiryOf(room).Asked.TryGetValue(address, out var one) ? one.Key : "";
    }

    private void Answer(RosterRoom room, string address, Listed? listed)
    {
        lock (gate)
            if (InquiryOf(room).Asked.Remove(address, out var one))
                one.Answer.TrySetResult(listed);
    }

    /// <summary>Keeps what the entries say. Nobody is staff without an id in the directory.</summary>
    private async Task<Dictionary<string, Listed>> KeepAsync(
        RosterRoom room,
        (JsonElement Entry, string Address, string Key)[] found
    )
    {
        var listed = new Dictionary<string, Listed>(StringComparer.Ordinal);
        var (met, said, now) = (new List<Reached>(), new List<Vouched>(), clock.GetUtcNow());
        foreach (var (entry, address, key) in found.Where(f => f.Address.Length > 0 && f.Address != room.Bot))
        {
            // What the message itself says of its sender is as much the platform's word, and nearer.
            var person = key.Length > 0 ? key : TurnReader.KeyOf(room.Where, Member.ObjectIdOf(entry));
            var standing = Member.StandingOf(entry, room.Where.Workspace, settings.ExternalMembersAreStaff);
            if (person.Length == 0 && standing == Standing.Staff)
                standing = Standing.Unknown;
            listed[address] = new(person, standing);
            if (person.Length == 0)
                continue;
            met.Add(new(person, address) { Name = Member.NameOf(entry) });
            if (standing == Standing.Unknown)
                continue;
            said.Add(new(person, Vouched.Everywhere, standing, now) { Address = Member.MailOf(entry) });
            said.Add(new(person, room.Conversation, standing, now));
        }
        var isMoved = met.Count > 0 && await reach.MetAsync(room.Where, room.Bot, met, life.ApplicationStopping);
        if (found.Length == 1 && said.Count > 0)
            await standings.BackAsync(room.Where.Workspace, said[0].Person, room.All, life.ApplicationStopping);
        if (said.Count > 0)
            await standings.KeepAllAsync(room.Where.Workspace, said, life.ApplicationStopping);
        // Records from before people had keys: the others of the room are known by an address too.
        if (isMoved && found.Length == 1)
            Read(room);
        return listed;
    }

    /// <summary>The roster does not hold them.</summary>
    private async Task<Listed> GoneAsync(RosterRoom room, string address, string key)
    {
        if (key.Length == 0)
            key = (
                await reach.PeopleAsync(room.Where.Workspace, room.Bot, [address], life.ApplicationStopping)
            ).GetValueOrDefault(address, "");
        if (key.Length > 0)
            await standings.KeepAsync(
                room.Where.Workspace,
                new(key, room.Conversation, Standing.Away, clock.GetUtcNow()),
                life.ApplicationStopping
            );
        return new(key, Standing.Away);
    }

    [LoggerMessage(1, LogLevel.Debug, "The platform did not say who somebody is ({Why})")]
    private partial void LogNoAnswer(string why);

    /// <summary>Somebody who is being asked about.</summary>
    private sealed record Question(string Key, TaskCompletionSource<Listed?> Answer);

    /// <summary>What is asked of one roster.</summary>
    private sealed class Inquiry
    {
        public Dictionary<string, Question> Asked { get; } = new(StringComparer.Ordinal);

        /// <summary>Who waits for the next reading of the whole.</summary>
        public List<string> Waiting { get; } = [];

        /// <summary>A reading is wanted, whoever is in it.</summary>
        public bool IsWanted { get; set; }

        public bool IsReading { get; set; }

        /// <summary>How many are being looked up alone.</summary>
        public int Singles { get; set; }
    }
}
