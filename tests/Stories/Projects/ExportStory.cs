using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Projects;

/// <summary>
/// The records as a file: by a link that works once, with exactly what the tables contain, and no cell that a
/// spreadsheet would execute.
/// </summary>
public sealed partial class ExportStory
{
    private static readonly string[] Tables =
    [
        "project",
        "milestones",
        "invoices",
        "payments",
        "applied-credit",
        "invoice-lines",
        "invoice-deductions",
        "vat",
        "settlements",
        "credit-notes",
        "audit",
    ];

    [Fact]
    public async Task A_link_works_once_for_a_quarter_of_an_hour_and_everything_else_looks_the_same()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await AuditAndForecastStory.BilledAsync(story);
        using var browser = new HttpClient();
        var said = await AskAsync(story, Finn, "csv");
        Says(
            said,
            "Acme website: export",
            "The link works once, and until Fri 24 Jul 2026 11:15 (15 minutes).",
            "ACME-2026-07-24.zip"
        );
        var link = LinkIn(said);
        Assert.Equal(story.Bot.Address.Authority, link.Authority);
        Assert.Matches("^/export/[A-Za-z0-9_-]{43}$", link.AbsolutePath);
        Assert.DoesNotContain(
            link.Segments[^1],
            await File.ReadAllTextAsync(story.Bot.DatabaseFile, Encoding.Latin1),
            StringComparison.Ordinal
        );

        // A request that only checks the address uses nothing up.
        using (var head = await browser.SendAsync(new(HttpMethod.Head, link)))
            Assert.Equal(HttpStatusCode.MethodNotAllowed, head.StatusCode);
        using (var file = await browser.GetAsync(link))
        {
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal("application/zip", file.Content.Headers.ContentType!.ToString());
            Assert.Equal(
                "attachment; filename=\"ACME-2026-07-24.zip\"",
                file.Content.Headers.ContentDisposition!.ToString()
            );
            Assert.Equal(
                ("no-store", "nosniff", "no-referrer"),
                (
                    file.Headers.CacheControl!.ToString(),
                    file.Headers.GetValues("X-Content-Type-Options").Single(),
                    file.Headers.GetValues("Referrer-Policy").Single()
                )
            );
        }
        var used = await NothingAsync(browser, link);
        var late = LinkIn(await AskAsync(story, Finn, "json"));
        story.Clock.Now += TimeSpan.FromMinutes(15);
        Assert.Equal(used, await NothingAsync(browser, late));
        Assert.Equal(used, await NothingAsync(browser, new Uri(story.Bot.Address, $"/export/{new string('A', 43)}")));
        Assert.Equal(used, await NothingAsync(browser, new Uri(story.Bot.Address, "/export/x")));
        Assert.Equal(used, await NothingAsync(browser, new Uri(story.Bot.Address, $"/export/{new string('x', 5000)}")));
        Assert.StartsWith("There is nothing to fetch here", used.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_others_read_nobody_is_given_a_link_and_is_told_what_to_say_where()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await AuditAndForecastStory.BilledAsync(story);
        Says(
            await story.SayAsync(Finn, "export csv"),
            "Whoever opens an export's link first gets the whole record, and here that could be anybody. "
                + "Say it in your own chat with me: export csv ACME"
        );
        Says(await AskAsync(story, Finn, "csv"), "Acme website: export", "/export/");
        // Bob is a member by the conversation alone.
        Says(
            await story.SayAsync(Bob, "export json"),
            "You are a member by this place alone",
            "first Priya Shah or Marc Oliver says role add member",
            "role add member @name. Then say it in your own chat with me: export json ACME"
        );
        Says(await AskAsync(story, Bob, "json"), "There is no project ACME");
        await story.SayAsync(Priya, "role add member @Bob");
        Says(await story.SayAsync(Bob, "export json"), "Say it in your own chat with me: export json ACME");
        Says(await AskAsync(story, Bob, "json"), "Acme website: export", "/export/");
        Assert.Equal(2, await AskAsync<long>(story, "select count(*) from downloads"));
    }

