using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Teams;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Stories.Reliability;

/// <summary>
/// The real program is killed repeatedly while it delivers posts and edits. Nothing that was pending is lost, at most
/// one message of each kill arrives twice, and the second copy's buttons do nothing more. KILLS says how often; a
/// handful by default.
/// </summary>
[Needs(Need.Process)]
public sealed partial class KilledWhileDeliveringStory(ITestOutputHelper output)
{
    private const string Room = "19:acme@thread.tacv2";
    private const int Threads = 4,
        Stages = 6;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("KILLS"), out var kills) ? kills : 3;

    [Fact]
    public async Task Nothing_is_lost_and_each_kill_doubles_one_message_at_the_most()
    {
        var random = new Random(23);
        using var bot = new BotProcess();
        await using var connector = await FakeConnector.StartAsync();
        var project = await BilledAsync(bot, connector);
        var owed = new HashSet<(string, string)>();
        var paid = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            // As many reminders as on a busy morning; in each thread one for each invoice.
            for (var thread = 0; thread < Threads; thread++)
            for (var stage = 1; stage <= Stages; stage++)
                owed.Add(Owe(bot, project, $"{Room};messageid={(kill * Threads) + thread}", stage));
            await bot.StartAsync("--Jobs:Delivery=* * * * * ?");
            // Its payment changes the posted cards.
            if (kill % 20 == 1)
                await bot.TellAsync(connector, $"pay 1 1.00 ref \"{++paid}\"", Room);
            var enough = Posts(connector).Count + random.Next(Threads * Stages);
            connector.Slowness = random.Next(20);
            await connector.SeesAsync(_ => Posts(connector).Count >= enough);
            await bot.KillAsync();
        }
        connector.Slowness = 0;
        await bot.StartAsync();
        while (Ask<long>(bot, "select count(*) from outbox") > 0)
            await Task.Delay(50);

        var copies = Posts(connector)
            .GroupBy(p => (p.Conversation, Number(p)))
            .ToDictionary(g => g.Key, g => g.ToList());
        var lost = owed.Count(o => !copies.ContainsKey(o));
        var doubled = copies.Values.Where(c => c.Count > 1).ToList();
        var edited = connector.Calls.Count(c => c.Method == "PUT");
        output.WriteLine(
            $"{Kills} kills, {owed.Count} owed, {lost} lost, {doubled.Sum(c => c.Count - 1)} doubled, "
                + $"{doubled.Select(c => c.Count).DefaultIfEmpty(1).Max()} copies at most, {edited} edits"
        );
        Assert.Equal(0, lost);
        Assert.InRange(doubled.Sum(c => c.Count - 1), 0, Kills);
        // In the end the cards of the first invoice show what was paid; of two copies only one, because the answer
        // with the other's id was lost.
        Assert.NotEqual(0, edited);
        var hanging = copies
            .Where(c => c.Key.Item2 == "INV-2026-0001")
            .Select(c => c.Value.ConvertAll(card => Last(connector, card)))
            .ToList();
        bool IsPresent(string body) => body.Contains($"{1190 - paid}.00", StringComparison.Ordinal);
        Assert.Contains(hanging, same => same.Exists(IsPresent));
        Assert.All(
            hanging,
            same =>
                Assert.Contains(
                    same,
                    body => IsPresent(body) || body.Contains("a newer card shows this", StringComparison.Ordinal)
                )
        );
    }

    private static string Last(FakeConnector connector, ConnectorCall card) =>
        (connector.Calls.LastOrDefault(e => e.Method == "PUT" && e.ActivityId == card.Given) ?? card)
            .Body.GetRawText()
            .Replace(",", "", StringComparison.Ordinal);

    [Fact]
    public async Task The_message_that_was_on_its_way_comes_once_more_and_its_button_does_nothing_more()
    {
        using var bot = new BotProcess();
        await using var connector = await FakeConnector.StartAsync();
        var project = await BilledAsync(bot, connector);
        var (thread, _) = Owe(bot, project, $"{Room};messageid=1", 1);
        // Edits that were pending at the kill are delivered first.
        connector.HangNext(thread);
        await bot.StartAsync();
        await connector.SeesAsync(c => c.Conversation == thread);
        await bot.KillAsync();
        await bot.StartAsync();
        await connector.SeesAsync(_ => Posts(connector).Count == 2);
        while (Ask<long>(bot, "select count(*) from outbox") > 0)
            await Task.Delay(50);

        var copies = Posts(connector);
        Assert.Equal(copies[0].Card.GetRawText(), copies[1].Card.GetRawText());
        foreach (var copy in copies)
        {
            var button = copy
                .Card.GetProperty("actions")
                .EnumerateArray()
                .First(a => a.GetProperty("title").GetString() == "Snooze 7 days");
            await bot.TellAsync(connector, "", thread, JsonNode.Parse(button.GetProperty("data").GetRawText()));
        }
        Assert.Equal(1, Ask<long>(bot, "select count(*) from journal where verb = 'invoice-snoozed'"));
    }

    /// <summary>Six stages, each with an open invoice of 1,190.00 EUR; the program is stopped.</summary>
    /// <returns>The project's id.</returns>
    private static async Task<string> BilledAsync(BotProcess bot, FakeConnector connector)
    {
        await bot.StartAsync();
        await bot.TellAsync(connector, "project new \"Acme website\" client \"Acme GmbH\" total 6000 EUR vat 19", Room);
        for (var n = 1; n <= Stages; n++)
            await bot.TellAsync(connector, $"add \"Report {n}\" 1000 expected +14d done-when file-delivery", Room);
        await bot.TellAsync(connector, "terms agreed by \"Dana Weiss\" ref \"e-mail\"", Room);
        await bot.TellAsync(connector, "settings gate advise", Room);
        for (var n = 1; n <= Stages; n++)
            foreach (
                var line in new[]
                {
                    $"start {n}",
                    $"submit {n} \"Report v3\"",
                    $"confirm {n}",
                    $"invoice {n}",
                    $"issue {n}",
                }
            )
                await bot.TellAsync(connector, line, Room);
        await bot.KillAsync();
        Assert.Equal(Stages, Ask<long>(bot, "select count(*) from invoices where number is not null"));
        return Ask<string>(bot, "select id from projects");
    }

    private static List<ConnectorCall> Posts(FakeConnector connector) =>
        [
            .. connector.Calls.Where(c =>
                c.Method == "POST"
                && c.Conversation.Contains(";messageid=", StringComparison.Ordinal)
                && c.ActivityId.Length == 0
            ),
        ];

    /// <summary>The invoice that a reminder is about.</summary>
    private static string Number(ConnectorCall post) =>
        NumberPattern().Match(post.Body.GetProperty("summary").GetString()!).Value;

    [GeneratedRegex("INV-2026-[0-9]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex NumberPattern();

    private static (string Thread, string Number) Owe(BotProcess bot, string project, string thread, int stage)
    {
        using var db = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=False");
        db.Execute(
            "insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, card, thread) "
                + "select 'post', 'clock', channel, workspace, conversation, '', 0, @card, @thread from places",
            new { card = $"reminder/{project}/m{stage}/{stage}", thread }
        );
        return (thread, $"INV-2026-000{stage}");
    }

    private static T Ask<T>(BotProcess bot, string sql)
    {
        using var db = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=False;Mode=ReadOnly");
        return db.QuerySingle<T>(sql);
    }
}
