using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Store;

/// <summary>
/// Somebody edits the tables in the database file and leaves the journal alone: the replay of the journal names what
/// was changed.
/// </summary>
public sealed partial class TableTamperingTests(RecordedStory story) : IClassFixture<RecordedStory>, IDisposable
{
    private static readonly string[] FactTables =
    [
        "projects",
        "places",
        "roles",
        "deputies",
        "joins",
        "appointments",
        "milestones",
        "invoices",
        "payments",
        "credit_notes",
        "settlements",
        "credit_applications",
        "reminders",
        "nudges",
        "dismissals",
        "requests",
        "client_links",
        "series",
        "templates",
        "workspaces",
    ];

    /// <summary>
    /// Columns that are no business facts: how far the journal goes, when something was last changed, and the order of
    /// rows.
    /// </summary>
    private static readonly HashSet<string> NoFacts = new(StringComparer.Ordinal)
    {
        "projects.changed_at",
        "workspaces.changed_at",
        "projects.proposed_seq",
        "projects.amend_seq",
        "milestones.terms_seq",
        "milestones.position",
        "roles.given_seq",
        "deputies.seq",
        "joins.seq",
        "appointments.seq",
        "nudges.seq",
        "dismissals.seq",
        "projects.planned",
        // The time zone of the seller's books is the first project's, and has no journal entry of its own.
        "workspaces.zone",
    };

    private readonly StoreFixture rig = new(story.Rig);
    private readonly IReadOnlyList<Project> projects = story.Projects;
    private SqliteConnection? tool;

    private SqliteConnection Tool
    {
        get
        {
            if (tool is null)
            {
                tool = new SqliteConnection($"Data Source={rig.Settings.Path};Pooling=False;Foreign Keys=False");
                tool.Open();
                tool.Execute("pragma ignore_check_constraints = on");
            }
            return tool;
        }
    }

