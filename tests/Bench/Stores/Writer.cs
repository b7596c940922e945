using System.Diagnostics;
using System.Text.Json;
using MilestoneBot.Tests.Bench.Stores.Measured;

namespace MilestoneBot.Tests.Bench.Stores;

/// <summary>The speed of commits.</summary>
internal sealed record Speed(double CommitsPerSecond, double ProcessorPerCommit);

/// <summary>The process that commits one event after the other.</summary>
internal static class Writer
{
    public const string Word = "write";
    public const string TimedWord = "time";

    /// <summary>
    /// A file that gets one byte for each commit that the store acknowledged, and nothing before the store is open.
    /// </summary>
    public const string Acknowledgements = "acknowledged";

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Commits this many events, or without end if it is 0, and writes each acknowledgement. At the end it is killed
    /// and not closed, so that the files stay as the last commit left them.
    /// </summary>
    public static async Task RunAsync(Candidate candidate, string folder, long count)
    {
        var store = await candidate.Open(folder);
        await using var notes = OpenNotes(folder);
        for (var id = 1L; count == 0 || id <= count; id++)
        {
            await store.CommitAsync(BusinessEvent.Of(id));
            notes.WriteByte((byte)'.');
        }
        Process.GetCurrentProcess().Kill();
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>Commits for this long and prints the speed.</summary>
    public static async Task RunTimedAsync(Candidate candidate, string folder, TimeSpan time)
    {
        await using var store = await candidate.Open(folder);
        await using var notes = OpenNotes(folder);
        var id = 0L;
        await CommitForAsync(Warming);
        var (before, processor, start) = (id, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await CommitForAsync(time);
        var (took, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor);
        var commits = id - before;
        Console.WriteLine(
            JsonSerializer.Serialize(new Speed(commits / took.TotalSeconds, used.TotalMicroseconds / commits))
        );

        async Task CommitForAsync(TimeSpan span)
        {
            for (var from = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(from) < span; )
            {
                await store.CommitAsync(BusinessEvent.Of(++id));
                notes.WriteByte((byte)'.');
            }
        }
    }

    private static FileStream OpenNotes(string folder) =>
        new(
            Path.Combine(folder, Acknowledgements),
            FileMode.Create,
            FileAccess.Write,
            FileShare.ReadWrite,
            bufferSize: 0
        );
}
