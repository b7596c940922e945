using Dapper;
using MilestoneBot.Chat;

namespace MilestoneBot.Store;

/// <summary>
/// A preview that waits for its author's yes: one of a kind for each person and place, gone after an hour.
/// </summary>
public sealed class Pending(Database database, TimeProvider clock)
{
    /// <summary>A message that somebody points at, until it is said which stage it confirms.</summary>
    public const string Message = "message";

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public Task KeepAsync(Turn turn, string kind, string text, CancellationToken cancel) =>
        database.NoteAsync(
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

    /// <summary>The text kept by the same person in the same place; "" when there is none or it expired.</summary>
    public Task<string> FindAsync(Turn turn, string kind, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
                await db.QuerySingleOrDefaultAsync<string>(
                    $"select text from pending where {Mine} and expires_at > @now",
                    Values(turn, kind, "")
                ) ?? "",
            cancel
        );

    public Task ForgetAsync(Turn turn, string kind, CancellationToken cancel) =>
        database.NoteAsync(db => db.ExecuteAsync($"delete from pending where {Mine}", Values(turn, kind, "")), cancel);

    private const string Mine =
        "channel = @channel and workspace = @workspace and conversation = @conversation and person = @person and kind = @kind";

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private object Values(Turn turn, string kind, string text) =>
        new
        {
            channel = turn.Where.Channel,
            workspace = turn.Where.Workspace,
            conversation = turn.Where.Conversation,
            person = turn.Who.Id,
            kind,
            text,
            now = Now,
            expires = (clock.GetUtcNow() + Life).ToUnixTimeMilliseconds(),
        };
}
