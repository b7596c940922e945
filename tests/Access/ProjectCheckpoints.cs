using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Access;

/// <summary>The effect of one message: the answer, and what it wrote.</summary>
/// <param name="made">The verbs of the audit entries that were added, of projects and of the workspace.</param>
public sealed class CommandEffect(Reply? reply, IReadOnlyList<string> made, Lazy<string> changes)
{
    public Reply? Reply => reply;

    public IReadOnlyList<string> Made => made;

    /// <summary>
    /// The differences in the fact tables; "" when there are none. To be read before the next message.
    /// </summary>
    public string Changes => changes.Value;

    public string Text => reply?.Text ?? "";
}

/// <summary>
/// One running bot whose database is reset to a chosen checkpoint of a project before each action, so that thousands
/// of actions meet the same project quickly.
/// </summary>
public sealed partial class ProjectCheckpoints : IAsyncLifetime
{
    /// <summary>
    /// The project's conversation. The other conversation of each person is their personal chat with the bot.
    /// </summary>
    public const string Room = "19:acme@thread.tacv2";

    /// <summary>Texts that a person who cannot see the project must never get.</summary>
    public static readonly string[] Secrets =
    [
        "Kranich",
        "Research report",
        "Launch files",
        "12,000",
        "3,600",
        "4,284",
        "CN-2026",
    ];

    private readonly TestClock clock = TestClock.WithRealTimers(Today);
    private readonly Dictionary<(string Name, bool Solo), Checkpoint> points = [];
    private readonly string folder = TemporaryFolder.Folder();
    private BotApp bot = null!;
    private SqliteConnection live = null!;
    private Checkpoint? now;
    private long seen;
    private int turns;

    /// <summary>The database at one checkpoint.</summary>
    private sealed record Checkpoint(
        SqliteConnection Records,
        string Project,
        string Other,
        long Revision,
        BusinessTables Facts,
        long Journal
    );

    public string Project => now!.Project;

    /// <summary>A project of other people in the same workspace.</summary>
    public string OtherProject => now!.Other;

    public long Revision => now!.Revision;

    public BotApp Bot => bot;

    /// <summary>The syntaxes of all public commands.</summary>
    public IReadOnlyList<CommandSyntax> Known => bot.Services.GetRequiredService<CommandDispatcher>().PublicSyntaxes;

    private CommandDispatcher CommandDispatcher => bot.Services.GetRequiredService<CommandDispatcher>();

    public bool Knows(string words) => Known.Any(p => p.Verb == words);

    public async Task InitializeAsync()
    {
        // No message is delivered while the database is being reset.
        bot = BotApp.Start(clock, folder, ("Jobs:Delivery", "0 0 0 1 1 ? 2099"));
        live = Open();
        foreach (var solo in new[] { false, true })
            await BuildAsync(solo);
    }

