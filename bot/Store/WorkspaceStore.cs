using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>The one door for the facts of a whole workspace: templates, labels, and who sends the invoices.</summary>
public sealed class WorkspaceStore
{
    private readonly Database database;
    private readonly Workspaces workspaces;
    private readonly TimeProvider clock;

    public WorkspaceStore(Database database, StoreSettings settings, TimeProvider clock) =>
        (this.database, workspaces, this.clock) = (database, new(settings, clock), clock);

    /// <summary>
    /// The workspace's own templates by name, for whoever may read here; the built-in ones are not among them.
    /// </summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<NewMilestone>>> TemplatesAsync(
        Turn turn,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyDictionary<string, IReadOnlyList<NewMilestone>>>(
            async db =>
            {
                var rows = await db.QueryAsync<(string Name, string Milestones)>(
                    "select name, milestones from templates where workspace = @workspace order by name_key",
                    new { workspace = await ReadableAsync(db, turn) }
                );
                return rows.ToDictionary(
                    r => r.Name,
                    r => JsonSerializer.Deserialize(r.Milestones, StoreJson.Default.IReadOnlyListNewMilestone)!,
                    StringComparer.OrdinalIgnoreCase
                );
            },
            cancel
        );

    /// <summary>
    /// The workspace's own labels by name, for whoever may read here; the built-in ones are not among them.
    /// </summary>
    public Task<IReadOnlyList<Label>> LabelsAsync(Turn turn, CancellationToken cancel) =>
        database.ReadAsync(async db => await LabelsAsync(db, await ReadableAsync(db, turn)), cancel);

    /// <summary>
    /// Who sends this workspace's invoices: what was set by chat, else the trial's sample, else null.
    /// </summary>
    public Task<Seller?> SellerAsync(string workspace, CancellationToken cancel) =>
        database.ReadAsync(async db => (await workspaces.OfAsync(db, workspace)).Seller, cancel);

    /// <summary>
    /// Whether the workspace's own audit trail is whole, its facts say the same, and its number series have no gap.
    /// </summary>
    public Task<ChainCheck> VerifyAsync(string workspace, CancellationToken cancel) =>
        database.ReadAsync(db => WorkspaceCheck.RunAsync(db, workspace), cancel);

    /// <summary>
    /// Rules on an act and writes the fact with its entry in the workspace's journal, in one transaction: the right is
    /// that of the moment of writing. The same turn again changes nothing.
    /// </summary>
    public Task<Outcome> ChangeAsync(
        Turn turn,
        Func<Workspace, Stamp, WorkspaceDecision> rule,
        CancellationToken cancel
    ) =>
        database.WriteAsync<Outcome>(
            async db =>
            {
                if (await Visibility.FindAsync(db, turn, "") is not { } visible)
                    return new Outcome.Refused(
                        turn.Who.IsForeign ? new Refusal.GuestHere() : new Refusal.NoProjectHere(),
                        null
                    );
                var here = (await ProjectRows.LoadAsync(db, visible.Id)).Project;
                var stamp = await ProjectStore.StampAsync(workspaces, db, turn, here.Workspace, visible.InPlace);
                if (!await Turns.RememberForWorkspaceAsync(db, turn, stamp.At))
                    return new Outcome.Repeated(await workspaces.SeeAsync(db, turn, here));
                if (stamp.By.Kind == ActorKind.Unknown)
                    return new Outcome.Refused(new Refusal.StandingUnknown(), null);
                if (stamp.By.Kind == ActorKind.Guest)
                    return new Outcome.Refused(new Refusal.NotAllowed(Act.See, [], [], IsGuest: true), null);
                if (here.Workspace != turn.Where.Workspace)
                    return new Outcome.Refused(new Refusal.OnlyAtHome(here.Key), null);
                var (happens, why) = rule(await LoadAsync(db, here), stamp);
                if (why is not null)
                    return new Outcome.Refused(why, await workspaces.SeeAsync(db, turn, here));
                // Spoken again after its answer was lost: what was refused then must not come true now.
                if (turn.Resumed)
                    return new Outcome.Stale(await workspaces.SeeAsync(db, turn, here));
                await WriteAsync(db, turn, here.Workspace, happens!, stamp.At);
                return new Outcome.Saved(await workspaces.SeeAsync(db, turn, here), []);
            },
            outcome => outcome is Outcome.Saved,
            Durability.Durable,
            cancel
        );

