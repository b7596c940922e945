using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Books;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Domain.Workspaces;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Workspaces;

public sealed partial class WorkspaceStore
{
    /// <summary>How the books are exported, if the sender may read facts of this workspace.</summary>
    public Task<DatevSettings> DatevAsync(Turn turn, CancellationToken cancel) =>
        database.ReadAsync(async db => await ReadDatevAsync(db, await GetReadableWorkspaceAsync(db, turn)), cancel);

    /// <summary>How the books of a workspace are exported, for a card of one of its projects that the viewer sees.</summary>
    public Task<DatevSettings> DatevAsync(string workspace, CancellationToken cancel) =>
        database.ReadAsync(db => ReadDatevAsync(db, workspace), cancel);

    /// <summary>
    /// A month of all projects of the workspace as a file of bookings. Clients without an account get theirs, and keep it.
    /// </summary>
    /// <param name="month">Its first day.</param>
    public async Task<DatevExport> ExportDatevAsync(Turn turn, DateOnly month, CancellationToken cancel)
    {
        var (zone, books, refused) = await database.ReadAsync(
            db => ReadBooksAsync(db, turn, turn.Conversation.Workspace, month),
            cancel
        );
        if (refused is not null)
            return refused;
        var inside = books.Where(DatevFile.IsInside).ToList();
        if (inside.Count == 0)
            return new DatevExport.Nothing(DatevFile.LeftOutOf(books));
        return await database.WriteAsync<DatevExport>(
            async db =>
            {
                var workspace = turn.Conversation.Workspace;
                var settings = await ReadDatevAsync(db, workspace);
                if (settings.Missing(inside.SelectMany(b => b.Entries)) is { Count: > 0 } missing)
                    return new DatevExport.Incomplete(missing);
                var known = await ReadDebtorsAsync(db, workspace);
                var given = Debtor.Assign(
                    known,
                    inside.Select(b => (b.Project.Id, b.Project.Client)),
                    settings.FindNumber(DatevSettings.Debtors)!.Value
                );
                if (given.Any(d => !settings.IsDebtor(d.Number)))
                    return new DatevExport.NoDebtorsLeft();
                foreach (var debtor in given)
                    await NumberAsync(db, turn, workspace, debtor);
                return new DatevExport.Ready(
                    DatevFile.Create(settings, [.. known, .. given], books, month, clock.GetUtcNow(), zone)
                );
            },
            outcome => outcome is DatevExport.Ready,
            Durability.Durable,
            cancel
        );
    }

    /// <summary>
    /// The settings that a month's file needs and that are not set; only for those who may make the file, and where the
    /// program draws their form again. Nothing is written.
    /// </summary>
    public Task<IReadOnlyList<string>> MissingDatevAsync(
        Turn turn,
        string workspace,
        DateOnly month,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async db =>
            {
                var (_, books, refused) = await ReadBooksAsync(db, turn, workspace, month);
                return refused is not null
                    ? []
                    : (await ReadDatevAsync(db, workspace)).Missing(
                        books.Where(DatevFile.IsInside).SelectMany(b => b.Entries)
                    );
            },
            cancel
        );

    internal static async Task<DatevSettings> ReadDatevAsync(DbConnection db, string workspace)
    {
        var rows = await db.QueryAsync<(string Name, string Value)>(
            "select name, value from datev_settings where workspace = @workspace order by name",
            new { workspace }
        );
        return new(rows.ToDictionary(r => r.Name, r => r.Value, StringComparer.Ordinal));
    }

    internal static async Task<IReadOnlyList<Debtor>> ReadDebtorsAsync(DbConnection db, string workspace)
    {
        var rows = await db.QueryAsync<(string Project, string Client, long Number)>(
            "select project, client, number from datev_debtors where workspace = @workspace order by number, project",
            new { workspace }
        );
        return [.. rows.Select(r => new Debtor(r.Project, r.Client, (int)r.Number))];
    }

    /// <summary>
    /// The entries of the month in every project of the workspace, if the sender holds the role wherever there are any.
    /// </summary>
    private async Task<(string Zone, IReadOnlyList<ProjectBooks> Books, DatevExport? Refused)> ReadBooksAsync(
        DbConnection db,
        Turn turn,
        string workspace,
        DateOnly month
    )
    {
        var (zone, _, _) = await workspaceReader.GetSellerAsync(db, workspace);
        if (!ProjectAccess.CanRead(turn))
            return (zone, [], new DatevExport.RoleMissing([]));
        var ids = await db.QueryAsync<string>(
            "select id from projects where workspace = @workspace order by key_folded",
            new { workspace }
        );
        var (books, foreign, mine) = (new List<ProjectBooks>(), new List<string>(), false);
        var broken = new List<string>();
        foreach (var id in ids.AsList())
        {
            var project = (await ProjectLoader.LoadAsync(db, id)).Project;
            var isAllowed = turn.Conversation.IsInProcess || MayExport(project, turn);
            mine |= isAllowed;
            if (FindBooks(db, id, zone) is not { } all)
            {
                (isAllowed ? broken : foreign).Add(project.Key);
                continue;
            }
            var own = all.In(month);
            if (own.Entries.Count == 0)
                continue;
            books.Add(own with { Project = project });
            if (!isAllowed)
                foreign.Add(project.Key);
        }
        if (!mine)
            return (zone, [], new DatevExport.RoleMissing([]));
        if (foreign.Count > 0)
            return (zone, books, new DatevExport.RoleMissing(foreign));
        return (zone, books, broken.Count > 0 ? new DatevExport.Broken(broken) : null);
    }

    /// <summary>Null where the journal cannot be read: its project may have entries in any month.</summary>
    private static ProjectBooks? FindBooks(DbConnection db, string project, string zone)
    {
        try
        {
            return ProjectBooks.Create(AuditTrail.ReadHistory(db, project), zone);
        }
        catch (Exception e) when (e is not (OperationCanceledException or DbException))
        {
            return null;
        }
    }

    /// <summary>By the roles themselves; being in a conversation gives nothing here.</summary>
    private bool MayExport(Project project, Turn turn) =>
        Permissions.IsAllowed(
            project,
            Permission.ExportBooks,
            ProjectAccess.GetActor(turn, inPlace: false),
            clock.GetUtcNow()
        );

    private async Task NumberAsync(DbConnection db, Turn turn, string workspace, Debtor debtor)
    {
        var happens = new DebtorNumbered(debtor.Project, debtor.Client, debtor.Number);
        await WorkspaceReader.EnsureExistsAsync(db, workspace, "");
        var now = clock.GetUtcNow();
        var (sql, values) = WorkspaceWriter.CreateStatement(happens, workspace, new(turn.Sender.Id, now, Solo: false));
        await db.ExecuteAsync(sql, values);
        var salt = await PersonNameStore.SaveNamesAsync(db, turn, workspace);
        var (verb, details) = WorkspaceWriter.ToJournalEntry(happens);
        await AppendAsync(db, turn, workspace, salt, verb, details, now.ToUnixTimeMilliseconds());
    }
}
