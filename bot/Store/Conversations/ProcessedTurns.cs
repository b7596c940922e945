using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Store.Conversations;

/// <summary>The turns that have changed something, so that a repeated one changes nothing more.</summary>
internal static class ProcessedTurns
{
    /// <summary>The project that this turn changed before; null when the turn is new.</summary>
    public static Task<string?> FindProjectAsync(DbConnection db, Turn turn) =>
        db.QuerySingleOrDefaultAsync<string?>(
            "select project from turns where workspace = @workspace and scope = 'project' and id = @id",
            new { workspace = turn.Conversation.Workspace, id = turn.Id }
        );

    public static Task AddAsync(DbConnection db, Turn turn, string project, DateTimeOffset at) =>
        db.ExecuteAsync(
            "insert into turns (workspace, scope, id, project, at) values (@workspace, 'project', @id, @project, @at)",
            new
            {
                workspace = turn.Conversation.Workspace,
                id = turn.Id,
                project,
                at = at.ToUnixTimeMilliseconds(),
            }
        );

    /// <summary>
    /// The project that was created from this form; null when the form is unused. A form's address identifies every
    /// submission of it.
    /// </summary>
    public static Task<string?> FindProjectOfFormAsync(DbConnection db, string workspace, string form) =>
        db.QuerySingleOrDefaultAsync<string?>(
            "select project from turns where workspace = @workspace and scope = 'form' and id = @form",
            new { workspace, form }
        );

    public static Task AddFormAsync(
        DbConnection db,
        string workspace,
        string form,
        string project,
        DateTimeOffset at
    ) =>
        db.ExecuteAsync(
            "insert into turns (workspace, scope, id, project, at) values (@workspace, 'form', @form, @project, @at)",
            new
            {
                workspace,
                form,
                project,
                at = at.ToUnixTimeMilliseconds(),
            }
        );

    /// <summary>Records a turn that changes the workspace itself; false if it was recorded before.</summary>
    public static async Task<bool> TryAddForWorkspaceAsync(DbConnection db, Turn turn, DateTimeOffset at) =>
        await db.ExecuteAsync(
            """
            insert into turns (workspace, scope, id, project, at)
            values (@workspace, 'workspace', @id, null, @at)
            on conflict (workspace, scope, id) do nothing
            """,
            new
            {
                workspace = turn.Conversation.Workspace,
                id = turn.Id,
                at = at.ToUnixTimeMilliseconds(),
            }
        ) == 1;
}
