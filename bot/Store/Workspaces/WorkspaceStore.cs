using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Domain.Workspaces;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Workspaces;

/// <summary>The single entry point for the facts of a workspace: templates, labels, and the seller.</summary>
public sealed partial class WorkspaceStore
{
    private readonly Database database;
    private readonly WorkspaceReader workspaceReader;
    private readonly TimeProvider clock;
    private readonly NameSense nameSense;

    public WorkspaceStore(Database database, StoreOptions settings, TimeProvider clock, NameSense nameSense)
    {
        (this.database, workspaceReader, this.clock, this.nameSense) = (
            database,
            new(settings, clock),
            clock,
            nameSense
        );
        AccountCodes = new(database, settings, clock);
    }

    /// <summary>The codes for somebody who decides alone about the seller's account.</summary>
    public AccountCodeStore AccountCodes { get; }

    /// <summary>
    /// The workspace's own templates by name, if the sender may read them; without the built-in ones.
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
                    new { workspace = await GetReadableWorkspaceAsync(db, turn) }
                );
                return rows.ToDictionary(
                    r => r.Name,
                    r => JsonSerializer.Deserialize(r.Milestones, StoreJson.Default.IReadOnlyListNewMilestone)!,
                    StringComparer.OrdinalIgnoreCase
                );
            },
            cancel
        );

    /// <summary>The workspace's own labels by name, if the sender may read them; without the built-in ones.</summary>
    public Task<IReadOnlyList<Label>> LabelsAsync(Turn turn, CancellationToken cancel) =>
        database.ReadAsync(async db => await LabelsAsync(db, await GetReadableWorkspaceAsync(db, turn)), cancel);

    /// <summary>The series of numbers that a workspace has begun, or whose beginning is set.</summary>
    public Task<IReadOnlyList<SeriesStart>> SeriesAsync(string workspace, CancellationToken cancel) =>
        database.ReadAsync(db => SeriesAsync(db, workspace), cancel);

    /// <summary>
    /// The seller on this workspace's invoices: the one set by chat, otherwise the sample seller, otherwise null.
    /// </summary>
    public Task<Seller?> SellerAsync(string workspace, CancellationToken cancel) =>
        database.ReadAsync(async db => (await workspaceReader.GetSellerAsync(db, workspace)).Seller, cancel);

    /// <summary>
    /// Verifies that the workspace's own audit trail is valid, that its facts match it, and that its number series have
    /// no gap.
    /// </summary>
    public Task<AuditTrailResult> VerifyAsync(string workspace, CancellationToken cancel) =>
        database.ReadAsync(db => WorkspaceVerifier.VerifyAsync(db, workspace), cancel);

    /// <summary>One page of what was done to the workspace itself, newest first, and how many entries there are.</summary>
    public Task<(IReadOnlyList<WorkspaceEntry> Entries, long Total)> ReadAuditTrailAsync(
        string workspace,
        int skip,
        int take,
        CancellationToken cancel
    ) =>
        database.ReadAsync<(IReadOnlyList<WorkspaceEntry>, long)>(
            async db =>
            {
                var (rows, total) = await AuditTrail.ReadRowsAsync(
                    db,
                    Journal.GetWorkspaceChain(workspace),
                    null,
                    skip,
                    take
                );
                return (
                    [
                        .. rows.Select(r => new WorkspaceEntry(
                            r.seq,
                            DateTimeOffset.FromUnixTimeMilliseconds(r.at),
                            r.actor,
                            r.name ?? "",
                            WorkspaceWriter.FromJournalEntry(r.verb, r.details),
                            r.solo == 1
                        )),
                    ],
                    total
                );
            },
            cancel
        );

    /// <summary>
    /// Decides a change and writes the fact with its entry in the workspace's journal, in one transaction, so that
    /// permissions are checked at the moment of writing. A repeated turn changes nothing.
    /// </summary>
    public Task<Outcome> ChangeAsync(
        Turn turn,
        Func<Workspace, DecisionContext, WorkspaceDecision> rule,
        CancellationToken cancel
    ) =>
        database.WriteAsync<Outcome>(
            async db =>
            {
                if (await ProjectAccess.FindAsync(db, turn, "") is not { } accessibleProject)
                    return new Outcome.Rejected(
                        turn.Sender.IsForeign ? new Refusal.ForeignConversation() : new Refusal.NoProjectHere(),
                        null
                    );
                var here = (await ProjectLoader.LoadAsync(db, accessibleProject.Id)).Project;
                var context = await ProjectStore.CreateContextAsync(
                    workspaceReader,
                    nameSense,
                    db,
                    turn,
                    here.Workspace,
                    accessibleProject.IsInProjectConversation
                );
                if (!await ProcessedTurns.TryAddForWorkspaceAsync(db, turn, context.At))
                    return new Outcome.Repeated(await workspaceReader.CreateViewAsync(db, turn, here));
                if (FindSenderFault(turn, here, context) is { } stranger)
                    return new Outcome.Rejected(stranger, null);
                var decision = rule(await LoadAsync(db, here), context);
                if (decision.Refusal is { } why)
                    return new Outcome.Rejected(why, await workspaceReader.CreateViewAsync(db, turn, here));
                // The turn runs again because its reply was lost. If it was refused at that time, it must not take
                // effect now.
                if (turn.IsResumed)
                    return new Outcome.Stale(await workspaceReader.CreateViewAsync(db, turn, here));
                if (decision.Events.Count > 0)
                    await WriteAsync(db, turn, here.Workspace, decision.Events, context.At);
                return new Outcome.Saved(await workspaceReader.CreateViewAsync(db, turn, here), []);
            },
            outcome => outcome is Outcome.Saved,
            Durability.Durable,
            cancel
        );

    /// <summary>Only staff of the project's own workspace change what all its projects share.</summary>
    private static Refusal? FindSenderFault(Turn turn, Project here, DecisionContext context) =>
        context.Actor.Kind switch
        {
            ActorKind.Unknown => new Refusal.MembershipUnknown(),
            ActorKind.Guest => new Refusal.NotAllowed(Permission.See, [], [], IsGuest: true),
            _ => here.Workspace == turn.Conversation.Workspace ? null : new Refusal.OnlyInHomeWorkspace(here.Key),
        };

    private async Task<Workspace> LoadAsync(DbConnection db, Project here)
    {
        var first = (await WorkspaceReader.FindFirstProjectAsync(db, here.Workspace))!;
        var (_, _, said) = await workspaceReader.GetSellerAsync(db, here.Workspace);
        return new(
            here,
            first.Id == here.Id ? here : first,
            said.IsSaid,
            await LabelsAsync(db, here.Workspace),
            await db.QuerySingleAsync<long>(
                "select count(*) from workspaces where id = @Workspace and vat is not null",
                new { here.Workspace }
            ) == 1
        )
        {
            Seller = said,
            Datev = await ReadDatevAsync(db, here.Workspace),
            Series = await SeriesAsync(db, here.Workspace),
        };
    }

    internal static async Task<IReadOnlyList<SeriesStart>> SeriesAsync(DbConnection db, string workspace) =>
        [
            .. (
                await db.QueryAsync<(string Prefix, long Year, long First, long Taken)>(
                    "select prefix, year, first, taken from series where workspace = @workspace order by prefix, year",
                    new { workspace }
                )
            ).Select(s => new SeriesStart(new(s.Prefix, (int)s.Year), s.First, s.Taken)),
        ];

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
                r.Criterion is null ? null : EnumText<Criterion>.Parse(r.Criterion)
            )),
        ];
    }

    /// <summary>
    /// The workspace whose facts are read: that of the conversation's project, which may belong to another workspace.
    /// Guests read no facts of a workspace; for them it seems to have none.
    /// </summary>
    private static async Task<string> GetReadableWorkspaceAsync(DbConnection db, Turn turn) =>
        !ProjectAccess.CanRead(turn)
            ? ""
            : await db.QuerySingleOrDefaultAsync<string?>(
                """
                select p.workspace
                from places t
                join projects p on p.id = t.project
                where t.channel = @Channel and t.workspace = @Workspace and t.conversation = @Conversation
                    and t.is_foreign = 1
                """,
                new
                {
                    turn.Conversation.Channel,
                    turn.Conversation.Workspace,
                    Conversation = turn.Conversation.Id,
                }
            ) ?? turn.Conversation.Workspace;

    /// <param name="workspace">The workspace of the conversation's project, for which the permission was
    /// checked.</param>
    private async Task WriteAsync(
        DbConnection db,
        Turn turn,
        string workspace,
        IReadOnlyList<WorkspaceEvent> events,
        DateTimeOffset at
    )
    {
        await WorkspaceReader.EnsureExistsAsync(db, workspace, "");
        var salt = await PersonNameStore.SaveNamesAsync(db, turn, workspace);
        var signed = new Signature(turn.Sender.Id, at, Solo: false);
        var mails = await SellerMailReader.ReadAsync(db, workspace);
        foreach (var happens in events)
        {
            var (sql, values) = WorkspaceWriter.CreateStatement(happens, workspace, signed);
            await db.ExecuteAsync(sql, values);
            var (verb, details) = WorkspaceWriter.ToJournalEntry(happens);
            await AppendAsync(db, turn, workspace, salt, verb, details, at.ToUnixTimeMilliseconds());
            if (SellerAccountRows.FindProposal(happens) is { } proposal)
                await OutboxWriter.EnqueueSellerAccountAsync(db, turn, clock.GetUtcNow(), workspace, proposal);
            if (happens is SellerSet { Details: not null })
                await TellChangedMailAsync(db, turn, workspace, mails);
        }
        await OutboxWriter.EnqueueAnswerAsync(db, turn, clock.GetUtcNow());
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
                chain = Journal.GetWorkspaceChain(workspace),
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
