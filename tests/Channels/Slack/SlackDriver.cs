using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Slack;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Slack;

/// <summary>Slack from the outside: signed mentions and clicks, and the calls that the bot makes to Slack.</summary>
public sealed class SlackDriver : IChannelDriver<SlackDriver>
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly SlackClient story;

    private SlackDriver(SlackClient story) => this.story = story;

    public static async Task<SlackDriver> BeginAsync(string at, Action<IServiceCollection> parts)
    {
        var driver = new SlackDriver(await SlackClient.BeginAsync(at, parts: parts));
        driver.story.Slack.People["U0DANA"]["profile"] = new System.Text.Json.Nodes.JsonObject
        {
            ["email"] = "dana@acme.example",
        };
        return driver;
    }

    public BotApp Bot => story.Bot;

    public TestClock Clock => story.Clock;

    public int Calls => story.Slack.Calls.Count + story.Slack.Asked.Count;

    public IReadOnlyList<DrivenMessage> Messages => MessagesOf(story.Slack.Calls);

    public async Task<string> SayAsync(StoryPerson who, string line)
    {
        // Slack itself encodes typed text like this, and a picked person as their id.
        line = line.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        foreach (
            var other in new[]
            {
                StoryPerson.Priya,
                StoryPerson.Marc,
                StoryPerson.Finn,
                StoryPerson.Bob,
                StoryPerson.Dana,
            }
        )
            line = line.Replace($"@{First(other)}", $"<@{IdOf(other)}>", StringComparison.Ordinal);
        return string.Join('\n', (await story.SayAsync(IdOf(who), line)).Select(c => WebUtility.HtmlDecode(c.Text)));
    }

    public async Task<IReadOnlyList<DrivenMessage>> PressAsync(
        StoryPerson who,
        DrivenMessage message,
        DrivenButton button,
        string once
    ) =>
        MessagesOf(
            await story.PressOnceAsync(
                IdOf(who),
                new("chat.postMessage", "", message.Body, message.Id),
                button.Title,
                ChannelOf(message),
                once
            )
        );

    /// <summary>A message that was posted to a user id arrives in their direct message.</summary>
    private static string ChannelOf(DrivenMessage message) =>
        message.Place switch
        {
            "" => SlackClient.Room,
            ['U', .. var person] => $"D{person}",
            var place => place,
        };

    public async Task<IReadOnlyList<DrivenMessage>> CarryAsync() => MessagesOf(await story.CarryAsync());

    public IReadOnlyList<DrivenButton> ButtonsOf(DrivenMessage message) =>
        [
            .. BlockKitRules
                .All(message.Body.GetProperty("blocks"))
                .Where(e => BlockKitRules.TypeOf(e) == "button")
                .Select(e => new DrivenButton(e.GetProperty("text").GetProperty("text").GetString()!, e)),
        ];

    public string ShownIn(DrivenMessage message) =>
        string.Join(
            '\n',
            BlockKitRules.Texts(message.Body.GetProperty("blocks")).Select(t => WebUtility.HtmlDecode(t.Text))
        );

    public Task<IReadOnlyList<string>> ProblemsOfAsync(DrivenMessage message) =>
        Task.FromResult(BlockKitRules.ProblemsOfMessage(message.Body.GetProperty("blocks").GetRawText()));

    public HttpRequestMessage Genuine(string line) => Request(Body(line), SlackClient.Now);

    public IReadOnlyList<ForgedRequest> Forgeries(string line)
    {
        var (body, now) = (Body(line), SlackClient.Now);
        return
        [
            new("signed by another secret", () => Request(body, now, SlackClient.Sign("another secret", now, body))),
            new("signed by no secret", () => Request(body, now, SlackClient.Sign("", now, body))),
            new("not signed", () => Request(body, now, "")),
            new("of five minutes ago", () => Request(body, In(-302))),
            new("of five minutes ahead", () => Request(body, In(302))),
            new(
                "encoded anew",
                () =>
                    Request(
                        body.Replace("%22", "%2522", StringComparison.Ordinal),
                        now,
                        SlackClient.Sign(SlackClient.Secret, now, body)
                    )
            ),
            new(
                "of other words",
                () =>
                    Request(
                        body.Replace("12000", "99000", StringComparison.Ordinal),
                        now,
                        SlackClient.Sign(SlackClient.Secret, now, body)
                    )
            ),
        ];
    }

    public ValueTask DisposeAsync() => story.DisposeAsync();

    private static IReadOnlyList<DrivenMessage> MessagesOf(IEnumerable<SlackCall> calls) =>
        [
            .. calls
                .Where(c => c.Body.TryGetProperty("blocks", out _))
                .Select(c => new DrivenMessage(
                    c.Method == "chat.update" ? c.Body.GetProperty("ts").GetString()! : c.Given,
                    c.Channel,
                    c.Body,
                    WebUtility.HtmlDecode(c.Text)
                )),
        ];

    private static string First(StoryPerson who) => who.Name.Split(' ')[0];

    private static string IdOf(StoryPerson who) => $"U0{First(who).ToUpperInvariant()}";

    private static string In(int seconds) =>
        (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);

    private string Body(string line) =>
        string.Join(
            '&',
            new[]
            {
                ("team_id", FakeSlack.Team),
                ("channel_id", SlackClient.Room),
                ("user_id", IdOf(StoryPerson.Priya)),
                ("user_name", "priya"),
                ("command", "/milestone"),
                ("text", line),
                ("response_url", story.Slack.NewLink()),
                ("trigger_id", story.Slack.NewTrigger()),
            }.Select(f => $"{f.Item1}={WebUtility.UrlEncode(f.Item2)}")
        );

    private HttpRequestMessage Request(string body, string time, string? signature = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, story.Door)
        {
            Content = new StringContent(body, new MediaTypeHeaderValue(Form)),
        };
        request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", time);
        request.Headers.TryAddWithoutValidation(
            "X-Slack-Signature",
            signature ?? SlackClient.Sign(SlackClient.Secret, time, body)
        );
        return request;
    }
}
