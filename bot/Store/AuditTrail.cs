// A row has the names of its columns, so that no mapping stands between.
#pragma warning disable IDE1006, SA1300
using System.Data.Common;
using Dapper;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>Reads the audit trail and proves that nothing in it was changed, taken out, put in, moved or cut off.</summary>
internal static class AuditTrail
{
    public static async Task<(IReadOnlyList<JournalEntry> Entries, long Total)> ReadAsync(DbConnection db, string chain, int? milestone, int skip, int take)
    {
        var which = milestone is null ? "" : "and j.milestone = @milestone";
        var total = await db.QuerySingleAsync<long>($"select count(*) from journal j where j.chain = @chain {which}", new { chain, milestone });
        var rows = await db.QueryAsync<NamedRow>(
            $"""
            select j.*, coalesce(n.name, '') as name from journal j left join journal_names n on n.chain = j.chain and n.seq = j.seq
            where j.chain = @chain {which} order by j.seq desc limit @take offset @skip
            """,
            new { chain, milestone, skip, take });
        return ([.. rows.Select(r => new JournalEntry(r.seq, Instant(r.at), r.actor, r.name ?? "", r.channel, r.message_id, r.verb, EventJson.Read(r.verb, r.details), r.reason, r.solo == 1, r.hash))], total);
    }

    public static async Task<IReadOnlyList<Happening>> ReplayAsync(DbConnection db, string chain)
    {
        var rows = await db.QueryAsync<JournalRow>("select * from journal where chain = @chain order by seq", new { chain });
        return [.. rows.Select(r => new Happening(EventJson.Read(r.verb, r.details), new(r.actor, Instant(r.at), r.solo == 1)))];
    }

    /// <summary>Walks a project's chain from its first entry to the end that stands on the project.</summary>
    public static async Task<ChainCheck> VerifyAsync(DbConnection db, string project, string workspace) => await VerifyAsync(
        db, project, workspace, await db.QuerySingleAsync<ChainEnd>("""select revision as "Length", hash as "Hash" from projects where id = @project""", new { project }));

    /// <summary>The same for the chain of the workspace's own facts; a workspace nobody has set anything in has an empty one.</summary>
    public static async Task<ChainCheck> VerifyWorkspaceAsync(DbConnection db, string workspace) => await VerifyAsync(
        db, Journal.ChainOfWorkspace(workspace), workspace,
        await db.QuerySingleOrDefaultAsync<ChainEnd>("""select revision as "Length", hash as "Hash" from workspaces where id = @workspace""", new { workspace }) ?? new());

    private static async Task<ChainCheck> VerifyAsync(DbConnection db, string chain, string workspace, ChainEnd end)
    {
        var rows = (await db.QueryAsync<NamedRow>(
            """
            select j.*, n.name, p.salt from journal j
            left join journal_names n on n.chain = j.chain and n.seq = j.seq
            left join people p on p.workspace = @workspace and p.id = j.actor
            where j.chain = @chain order by j.seq
            """,
            new { chain, workspace })).AsList();
        var prev = "";
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, expected) = (rows[i], (long)i + 1);
            if (row.seq != expected) return new(rows.Count, expected, $"entry {expected} is missing");
            if (expected > end.Length) return new(rows.Count, expected, $"entry {expected} was put in behind the end of the journal");
            if (Wrong(row, prev) is { } wrong) return new(rows.Count, expected, $"entry {expected} {wrong}");
            prev = row.hash;
        }
        if (rows.Count < end.Length) return new(rows.Count, rows.Count + 1, $"the journal is cut off behind entry {rows.Count}; it had {end.Length}");
        return prev == end.Hash ? new(rows.Count, null, "") : new(rows.Count, rows.Count, $"entry {rows.Count} is not the one that was written last");
    }

    private static string? Wrong(NamedRow row, string prev)
    {
        if (Journal.HashOf(row) != row.hash) return "does not say what was written: it was changed or moved";
        if (row.prev != prev) return "does not follow the one before it: one was put in, taken out or moved";
        // An erased name has no salt or no name any more; that is allowed.
        return row is { name: { } name, salt: { } salt } && Journal.HashOf(salt, name) != row.name_hash ? "shows another name than was written" : null;
    }

    private static DateTimeOffset Instant(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);

    private sealed record NamedRow : JournalRow
    {
        public string? name { get; init; }

        public string? salt { get; init; }
    }
}
