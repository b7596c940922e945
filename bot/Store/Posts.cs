using Dapper;
using MilestoneBot.Chat;

namespace MilestoneBot.Store;

/// <summary>The cards that stand in conversations, with the project and the subject that they show.</summary>
public sealed class Posts(Database database, TimeProvider clock) : IPosts
{
    public Task AddAsync(Post post, CancellationToken cancel) => database.NoteAsync(
        db =>
        {
            var card = CardAddress.Of(post.Card);
            return db.ExecuteAsync(
                """
                insert into posts (channel, workspace, conversation, message_id, thread, card, project, subject, shown, settled, posted_at)
                values (@channel, @workspace, @conversation, @messageId, @thread, @card, @project, @subject, @shown, 0, @now)
                on conflict (channel, workspace, conversation, message_id)
                do update set thread = excluded.thread, card = excluded.card, project = excluded.project, subject = excluded.subject, shown = excluded.shown, settled = 0
                """,
                Values(post, settled: false, card?.Project ?? "", card?.Subject ?? ""));
        },
        cancel);

    public Task ShownAsync(Post post, bool settled, CancellationToken cancel) => database.NoteAsync(
        db => db.ExecuteAsync(
            """
            update posts set shown = @shown, settled = @settled
            where channel = @channel and workspace = @workspace and conversation = @conversation and message_id = @messageId
            """,
            Values(post, settled, "", "")),
        cancel);

    public Task RestAsync(Post post, CancellationToken cancel) => database.NoteAsync(
        db => db.ExecuteAsync(
            "update posts set settled = 2 where channel = @channel and workspace = @workspace and conversation = @conversation and message_id = @messageId", Values(post, false, "", "")),
        cancel);

    private object Values(Post post, bool settled, string project, string subject) => new
    {
        channel = post.Place.Channel, workspace = post.Place.Workspace, conversation = post.Place.Conversation, messageId = post.MessageId,
        thread = post.Thread, card = post.Card, project, subject, shown = post.Shown, settled = settled ? 1 : 0, now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
    };
}
