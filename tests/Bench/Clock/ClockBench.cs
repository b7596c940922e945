using System.Diagnostics;
using System.Text.Json;
using MilestoneBot.Tests.Kit.Clocks;

namespace MilestoneBot.Tests.Bench.Clock;

/// <summary>The costs of running the due notices of one database file.</summary>
/// <param name="Opened">Seconds from starting the process until it was ready.</param>
/// <param name="First">The first run in seconds, in which the process warms up.</param>
/// <param name="Rest">All later runs in seconds, shortest first.</param>
/// <param name="Idle">The median of a run that finds nothing, in milliseconds.</param>
internal sealed record Cost(
    int Open,
    int Projects,
    long Megabytes,
    double Opened,
    double First,
    double[] Rest,
    double ProcessorPerReminder,
    long Reminders,
    long Posts,
    double Idle,
    long ResidentAfterFirst,
    long ResidentAtEnd,
    long PeakMemory
)
{
    public double Median => Figures.At(Rest, 0.50);
}

/// <summary>
/// Measures a run of due reminders with many open invoices and few due, and compares it with a database in which only
/// those few are open.
/// </summary>
internal sealed class ClockBench(string folder, string load)
{
    private const int IdleSweeps = 500;

    public async Task<int> RunAsync(int open, int due)
    {
        if (
            due % Originals.InvoicesEach != 0
            || open % Originals.InvoicesEach != 0
            || open / Originals.InvoicesEach < due
        )
            throw new InvalidOperationException(
                $"Both numbers must be multiples of {Originals.InvoicesEach}, "
                    + "and each due invoice needs a project of its own: "
                    + $"--invoices {due * Originals.InvoicesEach} or more for --due {due}."
            );
        var (few, many) = (Path.Combine(folder, "few.db"), Path.Combine(folder, "many.db"));
        try
        {
            await WriteAsync(few, many, open, due);
            var costs = await MeasureAsync((few, due), (many, open), due);
            Show(costs, due);
            return 0;
        }
        finally
        {
            Clear();
        }
    }

    /// <summary>
    /// In one file every invoice is due soon. In the other, each due invoice has a project of its own, spread evenly
    /// over all projects.
    /// </summary>
    private async Task WriteAsync(string few, string many, int open, int due)
    {
        Clear();
        var originals = Path.Combine(folder, "told.db");
        var (none, one, all) = await Originals.TellAsync(originals);
        var (clock, start, projects) = (
            TestClock.WithRealTimers(Originals.Steps[0].AddDays(-1)),
            Stopwatch.GetTimestamp(),
            open / Originals.InvoicesEach
        );
        using (var copies = new Copies(originals, few, clock))
            for (var i = 0; i < due / Originals.InvoicesEach; i++)
                copies.Add(all);
        using (var copies = new Copies(originals, many, clock))
            for (var i = 0L; i < projects; i++)
                copies.Add(i * due / projects != (i + 1) * due / projects ? one : none);
        await Console.Error.WriteLineAsync(
            $"{open} open invoices in {projects} projects were written in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s."
        );
    }

    /// <summary>
    /// Both files take turns on each day of the reminder plan, so that other load affects both. Each starts as often
    /// as the other.
    /// </summary>
    private static async Task<Cost[]> MeasureAsync((string File, int Open) few, (string File, int Open) many, int due)
    {
        await using var first = await SweptProcess.StartAsync(few.File);
        await using var second = await SweptProcess.StartAsync(many.File);
        (SweptProcess Process, List<OneSweep> Took)[] both = [(first, []), (second, [])];
        foreach (var (step, at) in Originals.Steps.Index())
        foreach (var (process, all) in step % 2 == 0 ? both : both.Reverse())
        {
            var run = await process.AskAsync<OneSweep>($"sweep {at:O}");
            if (run.Turns != due || run.Reminders != due || run.Posts != due)
                throw new InvalidOperationException($"{due} were due on {at:yyyy-MM-dd}, and this came of it: {run}");
            all.Add(run);
        }
        return [await CostAsync(few, first, both[0].Took), await CostAsync(many, second, both[1].Took)];
    }

    private static async Task<Cost> CostAsync((string File, int Open) of, SweptProcess process, List<OneSweep> run)
    {
        var idle = await process.AskAsync<double>($"idle {IdleSweeps}");
        if (await process.AskAsync<string>("verify") is { Length: > 0 } wrong)
            throw new InvalidOperationException(wrong);
        var rest = run[1..];
        return new(
            of.Open,
            of.Open / Originals.InvoicesEach,
            new FileInfo(of.File).Length / 1024 / 1024,
            process.Opened.TotalSeconds,
            run[0].Milliseconds / 1000,
            [.. rest.Select(t => t.Milliseconds / 1000).Order()],
            rest.Sum(t => t.Processor) / rest.Sum(t => t.Reminders),
            run.Sum(t => t.Reminders),
            run.Sum(t => t.Posts),
            idle,
            run[0].Resident,
            run[^1].Resident,
            process.PeakMemory
        );
    }

    private void Show(Cost[] costs, int due)
    {
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, load average when it began: {load}. "
                + $"Compare within the run only. {due} reminders a sweep.\n"
        );
        Console.WriteLine(
            "| open invoices | projects | file MB | sweeps | median s | least | most | first s | "
                + "CPU ms/reminder | reminders | posts owed | nothing due ms | start s | MB after first sweep | "
                + "at the end | peak |"
        );
        Console.WriteLine(
            "| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |"
        );
        foreach (var c in costs)
            Console.WriteLine(
                $"| {c.Open} | {c.Projects} | {c.Megabytes} | {c.Rest.Length} | {c.Median:F2} | "
                    + $"{c.Rest[0]:F2} | {c.Rest[^1]:F2} | {c.First:F2} | {c.ProcessorPerReminder:F2} | "
                    + $"{c.Reminders} | {c.Posts} | {c.Idle:F3} | {c.Opened:F2} | {c.ResidentAfterFirst} | "
                    + $"{c.ResidentAtEnd} | {c.PeakMemory} |"
            );
        var (few, many) = (costs[0], costs[1]);
        Console.WriteLine(
            $"\nMany ÷ few: time {many.Median / few.Median:F2}, "
                + $"CPU {many.ProcessorPerReminder / few.ProcessorPerReminder:F2}, "
                + $"nothing due {many.Idle / few.Idle:F2}, peak memory {(double)many.PeakMemory / few.PeakMemory:F2}."
        );
        File.AppendAllText(
            Path.Combine(folder, "results.jsonl"),
            JsonSerializer.Serialize(
                new
                {
                    at = TimeProvider.System.GetUtcNow(),
                    load,
                    due,
                    costs,
                }
            ) + "\n"
        );
    }

    private void Clear()
    {
        foreach (var name in new[] { "told", "few", "many" })
        foreach (var file in Directory.EnumerateFiles(folder, $"{name}.db*"))
            File.Delete(file);
    }
}
