using System.Data.Common;
using Dapper;
using MilestoneBot.Chat;

namespace MilestoneBot.Store;

/// <summary>
/// Gives those who were named by address what is kept for them, when they are first heard on the other platform.
/// </summary>
public sealed class Arrivals(Database database, StoreSettings settings, TimeProvider clock) : IArrivals
{
    private readonly Workspaces workspaces = new(settings, clock);

    /// <summary>
    /// Only the platform's own word counts: staff there, with that address, in a workspace that the project was let
    /// into.
    /// </summary>
    private const string Kept = """
        select distinct a.project from standings s
        join appointments a on a.address = s.address and a.named = 1 and a.actor is null
        join places t on t.project = a.project and t.workspace = s.workspace and t.is_foreign = 1
        where s.workspace = @workspace and s.person = @person and s.room = '' and s.standing = @staff and s.address <> ''
        """;

    public async Task ArrivedAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Where.IsInProcess || !turn.Who.IsStaff)
            return;
        var values = new
        {
            workspace = turn.Where.Workspace,
            person = turn.Who.Id,
            staff = Words<Standing>.Of(Standing.Staff),
        };
        if (
            (await database.ReadAsync(db => db.QueryAsync<string>(Kept, values), cancel)).AsList()
            is not { Count: > 0 } projects
        )
            return;
        foreach (var project in projects)
            await database.WriteAsync(
                db => StillBindAsync(db, turn, project, values),
                bound => bound,
                Durability.Durable,
                cancel
            );
    }

    private async Task<bool> StillBindAsync(DbConnection db, Turn turn, string project, object values) =>
        (await db.QueryAsync<string>(Kept, values)).Contains(project, StringComparer.Ordinal)
        && await BindAsync(db, turn, project);

    private async Task<bool> BindAsync(DbConnection db, Turn turn, string id)
    {
        var loaded = await ProjectRows.LoadAsync(db, id, turn.Who.Id);
        var project = loaded.Project;
        var stamp = await ProjectStore.StampAsync(workspaces, db, turn, project.Workspace, inPlace: false);
        var events = project.Bind(project.Who.AddressOf(turn.Who.Id), stamp);
        if (events.Count == 0)
            return false;
        var after = await Ledger.WriteAsync(db, turn, stamp.At, loaded, events);
        await Owed.RedrawAsync(db, turn, clock.GetUtcNow(), after, events);
        await Owed.TellEverywhereAsync(db, turn, clock.GetUtcNow(), after, events);
        return true;
    }
}
