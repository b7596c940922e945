using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Jobs;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>
/// The complete bot behind its Slack endpoint, driven as Slack would: signed slash commands, mentions and clicks.
/// </summary>
public sealed partial class SlackClient : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5",
        Room = "C0ACME";

    private readonly HttpClient http = new();
    private int said;

    private readonly bool isSocket;

    private SlackClient(BotApp bot, FakeSlack slack, TestClock clock, bool isSocket) =>
        (Bot, Slack, Clock, this.isSocket) = (bot, slack, clock, isSocket);

    public BotApp Bot { get; }

    public FakeSlack Slack { get; }

    public TestClock Clock { get; }

    /// <param name="isSocket">Sends over Socket Mode instead of the HTTP endpoint.</param>
    public static async Task<SlackClient> BeginAsync(
        string at = "2026-07-01T08:00:00Z",
        bool isSocket = false,
        Action<IServiceCollection>? parts = null,
        params (string Name, string Value)[] settings
    )
    {
        var (slack, clock) = (
            await FakeSlack.StartAsync(),
            TestClock.WithRealTimers(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture))
        );
        foreach (
            var (id, name) in new[]
            {
                ("U0PRIYA", "Priya Shah"),
                ("U0MARC", "Marc Oliver"),
                ("U0FINN", "Finn Berg"),
                ("U0BOB", "Bob Reed"),
            }
        )
            slack.People[id] = new() { ["real_name"] = name };
        slack.People["U0DANA"] = new() { ["real_name"] = "Dana Weiss", ["is_restricted"] = true };
        var bot = BotApp.With(
            parts ?? (_ => { }),
            clock,
            null,
            [
                isSocket ? ("Slack:AppToken", FakeSocketMode.AppToken) : ("Slack:SigningSecret", Secret),
                ("Slack:BotToken", FakeSlack.Token),
                ("Slack:ApiUrl", slack.ApiUrl),
                .. settings,
            ]
        );
        // The outbox is sent only when the test says so.
        await bot.StopDeliveryAsync();
        return new(bot, slack, clock, isSocket);
    }

    /// <summary>Types a slash command. Returns the calls that answer it.</summary>
    public Task<IReadOnlyList<SlackCall>> SlashAsync(string user, string text, string channel = Room) =>
        SendFormAsync(
            new()
            {
                ["token"] = "old",
                ["team_id"] = FakeSlack.Team,
                ["team_domain"] = "agency",
                ["channel_id"] = channel,
                ["channel_name"] = "acme",
                ["user_id"] = user,
                ["user_name"] = user.ToLowerInvariant(),
                ["command"] = "/milestone",
                ["text"] = text,
                ["api_app_id"] = "A0APP",
                ["response_url"] = Slack.NewLink(),
                ["trigger_id"] = Slack.NewTrigger(),
            }
        );

    /// <summary>Writes to the bot: with a mention in a channel, or in direct messages.</summary>
    public Task<IReadOnlyList<SlackCall>> SayAsync(
        string user,
        string text,
        string channel = Room,
        string threadTime = ""
    )
    {
        var isPersonal = channel.StartsWith('D');
        var what = new JsonObject
        {
            ["type"] = isPersonal ? "message" : "app_mention",
            ["user"] = user,
            ["text"] = isPersonal ? text : $"<@{FakeSlack.Bot}> {text}",
            ["ts"] = $"1780000000.{Interlocked.Increment(ref said):000000}",
            ["channel"] = channel,
            ["team"] = FakeSlack.Team,
        };
        if (isPersonal)
            what["channel_type"] = "im";
        if (threadTime.Length > 0)
            what["thread_ts"] = threadTime;
        return SendEventAsync(what);
    }

    public Task<IReadOnlyList<SlackCall>> SendEventAsync(JsonObject what) =>
        SendAsync(EventOf(what, $"Ev{Interlocked.Increment(ref said):00000000}").ToJsonString(), "application/json");

    public static JsonObject EventOf(JsonObject what, string id) =>
        new()
        {
            ["token"] = "old",
            ["team_id"] = FakeSlack.Team,
            ["api_app_id"] = "A0APP",
            ["event"] = what,
            ["type"] = "event_callback",
            ["event_id"] = id,
            ["event_time"] = 1_780_000_000,
            ["authorizations"] = new JsonArray(
                new JsonObject
                {
                    ["team_id"] = FakeSlack.Team,
                    ["user_id"] = FakeSlack.Bot,
                    ["is_bot"] = true,
                }
            ),
        };

    /// <summary>Clicks a button of a message, with the given values in its fields.</summary>
    public Task<IReadOnlyList<SlackCall>> PressAsync(
        string user,
        SlackCall message,
        string title,
        params (string Label, string Value)[] typed
    ) => PressAsync(user, message, title, message.Channel.Length > 0 ? message.Channel : Room, typed);

    /// <param name="channel">The channel of the message, if it is not the one that it was posted to.</param>
    public Task<IReadOnlyList<SlackCall>> PressAsync(
        string user,
        SlackCall message,
        string title,
        string channel,
        params (string Label, string Value)[] typed
    ) => PressOnceAsync(user, message, title, channel, Slack.NewTrigger(), typed);

    /// <summary>The same; a second call with the same trigger is a repetition of the click.</summary>
    public Task<IReadOnlyList<SlackCall>> PressOnceAsync(
        string user,
        SlackCall message,
        string title,
        string channel,
        string trigger,
        params (string Label, string Value)[] typed
    )
    {
        var blocks = message.Body.GetProperty("blocks").EnumerateArray().ToList();
        var (block, button) = ButtonOf(blocks, title);
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject
            {
                ["id"] = user,
                ["username"] = user.ToLowerInvariant(),
                ["team_id"] = FakeSlack.Team,
            },
            ["api_app_id"] = "A0APP",
            ["team"] = new JsonObject { ["id"] = FakeSlack.Team },
            ["container"] = new JsonObject
            {
                ["type"] = "message",
                ["message_ts"] = message.Given,
                ["channel_id"] = channel,
                ["is_ephemeral"] = message.IsForOne,
            },
            ["trigger_id"] = trigger,
            ["channel"] = new JsonObject { ["id"] = channel },
            ["message"] = new JsonObject { ["ts"] = message.Given },
            ["response_url"] = Slack.NewLink(),
            ["state"] = new JsonObject { ["values"] = StateOf(blocks, typed) },
            ["actions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "button",
                    ["action_id"] = button.GetProperty("action_id").GetString(),
                    ["block_id"] = block.TryGetProperty("block_id", out var id) ? id.GetString() : "b1",
                    ["value"] = button.GetProperty("value").GetString(),
                    ["action_ts"] = "1.2",
                }
            ),
        };
        return SendFormAsync(new() { ["payload"] = payload.ToJsonString() });
    }

    /// <summary>Sends all pending messages now.</summary>
    public async Task<IReadOnlyList<SlackCall>> CarryAsync()
    {
        var before = Slack.Calls.Count;
        await Bot.Services.GetRequiredService<MessageDelivery>().SendDueAsync(default);
        return [.. Slack.Calls.Skip(before)];
    }

    /// <summary>Runs the scheduled jobs for everything that is due.</summary>
    public async Task TickAsync()
    {
        foreach (var job in Enum.GetValues<NoticeJob>())
            await Bot.Services.GetRequiredService<DueNoticesRunner>().RunAsync(job, default);
    }

    /// <summary>Sends a body with Slack's signature, and expects the answer 200 without a body.</summary>
    public async Task<IReadOnlyList<SlackCall>> SendAsync(
        string body,
        string type,
        string? time = null,
        string? signature = null
    )
    {
        var before = Slack.Calls.Count;
        using var answer = await KnockAsync(body, type, time ?? Now, signature);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. Slack.Calls.Skip(before)];
    }

    public static string Now =>
        TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The URL to which signed requests are sent: the bot's endpoint, unless a test replaces it.</summary>
    public Uri Door
    {
        get => field ?? new(Bot.Address, "/slack/events");
        set;
    }

    /// <summary>Sends any body with any signature; the correct one if none is given.</summary>
    public async Task<HttpResponseMessage> KnockAsync(string body, string type, string? time, string? signature = null)
    {
        if (isSocket)
            return await Slack.Socket.TellAsync(body, type);
        using var request = new HttpRequestMessage(HttpMethod.Post, Door)
        {
            Content = new StringContent(body, new MediaTypeHeaderValue(type)),
        };
        if (time is not null)
            request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", time);
        request.Headers.TryAddWithoutValidation("X-Slack-Signature", signature ?? Sign(Secret, time ?? "", body));
        return await http.SendAsync(request);
    }

    /// <summary>Slack's signature of a body.</summary>
    public static string Sign(string secret, string time, string body) =>
        $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{time}:{body}")))}";

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private Task<IReadOnlyList<SlackCall>> SendFormAsync(Dictionary<string, string> fields) =>
        SendAsync(
            string.Join('&', fields.Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode(f.Value)}")),
            "application/x-www-form-urlencoded"
        );
}
