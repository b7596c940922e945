using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Store.Conversations;

/// <summary>
/// Gives people the roles that were assigned to their e-mail address, when they first write on the other platform.
/// </summary>
public sealed class AppointmentBinder(Database database, StoreOptions settings, TimeProvider clock, NameSense nameSense)
    : IAppointmentBinder
{
    private readonly WorkspaceReader workspaceReader = new(settings, clock);

    /// <summary>
    /// Only the platform's confirmation counts: staff with that address, in a workspace that the project is shared
    /// with.
    /// </summary>
    private const string OpenAppointmentsSql = """
        select distinct a.project from standings s
        join appointments a on a.address = s.address and a.named = 1 and a.actor is null
        join places t on t.project = a.project and t.workspace = s.workspace and t.is_foreign = 1
        where s.workspace = @workspace and s.person = @person and s.room = '' and s.standing = @staff and s.address <> ''
        """;

    public async Task BindAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Conversation.IsInProcess || !turn.Sender.IsStaff)
            return;
        var values = new
        {
            workspace = turn.Conversation.Workspace,
            person = turn.Sender.Id,
            staff = EnumText<Membership>.ToText(Membership.Staff),
        };
        if (
            (await database.ReadAsync(db => db.QueryAsync<string>(OpenAppointmentsSql, values), cancel)).AsList()
            is not { Count: > 0 } projects
        )
            return;
        foreach (var project in projects)
            await database.WriteAsync(
                db => BindProjectIfOpenAsync(db, turn, project, values),
                bound => bound,
                Durability.Durable,
                cancel
            );
    }

    private async Task<bool> BindProjectIfOpenAsync(DbConnection db, Turn turn, string project, object values) =>
        (await db.QueryAsync<string>(OpenAppointmentsSql, values)).Contains(project, StringComparer.Ordinal)
        && await BindProjectAsync(db, turn, project);

    private async Task<bool> BindProjectAsync(DbConnection db, Turn turn, string id)
    {
        var loadedProject = await ProjectLoader.LoadAsync(db, id, turn.Sender.Id);
        var project = loadedProject.Project;
        var context = await ProjectStore.CreateContextAsync(
            workspaceReader,
            nameSense,
            db,
            turn,
            project.Workspace,
            inPlace: false
        );
        var events = project.BindAppointments(project.Accounts.EmailOf(turn.Sender.Id), context);
        if (events.Count == 0)
            return false;
        var after = await EventStore.WriteAsync(db, turn, context.At, loadedProject, events);
        await OutboxWriter.EnqueueCardUpdatesAsync(db, turn, clock.GetUtcNow(), after, events);
        await OutboxWriter.EnqueueCrossPostEverywhereAsync(db, turn, clock.GetUtcNow(), after, events);
        return true;
    }
}
