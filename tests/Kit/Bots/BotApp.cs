using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Tests.Kit.Clocks;

namespace MilestoneBot.Tests.Kit.Bots;

/// <summary>The complete bot on a loopback port with its own SQLite file and a clock that the test moves.</summary>
public sealed class BotApp : IAsyncDisposable
{
    private readonly Factory factory;
    private readonly bool ownsFolder;

    private BotApp(Factory factory, string folder, bool ownsFolder) =>
        (this.factory, Folder, this.ownsFolder) = (factory, folder, ownsFolder);

    /// <summary>The folder of the database file.</summary>
    public string Folder { get; }

    public string DatabaseFile => Path.Combine(Folder, "milestonebot.db");

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
        TimeProvider? clock = null,
        string? folder = null,
        params (string Name, string Value)[] settings
    ) => Start(clock, folder, settings, _ => { });

    /// <summary>The same with some of its parts replaced, such as the channels.</summary>
    public static BotApp With(
        Action<IServiceCollection> parts,
        TimeProvider clock,
        string? folder = null,
        params (string Name, string Value)[] settings
    ) => Start(clock, folder, settings, parts);

    private static BotApp Start(
        TimeProvider? clock,
        string? folder,
        (string Name, string Value)[] settings,
        Action<IServiceCollection> parts
    )
    {
        var where = folder ?? Directory.CreateTempSubdirectory("milestonebot-").FullName;
        var bot = new BotApp(new(clock, where, settings, parts), where, folder is null);
        bot.factory.UseKestrel();
        bot.factory.StartServer();
        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        if (ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private sealed class Factory(
        TimeProvider? clock,
        string folder,
        (string Name, string Value)[] settings,
        Action<IServiceCollection> parts
    ) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            // Set as a setting: the program starts as soon as it is built, so a port given later may come too late.
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Database:Path", Path.Combine(folder, "milestonebot.db"));
            // Where the test moves the clock, it also decides when the jobs run.
            if (clock is not null)
                foreach (var job in new[] { "Reminders", "Digest", "PaymentCheck" })
                    builder.UseSetting($"Jobs:{job}", "0 0 0 1 1 ? 2099");
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
            builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
            if (clock is not null)
                builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(clock)));
            // With a clock that does not move, a story would reach the platform's rate limits at once.
            if (clock is HandClock)
                builder.ConfigureTestServices(services =>
                    services.Replace(ServiceDescriptor.Singleton(new SendRateLimiter(new LeapingClock())))
                );
            builder.ConfigureTestServices(parts);
        }
    }
}
