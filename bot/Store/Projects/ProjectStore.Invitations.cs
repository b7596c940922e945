using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Store.Projects;

/// <summary>
/// How a project is shared with a conversation of another workspace: a person who may assign roles creates an
/// invitation on one side, and somebody uses it on the other.
/// </summary>
public sealed partial class ProjectStore
{
    /// <summary>How long an invitation is valid.</summary>
    public static TimeSpan InvitationLifetime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Creates an invitation. Only the hash of its secret is stored.</summary>
    /// <param name="key">The key of the project; "" for the one of the conversation.</param>
    public async Task<Outcome> InviteAsync(Turn turn, string key, string secretHash, CancellationToken cancel) =>
        await database.WriteBookkeepingAsync(
            async db =>
            {
                if (IsSenderAway(turn))
                    return SenderNoLongerMember;
                if (await ProjectAccess.FindAsync(db, turn, key) is not { } accessibleProject)
                    return ProjectNotFound(turn, key);
                var project = (await ProjectLoader.LoadAsync(db, accessibleProject.Id)).Project;
                var context = await CreateContextAsync(
                    workspaceReader,
                    nameSense,
                    db,
                    turn,
                    project.Workspace,
                    accessibleProject.IsInProjectConversation
                );
                var view = await workspaceReader.CreateViewAsync(db, turn, project);
                if (project.CheckInvite(context) is { } no)
                    return new Outcome.Rejected(no, context.Actor.Kind == ActorKind.Staff ? view : null);
                await db.ExecuteAsync(
                    "insert into invitations (token_hash, project, made_by, expires_at) values (@secretHash, @project, @by, @expires)",
                    new
                    {
                        secretHash,
                        project = project.Id,
                        by = turn.Sender.Id,
                        expires = (context.At + InvitationLifetime).ToUnixTimeMilliseconds(),
                    }
                );
                return (Outcome)new Outcome.Saved(view, []);
            },
            cancel
        );

    /// <summary>
    /// Ties the turn's conversation to the project of an invitation and uses it up. Null if the invitation is used,
    /// expired or unknown, or its creator may no longer invite.
    /// </summary>
    public async Task<Outcome?> JoinAsync(Turn turn, string secret, CancellationToken cancel)
    {
        var values = new { hash = LinkSecret.ComputeHash(secret), now = turn.At.ToUnixTimeMilliseconds() };
        // A wrong secret costs one read and never blocks the writer.
        if (
            !LinkSecret.IsWellFormed(secret)
            || await database.ReadAsync(
                async db => await FindRepeatedAsync(db, turn) is null && await FindInvitationAsync(db, values) is null,
                cancel
            )
        )
            return null;
        var found = true;
        var outcome = await WithRetryAsync(
            turn,
            async db =>
            {
                found = true;
                if (IsSenderAway(turn))
                    return SenderNoLongerMember;
                if (await FindRepeatedAsync(db, turn) is { } repeated)
                    return repeated;
                if (await FindInvitationAsync(db, values) is not { } openInvitation)
                {
                    found = false;
                    return SenderNoLongerMember;
                }
                var loadedProject = await ProjectLoader.LoadAsync(db, openInvitation.Project);
                var project = loadedProject.Project;
                // The creator's present permission counts: a person who has lost the role lets nobody in any more.
                if (
                    !project.Accounts.IsActive(openInvitation.By)
                    || Permissions.Check(
                        project,
                        Permission.ManageRoles,
                        new(openInvitation.By, "", ActorKind.Staff, IsInProjectConversation: false),
                        turn.At
                    )
                        is not null
                )
                {
                    found = false;
                    return SenderNoLongerMember;
                }
                if (IsKeyTaken(db, turn.Conversation.Workspace, project.Key, project.Id))
                    return new Outcome.Rejected(new Refusal.KeyTaken(project.Key), null);
                var context = await CreateContextAsync(
                    workspaceReader,
                    nameSense,
                    db,
                    turn,
                    project.Workspace,
                    inPlace: false
                );
                switch (
                    project.Join(
                        turn.Conversation.Channel,
                        turn.Conversation.Workspace,
                        turn.Conversation.Id,
                        openInvitation.By,
                        context
                    )
                )
                {
                    case Decision.Refused(var why):
                        return new Outcome.Rejected(why, null);
                    case Decision.Accepted(var events):
                        await db.ExecuteAsync("delete from invitations where token_hash = @hash", values);
                        return await WriteAsync(db, turn, context.At, loadedProject, events);
                    case var other:
                        throw new InvalidOperationException($"{other.GetType().Name} is no ruling.");
                }
            },
            _ => Task.FromResult<Outcome>(new Outcome.Overtaken(null)),
            cancel
        );
        return found ? outcome : null;
    }

    private static Task<OpenInvitation?> FindInvitationAsync(DbConnection db, object values) =>
        db.QuerySingleOrDefaultAsync<OpenInvitation>(
            """select project as "Project", made_by as "By" from invitations where token_hash = @hash and expires_at > @now""",
            values
        );

    /// <summary>Whether a key refers to a project in the workspace, its own or one that is shared with it.</summary>
    /// <param name="except">The id of the project that may have it; "" for none.</param>
    private static bool IsKeyTaken(DbConnection db, string workspace, string key, string except) =>
        db.QuerySingle<long>(
            """
            select count(*) from projects p where p.key_folded = @key and p.id <> @except
            and (p.workspace = @workspace or p.id in (select t.project from places t where t.workspace = @workspace and t.is_foreign = 1))
            """,
            new
            {
                workspace,
                key = ProjectKey.Normalize(key),
                except,
            }
        ) > 0;

    /// <summary>A valid invitation: its project, and who created it.</summary>
    private sealed record OpenInvitation(string Project, string By);
}
