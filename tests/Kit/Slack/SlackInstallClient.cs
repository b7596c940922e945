using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Links;
using MilestoneBot.Tests.Channels.Teams;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>
/// The complete bot that workspaces install by OAuth, with browsers of people and Slack between them.
/// </summary>
public sealed class SlackInstallClient : IAsyncDisposable
{
    public const string Priya = "U0PRIYA";

    private readonly string folder = TemporaryFolder.Folder();
    private readonly HttpClient http = new();
    private string publicUrl = "";
    private int said;

    private SlackInstallClient(FakeSlack slack, TestClock clock) => (Slack, Clock) = (slack, clock);

    public BotApp Bot { get; private set; } = null!;

    public FakeSlack Slack { get; }

    public TestClock Clock { get; }

    public RecordedLog Log { get; } = new();

    /// <summary>Services of the bot that a test replaces at its next start.</summary>
    public Action<IServiceCollection> Parts { get; set; } = _ => { };

    public string DatabaseFile => Bot.DatabaseFile;

    public string Keys => Path.Combine(folder, "keys");

    /// <param name="publicUrl">The address at which people reach the bot; "" for the one it listens on.</param>
    public static async Task<SlackInstallClient> BeginAsync(bool rotates = false, string publicUrl = "")
    {
        var story = new SlackInstallClient(
            await FakeSlack.StartAsync(),
            TestClock.WithRealTimers(DateTimeOffset.Parse("2026-07-01T08:00:00Z", CultureInfo.InvariantCulture))
        )
        {
            publicUrl = publicUrl,
        };
        (story.Slack.Clock, story.Slack.Rotates) = (story.Clock, rotates);
        await story.StartAsync();
        return story;
    }

    /// <summary>Stops the bot and starts it on the same database.</summary>
    public async Task RestartAsync()
    {
        await Bot.DisposeAsync();
        await StartAsync();
    }

    /// <summary>A browser that follows redirects and keeps cookies.</summary>
    public static HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer() });

    /// <summary>
    /// Opens the install page in a browser and passes Slack's page; returns what the browser shows in the end.
    /// </summary>
    public async Task<(HttpStatusCode Status, string Page)> InstallAsync(
        SlackConsent? consent = null,
        HttpClient? browser = null
    )
    {
        if (consent is not null)
            Slack.Consent = consent;
        using var own = Browser();
        using var answer = await (browser ?? own).GetAsync(At("/slack/install"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A page of the bot at its public address, because cookies belong to that host.</summary>
    public Uri At(string path) => Bot.Services.GetRequiredService<PublicUrls>().Build(path);

    /// <summary>A person mentions the bot in a channel of a workspace. Returns the calls that follow.</summary>
    public Task<IReadOnlyList<SlackCall>> SayAsync(
        string team,
        string text,
        string channel = SlackClient.Room,
        string user = Priya,
        string organisation = "",
        bool isWhole = false
    ) =>
        TellAsync(
            team,
            new()
            {
                ["type"] = "app_mention",
                ["user"] = user,
                ["text"] = $"<@{FakeSlack.Bot}> {text}",
                ["ts"] = $"1780000000.{Interlocked.Increment(ref said):000000}",
                ["channel"] = channel,
                ["team"] = team,
            },
            organisation,
            isWhole
        );

    /// <summary>Slack sends an event of a workspace.</summary>
    /// <param name="at">When it happened; now if it is not given.</param>
    public async Task<IReadOnlyList<SlackCall>> TellAsync(
        string team,
        JsonObject what,
        string organisation = "",
        bool isWhole = false,
        DateTimeOffset? at = null
    )
    {
        var before = Slack.Calls.Count;
        var body = SlackClient.EventOf(what, $"Ev{Interlocked.Increment(ref said):00000000}");
        (body["team_id"], body["event_time"]) = (team, (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds());
        var why = new JsonObject
        {
            ["team_id"] = team,
            ["user_id"] = FakeSlack.Bot,
            ["is_bot"] = true,
            ["is_enterprise_install"] = isWhole,
        };
        if (organisation.Length > 0)
            (body["enterprise_id"], why["enterprise_id"]) = (organisation, organisation);
        body["authorizations"] = new JsonArray(why);
        var (text, time) = (body.ToJsonString(), SlackClient.Now);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot.Address, "/slack/events"))
        {
            Content = new StringContent(text, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Slack-Request-Timestamp", time);
        request.Headers.Add("X-Slack-Signature", SlackClient.Sign(SlackClient.Secret, time, text));
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. Slack.Calls.Skip(before)];
    }

    /// <summary>Slack sends an event with the given body. Returns the calls that follow.</summary>
    public async Task<IReadOnlyList<SlackCall>> TellAsync(JsonObject body) =>
        (await KnockAsync(body.ToJsonString(), "application/json")).Calls;

    /// <summary>
    /// Slack sends an interaction (a click, submission or choice). Returns the immediate response, and the calls that
    /// follow.
    /// </summary>
    public Task<(string Answer, IReadOnlyList<SlackCall> Calls)> ActAsync(JsonObject payload) =>
        KnockAsync($"payload={WebUtility.UrlEncode(payload.ToJsonString())}", Form);

    /// <summary>A person types a slash command.</summary>
    public async Task<IReadOnlyList<SlackCall>> SlashAsync(Dictionary<string, string> fields) =>
        (
            await KnockAsync(
                string.Join('&', fields.Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode(f.Value)}")),
                Form
            )
        ).Calls;

    private const string Form = "application/x-www-form-urlencoded";

    private async Task<(string Answer, IReadOnlyList<SlackCall> Calls)> KnockAsync(string text, string type)
    {
        var (before, time) = (Slack.Calls.Count, SlackClient.Now);
        using var content = new StringContent(text, Encoding.UTF8, type);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot.Address, "/slack/events"))
        {
            Content = content,
        };
        request.Headers.Add("X-Slack-Request-Timestamp", time);
        request.Headers.Add("X-Slack-Signature", SlackClient.Sign(SlackClient.Secret, time, text));
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync(), [.. Slack.Calls.Skip(before)]);
    }

    /// <summary>Sends all pending messages now.</summary>
    public async Task<IReadOnlyList<SlackCall>> CarryAsync()
    {
        var before = Slack.Calls.Count;
        await Bot.Services.GetRequiredService<MessageDelivery>().SendDueAsync(default);
        return [.. Slack.Calls.Skip(before)];
    }

    public Task<Installation?> GrantOfAsync(string owner) =>
        Bot.Services.GetRequiredService<IInstallationStore>().FindAsync(SlackUserIds.Channel, owner, default);

    /// <summary>The number of log entries of that level that contain the text.</summary>
    public int Logged(LogLevel level, string words) =>
        Log.Lines.Count(l => l.Level == level && l.Line.Contains(words, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
        Log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        Bot = BotApp.With(
            services =>
            {
                services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(Log));
                Parts(services);
            },
            Clock,
            folder,
            ("Slack:SigningSecret", SlackClient.Secret),
            ("Slack:ClientId", FakeSlack.ClientId),
            ("Slack:ClientSecret", FakeSlack.ClientSecret),
            ("Slack:ApiUrl", Slack.ApiUrl),
            ("PublicUrl", publicUrl)
        );
        // The outbox is sent only when the test says so.
        await Bot.StopDeliveryAsync();
        Slack.Redirect = At("/slack/oauth").AbsoluteUri;
    }
}
