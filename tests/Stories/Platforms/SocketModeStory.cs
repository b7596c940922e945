using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MilestoneBot.Channels.Slack.SocketMode;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Slack;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Stories.Platforms;

/// <summary>
/// What arrives over Slack's socket is processed once and acknowledged in time, whatever happens to the connection,
/// to the work and to the bot.
/// </summary>
[Needs(Need.Time)]
public sealed class SocketModeStory(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Begin = "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
        Priya = "U0PRIYA";

    private SlackClient story = null!;

    public async Task InitializeAsync() => story = await SlackClient.BeginAsync(isSocket: true);

    public async Task DisposeAsync() => await story.DisposeAsync();

    private FakeSocketMode Socket => story.Slack.Socket;

    private static JsonObject Mention(string text, string id, string channel = SlackClient.Room) =>
        SlackClient.EventOf(
            new()
            {
                ["type"] = "app_mention",
                ["user"] = Priya,
                ["text"] = $"<@{FakeSlack.Bot}> {text}",
                ["ts"] = "1780000000.000100",
                ["channel"] = channel,
            },
            id
        );

    private static JsonObject NewProject(int number) =>
        Mention(
            $"project new \"Project {number}\" client \"Client {number}\" total 1000 EUR",
            $"Ev{number}",
            $"C0ROOM{number}"
        );

    private string Projects => story.Bot.Read("select count(*) from projects");

    [Fact]
    public async Task Without_a_signing_secret_there_is_no_door()
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(story.Bot.Address, "/slack/events"), new StringContent("{}"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task With_a_secret_and_an_app_token_both_ways_are_open()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var bot = BotApp.Start(
            null,
            null,
            ("Slack:AppToken", FakeSocketMode.AppToken),
            ("Slack:SigningSecret", SlackClient.Secret),
            ("Slack:BotToken", FakeSlack.Token),
            ("Slack:ApiUrl", slack.ApiUrl)
        );
        Assert.NotNull(await slack.Socket.TellAsync("events_api", NewProject(1)));
        using var http = new HttpClient();
        var (body, now) = (NewProject(2).ToJsonString(), SlackClient.Now);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Address, "/slack/events"))
        {
            Content = new StringContent(body, new MediaTypeHeaderValue("application/json")),
            Headers =
            {
                { "X-Slack-Request-Timestamp", now },
                { "X-Slack-Signature", SlackClient.Sign(SlackClient.Secret, now, body) },
            },
        };
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(request)).StatusCode);
        Assert.Equal("2", bot.Read("select count(*) from projects"));
        // The same event over HTTP is the same event.
        Assert.NotNull(await slack.Socket.TellAsync("events_api", NewProject(2)));
        Assert.Equal("2", bot.Read("select count(*) from projects"));
    }

    [Fact]
    public async Task An_event_that_comes_again_has_one_effect_and_every_telling_is_acknowledged()
    {
        var acks = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Socket.TellAsync("events_api", Mention(Begin, "Ev1")))
        );
        Assert.All(acks, a => Assert.Equal(0, a!.Attempt));
        Assert.NotNull(await Socket.TellAsync("events_api", Mention(Begin, "Ev1")));
        Assert.Equal("1", Projects);
        Assert.Single(story.Slack.Calls);
    }

    [Fact]
    public async Task Lines_that_are_renewed_and_lost_in_the_middle_lose_nothing()
    {
        var sending = Enumerable
            .Range(0, 40)
            .Select(n =>
                Task.Run(async () =>
                {
                    await Task.Delay(n * 40);
                    return await Socket.TellAsync("events_api", NewProject(n));
                })
            )
            .ToList();
        await Task.Delay(300);
        await (await Socket.LineAsync()).EndAsync("refresh_requested");
        await Task.Delay(300);
        (await Socket.LineAsync(atLeast: 2)).Drop();
        await Task.Delay(500);
        var last = await Socket.LineAsync(atLeast: 3);
        await last.EndAsync("warning");
        await Socket.LineAsync(atLeast: 4);
        var acks = await Task.WhenAll(sending);
        output.WriteLine(
            $"40 events over {Socket.Diary.Count(d => d.StartsWith("open", StringComparison.Ordinal))} lines: "
                + $"{acks.Count(a => a!.Attempt > 0)} told again. {string.Join(", ", Socket.Diary)}"
        );
        Assert.All(acks, Assert.NotNull);
        Assert.Equal("40", Projects);
        Assert.Equal(40, story.Slack.Calls.Count(c => c.Method == "chat.postMessage"));
    }

    [Fact]
    public async Task What_a_lost_line_took_with_it_is_told_again_and_has_one_effect()
    {
        var line = await Socket.LineAsync();
        story.Slack.Slowness = TimeSpan.FromMilliseconds(500);
        var sending = Socket.TellAsync("events_api", Mention(Begin, "Ev1"));
        await Task.Delay(200);
        line.Drop();
        Assert.Equal(1, (await sending)!.Attempt);
        Assert.Equal("1", Projects);
        Assert.Single(story.Slack.Calls);
    }

    [Fact]
    public async Task Slack_is_acknowledged_within_its_three_seconds_however_long_the_work_takes()
    {
        story.Slack.Slowness = TimeSpan.FromSeconds(5);
        var acks = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => Socket.TellAsync("events_api", NewProject(n)))
        );
        Assert.All(acks, a => Assert.Equal(0, a!.Attempt));
        Assert.InRange(acks.Max(a => a!.Took), TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(2.9));
        Assert.Equal("20", Projects);
    }

    [Fact]
    public async Task A_hundred_at_once_are_heard_side_by_side()
    {
        var acks = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(n => Socket.TellAsync("events_api", NewProject(n)))
        );
        var took = acks.Select(a => a!.Took.TotalMilliseconds).Order().ToList();
        output.WriteLine(
            $"100 projects at once: acknowledged after {took[50]:0} ms (middle), {took[98]:0} ms (p99), "
                + $"{acks.Count(a => a!.Attempt > 0)} told again"
        );
        Assert.Equal("100", Projects);
        Assert.All(acks, a => Assert.Equal(0, a!.Attempt));
    }

    [Fact]
    public async Task What_broke_before_it_was_recorded_is_not_acknowledged_and_is_heard_when_it_comes_again()
    {
        story.Bot.Tamper("alter table conversations rename to lost");
        var sending = Socket.TellAsync("events_api", Mention(Begin, "Ev1"));
        await Task.Delay(1500);
        Assert.False(sending.IsCompleted);
        story.Bot.Tamper("alter table lost rename to conversations");
        Assert.Equal(1, (await sending)!.Attempt);
        Assert.Equal("1", Projects);
    }

    [Theory]
    [InlineData("events_api"), InlineData("slash_commands"), InlineData("interactive"), InlineData("something_new")]
    public async Task What_cannot_be_read_changes_nothing_and_is_not_told_for_ever(string type)
    {
        foreach (
            var payload in new[]
            {
                "{}",
                "{\"type\":7,\"event\":[]}",
                "{\"team_id\":\"T0AGENCY\",\"channel_id\":[\"C0ACME\"],\"text\":{}}",
            }
        )
            Assert.Equal(0, (await Socket.TellAsync(type, JsonNode.Parse(payload)!))!.Attempt);
        Assert.Equal("0", Projects);
        Assert.Empty(story.Slack.Calls);
    }

    [Fact]
    public async Task What_was_begun_is_ended_and_acknowledged_before_the_bot_stops_and_nothing_new_is_begun()
    {
        var line = await Socket.LineAsync();
        story.Slack.Slowness = TimeSpan.FromSeconds(1);
        var sending = Socket.TellAsync("slash_commands", Slash(Begin, "1.1.a"));
        await Task.Delay(300);
        var stopping = story
            .Bot.Services.GetServices<IHostedService>()
            .OfType<SocketModeService>()
            .Single()
            .StopAsync(default);
        await Task.Delay(200);
        await line.SendAsync(
            FakeSocketMode.Envelope(
                "late",
                "slash_commands",
                Slash("project new \"Late\" client \"Late\" total 1 EUR", "1.1.b")
            )
        );
        Assert.NotNull(await sending);
        await stopping;
        Assert.Equal("closed 1 1000", Socket.Diary.Last());
        Assert.DoesNotContain("an acknowledgement of nothing", Socket.Diary);
        Assert.Single(story.Slack.Calls);
        Assert.Equal("1", Projects);
    }

    private JsonObject Slash(string text, string trigger) =>
        new()
        {
            ["team_id"] = FakeSlack.Team,
            ["channel_id"] = SlackClient.Room,
            ["user_id"] = Priya,
            ["user_name"] = "priya",
            ["command"] = "/milestone",
            ["text"] = text,
            ["response_url"] = story.Slack.NewLink(),
            ["trigger_id"] = trigger,
        };
}
