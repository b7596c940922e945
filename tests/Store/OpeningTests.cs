using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Tests.Store;

/// <summary>The bot starts on its records only when it can serve them.</summary>
public sealed class DatabaseOpenTests : IDisposable
{
    private readonly StoreFixture rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Opening_again_changes_nothing()
    {
        await StoreScenarios.FirstStageAsync(rig);
        var before = await rig.TablesAsync();
        rig.Reopen();
        rig.Reopen();
        Assert.Equal(before, await rig.TablesAsync());
    }

    /// <summary>A number is done once, so of two files with one number the second would never run.</summary>
    [Fact]
    public void Every_file_of_the_tables_has_a_number_of_its_own()
    {
        var numbers = typeof(Database)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.Contains(".Migrations.", StringComparison.Ordinal))
            .Select(n => n.Split(".Migrations.")[1][..4])
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => $"{n:0000}"), numbers);
    }

    [Fact]
    public void The_folder_of_the_database_is_made()
    {
        var path = Path.Combine(rig.Folder, "some", "where", "bot.db");
        using (Database.Open(new(path, null), rig.Clock))
            Assert.True(File.Exists(path));
    }

    [Fact]
    public void Tables_of_a_newer_program_are_refused()
    {
        rig.Database.Dispose();
        Execute("insert into migrations (number, name, at) values (9999, '9999_future.sql', 0)");
        var refused = Assert.Throws<StoreStartupException>(rig.Reopen);
        Assert.Matches(@"newer MilestoneBot \(tables 9999; this program knows up to [1-9]\d*\)", refused.Message);
        Assert.Contains("Database:Path", refused.Message, StringComparison.Ordinal);
        Execute("delete from migrations where number = 9999");
        rig.Reopen();
    }

    [Fact]
    public void A_migration_that_breaks_leaves_nothing_of_itself()
    {
        rig.Database.Dispose();
        Execute("drop table posts; delete from migrations where number = 1");
        Assert.Throws<SqliteException>(rig.Reopen);
        Assert.Equal(0, Ask("select count(*) from sqlite_master where name = 'posts'"));
        Assert.Equal(0, Ask("select count(*) from migrations where number = 1"));
    }

    [Theory]
    [InlineData(61, false)]
    [InlineData(59, true)]
    public async Task A_journal_later_than_the_clock_by_more_than_a_minute_is_refused(int seconds, bool opens)
    {
        await rig.AcmeAsync();
        rig.Clock.Now -= TimeSpan.FromSeconds(seconds);
        if (opens)
        {
            rig.Reopen();
            return;
        }
        var refused = Assert.Throws<StoreStartupException>(rig.Reopen);
        Assert.Contains(
            "goes up to 2026-07-01 09:00 UTC, but the bot's clock says 2026-07-01 08:58 UTC",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("add 1.00:00:00 or more to Clock:Offset", refused.Message, StringComparison.Ordinal);
        Assert.Contains(rig.Settings.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_the_house_asks_of_the_store_is_registered()
    {
        using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(rig.Clock)
            .AddStore(rig.Settings)
            .BuildServiceProvider();
        foreach (
            var type in new[]
            {
                typeof(ProjectStore),
                typeof(ProjectReader),
                typeof(WorkspaceStore),
                typeof(PendingInputStore),
                typeof(PersonNameStore),
                typeof(Outbox),
                typeof(IOutbox),
                typeof(IPostedCardStore),
                typeof(IConversationStore),
                typeof(IWelcomeStore),
                typeof(IMembershipStore),
            }
        )
            Assert.NotNull(services.GetRequiredService(type));
        Assert.Same(services.GetRequiredService<Outbox>(), services.GetRequiredService<IOutbox>());
    }

    [Fact]
    public async Task A_disk_that_kept_only_a_part_of_the_log_shows_whole_changes_only()
    {
        await StoreScenarios.FirstStageAsync(rig);
        var (main, log) = (await CopyAsync(rig.Settings.Path), await CopyAsync(rig.Settings.Path + "-wal"));
        var lengths = new HashSet<long>();
        var random = new Random(7);
        for (var i = 0; i < 150; i++)
        {
            var path = Path.Combine(rig.Folder, $"cut-{i}.db");
            await File.WriteAllBytesAsync(path, main);
            await File.WriteAllBytesAsync(path + "-wal", log[..random.Next(log.Length)]);
            using var database = Database.Open(new(path, null), rig.Clock);
            Assert.Equal(
                "ok",
                await database.ReadAsync(db => db.QuerySingleAsync<string>("pragma integrity_check"), default)
            );
            var reader = new ProjectReader(database, rig.Settings, rig.Clock);
            if (await reader.FindAsync(rig.Says(), "", default) is not { } view)
                continue;
            Assert.Equal(
                ProjectText.Of(Project.FromEvents(await reader.ReadJournalAsync(view.Project.Id, default))),
                ProjectText.Of(view.Project)
            );
            Assert.Null((await reader.VerifyAsync(view.Project, default)).BrokenAtEntry);
            lengths.Add(view.Project.Revision);
        }
        Assert.True(lengths.Count > 5, $"only {lengths.Count} different states were seen");
    }

    private void Execute(string sql)
    {
        using var db = new SqliteConnection($"Data Source={rig.Settings.Path};Pooling=False");
        db.Execute(sql);
    }

    private long Ask(string sql)
    {
        using var db = new SqliteConnection($"Data Source={rig.Settings.Path};Pooling=False");
        return db.QuerySingle<long>(sql);
    }

    private static async Task<byte[]> CopyAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }
}
