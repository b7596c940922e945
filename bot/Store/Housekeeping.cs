using Dapper;

namespace MilestoneBot.Store;

/// <summary>
/// Deletes expired bookkeeping: ids of turns that no platform repeats any more, files and previews that nobody fetched,
/// cards that were settled long ago. Business facts are never deleted.
/// </summary>
public sealed class Housekeeping(Database database, TimeProvider clock)
{
    /// <summary>
    /// Tokens are valid for a day and platforms repeat turns for hours; the address of a used form is kept forever.
    /// </summary>
    public static TimeSpan TurnLifetime { get; } = TimeSpan.FromDays(30);

    /// <summary>The thread of a milestone's card is useful as long as somebody may follow it up.</summary>
    public static TimeSpan SettledCardLifetime { get; } = TimeSpan.FromDays(180);

    private const int BatchSize = 2000;

    private static readonly string[] Tasks =
    [
        """
            delete from turns
            where (workspace, scope, id) in (
                select workspace, scope, id from turns where at < @turns and scope <> 'form' limit @most)
            """,
        "delete from downloads where token_hash in (select token_hash from downloads where expires_at <= @now limit @most)",
        "delete from logo_uploads where token_hash in (select token_hash from logo_uploads where expires_at <= @now limit @most)",
        "delete from invitations where token_hash in (select token_hash from invitations where expires_at <= @now limit @most)",
        """
            delete from pending
            where (channel, workspace, conversation, person, kind) in (
                select channel, workspace, conversation, person, kind from pending where expires_at <= @now limit @most)
            """,
        """
            delete from posts where (channel, workspace, conversation, message_id) in (
                select channel, workspace, conversation, message_id from posts where settled = 1 and posted_at < @posts limit @most)
            """,
    ];

    /// <summary>
    /// Returns how many rows were deleted. Deletes a few at a time, so that other writers do not wait.
    /// </summary>
    public async Task<long> DeleteExpiredAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var values = new
        {
            now = now.ToUnixTimeMilliseconds(),
            turns = (now - TurnLifetime).ToUnixTimeMilliseconds(),
            posts = (now - SettledCardLifetime).ToUnixTimeMilliseconds(),
            most = BatchSize,
        };
        var gone = 0L;
        foreach (var task in Tasks)
        {
            int some;
            do gone += some = await database.WriteBookkeepingAsync(db => db.ExecuteAsync(task, values), cancel);
            while (some == BatchSize);
        }
        return gone;
    }
}
