using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Slack;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Reliability;

/// <summary>
/// A locked database saves nothing, and everybody learns it: platforms that retry do so, everybody else reads a
/// sentence.
/// </summary>
[Needs(Need.Time)]
public sealed class LockedDatabaseStory
{
    private const string Begin =
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30",
        Locked = "The bot's database is locked";

    private static readonly string[] UntilDrafted =
    [
        "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
        "add \"Design approval\" 40% expected +10d done-when file-delivery",
        "add \"Final delivery\" rest expected +20d done-when file-delivery",
        "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
        "start 1",
        "submit 1 \"Files\"",
        "confirm 1",
        "invoice 1",
    ];

    private static readonly (string, string)[] Impatient = [("Database:LongestWait", "00:00:01")];

    private static async Task<(int Status, JsonElement Body)> ReadyAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    /// <summary>Without any messages, the readiness check is polled every second.</summary>
    private static async Task<JsonElement> ReadyBecomesAsync(Uri address, int status)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (now, body) = await ReadyAsync(address);
            if (now == status)
                return body;
            Assert.True(
                TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(30),
                $"still {now} after 30 s: {body}"
            );
            await Task.Delay(1000);
        }
    }

    private static async Task<(int Status, string Body)> TellAsync(Uri messages, JsonObject activity)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(messages, JsonContent.Create(activity));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_message_is_told_again_and_takes_effect_once_and_a_press_is_answered_with_the_sentence()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true, settings: Impatient);
        foreach (var said in UntilDrafted)
            await story.SayAsync(Priya, said);
        await story.QuietAsync();
        var line = story.Typed(Priya, "template save parties", "19:acme@thread.tacv2", "m-locked");
        var press = story.Pressed(Priya, story.Newest("Remind me tomorrow"), "p-locked");
        var calls = story.Connector.Calls.Count(c => c.Method == "POST");
        using (new LockedDatabase(story.Bot.DatabaseFile))
        {
            Assert.Equal(
                "locked",
                (await ReadyBecomesAsync(story.Bot.Address, 503)).GetProperty("database").GetString()
            );
            var (status, _) = await TellAsync(story.Bot.Messages, line);
            Assert.Equal(503, status);
            var (pressed, body) = await TellAsync(story.Bot.Messages, press);
            Assert.Equal(200, pressed);
            Assert.Contains(Locked, body, StringComparison.Ordinal);
            Assert.Contains("nothing was saved", body, StringComparison.Ordinal);
            Assert.DoesNotContain("SQLite", body, StringComparison.OrdinalIgnoreCase);
        }
        await ReadyBecomesAsync(story.Bot.Address, 200);
        Assert.Equal(calls, story.Connector.Calls.Count(c => c.Method == "POST"));
        for (var again = 0; again < 3; again++)
            Assert.Equal(200, (await TellAsync(story.Bot.Messages, line)).Status);
        Assert.Equal("1", story.Bot.Read("select count(*) from templates where name = 'parties'"));
        Assert.Equal(calls + 1, story.Connector.Calls.Count(c => c.Method == "POST"));
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'invoice-put-off'"));
    }

    [Fact]
    public async Task Nobody_waits_in_a_row_for_a_database_that_is_locked()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true, settings: Impatient);
        await story.SayAsync(Priya, Begin);
        await story.QuietAsync();
        using var held = new LockedDatabase(story.Bot.DatabaseFile);
        var begun = TimeProvider.System.GetTimestamp();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 30)
                .Select(i =>
                    TellAsync(
                        story.Bot.Messages,
                        story.Typed(Priya, $"template save party-{i}", "19:acme@thread.tacv2", $"m-{i}")
                    )
                )
        );
        Assert.All(answers, a => Assert.Equal(503, a.Status));
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(12));
    }

    [Theory, InlineData("00:00:01"), InlineData("00:00:05")]
    public async Task An_event_is_told_again_and_a_command_a_press_and_a_form_are_answered_with_the_sentence(
        string longestWait
    )
    {
        await using var story = await SlackClient.BeginAsync(settings: ("Database:LongestWait", longestWait));
        foreach (var said in UntilDrafted)
            await story.SlashAsync("U0PRIYA", said);
        var card = story.Slack.Calls.Last(c => c.Method == "chat.postMessage");
        await story.SlashAsync("U0PRIYA", "project new");
        var told = SlackClient
            .EventOf(
                new()
                {
                    ["type"] = "app_mention",
                    ["user"] = "U0PRIYA",
                    ["text"] = $"<@{FakeSlack.Bot}> template save parties",
                    ["ts"] = "1780000000.000100",
                    ["channel"] = SlackClient.Room,
                },
                "EvLocked"
            )
            .ToJsonString();
        using (new LockedDatabase(story.Bot.DatabaseFile))
        {
            using (var answer = await story.KnockAsync(told, "application/json", SlackClient.Now))
                Assert.True((int)answer.StatusCode >= 500, $"{(int)answer.StatusCode}");
            Assert.Contains(Locked, await CommandAsync(story, "template save another"), StringComparison.Ordinal);
            await story.PressAsync("U0PRIYA", card, "Remind me tomorrow");
            Assert.True((await story.Slack.SeesAsync(c => c.Text.Contains(Locked, StringComparison.Ordinal))).IsForOne);
            var form = await story.SubmitAsync(
                "U0PRIYA",
                ("Project's name", "Blog"),
                ("Client's name", "Baker Ltd"),
                ("Contract", "500 EUR")
            );
            Assert.Contains(
                Locked,
                form.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        }
        await ReadyBecomesAsync(story.Bot.Address, 200);
        for (var again = 0; again < 3; again++)
        {
            using var answer = await story.KnockAsync(told, "application/json", SlackClient.Now);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        Assert.Equal("1", story.Bot.Read("select count(*) from templates where name = 'parties'"));
        Assert.Equal("0", story.Bot.Read("select count(*) from templates where name = 'another'"));
    }

    /// <summary>A slash command, and the text of the answer to it.</summary>
    private static async Task<string> CommandAsync(SlackClient story, string text)
    {
        var fields = new Dictionary<string, string>
        {
            ["team_id"] = FakeSlack.Team,
            ["channel_id"] = SlackClient.Room,
            ["channel_name"] = "acme",
            ["user_id"] = "U0PRIYA",
            ["user_name"] = "priya",
            ["command"] = "/milestone",
            ["text"] = text,
            ["api_app_id"] = "A0APP",
            ["response_url"] = story.Slack.NewLink(),
            ["trigger_id"] = story.Slack.NewTrigger(),
        };
        using var answer = await story.KnockAsync(
            string.Join('&', fields.Select(f => $"{f.Key}={WebUtility.UrlEncode(f.Value)}")),
            "application/x-www-form-urlencoded",
            SlackClient.Now
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var lateAnswer = await answer.Content.ReadAsStringAsync();
        // What takes longer than Slack waits arrives through the command's response_url.
        return lateAnswer.Length > 0
            ? JsonDocument.Parse(lateAnswer).RootElement.GetProperty("text").GetString()!
            : (
                await story.Slack.SeesAsync(c =>
                    c is { Method: "link" } && c.Text.Contains(Locked, StringComparison.Ordinal)
                )
            ).Text;
    }

    [Fact]
    public async Task The_browser_chat_says_the_sentence()
    {
        await using var bot = BotApp.Start(settings: Impatient);
        using var chat = new WebChatClient(bot);
        foreach (var said in UntilDrafted)
            await chat.SayAsync(Priya, said);
        using (new LockedDatabase(bot.DatabaseFile))
        {
            Assert.Contains(Locked, await chat.SayAsync(Priya, "template save parties"), StringComparison.Ordinal);
            Assert.Contains(Locked, await chat.PressAsync(Priya, "later 1"), StringComparison.Ordinal);
        }
        await ReadyBecomesAsync(bot.Address, 200);
        Assert.Contains("parties", await chat.SayAsync(Priya, "template save parties"), StringComparison.Ordinal);
    }
}
