using Dapper;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Store.Conversations;

/// <summary>
/// A preview that waits for its author's confirmation: one of each kind for a person in a conversation, for an hour.
/// </summary>
public sealed class PendingInputStore(Database database, TimeProvider clock)
{
    /// <summary>A message that was selected as evidence, until the person says which milestone it confirms.</summary>
    public const string MessageKind = "message";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public Task SaveAsync(Turn turn, string kind, string text, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            async db =>
            {
                await db.ExecuteAsync("delete from pending where expires_at <= @now", new { now = Now });
                return await db.ExecuteAsync(
                    """
                    insert into pending (channel, workspace, conversation, person, kind, text, expires_at)
                    values (@channel, @workspace, @conversation, @person, @kind, @text, @expires)
                    on conflict (channel, workspace, conversation, person, kind)
                    do update set text = excluded.text, expires_at = excluded.expires_at
                    """,
                    Values(turn, kind, text)
                );
            },
            cancel
        );

    /// <summary>
    /// The text stored by the same person in the same conversation; "" when there is none or it expired.
    /// </summary>
    public Task<string> FindAsync(Turn turn, string kind, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
                await db.QuerySingleOrDefaultAsync<string>(
                    $"select text from pending where {OwnRowSql} and expires_at > @now",
                    Values(turn, kind, "")
                ) ?? "",
            cancel
        );

    public Task DeleteAsync(Turn turn, string kind, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db => db.ExecuteAsync($"delete from pending where {OwnRowSql}", Values(turn, kind, "")),
            cancel
        );

    private const string OwnRowSql =
        "channel = @channel and workspace = @workspace and conversation = @conversation and person = @person and kind = @kind";

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private object Values(Turn turn, string kind, string text) =>
        new
        {
            channel = turn.Conversation.Channel,
            workspace = turn.Conversation.Workspace,
            conversation = turn.Conversation.Id,
            person = turn.Sender.Id,
            kind,
            text,
            now = Now,
            expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds(),
        };
}
