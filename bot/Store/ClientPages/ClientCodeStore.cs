using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace MilestoneBot.Store.ClientPages;

/// <summary>
/// Codes that are mailed to the client's contact: six digits, for ten minutes, each for one use and one act. They are
/// counted by project and address, by whatever link they are asked for: one code a minute, so many within a day, and
/// after five wrong ones nothing is checked for fifteen minutes.
/// </summary>
public sealed class ClientCodeStore(Database database, TimeProvider clock)
{
    private const int MostWrong = 5;

    /// <summary>How many codes are mailed to one address within a day.</summary>
    public const int MostOfDay = 20;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    /// <summary>For that long no other code is mailed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    public static TimeSpan Wait { get; } = TimeSpan.FromMinutes(15);

    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A new code to be mailed, in the place of the one before, or why there is none.</summary>
    public async Task<ClientCodeAnswer> CreateAsync(ClientCodeAct act, CancellationToken cancel)
    {
        var state = ClientCodeState.Made;
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var (now, from) = (Now, 0L);
        await database.WriteBookkeepingAsync(
            async db =>
            {
                var row = await FindAsync(db, act);
                from = row is { } known && now - known.From < Day ? known.From : now;
                var count = row is not null && from == row.From ? row.Count : 0;
                state = Judge(row, act, count, now);
                return state != ClientCodeState.Made
                    ? 0
                    : await db.ExecuteAsync(
                        """
                        insert into client_codes (project, address, act_hash, code_hash, sent_at, expires_at, wrong,
                            waits_until, day_from, day_count)
                        values (@project, @address, @act, @hash, @now, @expires, 0, 0, @from, @count)
                        on conflict (project, address) do update
                        set act_hash = excluded.act_hash, code_hash = excluded.code_hash, sent_at = excluded.sent_at,
                            expires_at = excluded.expires_at, day_from = excluded.day_from, day_count = excluded.day_count
                        """,
                        new
                        {
                            project = act.ProjectId,
                            address = act.Key,
                            act = act.Hash,
                            hash = act.HashOf(code),
                            now,
                            expires = now + (long)Lifetime.TotalMilliseconds,
                            from,
                            count = count + 1,
                        }
                    );
            },
            cancel
        );
        return new(
            state,
            state == ClientCodeState.Made ? code : "",
            DateTimeOffset.FromUnixTimeMilliseconds(from + Day)
        );
    }

    /// <summary>
    /// The mail server did not take it, so another may be mailed at once. It counts all the same: it may have arrived.
    /// </summary>
    public Task ForgetAsync(ClientCodeAct act, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(db => EndAsync(db, act), cancel);

    /// <summary>Checks a code, counts a wrong one, and uses up the right one.</summary>
    public async Task<ClientCodeCheck> CheckAsync(ClientCodeAct act, string code, CancellationToken cancel)
    {
        var result = ClientCodeCheck.Expired;
        await database.WriteBookkeepingAsync(
            async db =>
            {
                var row = await FindAsync(db, act);
                result = Judge(row, act, code);
                if (result == ClientCodeCheck.Right)
                    return await db.ExecuteAsync(
                            "update client_codes set wrong = 0 where project = @project and address = @address",
                            new { project = act.ProjectId, address = act.Key }
                        ) + await EndAsync(db, act);
                return result == ClientCodeCheck.Wrong ? await CountWrongAsync(db, act, row!.Wrong + 1) : 0;
            },
            cancel
        );
        return result;
    }

    private static Task<CodeRow?> FindAsync(DbConnection db, ClientCodeAct act) =>
        db.QuerySingleOrDefaultAsync<CodeRow>(
            """
            select act_hash as "Act", code_hash as "Hash", sent_at as "Sent", expires_at as "Expires", wrong as "Wrong",
                waits_until as "Waits", day_from as "From", day_count as "Count"
            from client_codes where project = @project and address = @address
            """,
            new { project = act.ProjectId, address = act.Key }
        );

    /// <summary>No code is valid any more. What is counted stays.</summary>
    private static Task<int> EndAsync(DbConnection db, ClientCodeAct act) =>
        db.ExecuteAsync(
            """
            update client_codes set act_hash = '', code_hash = '', sent_at = 0, expires_at = 0
            where project = @project and address = @address
            """,
            new { project = act.ProjectId, address = act.Key }
        );

    private async Task<int> CountWrongAsync(DbConnection db, ClientCodeAct act, long wrong)
    {
        var isLast = wrong >= MostWrong;
        var counted = await db.ExecuteAsync(
            "update client_codes set wrong = @wrong, waits_until = @waits where project = @project and address = @address",
            new
            {
                project = act.ProjectId,
                address = act.Key,
                wrong = isLast ? 0 : wrong,
                waits = isLast ? Now + (long)Wait.TotalMilliseconds : 0,
            }
        );
        return isLast ? await EndAsync(db, act) : counted;
    }

    private static ClientCodeState Judge(CodeRow? row, ClientCodeAct act, long count, long now)
    {
        if (row is null)
            return ClientCodeState.Made;
        if (row.Waits > now)
            return ClientCodeState.Waits;
        if (row.Sent > now - (long)Pause.TotalMilliseconds)
            return row.Act == act.Hash ? ClientCodeState.Underway : ClientCodeState.Soon;
        return count >= MostOfDay ? ClientCodeState.TooMany : ClientCodeState.Made;
    }

    private ClientCodeCheck Judge(CodeRow? row, ClientCodeAct act, string code) =>
        row switch
        {
            null => ClientCodeCheck.Expired,
            { Waits: var until } when until > Now => ClientCodeCheck.Waits,
            { Expires: var until } when until <= Now => ClientCodeCheck.Expired,
            _ when row.Act != act.Hash => ClientCodeCheck.Other,
            _ when CryptographicOperations.FixedTimeEquals(
                    Encoding.ASCII.GetBytes(row.Hash),
                    Encoding.ASCII.GetBytes(act.HashOf(code))
                ) => ClientCodeCheck.Right,
            _ => ClientCodeCheck.Wrong,
        };

    private sealed class CodeRow
    {
        public string Act { get; init; } = "";

        public string Hash { get; init; } = "";

        public long Sent { get; init; }

        public long Expires { get; init; }

        public long Wrong { get; init; }

        public long Waits { get; init; }

        public long From { get; init; }

        public long Count { get; init; }
    }
}
