using System.Data.Common;
using Dapper;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>
/// How a project comes to a place of another workspace: somebody who may give roles makes an invitation on one side,
/// and it is brought on the other.
/// </summary>
public sealed partial class ProjectStore
{
    /// <summary>How long an invitation is good for.</summary>
    public static TimeSpan LifeOfInvitation { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Makes an invitation. Only the hash of its secret is kept.</summary>
    /// <param name="key">The project meant by its key; "" for the one of the place.</param>
    public async Task<Outcome> InviteAsync(Turn turn, string key, string secretHash, CancellationToken cancel) =>
        await database.NoteAsync(
            async db =>
            {
                if (IsAway(turn))
                    return NotFromHere;
                if (await Visibility.FindAsync(db, turn, key) is not { } visible)
                    return Unknown(turn, key);
                var project = (await ProjectRows.LoadAsync(db, visible.Id)).Project;
                var stamp = await StampAsync(workspaces, db, turn, project.Workspace, visible.InPlace);
                var sight = await workspaces.SeeAsync(db, turn, project);
                if (project.MayInvite(stamp) is { } no)
                    return new Outcome.Refused(no, stamp.By.Kind == ActorKind.Staff ? sight : null);
                await db.ExecuteAsync(
                    "insert into invitations (token_hash, project, made_by, expires_at) values (@secretHash, @project, @by, @expires)",
                    new
                    {
                        secretHash,
                        project = project.Id,
                        by = turn.Who.Id,
                        expires = (stamp.At + LifeOfInvitation).ToUnixTimeMilliseconds(),
                    }
                );
                return (Outcome)new Outcome.Saved(sight, []);
            },
            cancel
        );

    /// <summary>
    /// Ties the turn's place to the project of an invitation, which is used up by it. Null for one that is used,
    /// expired or none, or whose maker may invite nobody any more.
    /// </summary>
    public async Task<Outcome?> JoinAsync(Turn turn, string secret, CancellationToken cancel)
    {
        var values = new { hash = Secret.HashOf(secret), now = turn.At.ToUnixTimeMilliseconds() };
        // Guessing costs a look and never stops the writer.
        if (
            !Secret.IsOne(secret)
            || await database.ReadAsync(
                async db => await RepeatedAsync(db, turn) is null && await WaitingAsync(db, values) is null,
                cancel
            )
        )
            return null;
        var found = true;
        var outcome = await TwiceAsync(
            turn,
            async db =>
            {
                found = true;
                if (IsAway(turn))
                    return NotFromHere;
                if (await RepeatedAsync(db, turn) is { } repeated)
                    return repeated;
                if (await WaitingAsync(db, values) is not { } waiting)
                {
                    found = false;
                    return NotFromHere;
                }
                var loaded = await ProjectRows.LoadAsync(db, waiting.Project);
                var project = loaded.Project;
                // A code is worth what its maker may do now: who has lost his role lets nobody in any more.
                if (
                    !project.Who.IsWorking(waiting.By)
                    || Rights.Check(
                        project,
                        Act.ManageRoles,
                        new(waiting.By, "", ActorKind.Staff, InPlace: false),
                        turn.At
                    )
                        is not null
                )
                {
                    found = false;
                    return NotFromHere;
                }
                if (IsTaken(db, turn.Where.Workspace, project.Key, project.Id))
                    return new Outcome.Refused(new Refusal.KeyTaken(project.Key), null);
                var stamp = await StampAsync(workspaces, db, turn, project.Workspace, inPlace: false);
                switch (
                    project.Join(turn.Where.Channel, turn.Where.Workspace, turn.Where.Conversation, waiting.By, stamp)
                )
                {
                    case Decision.Refused(var why):
                        return new Outcome.Refused(why, null);
                    case Decision.Accepted(var events):
                        await db.ExecuteAsync("delete from invitations where token_hash = @hash", values);
                        return await WriteAsync(db, turn, stamp.At, loaded, events);
                    case var other:
                        throw new InvalidOperationException($"{other.GetType().Name} is no ruling.");
                }
            },
            _ => Task.FromResult<Outcome>(new Outcome.Overtaken(null)),
            cancel
        );
        return found ? outcome : null;
    }

    private static Task<Waiting?> WaitingAsync(DbConnection db, object values) =>
        db.QuerySingleOrDefaultAsync<Waiting>(
            """select project as "Project", made_by as "By" from invitations where token_hash = @hash and expires_at > @now""",
            values
        );

    /// <summary>Whether a key means a project in the workspace, its own or one that was let into it.</summary>
    /// <param name="except">The id of the project that may have it; "" for none.</param>
    private static bool IsTaken(DbConnection db, string workspace, string key, string except) =>
        db.QuerySingle<long>(
            """
            select count(*) from projects p where p.key_folded = @key and p.id <> @except
            and (p.workspace = @workspace or p.id in (select t.project from places t where t.workspace = @workspace and t.is_foreign = 1))
            """,
            new
            {
                workspace,
                key = ProjectKey.Fold(key),
                except,
            }
        ) > 0;

    /// <summary>An invitation that is good: to which project, and who made it.</summary>
    private sealed record Waiting(string Project, string By);
}
