using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>The one door for the facts of a whole workspace: templates, and who sends the invoices.</summary>
public sealed class WorkspaceStore
{
    private readonly Database database;
    private readonly Workspaces workspaces;
    private readonly TimeProvider clock;

    public WorkspaceStore(Database database, StoreSettings settings, TimeProvider clock) =>
        (this.database, workspaces, this.clock) = (database, new(settings, clock), clock);

    /// <summary>The workspace's own templates by name; the built-in ones are not among them.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<NewMilestone>>> TemplatesAsync(string workspace, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyDictionary<string, IReadOnlyList<NewMilestone>>>(
            async db =>
            {
                var rows = await db.QueryAsync<(string Name, string Milestones)>("select name, milestones from templates where workspace = @workspace order by name_key", new { workspace });
                return rows.ToDictionary(r => r.Name, r => JsonSerializer.Deserialize(r.Milestones, StoreJson.Default.IReadOnlyListNewMilestone)!, StringComparer.OrdinalIgnoreCase);
            },
            cancel);

    /// <summary>Keeps a template under its name, in place of an older one.</summary>
    public Task SaveTemplateAsync(Turn turn, string name, IReadOnlyList<NewMilestone> milestones, CancellationToken cancel) => ChangeAsync(
        turn,
        "template-saved",
        JsonSerializer.Serialize(new TemplateSaved(name, milestones), StoreJson.Default.TemplateSaved),
        """
        insert into templates (workspace, name_key, name, milestones) values (@workspace, @key, @name, @milestones)
        on conflict (workspace, name_key) do update set name = excluded.name, milestones = excluded.milestones
        """,
        new { workspace = turn.Where.Workspace, key = MilestoneName.Key(name), name, milestones = JsonSerializer.Serialize(milestones, StoreJson.Default.IReadOnlyListNewMilestone) },
        cancel);

    /// <summary>Who sends this workspace's invoices: what was set by chat, else the trial's sample, else null.</summary>
    public Task<Seller?> SellerAsync(string workspace, CancellationToken cancel) =>
        database.ReadAsync(async db => (await workspaces.OfAsync(db, workspace)).Seller, cancel);

    /// <summary>Anybody who manages a project may name the first seller; later only those who manage the workspace's first project, since it is on everybody's invoices.</summary>
    public Task<bool> MaySetSellerAsync(Turn turn, CancellationToken cancel) => database.ReadAsync(
        async db => await db.QuerySingleAsync<long>(
            """
            select case when exists (select 1 from workspaces w where w.id = @workspace and w.seller_name is not null)
                and not exists (select 1 from roles r where r.actor = @actor and r.held = 1 and r.role in ('lead', 'approver')
                    and r.project = (select p.id from projects p where p.workspace = @workspace order by p.created_at, p.id limit 1))
                then cast(0 as bigint) else cast(1 as bigint) end
            """,
            new { workspace = turn.Where.Workspace, actor = turn.Who.Id }) == 1,
        cancel);

    public Task SetSellerAsync(Turn turn, Party seller, CancellationToken cancel) => ChangeAsync(
        turn,
        "seller-set",
        JsonSerializer.Serialize(seller, StoreJson.Default.Party),
        "update workspaces set seller_name = @Name, seller_address = @Address, seller_vat_id = @VatId where id = @workspace",
        new { workspace = turn.Where.Workspace, seller.Name, seller.Address, seller.VatId },
        cancel);

    /// <summary>Whether the workspace's own audit trail is whole.</summary>
    public Task<ChainCheck> VerifyAsync(string workspace, CancellationToken cancel) =>
        database.ReadAsync(db => AuditTrail.VerifyWorkspaceAsync(db, workspace), cancel);

    /// <summary>One fact and its entry in the workspace's journal, in one transaction; the same turn again changes nothing.</summary>
    private Task<bool> ChangeAsync(Turn turn, string verb, string details, string sql, object values, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var workspace = turn.Where.Workspace;
            var at = DateTimeOffset.FromUnixTimeMilliseconds(turn.At.ToUnixTimeMilliseconds());
            // Spoken again after its answer was lost: what was not done then is not done now.
            if (!await Turns.RememberForWorkspaceAsync(db, turn, at) || turn.Resumed) return false;
            await Workspaces.BeginAsync(db, workspace, "");
            await db.ExecuteAsync(sql, values);
            var salt = await People.RememberAsync(db, turn);
            await AppendAsync(db, turn, salt, verb, details, at.ToUnixTimeMilliseconds());
            await Owed.AnswerAsync(db, turn, clock.GetUtcNow());
            return true;
        },
        changed => changed,
        Durability.Durable,
        cancel);

    private static async Task AppendAsync(DbConnection db, Turn turn, string salt, string verb, string details, long at)
    {
        var workspace = turn.Where.Workspace;
        var end = await db.QuerySingleAsync<ChainEnd>("""select revision as "Length", hash as "Hash" from workspaces where id = @workspace""", new { workspace });
        var hash = await Journal.AppendAsync(db, turn, salt, new() { chain = Journal.ChainOfWorkspace(workspace), seq = end.Length + 1, at = at, verb = verb, details = details, prev = end.Hash });
        await db.ExecuteAsync(
            "update workspaces set revision = @seq, hash = @hash, changed_at = case when changed_at > @at then changed_at else @at end where id = @workspace",
            new { workspace, seq = end.Length + 1, hash, at });
    }
}
