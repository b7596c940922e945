using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Store.Projects;

/// <summary>
/// Which project a turn refers to, and whether the sender may see it: by their workspace (or one that the project is
/// shared with), and by a role in it or its conversation. There is no other access to a project, so "not yours" and
/// "does not exist" are the same answer.
/// </summary>
internal static class ProjectAccess
{
    private const string AccessibleProjectsSql = """
        select * from (
            select p.id as "Id", p.zone as "Zone", p.key_folded,
                case when t.project is null then cast(0 as bigint) else cast(1 as bigint) end as "InPlace",
                case when (t.project is not null and @shared = 1)
                        or exists (select 1 from roles r where r.project = p.id and r.actor = @actor and r.held = 1)
                    then cast(1 as bigint) else cast(0 as bigint) end as "IsOwn",
                (select max(d.until_day) from deputies d where d.project = p.id and d.actor = @actor and d.named = 1
                    and exists (select 1 from roles h
                        where h.project = p.id and h.actor = d.holder and h.held = 1)) as "Until"
            from projects p
            left join places t on t.project = p.id and t.channel = @channel and t.workspace = @workspace
                and t.conversation = @conversation
            where p.workspace = @workspace or p.id in (
                select f.project from places f where f.channel = @channel and f.workspace = @workspace and f.is_foreign = 1)
        ) as p
        where (p."IsOwn" = 1 or p."Until" is not null)
        """;

    /// <summary>The project with the key; without a key, that of the clicked card or of the conversation.</summary>
    public static async Task<AccessibleProject?> FindAsync(DbConnection db, Turn turn, string key)
    {
        if (turn.Conversation.IsInProcess)
            return await InProcessAsync(db, turn, turn.Conversation.Id);
        if (key.Length > 0)
            return await QueryAsync(db, turn, "p.key_folded = @wanted", ProjectKey.Normalize(key));
        if (CardAddress.ParseOfProject(turn.CardAction) is { } card)
            return await QueryAsync(db, turn, "p.\"Id\" = @wanted", card.Project);
        return await QueryAsync(db, turn, "p.\"InPlace\" = 1", "")
            ?? (turn.CardAction is null && turn.IsPersonalChat && CanRead(turn) ? await FindOnlyAsync(db, turn) : null);
    }

    /// <summary>In a personal chat without a project: the sender's only one. Of several none is meant.</summary>
    private static async Task<AccessibleProject?> FindOnlyAsync(DbConnection db, Turn turn) =>
        await ListAsync(db, turn) is [var only] ? new(only, IsInProjectConversation: false) : null;

    /// <summary>
    /// The same for a reply. Where everybody reads it, a key only reaches the conversation's own project and that of
    /// the clicked card, which is shown there already.
    /// </summary>
    public static async Task<AccessibleProject?> FindToShowAsync(DbConnection db, Turn turn, string key) =>
        await FindAsync(db, turn, key) is { } found
        && (
            key.Length == 0
            || !turn.IsPublic
            || found.IsInProjectConversation
            || CardAddress.ParseOfProject(turn.CardAction)?.Project == found.Id
        )
            ? found
            : null;

    public static Task<AccessibleProject?> FindByIdAsync(DbConnection db, Turn turn, string id) =>
        turn.Conversation.IsInProcess ? InProcessAsync(db, turn, id) : QueryAsync(db, turn, "p.\"Id\" = @wanted", id);

    /// <summary>Every project that the sender may see and that may be shown in this conversation, by key.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(DbConnection db, Turn turn)
    {
        if (turn.Conversation.IsInProcess)
            return await InProcessAsync(db, turn, turn.Conversation.Id) is { } one ? [one.Id] : [];
        var rows = await db.QueryAsync<AccessRow>($"{AccessibleProjectsSql} order by p.key_folded", Values(turn, ""));
        return [.. rows.Where(r => r.IsAccessible(turn) && (!turn.IsPublic || r.InPlace == 1)).Select(r => r.Id)];
    }

