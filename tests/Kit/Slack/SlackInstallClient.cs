using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Links;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Channels.Teams;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>
/// The whole real bot that workspaces install by themselves, people with browsers, and Slack between them.
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

    /// <summary>Parts of the bot that a test replaces at its next start.</summary>
    public Action<IServiceCollection> Parts { get; set; } = _ => { };

    public string DatabaseFile => Bot.DatabaseFile;

    public string Keys => Path.Combine(folder, "keys");

    /// <param name="publicUrl">At which address people reach it; "" for the one it listens on.</param>
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

    /// <summary>Ends the bot and starts it on the same records.</summary>
    public async Task RestartAsync()
    {
        await Bot.DisposeAsync();
        await StartAsync();
    }

    /// <summary>A browser that follows what it is told and keeps cookies.</summary>
    public static HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer() });

    /// <summary>
    /// Opens the install page in a browser and goes through Slack's page; returns what the browser shows in the end.
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

    /// <summary>The bot's pages stand where its links say, and cookies belong to that host.</summary>
    public Uri At(string path) => Bot.Services.GetRequiredService<PublicUrls>().Build(path);

    /// <summary>Somebody mentions the bot in a channel of a workspace. Returns the calls that came of it.</summary>
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

    /// <summary>Slack tells of something in a workspace.</summary>
    /// <param name="at">When it happened; now if nothing is said.</param>
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

    /// <summary>Slack tells of something, with a body as it comes. Returns the calls that came of it.</summary>
    public async Task<IReadOnlyList<SlackCall>> TellAsync(JsonObject body) =>
        (await KnockAsync(body.ToJsonString(), "application/json")).Calls;

    /// <summary>
    /// Slack tells what somebody pressed, submitted or chose. Returns what it was answered at once, and the calls of
    /// it.
    /// </summary>
    public Task<(string Answer, IReadOnlyList<SlackCall> Calls)> ActAsync(JsonObject payload) =>
        KnockAsync($"payload={WebUtility.UrlEncode(payload.ToJsonString())}", Form);

    /// <summary>Somebody types a slash command.</summary>
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

    /// <summary>All that is owed is carried now.</summary>
    public async Task<IReadOnlyList<SlackCall>> CarryAsync()
    {
        var before = Slack.Calls.Count;
        await Bot.Services.GetRequiredService<MessageDelivery>().SendDueAsync(default);
        return [.. Slack.Calls.Skip(before)];
    }

    public Task<Installation?> GrantOfAsync(string owner) =>
        Bot.Services.GetRequiredService<IInstallationStore>().FindAsync(SlackUserIds.Channel, owner, default);

    /// <summary>The log's lines of that level that hold the words.</summary>
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
        // What is owed goes out when the tale says so.
        await Bot.StopDeliveryAsync();
        Slack.Redirect = At("/slack/oauth").AbsoluteUri;
    }
}
