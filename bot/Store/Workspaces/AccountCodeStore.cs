using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using MilestoneBot.Chat.Links;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Parties;

namespace MilestoneBot.Store.Workspaces;

/// <summary>A code that is to be mailed now.</summary>
/// <param name="Id">Which one; a newer one takes its place.</param>
public sealed record OwedAccountCode(string Id, string To, string Code);

/// <summary>
/// Codes that are mailed to somebody who decides alone about the seller's account: six digits, for ten minutes, each for
/// one use. A turn only asks for one; it is made when it is mailed, and stored as a hash. After five wrong ones nothing is
/// checked for fifteen minutes.
/// </summary>
public sealed class AccountCodeStore(Database database, StoreOptions settings, TimeProvider clock)
{
    private const int MostWrong = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>For that long no other code is mailed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    /// <summary>A mail server is set.</summary>
    public bool CanMail => settings.Mail == ClientMailMode.Mailed;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Asks for a code, unless one was mailed a moment ago or nothing is checked for now.</summary>
    public Task AskAsync(string workspace, int proposal, string to, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    insert into account_codes (workspace, proposal, address, is_owed, salt, code_hash, sent_at, expires_at,
                        wrong, waits_until)
                    values (@workspace, @proposal, @to, 1, '', '', 0, 0, 0, 0)
                    on conflict (workspace, proposal) do update set address = excluded.address, is_owed = 1
                    where account_codes.waits_until <= @now and account_codes.sent_at <= @before
                    """,
                    new
                    {
                        workspace,
                        proposal,
                        to,
                        now = Now,
                        before = Now - (long)Pause.TotalMilliseconds,
                    }
                ),
            cancel
        );

    /// <summary>The next code to be mailed; null when none is owed.</summary>
    public async Task<OwedAccountCode?> ClaimAsync(CancellationToken cancel)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var salt = LinkSecret.Create();
        string? to = null;
        await database.WriteBookkeepingAsync(
            async db =>
            {
                to = await db.QueryFirstOrDefaultAsync<string>(
                    """
                    update account_codes
                    set is_owed = 0, salt = @salt, code_hash = @hash, sent_at = @now, expires_at = @expires
                    where (workspace, proposal) in (select workspace, proposal from account_codes where is_owed = 1 limit 1)
                    returning address
                    """,
                    new
                    {
                        salt,
                        hash = HashOf(salt, code),
                        now = Now,
                        expires = Now + (long)Lifetime.TotalMilliseconds,
                    }
                );
                return to is null ? 0 : 1;
            },
            cancel
        );
        return to is null ? null : new(salt, to, code);
    }

    /// <summary>The mail server did not take it, so another may be asked for at once.</summary>
    public Task ForgetAsync(OwedAccountCode code, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "update account_codes set code_hash = '', sent_at = 0, expires_at = 0 where salt = @id",
                    new { id = code.Id }
                ),
            cancel
        );

    /// <summary>Checks a code, counts a wrong one, and uses up the right one.</summary>
    public async Task<AccountCode> CheckAsync(string workspace, int proposal, string typed, CancellationToken cancel)
    {
        var result = AccountCode.Expired;
        await database.WriteBookkeepingAsync(
            async db =>
            {
                var row = await db.QuerySingleOrDefaultAsync<AccountCodeRow>(
                    """
                    select salt as "Salt", code_hash as "Hash", expires_at as "Expires", wrong as "Wrong",
                        waits_until as "Waits"
                    from account_codes where workspace = @workspace and proposal = @proposal
                    """,
                    new { workspace, proposal }
                );
                result = Judge(row, typed);
                if (result is AccountCode.Expired or AccountCode.Waits)
                    return 0;
                var isLast = result == AccountCode.Wrong && row!.Wrong + 1 >= MostWrong;
                return await db.ExecuteAsync(
                    """
                    update account_codes
                    set wrong = @wrong, waits_until = @waits, code_hash = case when @used = 1 then '' else code_hash end,
                        expires_at = case when @used = 1 then 0 else expires_at end
                    where workspace = @workspace and proposal = @proposal
                    """,
                    new
                    {
                        workspace,
                        proposal,
                        wrong = result == AccountCode.Wrong && !isLast ? row!.Wrong + 1 : 0,
                        waits = isLast ? Now + (long)Wait.TotalMilliseconds : 0,
                        used = isLast || result == AccountCode.Right ? 1 : 0,
                    }
                );
            },
            cancel
        );
        return result;
    }

    private AccountCode Judge(AccountCodeRow? row, string typed) =>
        row switch
        {
            null => AccountCode.Expired,
            { Waits: var until } when until > Now => AccountCode.Waits,
            { Expires: var until } when until <= Now => AccountCode.Expired,
            _ when CryptographicOperations.FixedTimeEquals(
                    Encoding.ASCII.GetBytes(row.Hash),
                    Encoding.ASCII.GetBytes(HashOf(row.Salt, typed))
                ) => AccountCode.Right,
            _ => AccountCode.Wrong,
        };

    private static string HashOf(string salt, string code) => LinkSecret.ComputeHash($"{salt}/{code}");

    private sealed class AccountCodeRow
    {
        public string Salt { get; init; } = "";

        public string Hash { get; init; } = "";

        public long Expires { get; init; }

        public long Wrong { get; init; }

        public long Waits { get; init; }
    }
}