    private static async Task<Workspace> LoadAsync(DbConnection db, Project here)
    {
        var first = await db.QuerySingleAsync<string>(
            "select id from projects where workspace = @Workspace order by created_at, id limit 1",
            new { here.Workspace }
        );
        var hasSeller =
            await db.QuerySingleAsync<long>(
                "select count(*) from workspaces where id = @Workspace and seller_name is not null",
                new { here.Workspace }
            ) == 1;
        return new(
            here,
            first == here.Id ? here : (await ProjectRows.LoadAsync(db, first)).Project,
            hasSeller,
            await LabelsAsync(db, here.Workspace)
        );
    }

    internal static async Task<IReadOnlyList<Label>> LabelsAsync(DbConnection db, string workspace)
    {
        var rows = await db.QueryAsync<(string Name, string Note, long? DueDays, string? Criterion)>(
            "select name, note, due_days, criterion from labels where workspace = @workspace order by name_key",
            new { workspace }
        );
        return
        [
            .. rows.Select(r => new Label(
                r.Name,
                r.Note,
                (int?)r.DueDays,
                r.Criterion is null ? null : Words<Criterion>.Read(r.Criterion)
            )),
        ];
    }

    /// <summary>
    /// Whose facts are read there: those of the place's project, which may be at home in another workspace. Guests read
    /// nothing of a workspace: for them it is one without facts.
    /// </summary>
    private static async Task<string> ReadableAsync(DbConnection db, Turn turn) =>
        !Visibility.MayRead(turn)
            ? ""
            : await db.QuerySingleOrDefaultAsync<string?>(
                """
                select p.workspace
                from places t
                join projects p on p.id = t.project
                where t.channel = @Channel and t.workspace = @Workspace and t.conversation = @Conversation
                    and t.is_foreign = 1
                """,
                turn.Where
            ) ?? turn.Where.Workspace;

    /// <param name="workspace">That of the place's project, in which the right was looked up.</param>
    private async Task WriteAsync(
        DbConnection db,
        Turn turn,
        string workspace,
        WorkspaceEvent happens,
        DateTimeOffset at
    )
    {
        await Workspaces.BeginAsync(db, workspace, "");
        var (sql, values) = WorkspaceWriter.Of(happens, workspace);
        await db.ExecuteAsync(sql, values);
        var salt = await People.RememberAsync(db, turn, workspace);
        var (verb, details) = WorkspaceWriter.Entry(happens);
        await AppendAsync(db, turn, workspace, salt, verb, details, at.ToUnixTimeMilliseconds());
        await Owed.AnswerAsync(db, turn, clock.GetUtcNow());
    }

    private static async Task AppendAsync(
        DbConnection db,
        Turn turn,
        string workspace,
        string salt,
        string verb,
        string details,
        long at
    )
    {
        var end = await db.QuerySingleAsync<ChainEnd>(
            """select revision as "Length", hash as "Hash" from workspaces where id = @workspace""",
            new { workspace }
        );
        var hash = await Journal.AppendAsync(
            db,
            turn,
            salt,
            new()
            {
                chain = Journal.ChainOfWorkspace(workspace),
                seq = end.Length + 1,
                at = at,
                verb = verb,
                details = details,
                prev = end.Hash,
            }
        );
        await db.ExecuteAsync(
            """
            update workspaces
            set revision = @seq, hash = @hash,
                changed_at = case when changed_at > @at then changed_at else @at end
            where id = @workspace
            """,
            new
            {
                workspace,
                seq = end.Length + 1,
                hash,
                at,
            }
        );
    }
}
