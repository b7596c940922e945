using System.Collections.Concurrent;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.People;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>
/// Checks now and then, in the background, whether the role holders of a conversation's project are still in the
/// conversations in which they were known. Nobody can mention a colleague whose account is gone, so a project without
/// a manager would otherwise stay unnoticed.
/// </summary>
internal sealed class RoleHolderCheck(
    RosterReader rosterReader,
    IConversationWorkspaces conversationWorkspaces,
    IMembershipStore membershipStore,
    IPlatformAccountStore platformAccountStore,
    TimeProvider clock
)
{
    private const int MaxRosters = 50_000,
        MostPeople = 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24),
        NowAndThen = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Workspace, string Conversation), DateTimeOffset> checkedAt = new();

    private readonly ConcurrentDictionary<Task, bool> running = new();

    public void Start(RosterConversation roster)
    {
        var (key, now) = ((roster.Conversation.Workspace, roster.ConversationId), clock.GetUtcNow());
        if (checkedAt.TryGetValue(key, out var last) && now - last < NowAndThen)
            return;
        if (checkedAt.Count >= MaxRosters)
            checkedAt.Clear();
        checkedAt[key] = now;
        var look = Task.Run(() => CheckAsync(roster));
        if (running.TryAdd(look, true))
            _ = look.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Ends when every running check has ended, with or without an error.</summary>
    public Task WhenIdleAsync() =>
        Task.WhenAll(running.Keys.Select(look => look.ContinueWith(_ => { }, TaskScheduler.Default)));

    private async Task CheckAsync(RosterConversation roster)
    {
        var (workspace, of) = (
            roster.Conversation.Workspace,
            Sender.CreateId(TurnReader.TeamsChannelId, roster.Conversation.Workspace, "")
        );
        var all = await conversationWorkspaces.GetRoleHoldersAsync(roster.Conversation, "", default);
        var people = all.Where(p => p.StartsWith(of, StringComparison.OrdinalIgnoreCase)).ToList();
        if (people.Count == 0)
            return;
        var addresses = await platformAccountStore.FindAccountIdsAsync(roster.Bot, people, default);
        var memberships = (await membershipStore.FindAsync(workspace, people, default))
            .Where(s => s.Room != MembershipRecord.WholeWorkspace)
            .ToLookup(s => s.Person, StringComparer.Ordinal);
        foreach (var one in people.Where(p => !IsKnownIn(roster.ConversationId, memberships[p])).Take(MostPeople))
        {
            // Old records, from before people had keys, hold only an account id, perhaps one of a former bot
            // registration.
            var id = Sender.GetUserId(one);
            var former = id.StartsWith("29:", StringComparison.Ordinal) ? id : null;
            if ((addresses.GetValueOrDefault(one) ?? former) is not { } address)
                continue;
            var key = addresses.ContainsKey(one) ? one : "";
            if (await rosterReader.FindAsync(roster, address, key) is not { Membership: Membership.Away } here)
                continue;
            if (here.PersonKey.Length == 0)
                await membershipStore.SaveAsync(
                    workspace,
                    new(one, roster.ConversationId, Membership.Away, clock.GetUtcNow()),
                    default
                );
            foreach (
                var other in memberships[one]
                    .Where(s => s.Room != roster.ConversationId && s.Membership != Membership.Away)
            )
                await rosterReader.FindAsync(roster with { ConversationId = other.Room, TeamId = "" }, address, key);
        }
    }

    private bool IsKnownIn(string conversation, IEnumerable<MembershipRecord> memberships) =>
        memberships.Any(s => s.Room == conversation && clock.GetUtcNow() - s.At < Fresh);
}
