using System.Data.Common;
using Dapper;
using MilestoneBot.Chat;

namespace MilestoneBot.Store;

/// <summary>The cards that stand in conversations, with the project and the subject that they show.</summary>
public sealed class Posts(Database database, TimeProvider clock) : IPosts
{
    public Task ShownAsync(Post post, bool settled, CancellationToken cancel) =>
        database.NoteAsync(
            db =>
                db.ExecuteAsync(
                    """
                    update posts set shown = @shown, settled = @settled
                    where channel = @channel and workspace = @workspace and conversation = @conversation and message_id = @messageId
                    """,
                    Values(post, settled)
                ),
            cancel
        );

    public Task StandsAsync(Arrived arrived, CancellationToken cancel) =>
        database.NoteAsync<int>(
            async db =>
            {
                await ArriveAsync(db, arrived, clock.GetUtcNow());
                return 1;
            },
            cancel
        );

    public Task RestAsync(Post post, CancellationToken cancel) =>
        database.NoteAsync(
            db =>
                db.ExecuteAsync(
                    """
                    update posts
                    set settled = 2
                    where channel = @channel and workspace = @workspace and conversation = @conversation
                        and message_id = @messageId
                    """,
                    Values(post, false)
                ),
            cancel
        );

    /// <summary>
    /// A card has arrived. What was changed while it was under way knew nothing of it, so an edit is owed if its
    /// buttons are old already.
    /// </summary>
    internal static async Task ArriveAsync(DbConnection db, Arrived arrived, DateTimeOffset now)
    {
        var (post, card) = (arrived.Post, CardAddress.Of(arrived.Post.Card));
        var values = new
        {
            channel = post.Place.Channel,
            workspace = post.Place.Workspace,
            conversation = post.Place.Conversation,
            messageId = post.MessageId,
            thread = post.Thread,
            card = post.Card,
            project = card?.Project ?? "",
            subject = card?.Subject ?? "",
            shown = post.Shown,
            now = now.ToUnixTimeMilliseconds(),
            revision = arrived.Revision,
            milestone = card?.Milestone,
        };
        await db.ExecuteAsync(
            """
            insert into posts (channel, workspace, conversation, message_id, thread, card, project, subject, shown, settled, posted_at)
            values (@channel, @workspace, @conversation, @messageId, @thread, @card, @project, @subject, @shown, 0, @now)
            on conflict (channel, workspace, conversation, message_id)
            do update set thread = excluded.thread, card = excluded.card, project = excluded.project,
                subject = excluded.subject, shown = excluded.shown, settled = 0
            """,
            values
        );
        if (arrived.Revision is null)
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

    private static object Values(Post post, bool settled) =>
        new
        {
            channel = post.Place.Channel,
            workspace = post.Place.Workspace,
            conversation = post.Place.Conversation,
            messageId = post.MessageId,
            shown = post.Shown,
            settled = settled ? 1 : 0,
        };
}
