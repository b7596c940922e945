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

/// <summary>
/// The whole real bot on a loopback port with a real SQLite file of its own, and a clock that the story moves.
/// </summary>
public sealed class BotApp : IAsyncDisposable
{
    private readonly Factory factory;
    private readonly bool ownsFolder;

    private BotApp(Factory factory, string folder, bool ownsFolder) =>
        (this.factory, Folder, this.ownsFolder) = (factory, folder, ownsFolder);

    /// <summary>Where the database file is.</summary>
    public string Folder { get; }

    public string DatabaseFile => Path.Combine(Folder, "milestonebot.db");

    public Uri Address => factory.ClientOptions.BaseAddress;

    public Uri Messages => new(Address, "/api/messages");

    public IServiceProvider Services => factory.Services;

    /// <summary>Somebody with the file and a tool changes the records behind the bot's back.</summary>
    public void Tamper(string sql)
    {
        using var db = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        db.Open();
        using var change = db.CreateCommand();
        change.CommandText = sql;
        change.ExecuteNonQuery();
    }

    /// <summary>One value of the records, as text.</summary>
    public string Read(string sql)
    {
        using var db = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False;Mode=ReadOnly");
        db.Open();
        using var query = db.CreateCommand();
        query.CommandText = sql;
        return Convert.ToString(query.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    /// <param name="clock">The bot's clock; null for the real one.</param>
    /// <param name="folder">An earlier bot's folder, to start again on its records.</param>
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
            // As a setting: the program starts by itself as soon as it is built, so that a port given later may come
            // too late.
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Database:Path", Path.Combine(folder, "milestonebot.db"));
            // Where the test moves the clock, it also says when the jobs run.
            if (clock is not null)
                foreach (var job in new[] { "Reminders", "Digest", "PaymentCheck" })
                    builder.UseSetting($"Jobs:{job}", "0 0 0 1 1 ? 2099");
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
            builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
            if (clock is not null)
                builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(clock)));
            // A tale whose clock stands would fill the platform's windows at once.
            if (clock is TestClock { HasRealTimers: true })
                builder.ConfigureTestServices(services =>
                    services.Replace(
                        ServiceDescriptor.Singleton(
                            new SendRateLimiter(new TestClock(default) { TimePerTimestamp = TimeSpan.FromHours(1) })
                        )
                    )
                );
            builder.ConfigureTestServices(parts);
        }
    }
}
