using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>The one door through which business facts change.</summary>
public sealed partial class ProjectStore
{
    private readonly Database database;
    private readonly Workspaces workspaces;
    private readonly TimeProvider clock;
    private readonly ILogger log;

    public ProjectStore(
        Database database,
        StoreSettings settings,
        TimeProvider clock,
        ILogger<ProjectStore>? log = null
    ) =>
        (this.database, workspaces, this.clock, this.log) = (
            database,
            new(settings, clock),
            clock,
            log ?? NullLogger<ProjectStore>.Instance
        );

    /// <summary>
    /// A message that was kept back goes out as if it had never been tried. False if it waits no more, or goes by
    /// itself.
    /// </summary>
    public async Task<bool> SendAgainAsync(long message, CancellationToken cancel) =>
        await database.NoteAsync(
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
                        doubt = Outbox.Doubt,
                    }
                ),
            cancel
        ) == 1;

    /// <summary>Rules on an act in a transaction and writes the ruling. The rule is pure and may run again.</summary>
    /// <param name="key">The project meant by its key; "" for the one of the pressed card, else of the place.</param>
    public Task<Outcome> ChangeAsync(
        Turn turn,
        string key,
        Func<Project, Stamp, Decision> rule,
        CancellationToken cancel
    ) => TwiceAsync(turn, db => ChangeAsync(db, turn, key, rule), db => PresentAsync(db, turn, key), cancel);

    /// <summary>
    /// Begins a project in the turn's workspace. The rule is given the keys that are taken, and the new project's id.
    /// </summary>
    public Task<Outcome> CreateAsync(Turn turn, Func<NewProjectRoom, Stamp, Decision> rule, CancellationToken cancel) =>
        TwiceAsync(
            turn,
            db => CreateAsync(db, turn, rule),
            _ => Task.FromResult<Outcome>(new Outcome.Overtaken(null)),
            cancel
        );

    /// <summary>The clock has nothing to say there for now.</summary>
    /// <param name="again">When it looks again; null when only a change brings it back.</param>
    public Task PutOffAsync(Turn turn, CueKind kind, int item, DateTimeOffset? again, CancellationToken cancel) =>
        database.NoteAsync(db => Dues.PutOffAsync(db, turn.Where.Conversation, kind, item, again), cancel);

    private async Task<Outcome> ChangeAsync(DbConnection db, Turn turn, string key, Func<Project, Stamp, Decision> rule)
    {
        if (IsAway(turn))
            return NotFromHere;
        if (await RepeatedAsync(db, turn) is { } repeated)
            return repeated;
        if (await Visibility.FindAsync(db, turn, key) is not { } visible)
            return Unknown(turn, key);
        var loaded = await ProjectRows.LoadAsync(db, visible.Id, [.. turn.Mentions.Select(m => m.Id)]);
        var project = loaded.Project;
        if (IsStale(turn.Card, project))
            return new Outcome.Stale(await workspaces.SeeAsync(db, turn, project));
        var stamp = (await StampAsync(workspaces, db, turn, project.Workspace, visible.InPlace)) with
        {
            Past = () => AuditTrail.Past(db, project.Id),
        };
        return rule(project, stamp) switch
        {
            _ when stamp.By.Kind == ActorKind.Unknown => new Outcome.Refused(new Refusal.StandingUnknown(), null),
            // A guest may nothing here, and other refusals would name milestones and sums to him.
            var ruling when stamp.By.Kind == ActorKind.Guest => new Outcome.Refused(
                ruling is Decision.Refused(Refusal.NotAllowed no)
                    ? no
                    : new Refusal.NotAllowed(Act.See, [], [], IsGuest: true),
                null
            ),
            // Spoken again after its answer was lost: what was refused then must not come true behind everybody's back
            // now.
            Decision.Accepted when turn.Resumed => new Outcome.Stale(await workspaces.SeeAsync(db, turn, project)),
            Decision.Accepted(var events) => await WriteAsync(db, turn, stamp.At, loaded, events),
            Decision.Refused(var why) => new Outcome.Refused(why, await workspaces.SeeAsync(db, turn, project)),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no ruling."),
        };
    }

    private async Task<Outcome> CreateAsync(DbConnection db, Turn turn, Func<NewProjectRoom, Stamp, Decision> rule)
    {
        if (IsAway(turn))
            return NotFromHere;
        if (await RepeatedAsync(db, turn) is { } repeated)
            return repeated;
        var form = CardAddress.FormOf(turn);
        if (form.Length > 0 && await Turns.ProjectOfFormAsync(db, turn.Where.Workspace, form) is { } begun)
            return new Outcome.Stale(
                await workspaces.SeeAsync(db, turn, (await ProjectRows.LoadAsync(db, begun)).Project)
            );
        var room = new NewProjectRoom(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10)),
            key => IsTaken(db, turn.Where.Workspace, key)
        );
        var stamp = await StampAsync(workspaces, db, turn, turn.Where.Workspace, inPlace: false);
        var ruling = rule(room, stamp);
        if (ruling is Decision.Refused(var why))
            return new Outcome.Refused(why, null);
        if (turn.Resumed)
            return new Outcome.Refused(new Refusal.NoProjectHere(), null);
        if (
            ruling is not Decision.Accepted([ProjectCreated created, ..] events)
            || created.Id != room.Id
            || created.Workspace != turn.Where.Workspace
        )
            throw new InvalidOperationException(
                "A new project begins with ProjectCreated, with the id it was given and in the workspace of its turn."
            );
        await Workspaces.BeginAsync(db, created.Workspace, created.Zone);
        var saved = await WriteAsync(db, turn, stamp.At, null, events);
        if (form.Length == 0)
            return saved;
        await Turns.UseFormAsync(db, turn.Where.Workspace, form, created.Id, stamp.At);
        await Owed.RedrawFormAsync(db, turn, clock.GetUtcNow(), form);
        return saved;
    }

    private async Task<Outcome> WriteAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset at,
        Loaded? before,
        IReadOnlyList<ProjectEvent> events
    )
    {
        var now = clock.GetUtcNow();
        var after = events.Count == 0 ? before!.Project : await Ledger.WriteAsync(db, turn, at, before, events);
        await Turns.RememberAsync(db, turn, after.Id, at);
        if (turn.IsPersonal)
            await Places.OwnedAsync(db, turn);
        await Owed.AnswerAsync(db, turn, now);
        if (events.Count > 0)
            await Owed.RedrawAsync(db, turn, now, after, events);
        if (turn.Where.IsInProcess)
            await Owed.PostAsync(db, turn, now, after, events);
        else if (events.Count > 0)
            await Owed.TellAsync(db, turn, now, after, events);
        return new Outcome.Saved(await workspaces.SeeAsync(db, turn, after), events);
    }

    private async Task<Outcome.Repeated?> RepeatedAsync(DbConnection db, Turn turn) =>
        await Turns.ProjectOfAsync(db, turn) is { } before
            ? new(await workspaces.SeeAsync(db, turn, (await ProjectRows.LoadAsync(db, before)).Project))
            : null;

    /// <summary>
    /// Of a pressed card it is said that it was old, and it is drawn anew, and what the process says comes again by
    /// itself; a typed line has nothing but its answer.
    /// </summary>
    private async Task<Outcome> PresentAsync(DbConnection db, Turn turn, string key)
    {
        if (await Visibility.FindAsync(db, turn, key) is not { } visible)
            return Unknown(turn, key);
        var sight = await workspaces.SeeAsync(db, turn, (await ProjectRows.LoadAsync(db, visible.Id)).Project);
        return turn.Card is null && !turn.Where.IsInProcess ? new Outcome.Overtaken(sight) : new Outcome.Stale(sight);
    }

    /// <summary>
    /// Who acts, when, and for which seller. Instants are whole milliseconds, as the tables keep them.
    /// </summary>
    /// <param name="workspace">Whose books are written, wherever he speaks.</param>
    internal static async Task<Stamp> StampAsync(
        Workspaces workspaces,
        DbConnection db,
        Turn turn,
        string workspace,
        bool inPlace
    )
    {
        var (zone, seller) = await workspaces.OfAsync(db, workspace);
        return new(
            Visibility.ActorOf(turn, inPlace),
            DateTimeOffset.FromUnixTimeMilliseconds(turn.At.ToUnixTimeMilliseconds()),
            zone,
            seller,
            series => TakeNumber(db, workspace, series)
        )
        {
            IsAtHome = turn.Where.Workspace == workspace,
        };
    }

    /// <summary>
    /// The number goes back by itself if the rule refuses or the transaction fails, so the series has no gap.
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
        return $"{series.Prefix}-{series.Year:0000}-{taken:0000}";
    }

    private static bool IsTaken(DbConnection db, string workspace, string key) => IsTaken(db, workspace, key, "");

    /// <summary>
    /// Only the subject's own count decides; a press on another project's card says nothing about this one.
    /// </summary>
    private static bool IsStale(Press? press, Project project) =>
        press is not null
        && CardAddress.Of(press) is { CountsChanges: true } card
        && card.Project == project.Id
        && card.RevisionIn(project) != press.Revision;

    private static Outcome.Refused NotFromHere => new(new Refusal.NotFromHere(), null);

    private static bool IsAway(Turn turn) => turn.Who.Standing == Standing.Away && !turn.Where.IsInProcess;

    private static Outcome.Refused Unknown(Turn turn, string key)
    {
        if (turn.Who.IsForeign)
            return new(new Refusal.GuestHere(), null);
        var isNamed = key.Length > 0 || CardAddress.Of(turn.Card) is not null;
        return new(isNamed ? new Refusal.ProjectUnknown(key) : new Refusal.NoProjectHere(), null);
    }

    /// <summary>Who loses a race is ruled on once more; who loses that too is told so.</summary>
    private async Task<Outcome> TwiceAsync(
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
            catch (Exception e) when (IsLost(e))
            {
                if (first)
                    continue;
                LogOvertaken(turn.Id, e.Message);
                return await database.ReadAsync(present, cancel);
            }
        }
    }

    private static bool IsSaved(Outcome outcome) => outcome is Outcome.Saved;

    private static bool IsLost(Exception e) => e is LostRaceException || Database.IsRace(e);

    [LoggerMessage(1, LogLevel.Warning, "Turn {TurnId} lost its race twice and changed nothing: {Why}")]
    private partial void LogOvertaken(string turnId, string why);
}

/// <summary>What a new project has to fit into.</summary>
/// <param name="Id">A fresh random id.</param>
/// <param name="IsTaken">Whether a key is used in the workspace (case does not matter).</param>
public sealed record NewProjectRoom(string Id, Func<string, bool> IsTaken);
