// Measures the bot beside bots that only echo, in one run on one machine, over loopback. See README.md.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MilestoneBot.Tests.Bench;
using MilestoneBot.Tests.Bench.Clock;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["echo", var port])
{
    await EchoPeer.RunAsync(port);
    return 0;
}
if (args is ["swept", var file])
    return await Swept.RunAsync(file);

var seconds = TimeSpan.FromSeconds(double.Parse(Option("--seconds", "8")));
var warming = TimeSpan.FromSeconds(double.Parse(Option("--warm", "4")));
var only = Option("--only", "");
var root = Root();
var here = Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench")).FullName;
var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
if (args is ["clock", ..])
    return await new ClockBench(here, load).RunAsync(
        int.Parse(Option("--invoices", "200000")),
        int.Parse(Option("--due", "1000"))
    );

var dll = Option("--bot", Path.Combine(here, "bot", "MilestoneBot.dll"));
var database = Path.Combine(here, "bench.db");
foreach (var old in Directory.EnumerateFiles(here, "bench.db*"))
    File.Delete(old);

var hello = new Talk("hello", _ => [], n => $"hello {n}", n => $"hello {n}");
string[] Project(int c) =>
    [$"project new \"Bench {c}\" client \"Client {c}\" total 120000 EUR vat 19 key B{c} using website-30-40-30"];
Talk[] turns =
[
    new("change", Project, n => $"set discovery expected {Day(n)}", Day),
    new("read", c => Project(c + 1000), _ => "status", _ => "Discovery and strategy"),
    new("help", _ => [], _ => "help", _ => "project new"),
];
var quiet = new Dictionary<string, string>(StringComparer.Ordinal);
(
    string Name,
    string Program,
    string[] Arguments,
    string Folder,
    Dictionary<string, string> Environment,
    Talk First,
    Talk[] Talks
)[] bots =
[
    ("kestrel-echo", "dotnet", [typeof(EchoPeer).Assembly.Location, "echo", "{port}"], here, quiet, hello, [hello]),
    (
        "botbuilder-js",
        "node",
        ["echo.mjs", "{port}"],
        Path.Combine(root, "tests", "Bench", "node"),
        quiet,
        hello,
        [hello]
    ),
    (
        "botframework-net",
        "dotnet",
        [
            Path.Combine(root, "tests/Bench/BotFramework/bin/Release/net10.0/MilestoneBot.Bench.BotFramework.dll"),
            "{port}",
        ],
        here,
        quiet,
        hello,
        [hello]
    ),
    (
        "MilestoneBot",
        "dotnet",
        [dll, "--urls", "http://127.0.0.1:{port}", $"--Database:Path={database}"],
        here,
        new(StringComparer.Ordinal) { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        hello with
        {
            Line = _ => "help",
        },
        turns
    ),
];

var figures = new List<Figures>();
var wholes = new List<Whole>();
await using var connector = await Connector.StartAsync();
foreach (var bot in bots.Where(b => only.Length == 0 || only.Split(',').Contains(b.Name, StringComparer.Ordinal)))
{
    await using var target = Target.Start(bot.Program, bot.Arguments, bot.Folder, bot.Environment);
    using var people = new People(target, connector);
    var cold = await people.FirstAnswerAsync(bot.First.Line(0));
    foreach (var talk in bot.Talks)
    {
        await people.PrepareAsync(talk, 16, 4);
        await people.TalkAsync(talk, 16, 4, warming);
        foreach (var count in new[] { 1, 16 })
            figures.Add(await MeasureAsync(bot.Name, target, people, talk, count));
    }
    wholes.Add(new(bot.Name, cold.TotalSeconds, target.PeakMemory));
}
Show();
return 0;

async Task<Figures> MeasureAsync(string name, Target target, People people, Talk talk, int count)
{
    var (messages, edits) = connector.Counted;
    var processor = target.Processor;
    var start = Stopwatch.GetTimestamp();
    var took = await people.TalkAsync(talk, count, 4, seconds);
    var time = Stopwatch.GetElapsedTime(start);
    var after = connector.Counted;
    return Figures.Of(
        name,
        talk.Name,
        count,
        took,
        time,
        target.Processor - processor,
        after.Messages - messages,
        after.Edits - edits
    );
}

void Show()
{
    Console.WriteLine(
        $"{Environment.ProcessorCount} cores, load average when it began: {load}. Compare within the run only.\n"
    );
    Console.WriteLine(
        "| bot | said | at once | turns | turns/s | HTTP p50 ms | reply p50 | p95 | p99 | CPU µs/turn | "
            + "messages/turn | edits/turn | p50 ÷ echo | CPU ÷ echo |"
    );
    Console.WriteLine("| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
    foreach (var f in figures)
    {
        var echo = figures.FirstOrDefault(e => e.Bot == "kestrel-echo" && e.People == f.People);
        Console.WriteLine(
            $"| {f.Bot} | {f.Said} | {f.People} | {f.Turns} | {f.PerSecond:F0} | {f.AnsweredP50:F2} | "
                + $"{f.RepliedP50:F2} | {f.RepliedP95:F2} | {f.RepliedP99:F2} | {f.ProcessorPerTurn:F0} | "
                + $"{f.MessagesPerTurn:F2} | {f.EditsPerTurn:F2} | {f.RepliedP50 / echo?.RepliedP50:F1} | "
                + $"{f.ProcessorPerTurn / echo?.ProcessorPerTurn:F1} |"
        );
    }
    Console.WriteLine();
    Console.WriteLine("| bot | cold start s | peak memory MB |");
    Console.WriteLine("| --- | --: | --: |");
    foreach (var w in wholes)
        Console.WriteLine($"| {w.Bot} | {w.ColdStartSeconds:F2} | {w.PeakMemory} |");
    File.AppendAllText(
        Path.Combine(here, "results.jsonl"),
        JsonSerializer.Serialize(
            new
            {
                at = TimeProvider.System.GetUtcNow(),
                load,
                figures,
                wholes,
            }
        ) + "\n"
    );
}

string Option(string name, string otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

static string Day(int n) =>
    DateOnly.FromDayNumber(740_000 + (n % 300)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

static string Root()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(folder.FullName, "MilestoneBot.sln")))
        folder =
            folder.Parent
            ?? throw new InvalidOperationException("Run the benchmark from a folder inside the repository.");
    return folder.FullName;
}