    public void Dispose()
    {
        tool?.Dispose();
        rig.Dispose();
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task Every_column_of_every_fact_table_is_held_against_the_journal()
    {
        Assert.Null(await FoundAsync());
        var (tried, missed) = (0, new List<string>());
        foreach (var table in FactTables)
        {
            foreach (var column in await Tool.QueryAsync<string>($"select name from pragma_table_info('{table}')"))
            {
                if (NoFacts.Contains($"{table}.{column}"))
                    continue;
                var (row, value) = await Tool.QueryFirstOrDefaultAsync<(long, object)>(
                    $"select rowid, {column} from {table} where {column} is not null order by rowid desc limit 1"
                );
                Assert.True(value is not null, $"{table}.{column} has no value in the story");
                await Tool.ExecuteAsync(
                    $"update {table} set {column} = @other where rowid = @row",
                    new { other = Other(value), row }
                );
                if (await FoundAsync() is not { Length: > 20 })
                    missed.Add($"{table}.{column} {value} -> {Other(value)}");
                await Tool.ExecuteAsync($"update {table} set {column} = @value where rowid = @row", new { value, row });
                tried++;
            }
        }
        Assert.Empty(missed);
        Assert.True(tried > 180, $"{tried} columns");
        Assert.Null(await FoundAsync());
    }

    [Fact]
    public async Task A_row_that_is_taken_out_of_any_fact_table_is_missed()
    {
        foreach (var table in FactTables)
        {
            var row =
                (IDictionary<string, object>)
                    await Tool.QueryFirstAsync($"select rowid, * from {table} order by rowid limit 1");
            await Tool.ExecuteAsync($"delete from {table} where rowid = @rowid", new { rowid = row["rowid"] });
            Assert.True(await FoundAsync() is { Length: > 20 }, table);
            await Tool.ExecuteAsync(
                $"insert into {table} ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Keys.Select(k => $"@{k}"))})",
                new DynamicParameters(row)
            );
        }
        Assert.Null(await FoundAsync());
    }

    [Theory]
    [InlineData("payments", "id = 99, source = ''", "Payment P99 is in the tables and not in the journal.")]
    [InlineData(
        "payments",
        "id = 99, source = '', invoice = 77",
        "Payment P99 is in the tables and not in the journal."
    )]
    [InlineData(
        "credit_notes",
        "id = 99, number = 'CN-2026-0099', invoice = 77",
        "Credit note CN-2026-0099 is in the tables and not in the journal."
    )]
    [InlineData(
        "reminders",
        "on_day = '2026-08-31', invoice = 77",
        "The reminder of 2026-08-31 is in the tables and not in the journal."
    )]
    [InlineData(
        "invoices",
        "id = 99, number = 'INV-2026-0099', state = 'discarded'",
        "Invoice INV-2026-0099 is in the tables and not in the journal."
    )]
    [InlineData(
        "milestones",
        "id = 99, name = 'Logo', name_key = 'logo', position = 99",
        "Milestone Logo is in the tables and not in the journal."
    )]
    [InlineData(
        "credit_notes",
        "id = 99, number = 'CN-2026-0099'",
        "Credit note CN-2026-0099 is in the tables and not in the journal."
    )]
    [InlineData(
        "reminders",
        "on_day = '2026-08-31', rung = 'manual'",
        "The reminder for INV-2025-0001 of 2026-08-31 is in the tables and not in the journal."
    )]
    [InlineData("requests", "id = 99", "Request R99 is in the tables and not in the journal.")]
    [InlineData(
        "client_links",
        "id = 99, token_hash = 'x'",
        "Client link 99 for dana@acme.example is in the tables and not in the journal."
    )]
    [InlineData(
        "roles",
        "actor = 'mallory', role = 'lead'",
        "The role lead of a former member is in the tables and not in the journal."
    )]
    [InlineData("deputies", "actor = 'mallory'", "The deputy a former member is in the tables and not in the journal.")]
    [InlineData(
        "places",
        "conversation = 'mallory'",
        "A tie to a msteams place is in the tables and not in the journal."
    )]
    [InlineData(
        "places",
        "conversation = 'mallory', workspace = 'tenant-b'",
        "A tie to a msteams place is in the tables and not in the journal."
    )]
    [InlineData("templates", "name_key = 'x', name = 'x'", "Template x is in the tables and not in the journal.")]
    [InlineData(
        "series",
        "year = 2031",
        "The number series INV-2031 is not as long as the documents that have its numbers."
    )]
    public async Task A_row_that_is_put_in_is_named(string table, string changes, string says)
    {
        await Tool.ExecuteAsync(
            $"create temp table copy as select * from {table} order by rowid limit 1; "
                + $"update copy set {changes}; insert into {table} select * from copy"
        );
        Assert.StartsWith(says, await FoundAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "update payments set amount = amount - 100 where id = 1",
        "Payment P1 in the tables is not what the journal says: its amount."
    )]
    [InlineData(
        "update payments set invoice = 4 where id = 1",
        "Payment P1 in the tables is not what the journal says: its invoice."
    )]
    [InlineData("delete from payments where id = 2", "Payment P2 is in the journal and not in the tables.")]
    [InlineData(
        "update invoices set due_on = '2026-12-31' where number = 'INV-2026-0001'",
        "Invoice INV-2026-0001 in the tables is not what the journal says: its due date."
    )]
    [InlineData(
        "update invoices set number = 'INV-2026-0011' where number = 'INV-2026-0001'",
        "Invoice INV-2026-0001 in the tables is not what the journal says: its number."
    )]
    [InlineData(
        "update milestones set stage = 'confirmed' where id = 3",
        "Milestone 3 (Final delivery) in the tables is not what the journal says: its state."
    )]
    [InlineData(
        "update milestones set position = 3 - position",
        "Milestone 1 (Discovery and strategy) in the tables is not what the journal says: its order."
    )]
    [InlineData(
        "update milestones set confirmed_held = 0 where id = 2",
        "Milestone 2 (Design approval) in the tables is not what the journal says: its confirmation."
    )]
    [InlineData(
        "update milestones set name_key = 'x' where id = 2",
        "Milestone 2 (Design approval) in the tables is not what the journal says: its name."
    )]
    [InlineData(
        "update projects set contract = contract * 2",
        "Project ACME in the tables is not what the journal says: its contract."
    )]
    [InlineData(
        "update roles set role = 'member' where role = 'finance'",
        "The role finance of Priya Nair is in the journal and not in the tables."
    )]
    [InlineData(
        "update deputies set until_day = '2031-01-01'",
        "The deputy Marc Ode in the tables is not what the journal says: its last day."
    )]
    [InlineData(
        "update requests set amount = amount * 2",
        "Request R2 in the tables is not what the journal says: its amount."
    )]
    [InlineData(
        "update milestones set stage = 'done' where id = 3",
        "The tables of this project cannot be read (\"done\" is no Stage); this is what the journal says."
    )]
    [InlineData(
        "update invoices set issued_on = null",
        "The tables of this project cannot be read; this is what the journal says."
    )]
    public async Task What_was_changed_is_named_as_people_know_it(string sql, string says)
    {
        await Tool.ExecuteAsync(sql);
        Assert.StartsWith(says, await FoundAsync(), StringComparison.Ordinal);
        Assert.NotNull(await rig.Reader.FindRecordAsync(rig.Says(), "", default));
    }

    [Fact]
    public async Task A_place_that_turned_to_another_project_is_no_tampering()
    {
        Assert.IsType<MilestoneBot.Store.Projects.Outcome.Saved>(
            await rig.Projects.ChangeAsync(
                rig.Says(id: "turned to the shop"),
                "SHOP",
                (p, s) => p.TieConversation("msteams", p.Workspace, "19:acme", s),
                default
            )
        );
        Assert.Null(await FoundAsync());
    }

    [Fact]
    public async Task A_forged_journal_with_right_hashes_all_through_is_caught_by_the_tables()
    {
        Forge(
            "ACME",
            row =>
                row.verb == "payment-recorded" && row.seq == 23
                    ? row with
                    {
                        details = row.details.Replace("200000", "100000", StringComparison.Ordinal),
                    }
                    : row
        );
        Assert.StartsWith(
            "Payment P1 in the tables is not what the journal says: its amount.",
            await FoundAsync(),
            StringComparison.Ordinal
        );
        Forge("ACME", row => row.seq == 30 ? row with { verb = "no-such-verb" } : row);
        var check = await rig.Reader.VerifyAsync(projects.First(p => p.Key == "ACME"), default);
        Assert.Equal((30, "entry 30 makes no sense behind those before it"), (check.BrokenAtEntry, check.Problem));
    }

    /// <summary>The first difference found anywhere, as text; null if there is none.</summary>
    private async Task<string?> FoundAsync()
    {
        foreach (var project in projects.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (await rig.AskAsync<long>($"select count(*) from projects where id = '{project.Id}'") == 0)
                continue;
            if (Said(project, await rig.Reader.VerifyAsync(project, default)) is { } said)
                return said;
        }
        return Said(projects[0], await rig.Workspace.VerifyAsync("tenant-a", default));
    }

    private static string? Said(Project project, MilestoneBot.Domain.Audit.AuditTrailResult check)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StoreFixture.Priya.Id] = StoreFixture.Priya.Name,
            [StoreFixture.Marc.Id] = StoreFixture.Marc.Name,
        };
        if (check.IsIntact)
            return null;
        return check.BrokenAtEntry is { } bad
            ? $"Audit trail BROKEN at entry {bad}"
            : DifferenceText.Describe(new(project, names, default, "UTC"), check.Difference!);
    }

    private void Forge(
        string key,
        Func<MilestoneBot.Store.Events.JournalRow, MilestoneBot.Store.Events.JournalRow> forge
    )
    {
        var chain = Tool.QuerySingle<string>("select id from projects where key = @key", new { key });
        Tool.Execute("drop trigger if exists journal_keeps_what_it_says");
        var prev = "";
        foreach (
            var row in Tool.Query<MilestoneBot.Store.Events.JournalRow>(
                    "select * from journal where chain = @chain order by seq",
                    new { chain }
                )
                .ToList()
        )
        {
            var forged = forge(row) with { prev = prev };
            prev = MilestoneBot.Store.Events.Journal.ComputeHash(forged);
            Tool.Execute(
                "update journal set verb = @verb, details = @details, prev = @prev, hash = @hash where chain = @chain and seq = @seq",
                forged with
                {
                    hash = prev,
                }
            );
        }
        Tool.Execute("update projects set hash = @prev where id = @chain", new { prev, chain });
    }

    private static object Other(object value) =>
        value switch
        {
            long n and (0 or 1) => 1 - n,
            long n => n + 1,
            string date when Day().IsMatch(date) => "2031-01-01",
            string json when json.StartsWith('[') => "[]",
            _ => $"{Convert.ToString(value, CultureInfo.InvariantCulture)}x",
        };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$", RegexOptions.NonBacktracking)]
    private static partial Regex Day();
}
