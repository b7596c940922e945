using System.Text.Json;
using MilestoneBot.Tests.Bench.Stores.Cuts;
using MilestoneBot.Tests.Bench.Stores.Measured;

namespace MilestoneBot.Tests.Bench.Stores;

/// <summary>The results of one store.</summary>
/// <param name="Speeds">Commits per second in each round.</param>
/// <param name="Traced">What it did to its files; null when tracing is not possible.</param>
internal sealed record StoreFigures(
    Candidate Store,
    double[] Speeds,
    double ProcessorPerCommit,
    TraceFigures? Traced,
    KillResult Kills
)
{
    public double Median => MedianOf(Speeds);

    /// <summary>The median over the rounds of this store's speed divided by the other's.</summary>
    public double ComparedWith(StoreFigures other) => MedianOf(Speeds.Zip(other.Speeds, (own, its) => own / its));

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

/// <summary>The results of one trace of a store.</summary>
/// <param name="Syncs">Sync calls from the first commit to the last acknowledgement.</param>
/// <param name="Megabytes">The amount written to its files in that time.</param>
internal sealed record TraceFigures(int Syncs, double Megabytes, CutResult Tails, CutResult Scattered);

/// <summary>Measures every store in turn and prints the tables. See tests/Bench/README.md.</summary>
internal sealed class StoresBench(string[] args)
{
    private const int Seed = 20261130;

    private readonly string home = Path.Combine(Root(), "artifacts", "bench");
    private readonly string load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
    private int folders;

    public async Task RunAsync()
    {
        var only = Option("--only", "");
        var (seconds, rounds, commits) = (
            double.Parse(Option("--seconds", "2")),
            int.Parse(Option("--rounds", "9")),
            int.Parse(Option("--commits", "1000"))
        );
        var (kills, cuts) = (int.Parse(Option("--kills", "20")), int.Parse(Option("--cuts", "200")));
        Candidate[] stores = only.Length == 0 ? [.. Candidate.All] : [.. only.Split(',').Select(Candidate.Find)];
        try
        {
            var speeds = await TimeAsync(stores, rounds, seconds);
            var whyNot = await DiskTrace.WhyNotAsync();
            var figures = new List<StoreFigures>();
            foreach (var store in stores)
            {
                await using var reader = new ReaderProcess();
                var traced = whyNot is null ? await TraceAsync(store, commits, cuts, reader) : null;
                await SayAsync($"{store.Name}: killing its process {kills} times");
                var killed = await KillRounds.RunAsync(store, NewFolder, kills, Seed, reader);
                var measured = speeds[store.Name];
                figures.Add(
                    new(
                        store,
                        [.. measured.Select(s => s.CommitsPerSecond)],
                        measured.Average(s => s.ProcessorPerCommit),
                        traced,
                        killed
                    )
                );
            }
            StoresReport.Show(figures, load, commits, whyNot);
            await File.AppendAllTextAsync(
                Path.Combine(home, "results.jsonl"),
                JsonSerializer.Serialize(
                    new
                    {
                        at = TimeProvider.System.GetUtcNow(),
                        load,
                        commits,
                        figures = figures.Select(f => new
                        {
                            store = f.Store.Name,
                            f.Speeds,
                            f.ProcessorPerCommit,
                            f.Traced,
                            f.Kills,
                        }),
                    }
                ) + "\n"
            );
        }
        finally
        {
            Directory.Delete(Path.Combine(home, "stores"), recursive: true);
        }
    }

    /// <summary>Each round begins with another store, so that other load affects all of them.</summary>
    private async Task<Dictionary<string, List<Speed>>> TimeAsync(Candidate[] stores, int rounds, double seconds)
    {
        var speeds = stores.ToDictionary(s => s.Name, _ => new List<Speed>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        for (var i = 0; i < stores.Length; i++)
        {
            var store = stores[(i + round) % stores.Length];
            await SayAsync($"{store.Name}: timing, round {round + 1} of {rounds}");
            var folder = NewFolder();
            using var writer = ChildProcess.Self([Writer.TimedWord, store.Name, folder, $"{seconds}"]);
            var said = await writer.StandardOutput.ReadToEndAsync();
            await writer.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
            speeds[store.Name].Add(JsonSerializer.Deserialize<Speed>(said)!);
        }
        return speeds;
    }

    private async Task<TraceFigures> TraceAsync(Candidate store, int commits, int cuts, ReaderProcess reader)
    {
        await SayAsync($"{store.Name}: tracing {commits} commits");
        var folder = NewFolder();
        var trace = await DiskTrace.RecordAsync(store, folder, commits);
        var timed = trace.Operations.SkipWhile(o => o is not StoreOpened).ToArray();
        await SayAsync($"{store.Name}: cutting its power");
        var tails = await new PowerCuts(store, trace, folder, reader).TailsAsync();
        var scattered = await new PowerCuts(store, trace, folder, reader).ScatteredAsync(cuts, Seed);
        Directory.Delete(folder, recursive: true);
        return new(
            timed.Count(o => o is Synced),
            timed.OfType<Written>().Sum(w => (double)w.Bytes.Length) / 1024 / 1024,
            tails,
            scattered
        );
    }

    private string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(home, "stores", $"{Environment.ProcessId}-{folders++}")).FullName;

    private string Option(string name, string otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

    private static Task SayAsync(string what) => Console.Error.WriteLineAsync(what);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MilestoneBot.sln")))
            folder =
                folder.Parent
                ?? throw new InvalidOperationException("Run the benchmark from a folder inside the repository.");
        return folder.FullName;
    }
}
