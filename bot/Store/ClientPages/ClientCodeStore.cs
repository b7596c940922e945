using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using MilestoneBot.Chat.Links;

namespace MilestoneBot.Store.ClientPages;

/// <summary>What became of an entered code.</summary>
public enum ClientCodeCheck
{
    Right,
    Wrong,

    /// <summary>None was mailed, or it is too old.</summary>
    Expired,

    /// <summary>Too many were wrong; nothing is checked for a while.</summary>
    Waits,
}

/// <summary>
/// Codes that are mailed to the client's contact: six digits, for ten minutes, each for one use. After five wrong ones
/// nothing is checked for fifteen minutes.
/// </summary>
public sealed class ClientCodeStore(Database database, TimeProvider clock)
{
    private const int MostWrong = 5;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    /// <summary>For that long no other code is mailed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    public static TimeSpan Wait { get; } = TimeSpan.FromMinutes(15);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// A new code to be mailed, in the place of the one before. Null where one was mailed a moment ago, or nothing is
    /// checked for now.
    /// </summary>
    /// <param name="token">The link's token: without it the stored hash gives no code away.</param>
    public async Task<string?> CreateAsync(ClientVisit visit, string token, CancellationToken cancel)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var made = await database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    insert into client_codes (project, link, code_hash, sent_at, expires_at, wrong, waits_until)
                    values (@project, @link, @hash, @now, @expires, 0, 0)
                    on conflict (project, link) do update
                    set code_hash = excluded.code_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at
                    where client_codes.waits_until <= @now and client_codes.sent_at <= @before
                    """,
                    new
                    {
                        project = visit.ProjectId,
                        link = visit.Link,
                        hash = HashOf(token, code),
                        now = Now,
                        expires = Now + (long)Lifetime.TotalMilliseconds,
                        before = Now - (long)Pause.TotalMilliseconds,
                    }
                ),
            cancel
        );
        return made == 1 ? code : null;
    }

    /// <summary>Whether nothing is checked for now, after too many wrong codes.</summary>
    public Task<bool> IsWaitingAsync(ClientVisit visit, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
                await db.QuerySingleOrDefaultAsync<long?>(
                    "select waits_until from client_codes where project = @project and link = @link",
                    new { project = visit.ProjectId, link = visit.Link }
                ) > Now,
            cancel
        );

    /// <summary>The mail server did not take it, so another may be mailed at once.</summary>
    public Task ForgetAsync(ClientVisit visit, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "update client_codes set code_hash = '', sent_at = 0, expires_at = 0 where project = @project and link = @link",
                    new { project = visit.ProjectId, link = visit.Link }
                ),
            cancel
        );

    /// <summary>Checks a code, counts a wrong one, and uses up the right one.</summary>
    public async Task<ClientCodeCheck> CheckAsync(
        ClientVisit visit,
        string token,
        string code,
        CancellationToken cancel
    )
    {
        var result = ClientCodeCheck.Expired;
        await database.WriteBookkeepingAsync(
            async db =>
            {
                var key = new { project = visit.ProjectId, link = visit.Link };
                var row = await db.QuerySingleOrDefaultAsync<CodeRow>(
                    """
                    select code_hash as "Hash", expires_at as "Expires", wrong as "Wrong", waits_until as "Waits"
                    from client_codes where project = @project and link = @link
                    """,
                    key
                );
                result = Judge(row, HashOf(token, code));
                if (result is ClientCodeCheck.Expired or ClientCodeCheck.Waits)
                    return 0;
                if (result == ClientCodeCheck.Right)
                    return await db.ExecuteAsync(
                        "delete from client_codes where project = @project and link = @link",
                        key
                    );
                var isLast = row!.Wrong + 1 >= MostWrong;
                return await db.ExecuteAsync(
                    """
                    update client_codes
                    set wrong = @wrong, waits_until = @waits, code_hash = case when @last = 1 then '' else code_hash end,
                        expires_at = case when @last = 1 then 0 else expires_at end
                    where project = @project and link = @link
                    """,
                    new
                    {
                        key.project,
                        key.link,
                        wrong = isLast ? 0 : row.Wrong + 1,
                        waits = isLast ? Now + (long)Wait.TotalMilliseconds : 0,
                        last = isLast ? 1 : 0,
                    }
                );
            },
            cancel
        );
        return result;
    }

    private ClientCodeCheck Judge(CodeRow? row, string hash) =>
        row switch
        {
            null => ClientCodeCheck.Expired,
            { Waits: var until } when until > Now => ClientCodeCheck.Waits,
            { Expires: var until } when until <= Now => ClientCodeCheck.Expired,
            _ when CryptographicOperations.FixedTimeEquals(
                    Encoding.ASCII.GetBytes(row.Hash),
                    Encoding.ASCII.GetBytes(hash)
                ) => ClientCodeCheck.Right,
            _ => ClientCodeCheck.Wrong,
        };

    private static string HashOf(string token, string code) => LinkSecret.ComputeHash($"{token}/{code}");

    private sealed class CodeRow
    {
        public string Hash { get; init; } = "";

        public long Expires { get; init; }

        public long Wrong { get; init; }

        public long Waits { get; init; }
    }
}