    /// <summary>The sender as the project's rules know them.</summary>
    public static Actor GetActor(Turn turn, bool inPlace) =>
        new(turn.Sender.Id, turn.Sender.Name, GetActorKind(turn), inPlace);

    /// <summary>The e-mail address that the platform reports of an account; "" when none is known.</summary>
    public static async Task<string> FindAddressAsync(DbConnection db, string person) =>
        await db.QueryFirstOrDefaultAsync<string>(
            "select address from standings where room = '' and person = @person and address <> ''",
            new { person }
        ) ?? "";

    private static ActorKind GetActorKind(Turn turn) =>
        turn switch
        {
            { Conversation.IsInProcess: true } when turn.Sender.Id == Sender.Clock.Id => ActorKind.Clock,
            { Conversation.IsInProcess: true, Sender.IsSource: true } => ActorKind.Source,
            { Sender.IsClient: true } => turn.Conversation.IsInProcess ? ActorKind.Client : ActorKind.Guest,
            { Sender.IsStaff: true } => ActorKind.Staff,
            { Sender.Membership: Membership.Unknown } => ActorKind.Unknown,
            _ => ActorKind.Guest,
        };

    /// <summary>
    /// Guests and unknown people read no project, and people who are away read nothing from that conversation. Cards in
    /// a conversation are rendered for everybody in it by the process.
    /// </summary>
    public static bool CanRead(Turn turn) => turn.Conversation.IsInProcess || turn.Sender.IsStaff;

    private static async Task<AccessibleProject?> QueryAsync(DbConnection db, Turn turn, string which, string wanted) =>
        turn.Sender.Membership != Membership.Away
        && await db.QuerySingleOrDefaultAsync<AccessRow>($"{AccessibleProjectsSql} and {which}", Values(turn, wanted))
            is { } row
        && row.IsAccessible(turn)
            ? new(row.Id, row.InPlace == 1 && !turn.IsPersonalChat)
            : null;

    /// <summary>The conversation of a turn from inside the process stands for exactly one project.</summary>
    private static async Task<AccessibleProject?> InProcessAsync(DbConnection db, Turn turn, string id)
    {
        if (id != turn.Conversation.Id)
            return null;
        var found = await db.QuerySingleOrDefaultAsync<string>(
            """
            select id
            from projects
            where id = @id
                and (workspace = @workspace
                    or id in (select f.project from places f where f.workspace = @workspace and f.is_foreign = 1))
            """,
            new { workspace = turn.Conversation.Workspace, id }
        );
        return found is null ? null : new(found, IsInProjectConversation: false);
    }

    /// <summary>
    /// A role gives access to staff only; in the project's conversation a guest at least learns that they are one. A
    /// personal chat gives no access: its owner would keep it forever.
    /// </summary>
    private static object Values(Turn turn, string wanted) =>
        new
        {
            channel = turn.Conversation.Channel,
            workspace = turn.Conversation.Workspace,
            conversation = turn.Conversation.Id,
            shared = turn.IsPersonalChat ? 0L : 1L,
            actor = turn.Sender.IsStaff ? turn.Sender.Id : "",
            wanted,
        };

    private sealed class AccessRow
    {
        public string Id { get; init; } = "";

        public string Zone { get; init; } = "";

        public long InPlace { get; init; }

        /// <summary>
        /// The sender has access by a role of their own or by the conversation; otherwise only as a deputy.
        /// </summary>
        public long IsOwn { get; init; }

        public string? Until { get; init; }

        /// <summary>A deputy's last day is a date in the project's time zone, which SQL alone cannot compare.</summary>
        public bool IsAccessible(Turn turn) =>
            IsOwn == 1 || ZonedCalendar.GetDate(turn.At, Zone) <= ColumnValues.ToDate(Until);
    }
}
