using System.Diagnostics;
using Dapper;
using MilestoneBot.Chat.Dispatch;

namespace MilestoneBot.Store;

/// <summary>
/// Checks that the database can be written, by writing and deleting a row as large as a change may need, in the same
/// way as every change. It runs on request, at most every few seconds, and the caller waits for a bounded time.
/// </summary>
public sealed class WriteProbe(Database database) : IDisposable
{
    private const string Write = "insert into probes (filler) values (zeroblob(32768))",
        Clear = "delete from probes";

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(3),
        Timeout = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim gate = new(1, 1);
    private Task<StoreFault?> last = Task.FromResult<StoreFault?>(null);
    private long ended = long.MinValue;

    /// <summary>Why the database cannot be written; null if it can.</summary>
    public async Task<StoreFault?> GetFaultAsync(CancellationToken cancel)
    {
        var probing = await BeginAsync(cancel);
        // A probe that does not return is blocked by a lock of another program.
        return await Task.WhenAny(probing, Task.Delay(Timeout, cancel)) == probing
            ? await probing
            : database.Fault ?? StoreFault.Locked;
    }

    public void Dispose() => gate.Dispose();

    /// <summary>
    /// The probe that is running or just finished, unless a change has failed since; otherwise a new one.
    /// </summary>
    private async Task<Task<StoreFault?>> BeginAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var at = Volatile.Read(ref ended);
            var isFresh = at > long.MinValue && Stopwatch.GetElapsedTime(at) < MaxAge && database.Fault is null;
            return last.IsCompleted && !isFresh ? last = Task.Run(ProbeAsync, CancellationToken.None) : last;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<StoreFault?> ProbeAsync()
    {
        try
        {
            // Without its file a database seems to work for a while, and then everything written is lost.
            if (!File.Exists(database.Path))
                return StoreFault.Unreachable;
            await database.WriteBookkeepingAsync(db => db.ExecuteAsync(Write), CancellationToken.None);
            await database.WriteBookkeepingAsync(db => db.ExecuteAsync(Clear), CancellationToken.None);
            return null;
        }
        catch (StoreUnavailableException e)
        {
            return e.Fault;
        }
        finally
        {
            Volatile.Write(ref ended, Stopwatch.GetTimestamp());
        }
    }
}
