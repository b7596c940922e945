using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>
/// When the scheduler has to send a notice: one indexed row for each scheduled notice of a project, so that the cost of
/// a look-up depends on what is due and not on what there is. This is bookkeeping: it is derived from the projects and
/// can be rebuilt.
/// </summary>
public sealed class ScheduledNoticeStore(Database database, TimeProvider clock)
{
    /// <summary>The due notices, oldest first.</summary>
    /// <param name="skip">How many were tried and are still due.</param>
    public Task<IReadOnlyList<DueNotice>> FindDueAsync(NoticeJob job, int most, int skip, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<DueNotice>>(
            async db =>
                [
                    .. (
                        await db.QueryAsync<DueNoticeRow>(
                            """
                            select workspace as "Workspace", project as "Project", kind as "Kind", item as "Item", due_at as "At" from dues
                            where job = @job and due_at <= @now order by due_at, project, kind, item limit @most offset @skip
                            """,
                            new
                            {
                                job = EnumText<NoticeJob>.ToText(job),
                                now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                                most,
                                skip,
                            }
                        )
                    ).Select(r => r.ToDueNotice()),
                ],
            cancel
        );

    /// <summary>
    /// Schedules notices of projects from before there was a scheduler. Returns for how many projects.
    /// </summary>
    public async Task<int> PlanAsync(int most, CancellationToken cancel)
    {
        var ids = await database.ReadAsync(
            async db =>
                (
                    await db.QueryAsync<string>("select id from projects where planned = 0 limit @most", new { most })
                ).AsList(),
            cancel
        );
        foreach (var id in ids)
        {
            await database.WriteBookkeepingAsync(
                async db =>
                {
                    await PlanAsync(db, null, (await ProjectLoader.LoadAsync(db, id)).Project);
                    return await db.ExecuteAsync("update projects set planned = 1 where id = @id", new { id });
                },
                cancel
            );
        }
        return ids.Count;
    }

    /// <summary>Writes what a change adds to and removes from the scheduled notices.</summary>
    /// <param name="before">The project as it was scheduled last; null if it never was.</param>
    internal static async Task PlanAsync(DbConnection db, Project? before, Project after)
    {
        var was = (before?.ScheduledNotices() ?? []).ToDictionary(
            notice => (notice.Kind, notice.ItemId),
            notice => notice.DueAt
        );
        foreach (var notice in after.ScheduledNotices())
        {
            if (was.Remove((notice.Kind, notice.ItemId), out var at) && at == notice.DueAt)
                continue;
            await db.ExecuteAsync(
                """
                insert into dues (project, workspace, kind, item, job, due_at) values (@project, @workspace, @kind, @item, @job, @at)
                on conflict (project, kind, item) do update set due_at = excluded.due_at
                """,
                new
                {
                    project = after.Id,
                    workspace = after.Workspace,
                    kind = EnumText<NoticeKind>.ToText(notice.Kind),
                    item = notice.ItemId,
                    job = EnumText<NoticeJob>.ToText(
                        notice.Kind == NoticeKind.Digest ? NoticeJob.Digest : NoticeJob.Reminders
                    ),
                    at = notice.DueAt.ToUnixTimeMilliseconds(),
                }
            );
        }
        foreach (var (kind, item) in was.Keys)
            await DeleteAsync(db, after.Id, kind, item);
    }

    /// <summary>The notice is checked again at that time, or when something changes.</summary>
    internal static Task<int> PostponeAsync(
        DbConnection db,
        string project,
        NoticeKind kind,
        int item,
        DateTimeOffset? again
    ) =>
        again is { } at
            ? db.ExecuteAsync(
                "update dues set due_at = @at where project = @project and kind = @kind and item = @item",
                new
                {
                    project,
                    kind = EnumText<NoticeKind>.ToText(kind),
                    item,
                    at = at.ToUnixTimeMilliseconds(),
                }
            )
            : DeleteAsync(db, project, kind, item);

    private static Task<int> DeleteAsync(DbConnection db, string project, NoticeKind kind, int item) =>
        db.ExecuteAsync(
            "delete from dues where project = @project and kind = @kind and item = @item",
            new
            {
                project,
                kind = EnumText<NoticeKind>.ToText(kind),
                item,
            }
        );

    private sealed class DueNoticeRow
    {
        public string Workspace { get; init; } = "";

        public string Project { get; init; } = "";

        public string Kind { get; init; } = "";

        public long Item { get; init; }

        public long At { get; init; }

        public DueNotice ToDueNotice() =>
            new(
                Workspace,
                Project,
                EnumText<NoticeKind>.Parse(Kind),
                (int)Item,
                DateTimeOffset.FromUnixTimeMilliseconds(At)
            );
    }
}
