using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Parties;
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

    /// <summary>In a trial a sample seller sends the invoices until a real one is set.</summary>
    public bool IsTrial => settings.SampleSeller is not null;

    /// <summary>Whether mails to clients are owed at all.</summary>
    public ClientMailMode Mail => settings.Mail;

    /// <summary>The channels that get an issued document as a file; none where it is mailed.</summary>
    public IReadOnlyList<string> FileChannels => settings.Mail == ClientMailMode.Mailed ? [] : settings.FileChannels;

    /// <summary>
    /// The time zone of the workspace's books, its seller, and what was said of it. A seller whose name is said replaces
    /// the sample seller.
    /// </summary>
    public async Task<(string Zone, Seller? Seller, SellerSettings Said)> GetSellerAsync(
        DbConnection db,
        string workspace
    )
    {
        var row = await db.QuerySingleOrDefaultAsync<WorkspaceRow>(
            """
            select zone as "Zone", seller_name as "Name", seller_address as "Address", seller_vat_id as "VatId",
                seller_details as "Details", exists (select 1 from seller_accounts a where a.workspace = @workspace) as "HasAccounts"
            from workspaces
            where id = @workspace
            """,
            new { workspace }
        );
        var zone = row is { Zone.Length: > 0 } ? row.Zone : DefaultZone;
        var said = new SellerSettings(
            new(row?.Name ?? "", row?.Address ?? "", row?.VatId ?? ""),
            ReadDetails(row?.Details),
            row is { HasAccounts: 1 } ? await SellerAccountRows.ReadAsync(db, workspace) : []
        )
        {
            Mails = row is { Details: not null } ? await SellerMailReader.ReadAsync(db, workspace) : [],
        };
        if (said.Party.Name.Length > 0 || (settings.SampleSeller is null && row?.Name is not null))
            return (zone, new(said.Party, zone, IsSample: false) { Details = said.WithAccount }, said);
        return (zone, settings.SampleSeller is { } sample ? sample with { Zone = zone } : null, said);
    }

    /// <summary>Details that somebody spoiled outside the bot are none, so that nothing is issued; verify names them.</summary>
    private static PartyDetails ReadDetails(string? json)
    {
        try
        {
            return ColumnValues.ToPartyDetails(json);
        }
        catch (JsonException)
        {
            return PartyDetails.None;
        }
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
        var now = clock.GetUtcNow();
        var views = new List<ProjectView>(projects.Count);
        // Nearly always one workspace; a project that is tied to a conversation of another one keeps its own seller and
        // books.
        foreach (var own in projects.GroupBy(p => p.Workspace, StringComparer.Ordinal))
        {
            var (zone, seller, said) = await GetSellerAsync(db, own.Key);
            var first = said.Waiting(now) is null ? null : await FindFirstProjectAsync(db, own.Key);
            var called = await PersonNameStore.WithAccountNamesAsync(db, own.Key, names, first, said.Accounts);
            var (vat, _) = await GetDefaultVatAsync(db, own.Key);
            var silent = await PaymentSourceStore.FindOutageAsync(db, own.Key);
            var loose = await BankReturnStore.FindForProjectsAsync(db, own.Key, settings.Accounts);
            views.AddRange(
                own.Select(p => new ProjectView(p, called, now, zone)
                {
                    Seller = seller,
                    SellerSettings = said,
                    FirstProject = first,
                    IsTrial = IsTrial,
                    Mail = settings.Mail,
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

    /// <summary>The oldest project of a workspace; null while there is none.</summary>
    public static async Task<Project?> FindFirstProjectAsync(DbConnection db, string workspace) =>
        await db.QuerySingleOrDefaultAsync<string?>(
            "select id from projects where workspace = @workspace order by created_at, id limit 1",
            new { workspace }
        )
            is { } first
            ? (await ProjectLoader.LoadAsync(db, first)).Project
            : null;

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

        public string? Details { get; init; }

        public long HasAccounts { get; init; }
    }
}