    [Fact]
    public async Task Of_two_who_open_a_link_at_once_one_gets_the_file()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await AuditAndForecastStory.BilledAsync(story);
        using var browser = new HttpClient();
        var link = LinkIn(await AskAsync(story, Priya, "json"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.GetAsync(link)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task No_row_has_two_columns_of_one_name()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await AuditAndForecastStory.BilledAsync(story);
        using var browser = new HttpClient();
        using var export = JsonDocument.Parse(
            await browser.GetStringAsync(LinkIn(await AskAsync(story, Priya, "json")))
        );
        foreach (var sheet in export.RootElement.EnumerateObject())
        foreach (
            var row in sheet.Value.ValueKind == JsonValueKind.Array
                ? [.. sheet.Value.EnumerateArray()]
                : new[] { sheet.Value }
        )
            Assert.Distinct(row.EnumerateObject().Select(column => $"{sheet.Name}.{column.Name}"));
    }

    [Fact]
    public async Task A_link_yields_nothing_to_whoever_left_or_lost_his_role_since_he_asked()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await AuditAndForecastStory.BilledAsync(story);
        using var browser = new HttpClient();
        // A channel with ephemeral messages gives a link in the conversation itself; then it depends on being a
        // member of it.
        var project = await AskAsync<string>(story, "select id from projects");
        var offered = await story
            .Bot.Services.GetRequiredService<DownloadStore>()
            .AddAsync(
                new(
                    new("msteams", story.Tenant, "19:acme@thread.tacv2"),
                    Bob.KeyIn(story.Tenant),
                    project,
                    ExportFormat.Json
                ),
                default
            );
        var bobs = new Uri(story.Bot.Address, $"/export/{offered}");
        story.Clock.Now += TimeSpan.FromMinutes(1);
        story.Connector.Roster[$"19:team/{Bob.Id}"] = FakeRosterEntry.Gone;
        await story.RemovedAsync(Bob);
        await NothingAsync(browser, bobs);

        Says(await story.SayAsync(Finn, "project use ACME", "a:Finns-own-chat"), "Acme website");
        var (stands, lost) = (
            LinkIn(await story.SayAsync(Finn, "export json", "a:Finns-own-chat")),
            LinkIn(await story.SayAsync(Finn, "export json", "a:Finns-own-chat"))
        );
        Assert.Equal(
            "ACME",
            JsonDocument
                .Parse(await browser.GetByteArrayAsync(stands))
                .RootElement.GetProperty("project")
                .GetProperty("key")
                .GetString()
        );
        foreach (var line in new[] { "role add finance @Priya", "role remove finance @Finn" })
            await story.SayAsync(Priya, line);
        await NothingAsync(browser, lost);
    }