    public async Task DisposeAsync()
    {
        foreach (var checkpoint in points.Values)
            await checkpoint.Records.DisposeAsync();
        await live.DisposeAsync();
        await bot.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Resets the project to that checkpoint, whatever was done since.</summary>
    public void PutBack(string point, bool solo = false)
    {
        var target = points.TryGetValue((point, solo), out var found)
            ? found
            : throw new InvalidOperationException(
                $"There is no point \"{point}\" ({string.Join(", ", points.Keys.Select(k => k.Name).Distinct())})."
            );
        clock.Now = Today;
        if (target == now && IsUntouched)
            return;
        now = target;
        now.Records.BackupDatabase(live);
        seen = Version;
    }

    /// <summary>
    /// The same command typed in the project's conversation, or clicked in the sender's personal chat on a card of
    /// the project.
    /// </summary>
    public Turn Turn(Participant who, string line, bool inRoom, string? card = null)
    {
        if (inRoom)
            return Typed(who, line, Room);
        if (line.EndsWith(" ACME", StringComparison.Ordinal))
            return Typed(who, line, "a:" + who.Name);
        return Pressed(
            who,
            JsonSerializer.SerializeToElement(
                new
                {
                    say = Participants.WithIds(line),
                    card = card ?? $"terms/{Project}/p",
                    rev = Revision,
                }
            )
        );
    }

    /// <summary>A click on a button of a card that was shown in the project's conversation.</summary>
    public Turn Turn(Participant who, string command, Card on, bool inRoom) =>
        Pressed(
            who,
            JsonSerializer.SerializeToElement(
                new
                {
                    say = command,
                    card = on.Address,
                    rev = on.Revision,
                }
            ),
            inRoom ? Room : null
        );

    public Turn Typed(Participant who, string line, string conversation)
    {
        var mentioned = Participants
            .All.Where(p =>
                p.Tenant == Participants.Tenant && line.Contains($"@{{{p.Name}}}", StringComparison.Ordinal)
            )
            .ToList();
        var text = mentioned.Aggregate(
            line,
            (words, p) => words.Replace($"@{{{p.Name}}}", $"<at>{p.Name}</at>", StringComparison.Ordinal)
        );
        return Read(
            who,
            ActivityOf(who, conversation) with
            {
                Text = text,
                Mentions = [.. mentioned.Select(p => new MentionEntity(p.UserId, p.Name, $"<at>{p.Name}</at>"))],
            }
        );
    }

    /// <summary>A click on a button with this data, in the sender's personal chat or elsewhere.</summary>
    public Turn Pressed(Participant who, JsonElement data, string? conversation = null) =>
        Read(
            who,
            ActivityOf(who, conversation ?? "a:" + who.Name) with
            {
                Type = "invoke",
                IsCardAction = true,
                ActionData = ActionDataReader.Read(data) ?? throw new InvalidOperationException("No button says this."),
            }
        );

    /// <summary>Sends the message, and reads what it wrote since the reset.</summary>
    public async Task<CommandEffect> SayAsync(Turn turn, bool afresh = false)
    {
        var dispatcher = afresh
            ? ActivatorUtilities.CreateInstance<CommandDispatcher>(bot.Services)
            : CommandDispatcher;
        var reply = await dispatcher.DispatchAsync(turn, default);
        return IsUntouched ? new(reply, [], new("")) : new(reply, [.. Entries().Select(e => e.Verb)], new(Changes));
    }

    /// <summary>Sends the message, and reads only the answer.</summary>
    public Task<Reply?> AnswerAsync(Turn turn) => CommandDispatcher.DispatchAsync(turn, default);

    /// <summary>The project in its current state.</summary>
    public async Task<ProjectView> SeeAsync() =>
        (
            await bot
                .Services.GetRequiredService<ProjectReader>()
                .FindByIdAsync(Typed(Participants.Stranger, "", Room), Project, default)
        )!;

    /// <summary>Advances the clock until the next reset.</summary>
    public void Later(TimeSpan by) => clock.Now += by;

    /// <summary>The differences from the checkpoint in the fact tables; "" when there are none.</summary>
    public string Changes() => IsUntouched ? "" : now!.Facts.ChangesTo(BusinessTables.Snapshot(bot.DatabaseFile));

    /// <summary>Stores a preview for this sender in this conversation, as if it had been shown to them.</summary>
    public async Task ShowPreviewAsync(Turn turn) =>
        await bot
            .Services.GetRequiredService<PendingInputStore>()
            .SaveAsync(
                turn,
                MilestoneBot.Commands.Define.PlanCommand.KindOf(
                    await bot.Services.GetRequiredService<ProjectReader>().FindAsync(turn, "", default)
                ),
                "Launch party held | unbilled | 2026-08-01 | 14 | file-delivery",
                default
            );

    /// <summary>The audit entries since the checkpoint, oldest first: verb and details.</summary>
    public IReadOnlyList<(string Verb, string Details)> Entries()
    {
        using var query = live.CreateCommand();
        query.CommandText = "select verb, details from journal order by rowid limit -1 offset " + now!.Journal;
        using var row = query.ExecuteReader();
        var found = new List<(string, string)>();
        while (row.Read())
            found.Add((row.GetString(0), row.GetString(1)));
        return found;
    }

    /// <summary>Nothing was committed since the reset.</summary>
    private bool IsUntouched => Version == seen;

    /// <summary>Changes whenever another connection has committed.</summary>
    private long Version => Number(live, "pragma data_version");

    private Turn Read(Participant who, Activity activity)
    {
        var turn = TurnReader.TurnOf(activity, TurnReader.ConversationOf(activity)!, clock.Now);
        return turn with
        {
            Sender = turn.Sender with { Membership = who.Membership },
            Mentions =
            [
                .. turn.Mentions.Select(m =>
                    m with
                    {
                        Membership = Participants.All.First(p => p.Name == m.Name).Membership,
                    }
                ),
            ],
        };
    }

    private Activity ActivityOf(Participant who, string conversation) =>
        new()
        {
            Type = "message",
            ChannelId = TurnReader.TeamsChannelId,
            ServiceUrl = "http://localhost",
            Id = $"t{Interlocked.Increment(ref turns)}",
            ConversationId = conversation,
            ConversationType = conversation.StartsWith("a:", StringComparison.Ordinal) ? "personal" : "channel",
            IsGroup = !conversation.StartsWith("a:", StringComparison.Ordinal),
            From = new(who.UserId, who.Name, "") { ObjectId = who.UserId },
            Recipient = new("28:bot", "MilestoneBot", ""),
            TenantId = who.Tenant,
            SenderTenantId = who.Tenant,
            TimeZone = "Europe/Berlin",
        };

    private SqliteConnection Open()
    {
        var db = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = bot.DatabaseFile,
                Pooling = false,
                DefaultTimeout = 10,
            }.ToString()
        );
        db.Open();
        using var fast = db.CreateCommand();
        fast.CommandText = "pragma synchronous = off; pragma busy_timeout = 10000";
        fast.ExecuteNonQuery();
        return db;
    }
}

/// <summary>Tests that share one bot run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class CheckpointsCollection : ICollectionFixture<ProjectCheckpoints>
{
    public const string Name = "rehearsal";
}
