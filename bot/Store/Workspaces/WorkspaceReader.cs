using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Workspaces;

/// <summary>
/// The facts of a workspace that every decision and every card needs: its time zone and the seller on its invoices.
/// </summary>
internal sealed class WorkspaceReader(StoreOptions settings, TimeProvider clock)
{
    private const string DefaultZone = "UTC";

    /// <summary>
    /// The time zone of the workspace's books and its seller; a seller set by chat replaces the sample seller.
    /// </summary>
    public async Task<(string Zone, Seller? Seller)> GetSellerAsync(DbConnection db, string workspace)
    {
        var row = await db.QuerySingleOrDefaultAsync<WorkspaceRow>(
            """
            select zone as "Zone", seller_name as "Name", seller_address as "Address", seller_vat_id as "VatId"
            from workspaces
            where id = @workspace
            """,
            new { workspace }
        );
        var zone = row is { Zone.Length: > 0 } ? row.Zone : DefaultZone;
        if (row?.Name is { } name)
            return (zone, new(new(name, row.Address ?? "", row.VatId ?? ""), zone, IsSample: false));
        return (zone, settings.SampleSeller is { } sample ? sample with { Zone = zone } : null);
    }

    /// <summary>
    /// The VAT of new projects that say none: what the workspace has set; in a trial, outside the scope of VAT.
    /// </summary>
    public async Task<(VatTreatment? Vat, bool IsSet)> GetDefaultVatAsync(DbConnection db, string workspace)
    {
        var stored = await db.QuerySingleOrDefaultAsync<string?>(
            "select vat from workspaces where id = @workspace",
            new { workspace }
        );
        if (stored is not null)
            return (VatTreatmentConverter.Parse(stored), true);
        return (settings.SampleSeller is null ? null : new(VatCategory.OutsideScope, Percent.Zero), false);
    }

    /// <summary>The projects as the turn's sender sees them now.</summary>
    public async Task<IReadOnlyList<ProjectView>> CreateViewAsync(
        DbConnection db,
        Turn turn,
        IReadOnlyList<Project> projects
    )
    {
        var names = await PersonNameStore.GetNamesAsync(db, turn, projects);
        var views = new List<ProjectView>(projects.Count);
        // Nearly always one workspace; a project that is tied to a conversation of another one keeps its own seller and
        // books.
        foreach (var own in projects.GroupBy(p => p.Workspace, StringComparer.Ordinal))
        {
            var (zone, seller) = await GetSellerAsync(db, own.Key);
            var (vat, _) = await GetDefaultVatAsync(db, own.Key);
            var silent = await PaymentSourceStore.FindOutageAsync(db, own.Key);
            var loose = await BankReturnStore.FindForProjectsAsync(db, own.Key, settings.Accounts);
            views.AddRange(
                own.Select(p => new ProjectView(p, names, clock.GetUtcNow(), zone)
                {
                    Seller = seller,
                    DefaultVat = vat,
                    SourceOutage = silent,
                    InactiveHolders = PersonNameStore.FindInactiveHolders(p),
                    UntiedReturns = loose(p),
                })
            );
        }
        return views;
    }

    public async Task<ProjectView> CreateViewAsync(DbConnection db, Turn turn, Project project) =>
        (await CreateViewAsync(db, turn, [project]))[0];

    /// <summary>Makes sure that the workspace is stored; the first time zone that is given becomes its own.</summary>
    public static Task EnsureExistsAsync(DbConnection db, string workspace, string zone) =>
        db.ExecuteAsync(
            """
            insert into workspaces (id, zone) values (@workspace, @zone)
            on conflict (id) do update set zone = case when workspaces.zone = '' then excluded.zone else workspaces.zone end
            """,
            new { workspace, zone }
        );

    private sealed class WorkspaceRow
    {
        public string Zone { get; init; } = "";

        public string? Name { get; init; }

        public string? Address { get; init; }

        public string? VatId { get; init; }
    }
}
