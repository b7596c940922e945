using System.Data.Common;
using Dapper;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>Which job says it.</summary>
public enum DueJob
{
    Reminders,
    Digest,
}

/// <summary>Something that the clock has to say now.</summary>
public sealed record Due(string Workspace, string Project, CueKind Kind, int Item, DateTimeOffset At)
{
    /// <summary>The turn in which the clock says it; another time it is another turn.</summary>
    public Turn Turn(DateTimeOffset now) =>
        new(
            $"clock/{Project}/{Words<CueKind>.Of(Kind)}/{Item}/{At.ToUnixTimeMilliseconds()}",
            Place.OfProject(Workspace, Project),
            Speaker.Clock,
            $"cue {Words<CueKind>.Of(Kind)} {Item}",
            now
        );
}

/// <summary>
/// When the clock has to say something: one row for each cue of a project, found by an index, so that looking costs by
/// what is due and not by what there is. Bookkeeping: it follows from the projects and can be made anew from them.
/// </summary>
public sealed class Dues(Database database, TimeProvider clock)
{
    /// <summary>What is due, oldest first.</summary>
    /// <param name="skip">So many were tried and are still due.</param>
    public Task<IReadOnlyList<Due>> FindAsync(DueJob job, int most, int skip, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Due>>(
            async db =>
                [
                    .. (
                        await db.QueryAsync<Row>(
                            """
                            select workspace as "Workspace", project as "Project", kind as "Kind", item as "Item", due_at as "At" from dues
                            where job = @job and due_at <= @now order by due_at, project, kind, item limit @most offset @skip
                            """,
                            new
                            {
                                job = Words<DueJob>.Of(job),
                                now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                                most,
                                skip,
                            }
                        )
                    ).Select(r => r.ToDue()),
                ],
            cancel
        );

    /// <summary>Plans projects that were recorded before there was a clock. Returns how many.</summary>
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
            await database.NoteAsync(
                async db =>
                {
                    await PlanAsync(db, null, (await ProjectRows.LoadAsync(db, id)).Project);
                    return await db.ExecuteAsync("update projects set planned = 1 where id = @id", new { id });
                },
                cancel
            );
        }
        return ids.Count;
    }

    /// <summary>Writes the difference that a change makes.</summary>
    /// <param name="before">As it was planned; null when it never was.</param>
    internal static async Task PlanAsync(DbConnection db, Project? before, Project after)
    {
        var was = (before?.Agenda() ?? []).ToDictionary(cue => (cue.Kind, cue.Item), cue => cue.At);
        foreach (var cue in after.Agenda())
        {
            if (was.Remove((cue.Kind, cue.Item), out var at) && at == cue.At)
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
                    kind = Words<CueKind>.Of(cue.Kind),
                    item = cue.Item,
                    job = Words<DueJob>.Of(cue.Kind == CueKind.Digest ? DueJob.Digest : DueJob.Reminders),
                    at = cue.At.ToUnixTimeMilliseconds(),
                }
            );
        }
        foreach (var (kind, item) in was.Keys)
            await DropAsync(db, after.Id, kind, item);
    }

    /// <summary>Not now: looked at again then, or when something changes.</summary>
    internal static Task<int> PutOffAsync(
        DbConnection db,
        string project,
        CueKind kind,
        int item,
        DateTimeOffset? again
    ) =>
        again is { } at
            ? db.ExecuteAsync(
                "update dues set due_at = @at where project = @project and kind = @kind and item = @item",
                new
                {
                    project,
                    kind = Words<CueKind>.Of(kind),
                    item,
                    at = at.ToUnixTimeMilliseconds(),
                }
            )
            : DropAsync(db, project, kind, item);

    private static Task<int> DropAsync(DbConnection db, string project, CueKind kind, int item) =>
        db.ExecuteAsync(
            "delete from dues where project = @project and kind = @kind and item = @item",
            new
            {
                project,
                kind = Words<CueKind>.Of(kind),
                item,
            }
        );

    private sealed class Row
    {
        public string Workspace { get; init; } = "";

        public string Project { get; init; } = "";

        public string Kind { get; init; } = "";

        public long Item { get; init; }

        public long At { get; init; }

        public Due ToDue() =>
            new(Workspace, Project, Words<CueKind>.Read(Kind), (int)Item, DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}
