using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>
/// The outbox of messages to conversations. The outbox writer adds messages in the transaction of a change; here they
/// are leased, completed, postponed or parked.
/// </summary>
public sealed class Outbox(Database database, TimeProvider clock) : IOutbox
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Matches the reason of a message that may have been delivered.</summary>
    internal const string UncertainPattern = nameof(DeliveryFault.Uncertain) + ":%";

    /// <summary>An update that failed more often than this no longer blocks its thread.</summary>
    private const int MaxBlockingUpdates = 7;

    /// <summary>The first failure is kept, however often the message is postponed.</summary>
    private const string SetFirstFailureSql = "since = case when since = 0 then @now else since end";

    /// <summary>
    /// Due, in a thread that is not leased, and not behind a postponed message of the same thread. A file follows the
    /// answer to its turn, below which it goes.
    /// </summary>
    private const string DueLinesSql = """
        o.parked = 0 and o.due_at <= @now and o.leased_until <= @now and not exists (
            select 1 from outbox e where e.parked = 0 and (e.leased_until > 0 or e.holds = 1)
            and e.channel = o.channel and e.workspace = o.workspace and e.conversation = o.conversation and e.thread = o.thread
            and (e.leased_until > @now or (e.holds = 1 and e.due_at > @now and e.id < o.id)))
        and not (o.errand = 'file' and exists (
            select 1 from outbox a where a.turn_id = o.turn_id and a.errand = 'answer' and a.parked = 0))
        """;

    /// <summary>
    /// Only one process sends, so at a start the earlier holder of a lease is gone. A message whose sending had begun
    /// may have been delivered.
    /// </summary>
    internal static void ReleaseAllLeases(DbConnection db) =>
        db.Execute(
            """
            update outbox
            set leased_until = 0, attempts = attempts + begun, begun = 0,
                reason = case when begun = 1 then @why else reason end
            where leased_until > 0 or begun = 1
            """,
            new { why = $"{nameof(DeliveryFault.Uncertain)}: the bot was stopped while it was on its way" }
        );

    public async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(int most, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var values = new
        {
            now = now.ToUnixTimeMilliseconds(),
            until = (now + Lease).ToUnixTimeMilliseconds(),
            most,
        };
        // Nearly always nothing is due, and a read does not block the writer.
        if (
            await database.ReadAsync(
                db =>
                    db.QueryFirstOrDefaultAsync<long>($"select o.id from outbox o where {DueLinesSql} limit 1", values),
                cancel
            ) == 0
        )
            return [];
        return await database.WriteBookkeepingAsync<IReadOnlyList<OutboxMessage>>(
            async db =>
            {
                var ids = (
                    await db.QueryAsync<long>(
                        $"""
                        update outbox
                        set leased_until = @until
                        where id in (select o.id from outbox o where {DueLinesSql} order by o.id limit @most)
                        returning id
                        """,
                        values
                    )
                ).AsList();
                var rows = await db.QueryAsync<OutboxRow>(
                    """
                    select o.id as "Id", o.errand as "Errand", o.turn as "Turn", o.attempts as "Attempts",
                        case when o.reason like @doubt or o.begun = 1 then 1 else 0 end as "Doubtful",
                        case when o.errand in ('post', 'news', 'file') then o.channel else p.channel end as "Channel",
                        o.workspace as "Workspace", o.conversation as "Conversation",
                        case when o.errand = 'file' then coalesce((select c.thread from posts c where c.channel = o.channel
                                and c.workspace = o.workspace and c.conversation = o.conversation and c.card = o.card
                                order by c.posted_at desc limit 1), o.thread)
                            when o.errand in ('post', 'news') then o.thread else p.thread end as "Thread",
                        o.message_id as "MessageId",
                        case when o.errand in ('post', 'news', 'file') then o.card else p.card end as "Card",
                        coalesce(p.shown, '') as "Shown", coalesce(p.replaced, 0) as "Replaced",
                        exists (select 1 from conversations c where c.channel = o.channel and c.workspace = o.workspace
                            and c.conversation = o.conversation and c.closed_at is not null) as "Closed",
                        o.since as "Since"
                    from outbox o
                    left join posts p on p.channel = o.channel and p.workspace = o.workspace
                        and p.conversation = o.conversation and p.message_id = o.message_id and p.settled = 0
                    where o.id in @ids order by o.id
                    """,
                    new { ids, doubt = UncertainPattern }
                );
                return [.. rows.Select(r => r.ToOutboxMessage())];
            },
            cancel
        );
    }

    public Task MarkSendingAsync(long id, CancellationToken cancel) =>
        ExecuteAsync("update outbox set begun = 1 where id = @id", new { id }, cancel);

    public Task CompleteAsync(long id, DeliveredCard? deliveredCard, CancellationToken cancel) =>
        RemoveDeliveredAsync("id = @id", new { id }, deliveredCard, cancel);

    public Task MarkAnsweredAsync(string turnId, DeliveredCard? deliveredCard, CancellationToken cancel) =>
        RemoveDeliveredAsync("turn_id = @turnId and errand = 'answer'", new { turnId }, deliveredCard, cancel);

    public Task EnqueueAnswerAsync(Turn turn, TimeSpan after, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            async db =>
            {
                await OutboxWriter.EnqueueAnswerAsync(db, turn, clock.GetUtcNow(), after);
                return await db.ExecuteAsync(
                    "update outbox set due_at = @due, holds = 1 where turn_id = @id and errand = 'answer' and parked = 0",
                    new { id = turn.Id, due = (clock.GetUtcNow() + after).ToUnixTimeMilliseconds() }
                );
            },
            cancel
        );

    public Task EnqueueUncertainAnswerAsync(Turn turn, TimeSpan? again, string why, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            async db =>
            {
                var (now, after) = (clock.GetUtcNow(), again ?? TimeSpan.Zero);
                await OutboxWriter.EnqueueAnswerAsync(db, turn, now, after);
                return await db.ExecuteAsync(
                    $"""
                    update outbox set reason = @why, {SetFirstFailureSql}, due_at = @due, holds = 0,
                    parked = case when @words = 1 then 1 else parked end
                    where turn_id = @id and errand = 'answer' and leased_until = 0
                    """,
                    new
                    {
                        id = turn.Id,
                        why,
                        now = now.ToUnixTimeMilliseconds(),
                        due = (now + after).ToUnixTimeMilliseconds(),
                        words = again is null ? 1 : 0,
                    }
                );
            },
            cancel
        );

    public Task RetryLaterAsync(long id, TimeSpan after, string why, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return ExecuteAsync(
            $"""
            update outbox set attempts = attempts + 1, leased_until = 0, begun = 0, {SetFirstFailureSql}, due_at = @due,
            holds = case when @why like @doubt or (errand = 'redraw' and attempts >= @edits) then 0 else 1 end,
            reason = case when reason like @doubt then reason else @why end where id = @id
            """,
            new
            {
                id,
                now = now.ToUnixTimeMilliseconds(),
                due = (now + after).ToUnixTimeMilliseconds(),
                why,
                doubt = UncertainPattern,
                edits = MaxBlockingUpdates,
            },
            cancel
        );
    }

    public Task PostponeAsync(long id, TimeSpan after, CancellationToken cancel) =>
        ExecuteAsync(
            "update outbox set leased_until = 0, due_at = @due, holds = case when reason like @doubt then 0 else 1 end where id = @id",
            new
            {
                id,
                due = (clock.GetUtcNow() + after).ToUnixTimeMilliseconds(),
                doubt = UncertainPattern,
            },
            cancel
        );

    public Task ReleaseAsync(IReadOnlyList<long> ids, CancellationToken cancel) =>
        ExecuteAsync("update outbox set leased_until = 0 where id in @ids", new { ids }, cancel);

    public Task<bool> CloseConversationAsync(Conversation conversation, string why, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db => UnreachableConversations.CloseAsync(db, conversation, why, clock.GetUtcNow()),
            cancel
        );

    public Task ReopenConversationAsync(Conversation conversation, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db => UnreachableConversations.ReopenAsync(db, conversation, clock.GetUtcNow()),
            cancel
        );

    public Task ParkAsync(long id, string why, CancellationToken cancel) =>
        ExecuteAsync(
            """
            update outbox set attempts = attempts + 1, leased_until = 0, begun = 0, parked = 1,
            reason = case when reason like @doubt then reason else @why end where id = @id
            """,
            new
            {
                id,
                why,
                doubt = UncertainPattern,
            },
            cancel
        );

    public Task<OutboxHealth> HealthAsync(CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                var row = await db.QuerySingleAsync<OutboxCounts>(
                    """
                    select coalesce(min(case when parked = 0 and reason not like @doubt
                        then case when since > 0 then since else due_at end end), @now) as "Oldest",
                    coalesce(sum(case when parked = 0 then 1 else 0 end), 0) as "Waiting",
                    coalesce(sum(case when parked = 1 then 1 else 0 end), 0) as "Parked",
                    coalesce(sum(case when reason like @doubt then 1 else 0 end), 0) as "Uncertain",
                    (select count(*) from conversations where closed_at is not null) as "Closed",
                    coalesce((
                        select reason from outbox where parked = 0 and reason <> '' and since > 0 order by since, id limit 1), '') as "Why",
                    coalesce((select reason from outbox where parked = 1 order by id desc limit 1), '') as "ParkedWhy" from outbox
                    """,
                    new { now = now.ToUnixTimeMilliseconds(), doubt = UncertainPattern }
                );
                var overdue = now - DateTimeOffset.FromUnixTimeMilliseconds(row.Oldest);
                if (overdue < TimeSpan.Zero)
                    overdue = TimeSpan.Zero;
                return new OutboxHealth(
                    overdue,
                    row.Waiting,
                    row.Parked,
                    row.Closed,
                    row.Uncertain,
                    row.Why,
                    row.ParkedWhy
                );
            },
            cancel
        );

    private Task<int> RemoveDeliveredAsync(
        string which,
        object values,
        DeliveredCard? deliveredCard,
        CancellationToken cancel
    ) =>
        database.WriteBookkeepingAsync(
            async db =>
            {
                if (deliveredCard is not null)
                    await PostedCardStore.InsertAsync(db, deliveredCard, clock.GetUtcNow());
                return await db.ExecuteAsync($"delete from outbox where {which}", values);
            },
            cancel
        );

    private Task<int> ExecuteAsync(string sql, object values, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(db => db.ExecuteAsync(sql, values), cancel);

    private sealed class OutboxCounts
    {
        public long Oldest { get; init; }

        public long Waiting { get; init; }

        public long Parked { get; init; }

        public long Closed { get; init; }

        public long Uncertain { get; init; }

        public string Why { get; init; } = "";

        public string ParkedWhy { get; init; } = "";
    }

    private sealed class OutboxRow
    {
        public long Id { get; init; }

        public string Errand { get; init; } = "";

        public string? Turn { get; init; }

        public long Attempts { get; init; }

        public long Doubtful { get; init; }

        public string? Channel { get; init; }

        public string? Workspace { get; init; }

        public string? Conversation { get; init; }

        public string? Thread { get; init; }

        public string? MessageId { get; init; }

        public string? Card { get; init; }

        public string? Shown { get; init; }

        public long Replaced { get; init; }

        public long Closed { get; init; }

        public long Since { get; init; }

        public OutboxMessage ToOutboxMessage() =>
            new(Id, ToKind(), ToTurn(), ToPostedCard(), (int)Attempts, Doubtful == 1, Closed == 1)
            {
                FirstFailedAt = Since > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(Since) : null,
            };

        private OutboxKind ToKind() =>
            Errand switch
            {
                "answer" => MilestoneBot.Chat.Delivery.OutboxKind.Answer,
                "post" => MilestoneBot.Chat.Delivery.OutboxKind.CardPost,
                "news" => MilestoneBot.Chat.Delivery.OutboxKind.CrossPost,
                "file" => MilestoneBot.Chat.Delivery.OutboxKind.File,
                _ => MilestoneBot.Chat.Delivery.OutboxKind.CardUpdate,
            };

        private Turn? ToTurn() => Errand == "answer" ? JsonSerializer.Deserialize(Turn!, StoreJson.Default.Turn) : null;

        private PostedCard? ToPostedCard() =>
            Errand == "answer" || Channel is null
                ? null
                : new(new(Channel, Workspace!, Conversation!), Thread!, MessageId!, Card!, Shown!)
                {
                    IsReplaced = Replaced == 1,
                };
    }
}
