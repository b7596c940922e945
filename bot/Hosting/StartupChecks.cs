using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using MilestoneBot.Store;

namespace MilestoneBot.Hosting;

/// <summary>
/// The first moments of the bot: its records and its address. What stands in the way there is the operator's to mend,
/// so it is said as a sentence.
/// </summary>
internal sealed class StartupChecks(BotSettings settings)
{
    /// <summary>Who logs a failed start by itself, with its stack.</summary>
    public const string HostLogCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    // Not found or not ours, read-only, broken disk, damaged, full, no database: the file's troubles and not the
    // program's.
    private static readonly int[] DatabaseFileErrors = [3, 5, 8, 10, 11, 13, 14, 23, 26];

    private bool isOpen;

    /// <summary>A failed start is said once, in one sentence; everything later is logged as it comes.</summary>
    public bool IsLogAllowed(LogLevel level) => isOpen && level >= LogLevel.Warning;

    /// <exception cref="InvalidOperationException">The database file cannot be opened for writing.</exception>
    public void OpenDatabase(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<Database>();
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

    /// <exception cref="InvalidOperationException">The bot cannot listen on the address it was given.</exception>
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
