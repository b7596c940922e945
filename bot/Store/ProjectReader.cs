using System.Data.Common;
using Dapper;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>
/// What anybody may be shown; asks by the turn, so that no key or id reaches a project that the speaker may not see.
/// </summary>
public sealed class ProjectReader
{
    private readonly Database database;
    private readonly Workspaces workspaces;

    public ProjectReader(Database database, StoreSettings settings, TimeProvider clock) =>
        (this.database, workspaces) = (database, new(settings, clock));

    /// <summary>
    /// The project of the key, of the pressed card, or of the place; null when there is none for this speaker, or none
    /// to show where he speaks.
    /// </summary>
    public Task<Sight?> FindAsync(Turn turn, string key, CancellationToken cancel) =>
        SeeAsync(turn, db => Visibility.FindToShowAsync(db, turn, key), cancel);

    /// <summary>The project by its id if this speaker may see it from here.</summary>
    public Task<Sight?> FindByIdAsync(Turn turn, string projectId, CancellationToken cancel) =>
        SeeAsync(turn, db => Visibility.FindByIdAsync(db, turn, projectId), cancel);

    /// <summary>The same for the speaker's eyes alone, so that what he may not do can be left out.</summary>
    public Task<Sight?> LookAsync(Turn turn, string projectId, CancellationToken cancel) =>
        SeeAsync(turn, db => Visibility.FindByIdAsync(db, turn, projectId), cancel, isMine: true);

    /// <summary>Whether a project was begun from the form at this address already.</summary>
    public Task<bool> IsUsedAsync(Turn turn, string form, CancellationToken cancel) =>
        database.ReadAsync(
            async db => await Turns.ProjectOfFormAsync(db, turn.Where.Workspace, form) is not null,
            cancel
        );

    /// <summary>
    /// The projects in which the speaker holds a role or whose place he is in, by key; where everybody reads the
    /// answer, the place's own alone.
    /// </summary>
    public Task<IReadOnlyList<Sight>> ListAsync(Turn turn, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
            {
                var loaded = await ProjectRows.LoadAsync(
                    db,
                    Visibility.MayRead(turn) ? await Visibility.ListAsync(db, turn) : []
                );
                return await workspaces.SeeAsync(
                    db,
                    turn,
                    [.. loaded.Select(l => l.Project).OrderBy(p => ProjectKey.Fold(p.Key), StringComparer.Ordinal)]
                );
            },
            cancel
        );

    /// <summary>The key of the place's own project; "" when it has none.</summary>
    public Task<string> KeyHereAsync(Turn turn, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
                Visibility.MayRead(turn) && await Visibility.FindAsync(db, turn with { Card = null }, "") is { } visible
                    ? await db.QuerySingleAsync<string>("select key from projects where id = @Id", new { visible.Id })
                    : "",
            cancel
        );

    /// <summary>The newest entries first; of one milestone when it is given.</summary>
    public Task<(IReadOnlyList<JournalEntry> Entries, long Total)> AuditAsync(
        Project project,
        int? milestone,
        int skip,
        int take,
        CancellationToken cancel
    ) => database.ReadAsync(db => AuditTrail.ReadAsync(db, project.Id, milestone, skip, take), cancel);

    /// <summary>
    /// Projects with a place that takes nothing from the bot: since when, why, and how many of how many places. One
    /// place of several is told of for a week; where no place is left, for as long as it is so.
    /// </summary>
    public Task<IReadOnlyList<Unreachable>> UnreachableAsync(
        IReadOnlyCollection<string> projectIds,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<Unreachable>>(
            async db =>
                [
                    .. (
                        await db.QueryAsync<Unreachable.Row>(
                            """
                            select t.project as "Project", max(c.closed_at) as "Since", max(c.closed_why) as "Why",
                                count(c.closed_at) as "Closed", count(*) as "All"
                            from places t
                            left join conversations c on c.channel = t.channel and c.workspace = t.workspace
                                and c.conversation = t.conversation
                            where t.project in @projectIds
                            group by t.project
                            having max(c.closed_at) > @weekAgo or count(c.closed_at) = count(*)
                            """,
                            new { projectIds, weekAgo = now.AddDays(-7).ToUnixTimeMilliseconds() }
                        )
                    ).Select(r => r.ToUnreachable()),
                ],
            cancel
        );

    /// <summary>
    /// Every message that is kept back, whosever it is: what of it somebody may be told is up to the caller.
    /// </summary>
    public Task<IReadOnlyList<Undelivered>> UndeliveredAsync(CancellationToken cancel) =>
        database.ReadAsync(Undelivered.ReadAsync, cancel);

    /// <summary>Since when something was last so of a milestone, by the journal.</summary>
    /// <param name="verbs">The entries that made it so.</param>
    public Task<DateTimeOffset?> LastAsync(
        string projectId,
        int milestone,
        IReadOnlyList<string> verbs,
        CancellationToken cancel
    ) =>
        database.ReadAsync(
            async db =>
                Cells.Instant(
                    await db.QuerySingleAsync<long?>(
                        "select max(at) from journal where chain = @projectId and milestone = @milestone and verb in @verbs",
                        new
                        {
                            projectId,
                            milestone,
                            verbs,
                        }
                    )
                ),
            cancel
        );

    public Task<ChainCheck> VerifyAsync(Project project, CancellationToken cancel) =>
        database.ReadAsync(async db => (await Replay.ReadAsync(db, project.Id)).Check, cancel);

    /// <summary>
    /// Everything on record of the project of the key, of the pressed card, or of the place; null when there is none
    /// for this speaker.
    /// </summary>
    public Task<Dossier?> DossierAsync(Turn turn, string key, CancellationToken cancel) =>
        OpenAsync(turn, db => Visibility.FindToShowAsync(db, turn, key), cancel);

    /// <summary>The same of the project with that id.</summary>
    public Task<Dossier?> DossierByIdAsync(Turn turn, string projectId, CancellationToken cancel) =>
        OpenAsync(turn, db => Visibility.FindByIdAsync(db, turn, projectId), cancel);

    /// <summary>The whole journal, oldest first, as events with their signatures.</summary>
    public Task<IReadOnlyList<Happening>> JournalAsync(string projectId, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Happening>>(
            async db => [.. (await AuditTrail.AllAsync(db, projectId, "")).Select(r => r.ToEntry().Happened)],
            cancel
        );

    private Task<Dossier?> OpenAsync(Turn turn, Func<DbConnection, Task<Visible?>> find, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
            {
                if (!Visibility.MayRead(turn) || await find(db) is not { } visible)
                    return null;
                var (entries, kept, told, check) = await Replay.ReadAsync(db, visible.Id);
                var project =
                    kept
                    ?? told
                    ?? throw new InvalidOperationException(
                        $"Neither the tables nor the journal of project {visible.Id} can be read."
                    );
                return new Dossier(await workspaces.SeeAsync(db, turn, project), entries, check);
            },
            cancel
        );

    private Task<Sight?> SeeAsync(
        Turn turn,
        Func<DbConnection, Task<Visible?>> find,
        CancellationToken cancel,
        bool isMine = false
    ) =>
        database.ReadAsync(
            async db =>
            {
                if (!Visibility.MayRead(turn) || await find(db) is not { } visible)
                    return null;
                var sight = await workspaces.SeeAsync(db, turn, (await ProjectRows.LoadAsync(db, visible.Id)).Project);
                return isMine && !turn.Where.IsInProcess
                    ? sight with
                    {
                        Looker = Visibility.ActorOf(turn, visible.InPlace),
                    }
                    : sight;
            },
            cancel
        );
}
