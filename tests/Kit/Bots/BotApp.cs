using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Kit.Bots;

/// <summary>The complete bot on a loopback port with its own SQLite file and a clock that the test moves.</summary>
public sealed class BotApp : IAsyncDisposable
{
    public const string DatabaseName = "milestonebot.db";

    private readonly Factory factory;
    private readonly bool ownsFolder;

    private BotApp(Factory factory, bool ownsFolder) =>
        (this.factory, Folder, this.ownsFolder) = (factory, factory.Folder, ownsFolder);

    /// <summary>The folder of the database file.</summary>
    public string Folder { get; }

    public string DatabaseFile => Path.Combine(Folder, DatabaseName);

    public Uri Address => factory.ClientOptions.BaseAddress;

    public Uri Messages => new(Address, "/api/messages");

    public IServiceProvider Services => factory.Services;

    /// <summary>Changes the database file behind the bot's back.</summary>
    public void Tamper(string sql)
    {
        using var db = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        db.Open();
        using var change = db.CreateCommand();
        change.CommandText = sql;
        change.ExecuteNonQuery();
    }

    /// <summary>One value of the database, as text.</summary>
    public string Read(string sql)
    {
        using var db = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False;Mode=ReadOnly");
        db.Open();
        using var query = db.CreateCommand();
        query.CommandText = sql;
        return Convert.ToString(query.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    /// <param name="clock">The bot's clock; null for the system clock.</param>
    /// <param name="folder">The folder of an earlier bot, to start again on its database.</param>
    /// <param name="settings">Further settings by name.</param>
    public static BotApp Start(
        TestClock? clock = null,
        string? folder = null,
        params (string Name, string Value)[] settings
    ) => Start(clock, folder, settings, _ => { });

    /// <summary>The same with some of its parts replaced, such as the channels.</summary>
    public static BotApp With(
        Action<IServiceCollection> parts,
        TestClock clock,
        string? folder = null,
        params (string Name, string Value)[] settings
    ) => Start(clock, folder, settings, parts);

    /// <summary>A bot that continues on the database of an earlier one.</summary>
    /// <param name="folder">The folder of the database; it is deleted with the bot.</param>
    public static BotApp Continue(TestClock clock, string folder) =>
        Start(new(clock, folder, [], _ => { }), ownsFolder: true);

    private static BotApp Start(
        TestClock? clock,
        string? folder,
        (string Name, string Value)[] settings,
        Action<IServiceCollection> parts
    )
    {
        if (clock is { HasRealTimers: false })
            throw new ArgumentException("A whole bot waits for its clients in real time.", nameof(clock));
        return Start(new(clock, folder ?? TemporaryFolder.Folder(), settings, parts), folder is null);
    }

    private static BotApp Start(Factory factory, bool ownsFolder)
    {
        factory.UseKestrel();
        factory.StartServer();
        return new(factory, ownsFolder);
    }

    /// <summary>From now on what is owed goes out only when the test says so.</summary>
    public Task StopDeliveryAsync() =>
        Services.GetServices<IHostedService>().OfType<UnwatchedDelivery>().Single().StopAsync(default);

    /// <summary>
    /// The bot ends, and starts again with the same settings and parts. It finds the records as they stood before it
    /// began to stop, as after a power cut.
    /// </summary>
    public async Task<BotApp> RestartAsync()
    {
        var copy = TemporaryFolder.Folder();
        CopyRecords(copy);
        await DisposeAsync();
        return Start(factory.OnFolder(copy), ownsFolder: true);
    }

    /// <summary>Copies the database into a folder. It may be in use meanwhile.</summary>
    public void CopyRecords(string folder)
    {
        using var db = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        db.Open();
        // While nobody else may write, the file and its log fit together. The index of the log is made anew.
        using var alone = db.BeginTransaction();
        foreach (var file in Directory.GetFiles(Folder).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        if (ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private sealed class Factory(
        TestClock? clock,
        string folder,
        (string Name, string Value)[] settings,
        Action<IServiceCollection> parts
    ) : WebApplicationFactory<Program>
    {
        public string Folder => folder;

        public Factory OnFolder(string other) => new(clock, other, settings, parts);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            // Set as a setting: the program starts as soon as it is built, so a port given later may come too late.
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Database:Path", Path.Combine(folder, DatabaseName));
            // Where the test moves the clock, it also decides when the jobs run.
            if (clock is not null)
                foreach (var job in new[] { "Reminders", "Digest", "PaymentCheck", "Mail" })
                    builder.UseSetting($"Jobs:{job}", "0 0 0 1 1 ? 2099");
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
            builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
            builder.ConfigureTestServices(services =>
            {
                services.Remove(services.Single(s => s.ImplementationType == typeof(OutboxDeliveryService)));
                services.AddSingleton<OutboxDeliveryService>().AddHostedService<UnwatchedDelivery>();
                if (clock is null)
                    return;
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                // With a clock that does not move, a story would reach the platform's rate limits at once.
                var leaping = new TestClock(default) { TimePerTimestamp = TimeSpan.FromHours(1) };
                services.Replace(ServiceDescriptor.Singleton(new SendRateLimiter(leaping)));
            });
            builder.ConfigureTestServices(parts);
        }
    }

    /// <summary>
    /// The bot's own delivery, to be stopped alone. The host ends the whole bot when a service that it watches is
    /// cancelled before it has begun, and that happens on a busy machine to a test that stops the delivery at once.
    /// </summary>
    private sealed class UnwatchedDelivery(OutboxDeliveryService delivery) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => delivery.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => delivery.StopAsync(cancellationToken);
    }
}
