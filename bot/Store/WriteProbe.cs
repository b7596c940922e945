using System.Diagnostics;
using Dapper;
using MilestoneBot.Chat.Dispatch;

namespace MilestoneBot.Store;

/// <summary>
/// Whether the records can be written, found out by writing something: as much as a change may need, by the way of
/// every change, and gone again. It is done when somebody asks, at most every few seconds, and nobody waits for it for
/// long.
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

    /// <summary>Why the records take nothing; null while they do.</summary>
    public async Task<StoreFault?> GetFaultAsync(CancellationToken cancel)
    {
        var probing = await BeginAsync(cancel);
        // What does not even come back is in somebody's hands.
        return await Task.WhenAny(probing, Task.Delay(Timeout, cancel)) == probing
            ? await probing
            : database.Fault ?? StoreFault.Locked;
    }

    public void Dispose() => gate.Dispose();

    /// <summary>The probe that is under way or was made just now, unless a change has failed since.</summary>
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
            // Without its file a database goes on for a while, and all of it is lost at the end.
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
