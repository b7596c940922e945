// Properties have the names of the columns, so that no mapping is needed.
#pragma warning disable IDE1006, SA1300
using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Store.Events;

/// <summary>
/// Reads the audit trail and verifies that no entry was changed, removed, inserted, moved or cut off.
/// </summary>
internal static class AuditTrail
{
    /// <summary>One page, newest first; of one milestone if it is given.</summary>
    public static async Task<(IReadOnlyList<JournalEntry> Entries, long Total)> ReadPageAsync(
        DbConnection db,
        string chain,
        int? milestone,
        int skip,
        int take
    )
    {
        var (rows, total) = await ReadRowsAsync(db, chain, milestone, skip, take);
        return ([.. rows.Select(r => r.ToEntry())], total);
    }

    /// <summary>The same as rows, for a chain whose entries are of another kind.</summary>
    public static async Task<(IReadOnlyList<JournalRowWithName> Rows, long Total)> ReadRowsAsync(
        DbConnection db,
        string chain,
        int? milestone,
        int skip,
        int take
    )
    {
        var which = milestone is null ? "" : "and j.milestone = @milestone";
        var total = await db.QuerySingleAsync<long>(
            $"select count(*) from journal j where j.chain = @chain {which}",
            new { chain, milestone }
        );
        var rows = await db.QueryAsync<JournalRowWithName>(
            $"""
            select j.*, n.name from journal j left join journal_names n on n.chain = j.chain and n.seq = j.seq
            where j.chain = @chain {which} order by j.seq desc limit @take offset @skip
            """,
            new
            {
                chain,
                milestone,
                skip,
                take,
            }
        );
        return (rows.AsList(), total);
    }

    /// <summary>All entries of a chain, oldest first.</summary>
    public static async Task<IReadOnlyList<JournalRowWithName>> ReadAllAsync(
        DbConnection db,
        string chain,
        string workspace
    ) =>
        (
            await db.QueryAsync<JournalRowWithName>(
                """
                select j.*, n.name, p.salt from journal j
                left join journal_names n on n.chain = j.chain and n.seq = j.seq
                left join people p on p.workspace = @workspace and p.id = j.actor
                where j.chain = @chain order by j.seq
                """,
                new { chain, workspace }
            )
        ).AsList();

    /// <summary>The same as events with their signatures, for a rule that needs them within its transaction.</summary>
    public static IReadOnlyList<RecordedEvent> ReadHistory(DbConnection db, string chain) =>
        [
            .. db.Query<JournalRowWithName>("select * from journal where chain = @chain order by seq", new { chain })
                .Select(r => r.ToEntry().AsRecordedEvent),
        ];

    /// <summary>The end of a project's chain as it is stored on the project.</summary>
    public static Task<ChainEnd> ReadEndAsync(DbConnection db, string project) =>
        db.QuerySingleAsync<ChainEnd>(
            """select revision as "Length", hash as "Hash" from projects where id = @project""",
            new { project }
        );

    /// <summary>Verifies a chain from its first entry to the end that is stored separately.</summary>
    public static AuditTrailResult Verify(IReadOnlyList<JournalRowWithName> rows, ChainEnd end)
    {
        var prev = "";
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, expected) = (rows[i], (long)i + 1);
            if (row.seq != expected)
                return new(rows.Count, expected, $"entry {expected} is missing");
            if (expected > end.Length)
                return new(rows.Count, expected, $"entry {expected} was put in behind the end of the journal");
            if (FindProblem(row, prev) is { } wrong)
                return new(rows.Count, expected, $"entry {expected} {wrong}");
            prev = row.hash;
        }
        if (rows.Count < end.Length)
            return new(
                rows.Count,
                rows.Count + 1,
                $"the journal is cut off behind entry {rows.Count}; it had {end.Length}"
            );
        return prev == end.Hash
            ? new(rows.Count, null, "")
            : new(rows.Count, rows.Count, $"entry {rows.Count} is not the one that was written last");
    }

    private static string? FindProblem(JournalRowWithName row, string prev)
    {
        if (Journal.ComputeHash(row) != row.hash)
            return "does not say what was written: it was changed or moved";
        if (row.prev != prev)
            return "does not follow the one before it: one was put in, taken out or moved";
        // An erased name has no salt or no name any more; that is allowed.
        return row is { name: { } name, salt: { } salt } && Journal.ComputeHash(salt, name) != row.name_hash
            ? "shows another name than was written"
            : null;
    }
}
