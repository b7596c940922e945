using Dapper;

namespace MilestoneBot.Store;

/// <summary>
/// Takes out bookkeeping that has served its time: the ids of turns that no platform repeats any more, files and
/// previews that nobody fetched, cards that are settled for long. No fact is touched.
/// </summary>
public sealed class Housekeeping(Database database, TimeProvider clock)
{
    /// <summary>Tokens live a day and platforms repeat for hours; a form's address is kept for good.</summary>
    public static TimeSpan TurnLifetime { get; } = TimeSpan.FromDays(30);

    /// <summary>Where a stage was spoken of is of use as long as somebody follows it up.</summary>
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

    /// <summary>Returns how many rows were taken out; a few at a time, so that nobody who writes waits.</summary>
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
