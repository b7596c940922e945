using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Connectors.Statements;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Model.Books;

namespace MilestoneBot.Tests.Model.Histories;

/// <summary>A running bot to which histories are typed, each in a workspace of its own.</summary>
internal sealed class Playground : IAsyncDisposable
{
    private readonly TeamsStory story;
    private readonly HttpClient browser = new();
    private readonly DirectoryInfo folder;
    private readonly SqliteConnection journal;
    private long entries;
    private int played;

    private Playground(TeamsStory story, DirectoryInfo folder)
    {
        (this.story, this.folder) = (story, folder);
        journal = new($"Data Source={story.Bot.DatabaseFile};Pooling=False;Mode=ReadOnly");
        journal.Open();
    }

    /// <summary>The workspace of the history that was played last, as far as it came.</summary>
    public World? Last { get; private set; }

    public static async Task<Playground> OpenAsync()
    {
        var statements = Directory.CreateTempSubdirectory("model-statements-");
        var bot = await TeamsStory.BeginAsync(
            solo: true,
            "2026-12-30T04:00:00Z",
            ("Payments:StatementFolder", statements.FullName)
        );
        return new(bot, statements);
    }

    /// <summary>Types a history. Returns the first difference with the lines up to it, or null.</summary>
    public async Task<Finding?> PlayAsync(History history)
    {
        // What is due in the workspaces of earlier histories is not waited for.
        story.Bot.Tamper("delete from dues");
        if (played > 0 && Directory.Exists(Statements))
            Directory.Delete(Statements, recursive: true);
        story.Tenant = $"tenant-{++played}";
        story.Connector.Calls.Clear();
        var world = Last = World.Begin(history.Seed);
        var typed = 0;
        if (await TypeAsync(world, 0) is { } early)
            return early;
        typed = world.Steps.Count;
        foreach (var (i, draw) in history.Draws.Index())
        {
            Acts.Do(world, draw);
            if (world.Projects.Select(p => p.Books.BrokenIdentity()).OfType<string>().FirstOrDefault() is { } broken)
                return new(world, "the books themselves", [broken], "");
            if (await TypeAsync(world, typed) is { } wrong)
                return wrong;
            typed = world.Steps.Count;
            if (i % 9 == 8 || i == history.Draws.Count - 1)
                foreach (var (books, _) in world.Projects)
                    if (await ExportAsync(books) is { Count: > 0 } differences)
                        return new(world, "the export", differences, "");
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await journal.DisposeAsync();
        await story.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>A line is taken or refused: what is taken stands in the journal, what is refused leaves nothing.</summary>
    private async Task<Finding?> TypeAsync(World world, int from)
    {
        foreach (var step in world.Steps.Skip(from))
        {
            story.Clock.Now = step.At;
            if (step.IsClock || step.Statement.Length > 0)
            {
                await (step.IsClock ? story.TickAsync($"{step.At:O}") : PutAsync(step.Statement));
                await IsJournalLongerAsync();
                if (step.InDoubt is { } doubt && await InDoubtAsync(doubt) is { Count: > 0 } differences)
                    return new(world, "the export in doubt", differences, "");
                continue;
            }
            var answer = await AnswerAsync(step);
            if (step.OffersDiscount is { } isOffered && answer.Contains(Offer, StringComparison.Ordinal) != isOffered)
                return new(world, step.Line, [$"it offers the discount: the books say {isOffered}"], answer);
            var isTaken = await IsJournalLongerAsync();
            if (isTaken == step.Refused is null)
                continue;
            var expected = step.Refused is { } why ? $"to be refused ({why})" : "to be taken";
            return new(world, step.Line, [$"it is {expected}, and is not"], answer);
        }
        return null;
    }

    private const string Offer = "Accept with discount";

    private string Statements => Path.Combine(folder.FullName, story.Tenant);

    /// <summary>A line in brackets is a button of that title.</summary>
    private async Task<string> AnswerAsync(Step step) =>
        (
            step.Line[0] == '['
                ? await story.PressAsync(StoryPerson.Priya, step.Line.Trim('[', ']'))
                : await story.SayAsync(StoryPerson.Priya, step.Line, step.Place)
        ).Text;

    /// <summary>A file of the bank is in the folder of the workspace, and is looked at until it is read.</summary>
    private async Task PutAsync(string entry)
    {
        Directory.CreateDirectory(Statements);
        await File.WriteAllTextAsync(
            Path.Combine(Statements, $"{Directory.GetFiles(Statements).Length + 1}.xml"),
            CamtBuilder.File(entry)
        );
        foreach (var _ in new[] { 1, 2 })
            await story.Bot.Services.GetRequiredService<PaymentCheck>().RunAsync(default);
    }

    private async Task<bool> IsJournalLongerAsync()
    {
        await using var count = journal.CreateCommand();
        count.CommandText = "select count(*) from journal";
        var before = entries;
        entries = (long)(await count.ExecuteScalarAsync())!;
        return entries != before;
    }

    private Task<IReadOnlyList<string>> ExportAsync(ProjectBooks books) =>
        HoldAsync(books, export => Comparison.Differences(books, export));

    private Task<IReadOnlyList<string>> InDoubtAsync(InDoubt doubt) =>
        HoldAsync(doubt.Books, export => Comparison.Differences(doubt, export));

    private async Task<IReadOnlyList<string>> HoldAsync(
        ProjectBooks books,
        Func<JsonElement, IReadOnlyList<string>> hold
    )
    {
        var said = (await story.SayAsync(StoryPerson.Priya, $"export json {books.Key}", "a:Priyas-own-chat")).Text;
        var at = said.IndexOf("http://", StringComparison.Ordinal);
        if (at < 0)
            return [said];
        using var export = JsonDocument.Parse(
            await browser.GetByteArrayAsync(new Uri(said[at..].Split([' ', '\n', ')'])[0]))
        );
        var differences = hold(export.RootElement);
        return differences.Any(d => d.Contains("audit_is_whole", StringComparison.Ordinal))
            ?
            [
                .. differences,
                (await story.SayAsync(StoryPerson.Priya, $"verify {books.Key}", "a:Priyas-own-chat")).Text,
            ]
            : differences;
    }
}

/// <summary>A difference between the books and the bot, and what was typed until then.</summary>
internal sealed record Finding(World World, string Where, IReadOnlyList<string> Differences, string Answer)
{
    /// <summary>Two findings of a kind have the same cause, as far as can be told.</summary>
    public string Kind =>
        string.Concat(
            $"{Where.Split(' ')[0]} {Differences[0]} {Answer}"
                .Where(c => !char.IsDigit(c) && c is not (',' or '.'))
                .Take(150)
        );

    public override string ToString() =>
        string.Join(
            '\n',
            [
                $"{Where}:",
                .. Differences.Select(d => $"  {d}"),
                $"The bot's answer: {Answer}",
                "Typed:",
                .. World.Steps.Select(s => $"  {s.At:MM-dd HH:mm}Z {s.Place[3..5]} {s.Line}{Mark(s)}"),
            ]
        );

    private static string Mark(Step step) => step.Refused is { } why ? $"   (to be refused: {why})" : "";
}
