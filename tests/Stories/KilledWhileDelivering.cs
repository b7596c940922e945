using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using MilestoneBot.Tests.Kit;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Stories;

/// <summary>
/// The real program is killed again and again while it delivers. Nothing that was owed is lost; in each thread at most the one message
/// that was on its way comes twice, and the second copy's buttons do nothing more. KILLS says how often; a handful by default.
/// </summary>
public sealed class KilledWhileDelivering(ITestOutputHelper output)
{
    private const string Room = "19:acme@thread.tacv2";
    private const int Threads = 4, LinesOfAThread = 6, AtOnce = 16;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("KILLS"), out var kills) ? kills : 3;

    [Fact]
    public async Task Nothing_is_lost_and_a_double_is_harmless()
    {
        var random = new Random(23);
        using var bot = new BotProcess();
        await using var connector = await FakeConnector.StartAsync();
        await bot.StartAsync();
        foreach (var line in new[]
        {
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19", "add \"Discovery report\" 100% expected +14d done-when file-delivery", "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
            "start 1", "submit 1 \"Report v3\"", "confirm 1", "invoice 1", "issue 1",
        }) await bot.TellAsync(connector, line, Room);
        await bot.KillAsync();
        var project = Ask<string>(bot, "select id from projects");
        var owed = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var kill = 0; kill < Kills; kill++)
        {
            // As many reminders as a busy morning brings.
            for (var n = 0; n < Threads * LinesOfAThread; n++) Owe(bot, owed, project, $"{Room};messageid={kill * Threads + n % Threads}");
            var enough = Posts(connector).Count + random.Next(Threads * LinesOfAThread);
            connector.Slowness = random.Next(20);
            await bot.StartAsync();
            await connector.SeesAsync(_ => Posts(connector).Count >= enough);
            await bot.KillAsync();
        }
        connector.Slowness = 0;
        await bot.StartAsync();
        await connector.SeesAsync(_ => owed.All(o => Posts(connector).Count(p => p.Conversation == o.Key) >= o.Value));
        while (Ask<long>(bot, "select count(*) from outbox") > 0) await Task.Delay(50);

        var copies = Posts(connector).GroupBy(p => p.Conversation).ToDictionary(p => p.Key, p => p.Count(), StringComparer.Ordinal);
        var lost = owed.Sum(o => Math.Max(0, o.Value - copies.GetValueOrDefault(o.Key)));
        var doubled = owed.Select(o => Math.Max(0, copies.GetValueOrDefault(o.Key) - o.Value)).ToList();
        output.WriteLine($"{Kills} kills, {owed.Values.Sum()} owed, {lost} lost, {doubled.Sum()} doubled, at most {doubled.Max()} in a thread");
        Assert.Equal(0, lost);
        // One message of each thread is on its way at a time, and so many at all.
        Assert.All(doubled, d => Assert.InRange(d, 0, Kills));
        Assert.InRange(doubled.Sum(), 0, Kills * AtOnce);
        await PressTwiceAsync(bot, connector);
    }

    /// <summary>The same button on two copies of a card.</summary>
    private static async Task PressTwiceAsync(BotProcess bot, FakeConnector connector)
    {
        var cards = Posts(connector).TakeLast(2).ToList();
        foreach (var card in cards)
        {
            var button = card.Card.GetProperty("actions").EnumerateArray().First(a => a.GetProperty("title").GetString() == "Snooze 7 days");
            await bot.TellAsync(connector, "", card.Conversation, JsonNode.Parse(button.GetProperty("data").GetRawText()));
        }
        Assert.Equal(1, Ask<long>(bot, "select count(*) from journal where verb = 'invoice-snoozed'"));
    }

    private static List<ConnectorCall> Posts(FakeConnector connector) => [.. connector.Calls.Where(c => c.Method == "POST" && c.Conversation.Contains(";messageid=", StringComparison.Ordinal) && c.ActivityId.Length == 0)];

    private static void Owe(BotProcess bot, Dictionary<string, int> owed, string project, string thread)
    {
        owed[thread] = owed.GetValueOrDefault(thread) + 1;
        using var db = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=False");
        db.Execute(
            "insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, card, thread) select 'post', 'clock', channel, workspace, conversation, '', 0, @card, @thread from places",
            new { card = $"reminder/{project}/m1/1", thread });
    }

    private static T Ask<T>(BotProcess bot, string sql)
    {
        using var db = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=False;Mode=ReadOnly");
        return db.QuerySingle<T>(sql);
    }
}
