using System.Data.Common;
using Dapper;

namespace MilestoneBot.Store;

/// <summary>
/// Checks at start that the bot's clock is not behind the records. Otherwise recorded facts would lie in the future and
/// never fall due, and new entries would be dated before old ones.
/// </summary>
internal static class ClockCheck
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public static void EnsureClockFits(DbConnection db, string path, TimeProvider clock)
    {
        var latest = DateTimeOffset.FromUnixTimeMilliseconds(
            db.QuerySingle<long>(
                """
                select coalesce(max(changed_at), 0)
                from (select changed_at from projects union all select changed_at from workspaces) as changes
                """
            )
        );
        var now = clock.GetUtcNow();
        if (latest - now <= Tolerance)
            return;
        var days = (latest - now).Days + 1;
        throw new StoreStartupException(
            $"The journal in {path} goes up to {latest:yyyy-MM-dd HH:mm} UTC, but the bot's clock says {now:yyyy-MM-dd HH:mm} UTC. "
                + "It is a practice file written with a later clock: "
                + $"add {days}.00:00:00 or more to Clock:Offset (Development only), "
                + "or set Database:Path to another file. If the machine's clock is wrong, set it right."
        );
    }
}
