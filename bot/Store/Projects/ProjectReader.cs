using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Store.Projects;

/// <summary>
/// Reads what a sender may see. Every query starts from the turn, so that no key or id reaches a project that the
/// sender may not see.
/// </summary>
public sealed class ProjectReader
{
    private readonly Database database;
    private readonly WorkspaceReader workspaceReader;

    public ProjectReader(Database database, StoreOptions settings, TimeProvider clock) =>
        (this.database, workspaceReader) = (database, new(settings, clock));

    /// <summary>
    /// The project with the key, of the clicked card, or of the conversation; null if the sender may see none, or none
    /// may be shown in the conversation.
    /// </summary>
    public Task<ProjectView?> FindAsync(Turn turn, string key, CancellationToken cancel) =>
        LoadViewAsync(turn, db => ProjectAccess.FindToShowAsync(db, turn, key), cancel);

    /// <summary>The project with this id, if the sender may see it in the conversation.</summary>
    public Task<ProjectView?> FindByIdAsync(Turn turn, string projectId, CancellationToken cancel) =>
        LoadViewAsync(turn, db => ProjectAccess.FindByIdAsync(db, turn, projectId), cancel);

    /// <summary>
    /// The same for the sender alone, so that buttons for which they have no permission can be left out.
    /// </summary>
    public Task<ProjectView?> FindForViewerAsync(Turn turn, string projectId, CancellationToken cancel) =>
        LoadViewAsync(turn, db => ProjectAccess.FindByIdAsync(db, turn, projectId), cancel, isMine: true);

    /// <summary>Whether a project was created from the form at this address already.</summary>
    public Task<bool> IsFormUsedAsync(Turn turn, string form, CancellationToken cancel) =>
        database.ReadAsync(
            async db => await ProcessedTurns.FindProjectOfFormAsync(db, turn.Conversation.Workspace, form) is not null,
            cancel
        );

    /// <summary>
    /// The projects in which the sender holds a role or whose conversation they are in, by key; where everybody reads
    /// the reply, only the conversation's own.
    /// </summary>
    public Task<IReadOnlyList<ProjectView>> ListAsync(Turn turn, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
            {
                var loadedProjects = await ProjectLoader.LoadAsync(
                    db,
                    ProjectAccess.CanRead(turn) ? await ProjectAccess.ListAsync(db, turn) : []
                );
                return await workspaceReader.CreateViewAsync(
                    db,
                    turn,
                    [
                        .. loadedProjects
                            .Select(l => l.Project)
                            .OrderBy(p => ProjectKey.Normalize(p.Key), StringComparer.Ordinal),
                    ]
                );
            },
            cancel
        );

    /// <summary>The key of the conversation's own project; "" when it has none.</summary>
    public Task<string> GetProjectKeyAsync(Turn turn, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
                ProjectAccess.CanRead(turn)
                && await ProjectAccess.FindAsync(db, turn with { CardAction = null }, "") is { } accessibleProject
                    ? await db.QuerySingleAsync<string>(
                        "select key from projects where id = @Id",
                        new { accessibleProject.Id }
                    )
                    : "",
            cancel
        );

    /// <summary>The newest entries first; of one milestone if it is given.</summary>
    public Task<(IReadOnlyList<JournalEntry> Entries, long Total)> ReadAuditTrailAsync(
        Project project,
        int? milestone,
        int skip,
        int take,
        CancellationToken cancel
    ) => database.ReadAsync(db => AuditTrail.ReadPageAsync(db, project.Id, milestone, skip, take), cancel);