    [Fact]
    public async Task The_secret_yields_its_askers_project_and_nothing_once_he_may_not_see_it_any_more()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await AuditAndForecastStory.BilledAsync(story);
        using var browser = new HttpClient();
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 500 EUR", "19:shop@thread.tacv2");
        await story.SayAsync(Priya, "role add finance @Finn", "19:shop@thread.tacv2");
        var (finns, another) = (
            LinkIn(await AskAsync(story, Finn, "json", "SHOP")),
            LinkIn(await AskAsync(story, Finn, "json", "SHOP"))
        );
        // The page does not know who opens it; they get what Finn may see.
        Assert.Equal(
            "SHOP",
            JsonDocument
                .Parse(await browser.GetByteArrayAsync(finns))
                .RootElement.GetProperty("project")
                .GetProperty("key")
                .GetString()
        );
        await story.SayAsync(Priya, "role add finance @Priya", "19:shop@thread.tacv2");
        await story.SayAsync(Priya, "role remove finance @Finn", "19:shop@thread.tacv2");
        await NothingAsync(browser, another);
        Says(await AskAsync(story, Finn, "csv", "SHOP"), "There is no project SHOP that you can see from here");
        Says(await story.SayAsync(Bob, "export csv", "19:elsewhere@thread.tacv2"), "There is no project here yet");
        Assert.Equal(0, await AskAsync<long>(story, "select count(*) from downloads where person like '%bob%'"));
    }

    [Fact]
    public async Task Json_and_csv_hold_exactly_the_rows_of_the_tables_and_sum_to_the_statement()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await AuditAndForecastStory.BilledAsync(story);
        await story.SayAsync(Priya, "pay 1 2300 EUR surplus credit");
        using var browser = new HttpClient();
        var json = JsonDocument
            .Parse(await browser.GetByteArrayAsync(LinkIn(await AskAsync(story, Priya, "json"))))
            .RootElement;
        var csv = Unpack(await browser.GetByteArrayAsync(LinkIn(await AskAsync(story, Priya, "csv"))));
        Assert.Equal(Tables.Select(t => $"{t}.csv").Order(), csv.Keys.Order());

        foreach (
            var (name, table) in new[]
            {
                ("milestones", "milestones"),
                ("invoices", "invoices"),
                ("payments", "payments"),
                ("credit-notes", "credit_notes"),
                ("applied-credit", "credit_applications"),
                ("audit", "journal"),
            }
        )
        {
            var rows = await AskAsync<long>(story, $"select count(*) from {table}");
            Assert.Equal(rows, csv[$"{name}.csv"].Count - 1);
            Assert.Equal(rows, json.GetProperty(name.Replace('-', '_')).GetArrayLength());
        }
        // Both formats contain the same, cell by cell.
        foreach (var table in Tables)
        {
            var (head, rows) = (csv[$"{table}.csv"][0], csv[$"{table}.csv"].Skip(1).ToList());
            var objects =
                table == "project"
                    ? [json.GetProperty("project")]
                    : json.GetProperty(table.Replace('-', '_')).EnumerateArray().ToList();
            foreach (var (row, one) in rows.Zip(objects))
            {
                Assert.Equal(head, one.EnumerateObject().Select(p => p.Name));
                Assert.Equal(
                    head.Zip(one.EnumerateObject(), (column, value) => column == "as_of" ? "" : Plain(value.Value)),
                    head.Zip(row, (column, cell) => column == "as_of" ? "" : cell.TrimStart('\''))
                );
            }
        }
        long Minor(JsonElement of, string name) => of.GetProperty(name).GetProperty("minor").GetInt64();
        var project = json.GetProperty("project");
        var payments = json.GetProperty("payments")
            .EnumerateArray()
            .Sum(p => Minor(p, "amount") * (p.GetProperty("direction").GetString() == "in" ? 1 : -1));
        Assert.Equal(430_000, payments);
        Assert.Equal((payments, Minor(project, "received") - Minor(project, "refunded")), (430_000, payments));
        Assert.Equal(json.GetProperty("invoices").EnumerateArray().Sum(i => Minor(i, "net")), Minor(project, "billed"));
        Assert.Equal(
            json.GetProperty("milestones").EnumerateArray().Sum(m => Minor(m, "net")),
            Minor(project, "contract")
        );
        Says(
            await story.SayAsync(Priya, "statement"),
            $"Received: €{project.GetProperty("received").GetProperty("amount").GetString()!.Insert(1, ",")}",
            "Received: €4,300.00",
            "Client credit: €16.00",
            "Owed: €0.00"
        );
        Assert.Equal("12000.00", csv["project.csv"][1][Array.IndexOf(csv["project.csv"][0], "contract")]);
        Assert.Equal("2026-07-30", csv["invoices.csv"][1][Array.IndexOf(csv["invoices.csv"][0], "due_on")]);
    }

    /// <summary>Requests a file in a person's own chat with the bot.</summary>
    private static Task<BotAnswer> AskAsync(TeamsStory story, StoryPerson who, string format, string key = "ACME") =>
        story.SayAsync(who, $"export {format} {key}", $"a:{who.Name.Split(' ')[0]}s-own-chat");

    private static Uri LinkIn(BotAnswer answer) => new(Link().Match(answer.Text).Value);

    private static async Task<(HttpStatusCode Status, string Body, string Type)> NothingAsync(
        HttpClient browser,
        Uri link
    )
    {
        using var answer = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        return (
            answer.StatusCode,
            await answer.Content.ReadAsStringAsync(),
            answer.Content.Headers.ContentType!.ToString()
        );
    }

    /// <summary>Every file of the export as rows of cells, headings first.</summary>
    private static Dictionary<string, List<string[]>> Unpack(byte[] pack)
    {
        using var zip = new ZipArchive(new MemoryStream(pack));
        return zip.Entries.ToDictionary(
            e => e.Name,
            e =>
            {
                using var file = new MemoryStream();
                using (var entry = e.Open())
                    entry.CopyTo(file);
                Assert.Equal([0xEF, 0xBB, 0xBF], file.ToArray()[..3]);
                file.Position = 0;
                using var csv = CsvReader.Create(file, new CsvReaderOptions { HasHeader = false });
                var rows = new List<string[]>();
                foreach (var row in csv)
                    rows.Add(row.ToArray());
                return rows;
            }
        );
    }

    private static string Plain(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.Object => value.GetProperty("amount").GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToString(),
        };

    private static Task<T> AskAsync<T>(TeamsStory story, string sql)
    {
        using var db = new SqliteConnection($"Data Source={story.Bot.DatabaseFile};Pooling=False");
        return Task.FromResult(db.QuerySingle<T>(sql));
    }

    [GeneratedRegex(@"http://[^\s)]+/export/[^\s)]+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
