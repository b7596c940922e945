using MilestoneBot.Tests.Bench.Stores.Measured;

namespace MilestoneBot.Tests.Bench.Stores.Cuts;

/// <summary>The result of cutting the power at many moments of one trace.</summary>
/// <param name="Moments">Moments that were tried.</param>
/// <param name="WithLoss">Moments after which acknowledged events were missing though the store opened.</param>
/// <param name="MostLost">The largest number of acknowledged events that were missing at one of them.</param>
/// <param name="Unusable">Moments after which the store could not be opened, read or written to.</param>
/// <param name="Trouble">The error message of the first of those.</param>
internal sealed record CutResult(int Moments, int WithLoss, long MostLost, int Unusable, string? Trouble);

/// <summary>
/// Simulates power cuts in a recorded trace: writes the files as the disk would have them, and lets the store open
/// them.
/// </summary>
internal sealed class PowerCuts(Candidate candidate, DiskTrace trace, string folder, ReaderProcess reader)
{
    private int moments;
    private int withLoss;
    private long mostLost;
    private int unusable;
    private string? trouble;

    /// <summary>
    /// Only synced data survives. The disk changes only at a sync, so the power is cut right before each sync takes
    /// effect, when most data is unsynced, and at the end. No other moment can lose more.
    /// </summary>
    public async Task<CutResult> TailsAsync()
    {
        var disk = new Disk(trace.Before);
        foreach (var operation in trace.Operations)
        {
            if (operation is Synced sync && disk.Changes(sync))
                await TryAsync(disk, _ => false);
            disk.Do(operation);
        }
        await TryAsync(disk, _ => false);
        return Result();
    }

    /// <summary>
    /// Each write since the last sync survives at random, because a disk may execute them in any order. File lengths
    /// survive, because file systems keep a journal of them. The choices come from one seed.
    /// </summary>
    public async Task<CutResult> ScatteredAsync(int count, int seed)
    {
        var random = new Random(seed);
        var open = trace.Operations.Index().First(o => o.Item is StoreOpened).Index;
        var cuts = Enumerable
            .Range(0, count)
            .Select(_ => random.Next(open, trace.Operations.Count))
            .CountBy(at => at)
            .ToDictionary(at => at.Key, at => at.Value);
        var disk = new Disk(trace.Before);
        foreach (var (at, operation) in trace.Operations.Index())
        {
            disk.Do(operation);
            for (var i = 0; i < cuts.GetValueOrDefault(at); i++)
            {
                var share = random.NextDouble();
                await TryAsync(disk, done => done is Resized || random.NextDouble() < share);
            }
        }
        return Result();
    }

    private async Task TryAsync(Disk disk, Func<DiskOperation, bool> survives)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, $"cut-{moments}")).FullName;
        disk.LayInto(place, survives);
        var found = await reader.ReadAsync(new(candidate.Name, place, disk.Acknowledged));
        Directory.Delete(place, recursive: true);
        moments++;
        if (found.Trouble is not null)
            unusable++;
        else if (found.Missing > 0)
            withLoss++;
        mostLost = Math.Max(mostLost, found.Missing);
        if (found.Trouble is { } said)
            trouble ??= $"{disk.Acknowledged} acknowledged, {said}";
    }

    private CutResult Result() => new(moments, withLoss, mostLost, unusable, trouble);
}
