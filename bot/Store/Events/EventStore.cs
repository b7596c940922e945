using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Events;

/// <summary>
/// Writes the events of a decision: each into its table and into the project's journal, then the journal's end onto the
/// project.
/// </summary>
internal static class EventStore
{
    /// <summary>Returns the project after the events.</summary>
    /// <param name="before">The project before the decision; null when the first event creates it.</param>
    public static async Task<Project> WriteAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset at,
        LoadedProject? before,
        IReadOnlyList<ProjectEvent> events
    )
    {
        // The client's own word was checked by nobody in the team, and nobody had to; nor was their silence.
        var isSolo =
            (before?.Project.IsSolo ?? true)
            && !turn.Sender.IsClient
            && !events.Any(e => e is StageConfirmed { Silence: not null });
        var signed = new Signature(turn.Sender.Id, at, isSolo);
        var salt = await PersonNameStore.SaveNamesAsync(
            db,
            turn,
            before?.Project.Workspace ?? turn.Conversation.Workspace
        );
        var (project, hash, seq) = (before?.Project, before?.Hash ?? "", before?.Project.Revision ?? 0);
        foreach (var what in events)
        {
            project = project is null ? Project.FromEvents([new(what, signed)]) : project.Apply(new(what, signed));
            seq++;
            var (sql, values) = EventCatalogue
                .Default.Find(what)
                .CreateStatement(what, new(project.Workspace, project.Id, seq, signed));
            if (await db.ExecuteAsync(sql, values) == 0)
                throw new InvalidOperationException(
                    $"{what.GetType().Name} found no row of project {project.Id} to write to."
                );
            if (what is PersonRekeyed known)
                await PersonIdChange.MoveProjectRowsAsync(db, project.Id, known.Former, known.Person);
            if (what.ReordersMilestones)
                await db.ExecuteAsync(
                    "update milestones set revision = revision + 1 where project = @project",
                    new { project = project.Id }
                );
            else if (what.AffectedMilestone is { } milestone)
                await db.ExecuteAsync(
                    "update milestones set revision = revision + 1 where project = @project and id = @milestone",
                    new { project = project.Id, milestone }
                );
            var (verb, details) = EventJson.Write(what);
            hash = await Journal.AppendAsync(
                db,
                turn,
                salt,
                new()
                {
                    chain = project.Id,
                    seq = seq,
                    at = at.ToUnixTimeMilliseconds(),
                    milestone = what.AffectedMilestone,
                    verb = verb,
                    details = details,
                    reason = what.GivenReason,
                    solo = signed.Solo ? 1 : 0,
                    prev = hash,
                }
            );
        }
        await UpdateJournalEndAsync(db, project!, before?.Project.Revision ?? 0, hash, at);
        await IncomingPaymentStore.ApplyEventsAsync(db, project!, events, turn.Conversation.IsInProcess);
        await ScheduledNoticeStore.PlanAsync(
            db,
            before is { HasScheduledNotices: true } ? before.Project : null,
            project!
        );
        return project!;
    }

    /// <summary>Stores the end of the journal on the project as well; fails if a concurrent change moved it.</summary>
    private static async Task UpdateJournalEndAsync(
        DbConnection db,
        Project project,
        long before,
        string hash,
        DateTimeOffset at
    )
    {
        var moved = await db.ExecuteAsync(
            """
            update projects
            set revision = @revision, hash = @hash, planned = 1,
                changed_at = case when changed_at > @at then changed_at else @at end
            where id = @id and revision = @before
            """,
            new
            {
                id = project.Id,
                revision = project.Revision,
                hash,
                at = at.ToUnixTimeMilliseconds(),
                before,
            }
        );
        if (moved == 0)
            throw new ConcurrentChangeException($"Project {project.Id} is no longer at revision {before}.");
    }
}
