using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using MilestoneBot.Store;

namespace MilestoneBot.Hosting;

/// <summary>
/// Opens the database and the listening address at start. A failure there is for the operator to fix, so it is reported
/// as one sentence.
/// </summary>
internal sealed class StartupChecks(BotSettings settings)
{
    /// <summary>The category under which the host logs a failed start itself, with its stack trace.</summary>
    public const string HostLogCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    // SQLite result codes for a faulty file: not found or no permission, locked, read-only, I/O error, damaged, full,
    // not a database.
    private static readonly int[] DatabaseFileErrors = [3, 5, 8, 10, 11, 13, 14, 23, 26];

    private bool isOpen;

    /// <summary>A failed start is reported once, in one sentence; everything later is logged as usual.</summary>
    public bool IsLogAllowed(LogLevel level) => isOpen && level >= LogLevel.Warning;

    /// <summary>Opens the database, and says so where there was none: a first start makes it.</summary>
    /// <exception cref="InvalidOperationException">The database file cannot be opened for writing.</exception>
    public void OpenDatabase(WebApplication app)
    {
        var isFirstStart = !File.Exists(settings.Store.Path);
        try
        {
            app.Services.GetRequiredService<Database>();
            if (isFirstStart)
                app.LogFirstStart(settings.Store.Path);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException
                || (e is SqliteException { SqliteErrorCode: var code } && DatabaseFileErrors.Contains(code))
            )
        {
            throw new InvalidOperationException(
                $"Database:Path is {settings.Store.Path}, and no database can be kept there ({e.Message.TrimEnd('.')}). "
                    + "Name a file in a folder that this account may write to, "
                    + $"e.g. --Database:Path={StoreOptions.DefaultPath}",
                e
            );
        }
    }

    /// <exception cref="InvalidOperationException">The bot cannot listen on the configured address.</exception>
    public async Task StartAsync(WebApplication app)
    {
        var urls = app.Configuration["urls"] ?? BotSettings.DefaultUrl;
        try
        {
            await app.StartAsync();
            isOpen = true;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new InvalidOperationException(
                $"urls is {urls}, and another program listens there already, perhaps another MilestoneBot. "
                    + "Stop that one, or choose a free port, e.g. --urls http://localhost:3979",
                e
            );
        }
        catch (Exception e)
            when (e
                    is SocketException
                        or FormatException
                        or IOException { InnerException: SocketException or AggregateException }
            )
        {
            throw new InvalidOperationException(
                $"urls is {urls}, and the bot cannot listen there ({e.Message.TrimEnd('.')}). "
                    + "Use an address of this machine and a port that this account may open, "
                    + $"e.g. --urls {BotSettings.DefaultUrl}",
                e
            );
        }
    }
}
