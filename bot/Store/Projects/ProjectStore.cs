using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Store.Projects;

/// <summary>The single entry point for changes of business facts.</summary>
public sealed partial class ProjectStore
{
    private readonly Database database;
    private readonly WorkspaceReader workspaceReader;
    private readonly TimeProvider clock;
    private readonly NameSense nameSense;
    private readonly ILogger log;

    public ProjectStore(
        Database database,
        StoreOptions settings,
        TimeProvider clock,
        NameSense nameSense,
        ILogger<ProjectStore>? log = null
    ) =>
        (this.database, workspaceReader, this.clock, this.nameSense, this.log) = (
            database,
            new(settings, clock),
            clock,
            nameSense,
            log ?? NullLogger<ProjectStore>.Instance
        );

    /// <summary>
    /// Sends an undelivered message as if it had never been tried. False if it does not exist any more or is being
    /// retried automatically.
    /// </summary>
    public async Task<bool> ResendAsync(long message, CancellationToken cancel) =>
        await database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    update outbox set parked = 0, attempts = 0, since = 0, holds = 0, begun = 0, reason = '', due_at = @now
                    where id = @message and leased_until = 0 and (parked = 1 or reason like @doubt)
                    """,
                    new
                    {
                        message,
                        now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                        doubt = Outbox.UncertainPattern,
                    }
                ),
            cancel
        ) == 1;

    /// <summary>
    /// Decides a change within a transaction and writes the decision. The rule is pure and may run again.
    /// </summary>
    /// <param name="key">The key of the project; "" for the one of the clicked card or of the conversation.</param>
    public Task<Outcome> ChangeAsync(
        Turn turn,
        string key,
        Func<Project, DecisionContext, Decision> rule,
        CancellationToken cancel
    ) => WithRetryAsync(turn, db => ChangeAsync(db, turn, key, rule), db => ReadCurrentAsync(db, turn, key), cancel);

    /// <summary>
    /// Creates a project in the turn's workspace. The rule is given the keys that are taken, and the new project's id.
    /// </summary>
    public Task<Outcome> CreateAsync(
        Turn turn,
        Func<NewProjectContext, DecisionContext, Decision> rule,
        CancellationToken cancel
    ) =>
        WithRetryAsync(
            turn,
            db => CreateAsync(db, turn, rule),
            _ => Task.FromResult<Outcome>(new Outcome.Overtaken(null)),
            cancel
        );

    /// <summary>The scheduled notice is not to be sent for now.</summary>
    /// <param name="again">When it is checked again; null if only a change of the project makes it due again.</param>
    public Task PostponeNoticeAsync(
        Turn turn,
        NoticeKind kind,
        int item,
        DateTimeOffset? again,
        CancellationToken cancel
    ) =>
        database.WriteBookkeepingAsync(
            db => ScheduledNoticeStore.PostponeAsync(db, turn.Conversation.Id, kind, item, again),
            cancel
        );

    private async Task<Outcome> ChangeAsync(
        DbConnection db,
        Turn turn,
        string key,
        Func<Project, DecisionContext, Decision> rule
    )
    {
        if (IsSenderAway(turn))
            return SenderNoLongerMember;
        if (await FindRepeatedAsync(db, turn) is { } repeated)
            return repeated;
        if (await ProjectAccess.FindAsync(db, turn, key) is not { } accessibleProject)
            return ProjectNotFound(turn, key);
        var loadedProject = await ProjectLoader.LoadAsync(
            db,
            accessibleProject.Id,
            [.. turn.Mentions.Select(m => m.Id)]
        );
        var project = loadedProject.Project;
        if (IsStale(turn.CardAction, project))
            return new Outcome.Stale(await workspaceReader.CreateViewAsync(db, turn, project));
        var context = (
            await CreateContextAsync(
                workspaceReader,
                nameSense,
                db,
                turn,
                project.Workspace,
                accessibleProject.IsInProjectConversation
            )
        ) with
        {
            History = () => AuditTrail.ReadHistory(db, project.Id),
        };
        return rule(project, context) switch
        {
            _ when context.Actor.Kind == ActorKind.Unknown => new Outcome.Rejected(
                new Refusal.MembershipUnknown(),
                null
            ),
            // A guest may change nothing here, and other refusals would reveal milestones and sums to them.
            var ruling when context.Actor.Kind == ActorKind.Guest => new Outcome.Rejected(
                ruling is Decision.Refused(Refusal.NotAllowed no)
                    ? no
                    : new Refusal.NotAllowed(Permission.See, [], [], IsGuest: true),
                null
            ),
            // The turn runs again because its reply was lost. If it was refused at that time, it must not take effect
            // unnoticed now.
            Decision.Accepted when turn.IsResumed => new Outcome.Stale(
                await workspaceReader.CreateViewAsync(db, turn, project)
            ),
            Decision.Accepted(var events) => await WriteAsync(db, turn, context.At, loadedProject, events),
            Decision.Refused(var why) => new Outcome.Rejected(
                why,
                await workspaceReader.CreateViewAsync(db, turn, project)
            ),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no ruling."),
        };
    }

    private async Task<Outcome> CreateAsync(
        DbConnection db,
        Turn turn,
        Func<NewProjectContext, DecisionContext, Decision> rule
    )
    {
        if (IsSenderAway(turn))
            return SenderNoLongerMember;
        if (await FindRepeatedAsync(db, turn) is { } repeated)
            return repeated;
        var form = GetFormAddress(turn);
        if (
            form.Length > 0
            && await ProcessedTurns.FindProjectOfFormAsync(db, turn.Conversation.Workspace, form) is { } begun
        )
            return new Outcome.Stale(
                await workspaceReader.CreateViewAsync(db, turn, (await ProjectLoader.LoadAsync(db, begun)).Project)
            );
        var room = new NewProjectContext(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10)),
            key => IsKeyTaken(db, turn.Conversation.Workspace, key),
            (await workspaceReader.GetDefaultVatAsync(db, turn.Conversation.Workspace)).Vat
        );
        var context = (
            await CreateContextAsync(workspaceReader, nameSense, db, turn, turn.Conversation.Workspace, inPlace: false)
        ) with
        {
            ActorAddress = await ProjectAccess.FindAddressAsync(db, turn.Sender.Id),
        };
        var ruling = rule(room, context);
        if (ruling is Decision.Refused(var why))
            return new Outcome.Rejected(why, null);
        if (turn.IsResumed)
            return new Outcome.Rejected(new Refusal.NoProjectHere(), null);
        if (
            ruling is not Decision.Accepted([ProjectCreated created, ..] events)
            || created.Id != room.Id
            || created.Workspace != turn.Conversation.Workspace
        )
            throw new InvalidOperationException(
                "A new project begins with ProjectCreated, with the id it was given and in the workspace of its turn."
            );
        await WorkspaceReader.EnsureExistsAsync(db, created.Workspace, created.Zone);
        var saved = await WriteAsync(db, turn, context.At, null, events);
        if (form.Length == 0)
            return saved;
        await ProcessedTurns.AddFormAsync(db, turn.Conversation.Workspace, form, created.Id, context.At);
        await OutboxWriter.EnqueueFormUpdateAsync(db, turn, clock.GetUtcNow(), form);
        return saved;
    }

    private async Task<Outcome> WriteAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset at,
        LoadedProject? before,
        IReadOnlyList<ProjectEvent> events
    )
    {
        var now = clock.GetUtcNow();
        var after = events.Count == 0 ? before!.Project : await EventStore.WriteAsync(db, turn, at, before, events);
        await ProcessedTurns.AddAsync(db, turn, after.Id, at);
        if (turn.IsPersonalChat)
            await ConversationStore.SetOwnerAsync(db, turn);
        await OutboxWriter.EnqueueAnswerAsync(db, turn, now);
        if (events.Count > 0)
            await OutboxWriter.EnqueueCardUpdatesAsync(db, turn, now, after, events);
        if (turn.Sender.IsClient)
            await OutboxWriter.EnqueueCrossPostEverywhereAsync(db, turn, now, after, events);
        else if (turn.Conversation.IsInProcess)
            await OutboxWriter.EnqueueCardPostsAsync(db, turn, now, after, events);
        else if (events.Count > 0)
            await OutboxWriter.EnqueueCrossPostAsync(db, turn, now, after, events);
        await ClientMailRows.ApplyEventsAsync(db, workspaceReader.Mail, now, after, events);
        await FileRows.ApplyEventsAsync(db, workspaceReader.FileChannels, turn, now, after, events);
        return new Outcome.Saved(await workspaceReader.CreateViewAsync(db, turn, after), events);
    }

    private async Task<Outcome.Repeated?> FindRepeatedAsync(DbConnection db, Turn turn) =>
        await ProcessedTurns.FindProjectAsync(db, turn) is { } before
            ? new(await workspaceReader.CreateViewAsync(db, turn, (await ProjectLoader.LoadAsync(db, before)).Project))
            : null;

    /// <summary>
    /// After a lost race, a click gets the reply that its card was outdated and the card is updated; turns from inside
    /// the process are repeated. A typed command has nothing but its reply.
    /// </summary>
    private async Task<Outcome> ReadCurrentAsync(DbConnection db, Turn turn, string key)
    {
        if (await ProjectAccess.FindAsync(db, turn, key) is not { } accessibleProject)
            return ProjectNotFound(turn, key);
        var view = await workspaceReader.CreateViewAsync(
            db,
            turn,
            (await ProjectLoader.LoadAsync(db, accessibleProject.Id)).Project
        );
        return turn.CardAction is null && !turn.Conversation.IsInProcess
            ? new Outcome.Overtaken(view)
            : new Outcome.Stale(view);
    }

    /// <summary>Who acts, when, and for which seller. Times are whole milliseconds, as the tables store them.</summary>
    /// <param name="workspace">The workspace whose books are written, wherever the sender is.</param>
    internal static async Task<DecisionContext> CreateContextAsync(
        WorkspaceReader workspaceReader,
        NameSense nameSense,
        DbConnection db,
        Turn turn,
        string workspace,
        bool inPlace
    )
    {
        var (zone, seller, _) = await workspaceReader.GetSellerAsync(db, workspace);
        return new(
            ProjectAccess.GetActor(turn, inPlace),
            DateTimeOffset.FromUnixTimeMilliseconds(turn.At.ToUnixTimeMilliseconds()),
            zone,
            seller,
            series => TakeNumber(db, workspace, series),
            nameSense
        )
        {
            IsHomeWorkspace = turn.Conversation.Workspace == workspace,
            IsTrial = workspaceReader.IsTrial,
        };
    }

    /// <summary>
    /// The number is returned by the rollback if the rule refuses or the transaction fails, so the series has no gap.
    /// </summary>
    private static string TakeNumber(DbConnection db, string workspace, NumberSeries series)
    {
        var taken = db.QuerySingle<long>(
            """
            insert into series (workspace, prefix, year, taken) values (@workspace, @prefix, @year, 1)
            on conflict (workspace, prefix, year) do update set taken = series.taken + 1
            returning taken
            """,
            new
            {
                workspace,
                prefix = series.Prefix,
                year = series.Year,
            }
        );
        return series.Format(taken);
    }

    private static bool IsKeyTaken(DbConnection db, string workspace, string key) => IsKeyTaken(db, workspace, key, "");

    /// <summary>
    /// Only the subject's own count decides; a click on another project's card says nothing about this one.
    /// </summary>
    private static bool IsStale(CardAction? cardAction, Project project) =>
        cardAction is not null
        && CardAddress.ParseOfProject(cardAction) is { HasRevision: true } card
        && !(card.Kind is { } kind && CardKinds.MeansTheSameLater(kind))
        && card.Project == project.Id
        && GetRevision(card, project) != cardAction.Revision;

    /// <summary>The subject's count of changes; null if the subject does not exist.</summary>
    private static long? GetRevision(CardAddress card, Project project) =>
        card.Subject == CardAddress.ProjectSubject
            ? project.Revision
            : project.Milestones.Find(m => m.Id == card.Milestone)?.Revision;

    /// <summary>
    /// The address of the clicked card if it belongs to no project, that is, a form that can be used once; otherwise
    /// "".
    /// </summary>
    private static string GetFormAddress(Turn turn) =>
        turn.CardAction is { CardAddress: var address }
        && CardAddress.Parse(address)
            is { KindText.Length: > 0, IsOfNoProject: true, Subject.Length: > 0, Which: "" } form
        && form.ToString() == address
            ? address
            : "";

    private static Outcome.Rejected SenderNoLongerMember => new(new Refusal.SenderNoLongerMember(), null);

    private static bool IsSenderAway(Turn turn) =>
        turn.Sender.Membership == Membership.Away && !turn.Conversation.IsInProcess;

    private static Outcome.Rejected ProjectNotFound(Turn turn, string key)
    {
        if (turn.Sender.IsForeign)
            return new(new Refusal.ForeignConversation(), null);
        var isNamed = key.Length > 0 || CardAddress.ParseOfProject(turn.CardAction) is not null;
        return new(isNamed ? new Refusal.ProjectUnknown(key) : new Refusal.NoProjectHere(), null);
    }

    /// <summary>A change that loses a race is decided once more; if it loses again, the sender is informed.</summary>
    private async Task<Outcome> WithRetryAsync(
        Turn turn,
        Func<DbConnection, Task<Outcome>> work,
        Func<DbConnection, Task<Outcome>> present,
        CancellationToken cancel
    )
    {
        for (var first = true; ; first = false)
        {
            try
            {
                return await database.WriteAsync(work, IsSaved, Durability.Durable, cancel);
            }
            catch (Exception e) when (IsConcurrentChange(e))
            {
                if (first)
                    continue;
                LogOvertaken(turn.Id, e.Message);
                return await database.ReadAsync(present, cancel);
            }
        }
    }

    private static bool IsSaved(Outcome outcome) => outcome is Outcome.Saved;

    private static bool IsConcurrentChange(Exception e) =>
        e is ConcurrentChangeException || Database.IsConcurrentChange(e);

    [LoggerMessage(1, LogLevel.Warning, "Turn {TurnId} lost its race twice and changed nothing: {Why}")]
    private partial void LogOvertaken(string turnId, string why);
}
