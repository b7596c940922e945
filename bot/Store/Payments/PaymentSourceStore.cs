using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Payments;

/// <summary>
/// When payment sources were last queried, for which workspaces, and which batches were read. This is bookkeeping: it
/// can be rebuilt by querying them again.
/// </summary>
public sealed class PaymentSourceStore(Database database, TimeProvider clock)
{
    /// <summary>Every workspace that has a project.</summary>
    public Task<IReadOnlyList<string>> WorkspacesAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async db =>
                (await db.QueryAsync<string>("select distinct workspace from projects order by workspace")).AsList(),
            cancel
        );

    /// <summary>The time zone of the workspace's seller; UTC while none is set.</summary>
    public Task<string> GetZoneAsync(string workspace, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
                await db.QuerySingleOrDefaultAsync<string>(
                    "select zone from workspaces where id = @workspace",
                    new { workspace }
                )
                    is { Length: > 0 } zone
                    ? zone
                    : "UTC",
            cancel
        );

    /// <summary>The fingerprints of all batches that were read or refused before.</summary>
    public Task<IReadOnlyCollection<string>> FindKnownMarksAsync(
        string source,
        string workspace,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyCollection<string>>(
            async db =>
                (
                    await db.QueryAsync<string>(
                        "select mark from source_batches where source = @source and workspace = @workspace",
                        new { source, workspace }
                    )
                ).ToHashSet(StringComparer.Ordinal),
            cancel
        );

    /// <summary>Whether the source has answered for the workspace before.</summary>
    public Task<bool> HasServedAsync(string source, string workspace, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
                await db.QuerySingleAsync<long>(
                    "select count(*) from source_checks where source = @source and workspace = @workspace",
                    new { source, workspace }
                ) > 0,
            cancel
        );

    /// <summary>The source has answered. Unreadable batches that it no longer holds are forgotten.</summary>
    /// <param name="present">The names of the batches that the source holds now.</param>
    public Task MarkAnsweredAsync(
        string source,
        string workspace,
        IReadOnlyCollection<string> present,
        CancellationToken cancel
    ) =>
        database.WriteBookkeepingAsync(
            async db =>
            {
                foreach (
                    var name in (
                        await db.QueryAsync<string>(
                            "select name from source_batches where source = @source and workspace = @workspace and problem <> ''",
                            new { source, workspace }
                        )
                    ).Where(n => !present.Contains(n))
                )
                    await db.ExecuteAsync(
                        "delete from source_batches where source = @source and workspace = @workspace and name = @name and problem <> ''",
                        new
                        {
                            source,
                            workspace,
                            name,
                        }
                    );
                return await db.ExecuteAsync(
                    """
                    insert into source_checks (source, workspace, checked_at, failed_at, why) values (@source, @workspace, @now, null, '')
                    on conflict (source, workspace) do update set checked_at = excluded.checked_at, failed_at = null, why = ''
                    """,
                    new
                    {
                        source,
                        workspace,
                        now = Now,
                    }
                );
            },
            cancel
        );

    /// <summary>The source did not answer. True if this is new, so that it is reported once.</summary>
    public Task<bool> MarkFailedAsync(string source, string workspace, string why, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            async db =>
            {
                var before = await db.QuerySingleOrDefaultAsync<string>(
                    "select why from source_checks where source = @source and workspace = @workspace and failed_at is not null",
                    new { source, workspace }
                );
                await db.ExecuteAsync(
                    """
                    insert into source_checks (source, workspace, checked_at, failed_at, why)
                    values (@source, @workspace, null, @now, @why)
                    on conflict (source, workspace)
                    do update set failed_at = coalesce(source_checks.failed_at, excluded.failed_at), why = excluded.why
                    """,
                    new
                    {
                        source,
                        workspace,
                        why,
                        now = Now,
                    }
                );
                return before != why;
            },
            cancel
        );

    /// <summary>Deletes the state of sources that are no longer configured.</summary>
    public Task DeleteOthersAsync(IReadOnlyCollection<string> sources, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "delete from source_checks where source not in @sources",
                    new { sources = sources.Count == 0 ? [""] : sources }
                ),
            cancel
        );

    /// <summary>The unreadable batches of the sender's workspace.</summary>
    public async Task<IReadOnlyList<UnreadableBatch>> FindUnreadableAsync(Turn turn, CancellationToken cancel) =>
        !ProjectAccess.CanRead(turn)
            ? []
            : await database.ReadAsync<IReadOnlyList<UnreadableBatch>>(
                async db =>
                    [
                        .. (
                            await db.QueryAsync<(string Name, string Problem, long At)>(
                                """
                                select name, problem, at
                                from source_batches
                                where workspace = @workspace and problem <> ''
                                order by at, name
                                """,
                                new { workspace = turn.Conversation.Workspace }
                            )
                        ).Select(b => new UnreadableBatch(
                            b.Name,
                            b.Problem,
                            DateTimeOffset.FromUnixTimeMilliseconds(b.At)
                        )),
                    ],
                cancel
            );

    /// <summary>The source of a workspace that has not answered for the longest time; null if all answer.</summary>
    internal static async Task<SourceOutage?> FindOutageAsync(DbConnection db, string workspace)
    {
        var (checkedAt, failedAt, why) = await db.QuerySingleOrDefaultAsync<(
            long? CheckedAt,
            long? FailedAt,
            string? Why
        )>(
            """
            select checked_at, failed_at, why
            from source_checks
            where workspace = @workspace and failed_at is not null
            order by failed_at limit 1
            """,
            new { workspace }
        );
        return failedAt is { } since
            ? new(ColumnValues.Instant(checkedAt), DateTimeOffset.FromUnixTimeMilliseconds(since), why ?? "")
            : null;
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
