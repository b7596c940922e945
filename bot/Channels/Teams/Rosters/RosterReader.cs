using System.Text.Json;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.People;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>
/// Requests rosters and stores what they state. There is one request for a person in a conversation at a time; where
/// several people are looked up at once the whole roster is read.
/// </summary>
internal sealed partial class RosterReader(
    RosterClient calls,
    IMembershipStore membershipStore,
    IPlatformAccountStore platformAccountStore,
    TeamsSettings settings,
    IHostApplicationLifetime life,
    TimeProvider clock,
    ILogger<RosterReader> log
)
{
    private const int MostAtOnce = 500,
        MostSingles = 2,
        MostAlone = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Workspace, string Conversation, string Bot), RosterQuery> queries = [];
    private TaskCompletionSource? busy;
    private int running;

    /// <summary>
    /// Starts a request, or joins the running one. Null if the service does not answer; the request continues when
    /// its caller has gone.
    /// </summary>
    /// <param name="key">The key of the person, where it is known; "" otherwise.</param>
    public Task<RosterResult?> FindAsync(RosterConversation roster, string address, string key)
    {
        TaskCompletionSource<RosterResult?> answer;
        bool alone;
        lock (gate)
        {
            var rosterQuery = QueryOf(roster);
            if (rosterQuery.Members.TryGetValue(address, out var same))
                return same.Answer.Task;
            if (
                life.ApplicationStopping.IsCancellationRequested
                || queries.Values.Sum(d => d.Members.Count) >= MostAtOnce
            )
                return Task.FromResult<RosterResult?>(null);
            answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            alone = !rosterQuery.IsReading && rosterQuery.SingleLookups < MostSingles;
            rosterQuery.Members[address] = new(key, answer);
            if (alone)
                rosterQuery.SingleLookups++;
            else
                rosterQuery.WaitingForAll.Add(address);
            if (!alone && rosterQuery.IsReading)
                return answer.Task;
            rosterQuery.IsReading |= !alone;
        }
        Begin(() => alone ? AnswerOneAsync(roster, address, key) : ReadAsync(roster));
        return answer.Task;
    }

    /// <summary>Reads the whole roster in the background. A read that has not begun yet serves all callers.</summary>
    public void StartReading(RosterConversation roster)
    {
        lock (gate)
        {
            var rosterQuery = QueryOf(roster);
            rosterQuery.IsReadingRequested = true;
            if (rosterQuery.IsReading || life.ApplicationStopping.IsCancellationRequested)
                return;
            rosterQuery.IsReading = true;
        }
        Begin(() => ReadAsync(roster));
    }

    /// <summary>
    /// Reads the roster because people were added; people who are found by a running read need no other.
    /// </summary>
    public void HandleMembersAdded(RosterConversation roster, IReadOnlyList<ChannelAccount> added)
    {
        lock (gate)
        {
            var rosterQuery = QueryOf(roster);
            foreach (var one in added.Where(c => !rosterQuery.Members.ContainsKey(c.Id)).Take(MostAtOnce))
            {
                rosterQuery.Members[one.Id] = new(
                    TurnReader.KeyOf(roster.Conversation, one.ObjectId),
                    new(TaskCreationOptions.RunContinuationsAsynchronously)
                );
                rosterQuery.WaitingForAll.Add(one.Id);
            }
            if (
                rosterQuery.IsReading
                || rosterQuery.WaitingForAll.Count == 0
                || life.ApplicationStopping.IsCancellationRequested
            )
                return;
            rosterQuery.IsReading = true;
        }
        Begin(() => ReadAsync(roster));
    }

    /// <summary>Ends when every running request has ended.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
            return busy?.Task ?? Task.CompletedTask;
    }

    private RosterQuery QueryOf(RosterConversation roster) =>
        queries.TryGetValue(roster.Key, out var rosterQuery) ? rosterQuery : queries[roster.Key] = new();

    private void Begin(Func<Task> work)
    {
        lock (gate)
        {
            running++;
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
                        var (key, rosterQuery) in queries
                            .Where(d => d.Value is { Members.Count: 0, IsReading: false, SingleLookups: 0 })
                            .ToList()
                    )
                        queries.Remove(key);
                    if (--running == 0)
                    {
                        busy!.SetResult();
                        busy = null;
                    }
                }
            }
        });
    }

    private async Task AnswerOneAsync(RosterConversation roster, string address, string key)
    {
        RosterResult? rosterResult = null;
        try
        {
            rosterResult = await FindOneAsync(roster, address, key);
        }
        catch (Exception e)
        {
            LogNoAnswer(e.Message);
        }
        finally
        {
            lock (gate)
                QueryOf(roster).SingleLookups--;
            Answer(roster, address, rosterResult);
        }
    }

    private async Task<RosterResult?> FindOneAsync(RosterConversation roster, string address, string key)
    {
        var entry = await calls.GetMemberAsync(roster, address);
        if (entry is { } found)
            return (await StoreAsync(roster, [(found, address, key)])).GetValueOrDefault(address);
        return await StoreMissingAsync(roster, address, key);
    }

    /// <summary>Reads the roster until no caller waits for it any more.</summary>
    private async Task ReadAsync(RosterConversation roster)
    {
        while (true)
        {
            string[] waiting;
            lock (gate)
            {
                var rosterQuery = QueryOf(roster);
                waiting = [.. rosterQuery.WaitingForAll];
                rosterQuery.WaitingForAll.Clear();
                if (waiting.Length == 0 && !rosterQuery.IsReadingRequested)
                {
                    rosterQuery.IsReading = false;
                    return;
                }
                rosterQuery.IsReadingRequested = false;
            }
            try
            {
                var (entries, isWhole) = await calls.GetMembersAsync(roster);
                (JsonElement, string, string)[] people;
                lock (gate)
                {
                    var members = QueryOf(roster).Members;
                    people =
                    [
                        .. entries.Select(e =>
                            (
                                e,
                                RosterEntryReader.AddressOf(e),
                                members.TryGetValue(RosterEntryReader.AddressOf(e), out var one) ? one.Key : ""
                            )
                        ),
                    ];
                }
                var listed = await StoreAsync(roster, people);
                string[] found;
                lock (gate)
                {
                    var rosterQuery = QueryOf(roster);
                    // People who were requested while the roster was read are answered too; those with a single
                    // lookup get theirs.
                    rosterQuery.WaitingForAll.RemoveAll(listed.ContainsKey);
                    found =
                    [
                        .. waiting
                            .Where(listed.ContainsKey)
                            .Concat(
                                rosterQuery.Members.Keys.Where(a =>
                                    listed.ContainsKey(a) && !rosterQuery.WaitingForAll.Contains(a)
                                )
                            ),
                    ];
                }
                foreach (var address in found)
                    Answer(roster, address, listed[address]);
                foreach (var address in waiting.Where(a => !listed.ContainsKey(a)))
                    Answer(
                        roster,
                        address,
                        isWhole ? await StoreMissingAsync(roster, address, KeyOf(roster, address)) : null
                    );
            }
            catch (Exception e)
            {
                LogNoAnswer(e.Message);
                // A service that refuses the whole list may still answer for one person.
                var mayAskAlone = RosterClient.IsFinal(e) && waiting.Length <= MostAlone;
                foreach (var address in waiting)
                    Answer(
                        roster,
                        address,
                        mayAskAlone
                            ? await NullOnFailureAsync(() => FindOneAsync(roster, address, KeyOf(roster, address)))
                            : null
                    );
            }
        }
    }

    private async Task<RosterResult?> NullOnFailureAsync(Func<Task<RosterResult?>> question)
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

    private string KeyOf(RosterConversation roster, string address)
    {
        lock (gate)
            return QueryOf(roster).Members.TryGetValue(address, out var one) ? one.Key : "";
    }

    private void Answer(RosterConversation roster, string address, RosterResult? rosterResult)
    {
        lock (gate)
            if (QueryOf(roster).Members.Remove(address, out var one))
                one.Answer.TrySetResult(rosterResult);
    }

    /// <summary>Stores what the entries state. Nobody is staff without an id in the directory.</summary>
    private async Task<Dictionary<string, RosterResult>> StoreAsync(
        RosterConversation roster,
        (JsonElement Entry, string Address, string Key)[] found
    )
    {
        var listed = new Dictionary<string, RosterResult>(StringComparer.Ordinal);
        var (accounts, memberships, now) = (
            new List<PlatformAccount>(),
            new List<MembershipRecord>(),
            clock.GetUtcNow()
        );
        foreach (var (entry, address, key) in found.Where(f => f.Address.Length > 0 && f.Address != roster.Bot))
        {
            // The directory id in the message itself is confirmed as well, and it is newer.
            var person =
                key.Length > 0 ? key : TurnReader.KeyOf(roster.Conversation, RosterEntryReader.ObjectIdOf(entry));
            var membership = RosterEntryReader.MembershipOf(
                entry,
                roster.Conversation.Workspace,
                settings.ExternalMembersAreStaff
            );
            if (person.Length == 0 && membership == Membership.Staff)
                membership = Membership.Unknown;
            var name = RosterEntryReader.NameOf(entry);
            listed[address] = new(person, membership) { Name = name };
            if (person.Length == 0)
                continue;
            // Somebody who was picked is looked up by their id in the directory; messages go to the entry's own.
            var account = RosterEntryReader.AddressOf(entry) is { Length: > 0 } own ? own : address;
            accounts.Add(new(person, account) { Name = name });
            if (membership == Membership.Unknown)
                continue;
            memberships.Add(
                new(person, MembershipRecord.WholeWorkspace, membership, now)
                {
                    Email = RosterEntryReader.MailOf(entry),
                    IsOwnGuest =
                        membership == Membership.Guest
                        && RosterEntryReader.IsOwnGuest(entry, roster.Conversation.Workspace),
                }
            );
            memberships.Add(new(person, roster.ConversationId, membership, now));
        }
        var isMoved =
            accounts.Count > 0
            && await platformAccountStore.SaveAsync(
                roster.Conversation,
                roster.Bot,
                accounts,
                life.ApplicationStopping
            );
        if (found.Length == 1 && memberships.Count > 0)
            await membershipStore.ClearAwayAsync(
                roster.Conversation.Workspace,
                memberships[0].Person,
                roster.ConversationIds,
                life.ApplicationStopping
            );
        if (memberships.Count > 0)
            await membershipStore.SaveAllAsync(roster.Conversation.Workspace, memberships, life.ApplicationStopping);
        // Old records, from before people had keys: the other members are stored by an account id too.
        if (isMoved && found.Length == 1)
            StartReading(roster);
        return listed;
    }

    /// <summary>The roster does not contain them.</summary>
    private async Task<RosterResult> StoreMissingAsync(RosterConversation roster, string address, string key)
    {
        if (key.Length == 0)
            key = (
                await platformAccountStore.FindPeopleAsync(
                    roster.Conversation.Workspace,
                    roster.Bot,
                    [address],
                    life.ApplicationStopping
                )
            ).GetValueOrDefault(address, "");
        if (key.Length > 0)
            await membershipStore.SaveAsync(
                roster.Conversation.Workspace,
                new(key, roster.ConversationId, Membership.Away, clock.GetUtcNow()),
                life.ApplicationStopping
            );
        return new(key, Membership.Away);
    }

    [LoggerMessage(1, LogLevel.Debug, "The platform did not say who somebody is ({Why})")]
    private partial void LogNoAnswer(string why);

    /// <summary>A person who is being looked up.</summary>
    private sealed record MemberQuery(string Key, TaskCompletionSource<RosterResult?> Answer);

    /// <summary>The requests to one roster.</summary>
    private sealed class RosterQuery
    {
        public Dictionary<string, MemberQuery> Members { get; } = new(StringComparer.Ordinal);

        /// <summary>The account ids that wait for the next read of the whole roster.</summary>
        public List<string> WaitingForAll { get; } = [];

        /// <summary>A read of the whole roster is requested, whoever is in it.</summary>
        public bool IsReadingRequested { get; set; }

        public bool IsReading { get; set; }

        /// <summary>The number of running lookups of single people.</summary>
        public int SingleLookups { get; set; }
    }
}
