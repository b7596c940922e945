using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Store.Delivery;

/// <summary>The cards that are shown in conversations, with the project and the subject that they show.</summary>
public sealed class PostedCardStore(Database database, TimeProvider clock) : IPostedCardStore
{
    public Task UpdateAsync(PostedCard postedCard, bool settled, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    update posts set shown = @shown, settled = @settled
                    where channel = @channel and workspace = @workspace and conversation = @conversation and message_id = @messageId
                    """,
                    Values(postedCard, settled)
                ),
            cancel
        );

    public async Task<bool> PutAwayAsync(PostedCard postedCard, CancellationToken cancel) =>
        await database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    update posts set settled = 1
                    where channel = @channel and workspace = @workspace and conversation = @conversation
                        and message_id = @messageId and card = @card and settled = 0
                    """,
                    new
                    {
                        channel = postedCard.Conversation.Channel,
                        workspace = postedCard.Conversation.Workspace,
                        conversation = postedCard.Conversation.Id,
                        messageId = postedCard.MessageId,
                        card = postedCard.CardAddress,
                    }
                ),
            cancel
        ) > 0;

    public Task AddAsync(DeliveredCard deliveredCard, CancellationToken cancel) =>
        database.WriteBookkeepingAsync<int>(
            async db =>
            {
                await InsertAsync(db, deliveredCard, clock.GetUtcNow());
                return 1;
            },
            cancel
        );

    public Task SuspendAsync(PostedCard postedCard, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    update posts
                    set settled = 2
                    where channel = @channel and workspace = @workspace and conversation = @conversation
                        and message_id = @messageId
                    """,
                    Values(postedCard, false)
                ),
            cancel
        );

    /// <summary>
    /// Records a delivered card. A change that was made while it was in flight did not know of it, so an update is
    /// enqueued if its buttons are outdated already.
    /// </summary>
    internal static async Task InsertAsync(DbConnection db, DeliveredCard deliveredCard, DateTimeOffset now)
    {
        var (postedCard, card) = (
            deliveredCard.PostedCard,
            CardAddress.ParseOfProject(deliveredCard.PostedCard.CardAddress)
        );
        var values = new
        {
            channel = postedCard.Conversation.Channel,
            workspace = postedCard.Conversation.Workspace,
            conversation = postedCard.Conversation.Id,
            messageId = postedCard.MessageId,
            thread = postedCard.Thread,
            card = postedCard.CardAddress,
            project = card?.Project ?? "",
            subject = card?.Subject ?? "",
            shown = postedCard.Fingerprint,
            now = now.ToUnixTimeMilliseconds(),
            revision = deliveredCard.Revision,
            milestone = card?.Milestone,
            settled = deliveredCard.IsSettled ? 1 : 0,
        };
        await db.ExecuteAsync(
            """
            insert into posts (channel, workspace, conversation, message_id, thread, card, project, subject, shown, settled, posted_at)
            values (@channel, @workspace, @conversation, @messageId, @thread, @card, @project, @subject, @shown, @settled, @now)
            on conflict (channel, workspace, conversation, message_id)
            do update set thread = excluded.thread, card = excluded.card, project = excluded.project,
                subject = excluded.subject, shown = excluded.shown, settled = excluded.settled, replaced = 0
            """,
            values
        );
        if (deliveredCard.ReplacesOlder && card is not null)
            await ReplaceOlderAsync(db, values);
        if (deliveredCard.Revision is null)
            return;
        await db.ExecuteAsync(
            """
            insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, thread)
            select 'redraw', 'posted', @channel, @workspace, @conversation, @messageId, @now, @thread
            where not exists (select 1 from projects where id = @project and revision = @revision and @milestone is null)
            and not exists (select 1 from milestones where project = @project and id = @milestone and revision = @revision)
            """,
            values
        );
    }

    /// <summary>The same card further up in the conversation becomes a line.</summary>
    private static async Task ReplaceOlderAsync(DbConnection db, object values)
    {
        await db.ExecuteAsync(
            """
            update posts set replaced = 1, settled = 0
            where channel = @channel and workspace = @workspace and conversation = @conversation and project = @project
                and subject = @subject and card = @card and message_id <> @messageId
                and settled < 2 and replaced = 0
            """,
            values
        );
        await db.ExecuteAsync(
            """
            insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, thread)
            select 'redraw', 'posted', p.channel, p.workspace, p.conversation, p.message_id, @now, p.thread
            from posts p
            where p.channel = @channel and p.workspace = @workspace and p.conversation = @conversation
                and p.project = @project and p.subject = @subject and p.card = @card and p.replaced = 1 and p.settled = 0
                and not exists (select 1 from outbox o where o.channel = p.channel and o.workspace = p.workspace
                    and o.conversation = p.conversation and o.message_id = p.message_id
                    and o.leased_until = 0 and o.attempts = 0 and o.parked = 0)
            """,
            values
        );
    }

    private static object Values(PostedCard postedCard, bool settled) =>
        new
        {
            channel = postedCard.Conversation.Channel,
            workspace = postedCard.Conversation.Workspace,
            conversation = postedCard.Conversation.Id,
            messageId = postedCard.MessageId,
            shown = postedCard.Fingerprint,
            settled = settled ? 1 : 0,
        };
}
