using System.Text;
using Dapper;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Tests.Store;

/// <summary>A clock that moves only when told.</summary>
internal sealed class StoreClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A store on a file of its own, and short ways to speak to its door.</summary>
internal sealed class StoreRig : IDisposable
{
    private int turns;

    /// <param name="recordsOf">Another rig, whose records this one begins with; null for none.</param>
    public StoreRig(StoreRig? recordsOf = null)
    {
        Folder = Kit.Scratch.Folder();
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

    public StoreClock Clock { get; } = new();

    public StoreSettings Settings { get; }

    public Database Database { get; private set; } = null!;

    public ProjectStore Projects => new(Database, Settings, Clock);

    public ProjectReader Reader => new(Database, Settings, Clock);

    public WorkspaceStore Workspace => new(Database, Settings, Clock);

    public Outbox Outbox => new(Database, Clock);

    public Posts Posts => new(Database, Clock);

    /// <summary>A card has arrived there.</summary>
    public Task StandsAsync(Post post) => Outbox.AnsweredAsync("", new(post, null), default);

    public People People => new(Database);

    public Places Places => new(Database, Clock);

    public Standings Standings => new(Database);

    public Arrivals Arrivals => new(Database, Settings, Clock);

    public Installations Installations => new(Database, Clock);

    public Receipts Receipts => new(Database, Clock);

    public BankReturns Returns => new(Database);

    public SourceChecks Checks => new(Database, Clock);

    public Pending Pending => new(Database, Clock);

    public static Place Channel { get; } = new("msteams", "tenant-a", "19:acme");

    public static Speaker Priya { get; } = new("msteams|tenant-a|priya", "Priya Nair", Standing.Staff);

    public static Speaker Marc { get; } = new("msteams|tenant-a|marc", "Marc Ode", Standing.Staff);

    public static Speaker Finn { get; } = new("msteams|tenant-a|finn", "Finn Lowe", Standing.Staff);

    public void Reopen()
    {
        Database?.Dispose();
        Database = Database.Open(Settings, Clock);
    }

    /// <summary>Something said where nobody else reads the answer.</summary>
    public Turn Says(string words = "", Speaker? who = null, Place? where = null, string? id = null) =>
        new(id ?? $"turn-{Interlocked.Increment(ref turns)}", where ?? Channel, who ?? Priya, words, Clock.Now)
        {
            MessageId = $"message-{turns}",
            Thread = "19:acme",
            IsPrivate = true,
        };

    public Task<Outcome> DoAsync(Func<Project, Stamp, Decision> rule, Speaker? who = null, string key = "") =>
        Projects.ChangeAsync(Says(who: who), key, rule, default);

    /// <summary>A project of three milestones that close to 12,000 EUR, complete with dates and criteria.</summary>
    public async Task<Project> AcmeAsync(string key = "ACME", Place? where = null, Speaker? who = null)
    {
        var turn = Says("project new", who, where);
        var saved = Assert.IsType<Outcome.Saved>(
            await Projects.CreateAsync(turn, (room, stamp) => Project.Begin(Acme(room, turn, key), stamp), default)
        );
        return saved.Sight.Project;
    }

    public static NewProject Acme(NewProjectRoom room, Turn turn, string key) =>
        new(
            room.Id,
            turn.Where.Workspace,
            key,
            "Acme website",
            "Acme GmbH",
            "dana@acme.example",
            Eur(12_000),
            new(190_000),
            new DateOnly(2026, 7, 1),
            "Europe/Berlin",
            14,
            GatePolicy.Paid,
            turn.Where.Channel,
            turn.Where.Conversation,
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
        );

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
