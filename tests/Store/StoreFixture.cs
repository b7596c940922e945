using System.Text;
using Dapper;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;
using MilestoneBot.Store;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;
using MilestoneBot.Tests.Kit.Clocks;

namespace MilestoneBot.Tests.Store;

/// <summary>A store on a file of its own, with short helpers for its entry points.</summary>
internal sealed class StoreFixture : IDisposable
{
    private int turns;

    /// <param name="recordsOf">Another fixture whose database is copied; null for an empty one.</param>
    public StoreFixture(StoreFixture? recordsOf = null)
    {
        Folder = MilestoneBot.Tests.Kit.Files.TemporaryFolder.Folder();
        if (recordsOf is not null)
        {
            Clock.Now = recordsOf.Clock.Now;
            foreach (var file in Directory.GetFiles(recordsOf.Folder))
                File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }
        Settings = new(
            Path.Combine(Folder, "bot.db"),
            new(new("Sample Studio GmbH", "Musterweg 1, Berlin", "DE123456789"), "UTC", IsSample: true)
        );
        Reopen();
    }

    public string Folder { get; }

    public TestClock Clock { get; } = new(new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));

    public StoreOptions Settings { get; }

    public Database Database { get; private set; } = null!;

    public ProjectStore Projects => new(Database, Settings, Clock, MilestoneNameReader.FindFault);

    public ProjectReader Reader => new(Database, Settings, Clock);

    public WorkspaceStore Workspace => new(Database, Settings, Clock, MilestoneNameReader.FindFault);

    public Outbox Outbox => new(Database, Clock);

    public PostedCardStore PostedCardStore => new(Database, Clock);

    /// <summary>Records that a card was delivered.</summary>
    public Task StandsAsync(PostedCard postedCard) => Outbox.MarkAnsweredAsync("", new(postedCard, null), default);

    public PersonNameStore PersonNameStore => new(Database);

    public ConversationStore ConversationStore => new(Database, Clock);

    public MembershipStore MembershipStore => new(Database);

    public AppointmentBinder AppointmentBinder => new(Database, Settings, Clock, MilestoneNameReader.FindFault);

    public WelcomeStore WelcomeStore => new(Database, Clock);

    public IncomingPaymentStore IncomingPaymentStore => new(Database, Clock);

    public BankReturnStore Returns => new(Database);

    public PaymentSourceStore Checks => new(Database, Clock);

    public PendingInputStore PendingInputStore => new(Database, Clock);

    public static Conversation Channel { get; } = new("msteams", "tenant-a", "19:acme");

    public static Sender Priya { get; } = new("msteams|tenant-a|priya", "Priya Nair", Membership.Staff);

    public static Sender Marc { get; } = new("msteams|tenant-a|marc", "Marc Ode", Membership.Staff);

    public static Sender Finn { get; } = new("msteams|tenant-a|finn", "Finn Lowe", Membership.Staff);

    public void Reopen()
    {
        Database?.Dispose();
        Database = Database.Open(Settings, Clock);
    }

    /// <summary>A turn in a private conversation.</summary>
    public Turn Says(string words = "", Sender? who = null, Conversation? where = null, string? id = null) =>
        new(id ?? $"turn-{Interlocked.Increment(ref turns)}", where ?? Channel, who ?? Priya, words, Clock.Now)
        {
            MessageId = $"message-{turns}",
            Thread = "19:acme",
            IsPrivate = true,
        };

    public Task<Outcome> DoAsync(Func<Project, DecisionContext, Decision> rule, Sender? who = null, string key = "") =>
        Projects.ChangeAsync(Says(who: who), key, rule, default);

    /// <summary>A project of three milestones with a total of 12,000 EUR, complete with dates and criteria.</summary>
    public async Task<Project> AcmeAsync(string key = "ACME", Conversation? where = null, Sender? who = null)
    {
        var turn = Says("project new", who, where);
        var saved = Assert.IsType<Outcome.Saved>(
            await Projects.CreateAsync(turn, (room, context) => Project.Create(Acme(room, turn, key), context), default)
        );
        return saved.View.Project;
    }

    public static NewProject Acme(NewProjectContext room, Turn turn, string key) =>
        new(
            room.Id,
            turn.Conversation.Workspace,
            key,
            "Acme website",
            "Acme GmbH",
            "dana@acme.example",
            Eur(12_000),
            new(VatCategory.Standard, new(190_000)),
            new DateOnly(2026, 7, 1),
            "Europe/Berlin",
            14,
            GatePolicy.Paid,
            turn.Conversation.Channel,
            turn.Conversation.Id,
            [
                new(
                    "Discovery and strategy",
                    new Amount.Share(new(300_000)),
                    Expected: new(2026, 7, 15),
                    Criterion: Criterion.PortalApproval
                ),
                new(
                    "Design approval",
                    new Amount.Share(new(400_000)),
                    Expected: new(2026, 8, 14),
                    Criterion: Criterion.ClientSignOff,
                    Note: "As agreed."
                ),
                new(
                    "Final delivery",
                    new Amount.Share(new(300_000)),
                    Expected: new(2026, 9, 18),
                    Criterion: Criterion.FileDelivery
                ),
            ]
        )
        {
            Discount = key == "OLD" ? new(new(20_000), 7) : null,
        };

    public static Money Eur(long euros) => new(euros * 100, Currency.Eur);

    /// <summary>Every row of every table as text.</summary>
    public Task<string> TablesAsync() =>
        Database.ReadAsync(
            async db =>
            {
                var text = new StringBuilder();
                foreach (
                    var table in await db.QueryAsync<string>(
                        "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name"
                    )
                )
                {
                    foreach (
                        IDictionary<string, object> row in await db.QueryAsync($"select * from {table} order by rowid")
                    )
                        text.Append(table).Append(": ").AppendJoin(" | ", row.Values).Append('\n');
                }
                return text.ToString();
            },
            default
        );

    public Task<T> AskAsync<T>(string sql) => Database.ReadAsync(db => db.QuerySingleAsync<T>(sql), default);

    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
