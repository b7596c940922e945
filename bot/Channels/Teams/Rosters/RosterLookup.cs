using System.Collections.Concurrent;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.People;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>
/// Finds out who the people of a turn are: staff of the tenant, guests, or no longer in the conversation. Only a
/// roster knows it. For a person without any entry a turn waits a few seconds at most; for all others the last entry
/// counts, and they are looked up again in the background.
/// </summary>
internal sealed class RosterLookup(
    RosterReader rosterReader,
    RoleHolderCheck roleHolderCheck,
    IMembershipStore membershipStore,
    IPlatformAccountStore platformAccountStore,
    TeamsSettings settings,
    TimeProvider clock
) : IHostedService
{
    private const int MostFailures = 10_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24),
        FirstWait = TimeSpan.FromMinutes(1),
        LongestWait = TimeSpan.FromHours(1),
        Glance = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<(string Address, string Room), (int Times, DateTimeOffset Until)> failed =
        new();

    private readonly ConcurrentDictionary<Task, bool> lookups = new();

    /// <summary>
    /// A person of a turn: their account id, their key if it is known, and their stored memberships.
    /// </summary>
    private sealed record PersonState(string Address, string Key, IReadOnlyList<MembershipRecord> Records)
    {
        private MembershipRecord? LatestRecord =>
            Records.FirstOrDefault(s => s.Room == MembershipRecord.WholeWorkspace);

        public Membership Membership =>
            Key.Length > 0 && LatestRecord is { } word ? word.Membership : Membership.Unknown;

        /// <summary>No roster has ever stated who they are, or only under earlier rules.</summary>
        public bool IsNew => Membership == Membership.Unknown || LatestRecord?.At == DateTimeOffset.UnixEpoch;

        /// <summary>What a roster stated lately of a guest of this tenant; "" for everybody else.</summary>
        public string GuestAddress(DateTimeOffset since) =>
            Key.Length > 0 && LatestRecord is { Membership: Membership.Guest, IsOwnGuest: true } word && word.At > since
                ? word.Email
                : "";

        /// <summary>A guest whose entry is old. What depends on their address waits for a new one.</summary>
        public bool IsOldGuest(DateTimeOffset since) => Membership == Membership.Guest && !(LatestRecord?.At > since);

        /// <summary>
        /// The roster of the conversation, or otherwise that of its team, no longer contains them. A later entry of
        /// the conversation itself counts more than the team's.
        /// </summary>
        public bool IsAwayFrom(RosterConversation roster)
        {
            var here = Records.FirstOrDefault(s => s.Room == roster.ConversationId);
            if (here?.Membership == Membership.Away)
                return true;
            return roster.TeamId.Length > 0
                && Records.FirstOrDefault(s => s.Room == roster.TeamId) is { Membership: Membership.Away } team
                && !(here?.At > team.At);
        }

        public DateTimeOffset? StatedAt(string conversationId) =>
            Records.FirstOrDefault(s => s.Room == conversationId)?.At;
    }

    /// <summary>The turn with what is known of its people, and the people who should be looked up after it.</summary>
    /// <param name="waitForRoster">The reply depends on who they are, so unknown people are looked up first.</param>
    public async Task<(Turn Turn, IReadOnlyList<ChannelAccount> Due)> EnrichAsync(
        Turn turn,
        Activity activity,
        bool waitForRoster,
        CancellationToken cancel
    )
    {
        // The other channels have no roster. On the loopback endpoint, the person at this machine is the user.
        if (turn.Conversation.Channel != TurnReader.TeamsChannelId)
            return (
                settings.EndpointMode == EndpointMode.LoopbackOnly
                    ? WithMemberships(PickedPeople.Add(turn, activity, _ => null), _ => Membership.Staff)
                    : turn,
                []
            );
        var roster = RosterConversation.FromActivity(turn.Conversation, activity);
        var key = TurnReader.KeyOf(turn.Conversation, activity.From.ObjectId);
        if (
            key.Length > 0
            && await platformAccountStore.SaveAsync(
                turn.Conversation,
                roster.Bot,
                [new(key, activity.From.Id) { Name = turn.Sender.Name }],
                cancel
            )
        )
            rosterReader.StartReading(roster);
        var isExternal = turn.Sender.Membership == Membership.Guest;
        string[] named = [.. turn.Mentions.Select(m => Sender.GetUserId(m.Id))];
        var people = await PersonStatesAsync(roster, activity.From, key, named, cancel);
        PersonState me() => people[activity.From.Id];
        var since = clock.GetUtcNow() - Fresh;
        if (waitForRoster)
        {
            string[] unknown = [.. named.Where(n => people[n].IsNew)];
            if (
                !isExternal
                && (
                    me().IsNew
                    || ((me().IsAwayFrom(roster) || me().IsOldGuest(since)) && !IsBackingOff(activity.From.Id, roster))
                )
            )
                unknown = [.. unknown.Append(activity.From.Id)];
            if (unknown.Length > 0)
            {
                var answers = await WaitForAnswersAsync(
                    roster,
                    [
                        .. unknown
                            .Distinct(StringComparer.Ordinal)
                            .Select(a => (a, a == activity.From.Id ? key : people[a].Key)),
                    ],
                    cancel
                );
                people = await PersonStatesAsync(roster, activity.From, key, named, cancel);
                // A guest without a directory id is not stored and is a guest all the same.
                if (me().Key.Length == 0 && answers.GetValueOrDefault(activity.From.Id)?.Membership == Membership.Guest)
                    isExternal = true;
            }
        }
        else if (!isExternal && me().IsNew && !IsBackingOff(activity.From.Id, roster))
        {
            // Help waits for nobody for long; but a guest is not to read the team's.
            await Task.WhenAny(TrackLookup(roster, activity.From.Id, key), Task.Delay(Glance, cancel));
            people = await PersonStatesAsync(roster, activity.From, key, named, cancel);
        }
        var membership = me().Membership;
        if (isExternal)
            membership = Membership.Guest;
        else if (membership != Membership.Unknown && me().IsAwayFrom(roster))
            membership = Membership.Away;
        List<ChannelAccount> due =
        [
            .. named
                .Where(n => !IsFresh(people[n], MembershipRecord.WholeWorkspace))
                .Select(n => new ChannelAccount(n, "", "")),
        ];
        // The sender must be in this very conversation too. A person who is away is looked up at each contact: they
        // may be back.
        if (!isExternal && (me().IsAwayFrom(roster) || !IsFresh(me(), roster.ConversationId)))
            due.Insert(0, activity.From);
        if (waitForRoster && !turn.IsPersonalChat && membership == Membership.Staff)
            roleHolderCheck.Start(roster);
        turn = WithKeys(turn, people, me(), membership);
        if (PickedPeople.In(activity) is { Count: > 0 } picked)
        {
            var found = await WaitForAnswersAsync(roster, [.. picked.Select(id => (id, ""))], cancel);
            turn = PickedPeople.Add(turn, activity, id => found.GetValueOrDefault(id));
        }
        if (membership == Membership.Guest && !isExternal)
            turn = turn with { Sender = turn.Sender with { GuestAddress = me().GuestAddress(since) } };
        return (turn, [.. due.DistinctBy(d => d.Id)]);
    }

    /// <summary>Starts to look up people; after a failure not before a while.</summary>
    public void StartLookup(IReadOnlyList<ChannelAccount> people, Conversation conversation, Activity activity)
    {
        var roster = RosterConversation.FromActivity(conversation, activity);
        foreach (var one in people.Where(p => !IsBackingOff(p.Id, roster)))
            _ = TrackLookup(roster, one.Id, TurnReader.KeyOf(conversation, one.ObjectId));
    }

    /// <summary>
    /// Handles events about members of a conversation. When the bot is added, or other people are, the roster is read
    /// once. Before a person is locked out the roster is checked: a person who left one channel may be there through
    /// another team, and a person who left a team may be in a channel of it.
    /// </summary>
    public async Task HandleMembersChangedAsync(Activity activity, Conversation conversation, CancellationToken cancel)
    {
        if (conversation.Channel != TurnReader.TeamsChannelId)
            return;
        var roster = RosterConversation.FromMembersEvent(conversation, activity);
        if (InstallEvents.IsBotAdded(activity))
            rosterReader.StartReading(roster);
        if (activity.Type != "conversationUpdate")
            return;
        ChannelAccount[] added = [.. activity.MembersAdded.Where(m => m.Id != activity.Recipient.Id)],
            removed = [.. activity.MembersRemoved.Where(m => m.Id != activity.Recipient.Id)];
        foreach (var one in added)
            if (await KeyOfAsync(roster, one, cancel) is { Length: > 0 } person)
                await membershipStore.ClearAwayAsync(conversation.Workspace, person, roster.ConversationIds, cancel);
        if (added.Length > 0)
            rosterReader.HandleMembersAdded(roster, added);
        if (removed.Length == 0)
            return;
        var answers = await WaitForAnswersAsync(
            roster,
            [.. removed.Select(g => (g.Id, TurnReader.KeyOf(conversation, g.ObjectId)))],
            cancel
        );
        // Where the roster does not answer, the event itself counts.
        foreach (
            var one in removed.Where(g => answers.GetValueOrDefault(g.Id) is null or { Membership: Membership.Unknown })
        )
            if (await KeyOfAsync(roster, one, cancel) is { Length: > 0 } person)
                await membershipStore.SaveAsync(
                    conversation.Workspace,
                    new(person, roster.ConversationId, Membership.Away, clock.GetUtcNow()),
                    cancel
                );
    }

    /// <summary>Ends when every running lookup has ended.</summary>
    public async Task WhenIdleAsync()
    {
        await roleHolderCheck.WhenIdleAsync();
        await rosterReader.WhenIdleAsync();
        await Task.WhenAll(lookups.Keys);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => WhenIdleAsync();

    /// <summary>
    /// Waits for the roster's answer about people: the timeout of the first request, and again that of the second.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, RosterResult?>> WaitForAnswersAsync(
        RosterConversation roster,
        IReadOnlyList<(string Address, string Key)> people,
        CancellationToken cancel
    )
    {
        var pending = people.Select(p => (p.Address, Answer: TrackLookup(roster, p.Address, p.Key))).ToList();
        using var delayCancellation = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(
            Task.WhenAll(pending.Select(q => q.Answer)),
            Task.Delay(2 * RosterClient.Patience, clock, delayCancellation.Token)
        );
        await delayCancellation.CancelAsync();
        return pending
            .Where(q => q.Answer.IsCompletedSuccessfully)
            .ToDictionary(q => q.Address, q => q.Answer.Result, StringComparer.Ordinal);
    }

    /// <summary>Starts a lookup, and remembers who need not be looked up again for a while.</summary>
    private Task<RosterResult?> TrackLookup(RosterConversation roster, string address, string key)
    {
        var lookup = LookUpAsync(roster, address, key);
        if (lookups.TryAdd(lookup, true))
            _ = lookup.ContinueWith(done => lookups.TryRemove(done, out _), TaskScheduler.Default);
        return lookup;
    }

    private async Task<RosterResult?> LookUpAsync(RosterConversation roster, string address, string key)
    {
        var rosterResult = await rosterReader.FindAsync(roster, address, key);
        if (rosterResult is { Membership: Membership.Staff or Membership.Guest })
            failed.TryRemove((address, roster.ConversationId), out _);
        else
            RecordFailure(address, roster);
        return rosterResult;
    }

    private async Task<string> KeyOfAsync(RosterConversation roster, ChannelAccount one, CancellationToken cancel) =>
        TurnReader.KeyOf(roster.Conversation, one.ObjectId) is { Length: > 0 } key
            ? key
            : (
                await platformAccountStore.FindPeopleAsync(roster.Conversation.Workspace, roster.Bot, [one.Id], cancel)
            ).GetValueOrDefault(one.Id, "");

    private async Task<Dictionary<string, PersonState>> PersonStatesAsync(
        RosterConversation roster,
        ChannelAccount from,
        string key,
        string[] named,
        CancellationToken cancel
    )
    {
        var people = await platformAccountStore.FindPeopleAsync(
            roster.Conversation.Workspace,
            roster.Bot,
            [.. named.Append(from.Id).Distinct(StringComparer.Ordinal)],
            cancel
        );
        string Of(string address) => address == from.Id && key.Length > 0 ? key : people.GetValueOrDefault(address, "");
        var addresses = named.Append(from.Id).Distinct(StringComparer.Ordinal).ToList();
        string[] keys = [.. addresses.Select(Of).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)];
        var memberships = (await membershipStore.FindAsync(roster.Conversation.Workspace, keys, cancel)).ToLookup(
            s => s.Person,
            StringComparer.Ordinal
        );
        return addresses.ToDictionary(
            a => a,
            a => new PersonState(a, Of(a), [.. memberships[Of(a)]]),
            StringComparer.Ordinal
        );
    }

    /// <summary>
    /// Replaces account ids by keys; a person without a key keeps the bare account id, under which nothing is ever
    /// written.
    /// </summary>
    private static Turn WithKeys(
        Turn turn,
        Dictionary<string, PersonState> people,
        PersonState me,
        Membership membership
    )
    {
        string Id(string id) => people[Sender.GetUserId(id)] is { Key.Length: > 0 } personState ? personState.Key : id;
        var text = turn.Mentions.Aggregate(
            turn.Text,
            (words, m) =>
                words.Replace(Mention.ToPlaceholder(m.Id), Mention.ToPlaceholder(Id(m.Id)), StringComparison.Ordinal)
        );
        return turn with
        {
            Sender = turn.Sender with { Id = me.Key.Length > 0 ? me.Key : turn.Sender.Id, Membership = membership },
            Mentions =
            [
                .. turn
                    .Mentions.Select(m =>
                        m with
                        {
                            Id = Id(m.Id),
                            Membership = people[Sender.GetUserId(m.Id)].Membership,
                        }
                    )
                    .DistinctBy(m => m.Id),
            ],
            Text = text,
        };
    }

    private static Turn WithMemberships(Turn turn, Func<string, Membership> of) =>
        turn with
        {
            Sender = turn.Sender with { Membership = of(turn.Sender.Id) },
            Mentions = [.. turn.Mentions.Select(m => m with { Membership = of(m.Id) })],
        };

    private bool IsFresh(PersonState personState, string conversationId) =>
        personState.Key.Length > 0 && personState.StatedAt(conversationId) is { } at && clock.GetUtcNow() - at < Fresh;

    private bool IsBackingOff(string address, RosterConversation roster) =>
        failed.TryGetValue((address, roster.ConversationId), out var last) && clock.GetUtcNow() < last.Until;

    private void RecordFailure(string address, RosterConversation roster)
    {
        if (failed.Count >= MostFailures)
            failed.Clear();
        var now = clock.GetUtcNow();
        failed.AddOrUpdate(
            (address, roster.ConversationId),
            _ => (1, now + FirstWait),
            (_, last) =>
                (
                    last.Times + 1,
                    now + TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(last.Times, 10)))
                )
        );
    }
}