    /// <summary>
    /// Projects with an unreachable conversation: since when, why, and how many of how many conversations. If other
    /// conversations are reachable it is reported for a week, otherwise as long as it lasts.
    /// </summary>
    public Task<IReadOnlyList<UnreachableProject>> FindUnreachableAsync(
        IReadOnlyCollection<string> projectIds,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<UnreachableProject>>(
            async db =>
                [
                    .. (
                        await db.QueryAsync<UnreachableProject.UnreachableRow>(
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
                    ).Select(r => r.ToUnreachableProject()),
                ],
            cancel
        );

    /// <summary>All undelivered messages, of every project. The caller decides what a person may see of them.</summary>
    public Task<IReadOnlyList<UndeliveredMessage>> FindUndeliveredAsync(CancellationToken cancel) =>
        database.ReadAsync(UndeliveredMessage.ReadAsync, cancel);

    /// <summary>The mails to clients that wait in vain, of every project.</summary>
    public Task<IReadOnlyList<WaitingMail>> FindWaitingMailsAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.ReadAsync(db => WaitingMailRows.ReadAsync(db, now), cancel);

    /// <summary>When the last event of these kinds happened to a milestone, by the journal.</summary>
    /// <param name="verbs">The verbs of the journal entries.</param>
    public Task<DateTimeOffset?> FindLastEventTimeAsync(
        string projectId,
        int milestone,
        IReadOnlyList<string> verbs,
        CancellationToken cancel
    ) =>
        database.ReadAsync(
            async db =>
                ColumnValues.Instant(
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

    public Task<AuditTrailResult> VerifyAsync(Project project, CancellationToken cancel) =>
        database.ReadAsync(async db => (await JournalReplay.RunAsync(db, project.Id)).Check, cancel);

    /// <summary>
    /// The complete record of the project with the key, of the clicked card, or of the conversation; null if the sender
    /// may see none.
    /// </summary>
    public Task<ProjectRecord?> FindRecordAsync(Turn turn, string key, CancellationToken cancel) =>
        LoadRecordAsync(turn, db => ProjectAccess.FindToShowAsync(db, turn, key), cancel);

    /// <summary>The same for the project with that id.</summary>
    public Task<ProjectRecord?> FindRecordByIdAsync(Turn turn, string projectId, CancellationToken cancel) =>
        LoadRecordAsync(turn, db => ProjectAccess.FindByIdAsync(db, turn, projectId), cancel);

    /// <summary>The whole journal, oldest first, as events with their signatures.</summary>
    public Task<IReadOnlyList<RecordedEvent>> ReadJournalAsync(string projectId, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<RecordedEvent>>(
            async db =>
                [.. (await AuditTrail.ReadAllAsync(db, projectId, "")).Select(r => r.ToEntry().AsRecordedEvent)],
            cancel
        );

    private Task<ProjectRecord?> LoadRecordAsync(
        Turn turn,
        Func<DbConnection, Task<AccessibleProject?>> find,
        CancellationToken cancel
    ) =>
        database.ReadAsync(
            async db =>
            {
                if (!ProjectAccess.CanRead(turn) || await find(db) is not { } accessibleProject)
                    return null;
                var (entries, kept, told, check) = await JournalReplay.RunAsync(db, accessibleProject.Id);
                var project =
                    kept
                    ?? told
                    ?? throw new InvalidOperationException(
                        $"Neither the tables nor the journal of project {accessibleProject.Id} can be read."
                    );
                return new ProjectRecord(await workspaceReader.CreateViewAsync(db, turn, project), entries, check);
            },
            cancel
        );

    private Task<ProjectView?> LoadViewAsync(
        Turn turn,
        Func<DbConnection, Task<AccessibleProject?>> find,
        CancellationToken cancel,
        bool isMine = false
    ) =>
        database.ReadAsync(
            async db =>
            {
                if (!ProjectAccess.CanRead(turn) || await find(db) is not { } accessibleProject)
                    return null;
                var view = await workspaceReader.CreateViewAsync(
                    db,
                    turn,
                    (await ProjectLoader.LoadAsync(db, accessibleProject.Id)).Project
                );
                return isMine && !turn.Conversation.IsInProcess
                    ? view with
                    {
                        Viewer = ProjectAccess.GetActor(turn, accessibleProject.IsInProjectConversation),
                    }
                    : view;
            },
            cancel
        );
}
