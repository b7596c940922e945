using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Channels.Teams;
using MilestoneBot.Channels.Teams.Rosters;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.People;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Teams;

/// <summary>
/// The Teams channel on a real server on loopback, with fake commands and a connector that records.
/// </summary>
public sealed class TeamsBot : IAsyncDisposable
{
    public const string AppId = "7d5f1c1e-93a1-4f0f-9d0d-2f6a1b0c9e11";

    /// <summary>The tenant of the captured activities.</summary>
    public const string Tenant = "00000000-0000-0000-0000-0000000000001";

    private readonly WebApplication app;

    private TeamsBot(WebApplication app, FakeConnector connector, FakeLogin login)
    {
        this.app = app;
        Connector = connector;
        Login = login;
        Http = new() { BaseAddress = new(app.Urls.First()) };
    }

    public FakeConnector Connector { get; }

    public FakeLogin Login { get; }

    public HttpClient Http { get; }

    public FakeCommands FakeCommands => app.Services.GetRequiredService<FakeCommands>();

    public InMemoryChatStore Memory => app.Services.GetRequiredService<InMemoryChatStore>();

    public MessageDelivery MessageDelivery => app.Services.GetRequiredService<MessageDelivery>();

    public IChannel Channel => app.Services.GetRequiredService<IChannel>();

    internal RosterLookup RosterLookup => app.Services.GetRequiredService<RosterLookup>();

    internal TeamsSettings Settings => app.Services.GetRequiredService<TeamsSettings>();

    public RecordedLog Logs => app.Services.GetRequiredService<RecordedLog>();

    /// <summary>
    /// Without an issuer the bot runs in Development with its loopback endpoint; with one it validates tokens.
    /// </summary>
    public static Task<TeamsBot> StartAsync(
        FakeOpenId? openId = null,
        string environment = "Development",
        params (string Name, string Value)[] settings
    ) => StartAsync(TimeProvider.System, openId, environment, settings);

    /// <summary>In Development, with a clock that the test moves.</summary>
    public static Task<TeamsBot> StartAsync(TimeProvider clock) => StartAsync(clock, null, "Development", []);

    private static async Task<TeamsBot> StartAsync(
        TimeProvider clock,
        FakeOpenId? openId,
        string environment,
        (string Name, string Value)[] settings
    )
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var values = new Dictionary<string, string?>();
        if (openId is not null)
        {
            values["MicrosoftAppId"] = AppId;
            values["MicrosoftAppPassword"] = "canary-secret";
            values["Teams:OpenIdMetadata"] = openId.Metadata;
            values["Teams:ServiceHosts:0"] = "127.0.0.1";
        }
        foreach (var (name, value) in settings)
            values[name] = value;
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(values);
        var fakeCommands = new FakeCommands();
        var memory = new InMemoryChatStore();
        var login = new FakeLogin();
        var logs = new RecordedLog();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder
            .Services.AddSingleton(fakeCommands)
            .AddSingleton(memory)
            .AddSingleton(logs)
            .AddSingleton<IMsalHttpClientFactory>(login)
            .AddSingleton(clock)
            .AddSingleton<IConversationStore>(memory)
            .AddSingleton<IWelcomeStore>(memory)
            .AddSingleton<IPostedCardStore>(memory)
            .AddSingleton<IOutbox>(memory)
            .AddSingleton<IMembershipStore>(memory)
            .AddSingleton<IPlatformAccountStore>(memory)
            .AddSingleton<IConversationWorkspaces>(memory)
            .AddSingleton<WelcomeHandler>()
            .AddSingleton(IntroductionCards.All)
            .AddSingleton(s => new CommandDispatcher(
                fakeCommands.Commands,
                fakeCommands,
                fakeCommands,
                s.GetRequiredService<ILogger<CommandDispatcher>>()
            ))
            .AddSingleton<SendRateLimiter>()
            .AddSingleton<MessageDelivery>()
            .AddSingleton<TurnHandler>()
            .AddTeams(builder.Configuration, builder.Environment);
        var web = builder.Build();
        web.MapTeams();
        await web.StartAsync();
        var connector = await FakeConnector.StartAsync();
        connector.Tenant = Tenant;
        for (var i = 0; i < 6; i++)
            connector.ObjectIds[$"user-id-{i}"] = $"00000000-0000-0000-0000-000000000002{i}";
        return new(web, connector, login);
    }

    /// <summary>Posts a body as the Teams service does.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(
        string body,
        string? token = null,
        Action<HttpRequestMessage>? change = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        change?.Invoke(request);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (
            response.StatusCode,
            text.Length > 0
            && response.Content.Headers.ContentType is MediaTypeHeaderValue { MediaType: "application/json" }
                ? JsonNode.Parse(text)
                : null
        );
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(JsonObject activity, string? token = null) =>
        PostAsync(activity.ToJsonString(), token);

    /// <summary>A captured activity, sent from this connector, with changes.</summary>
    public JsonObject Payload(string name, Action<JsonObject>? change = null)
    {
        var activity = TeamsPayloads.Read(name);
        activity["serviceUrl"] = Connector.ServiceUrl;
        change?.Invoke(activity);
        return activity;
    }

    /// <summary>A typed message with an id of its own.</summary>
    public JsonObject Message(string text, string payload = "message-personal", Action<JsonObject>? change = null) =>
        Payload(
            payload,
            a =>
            {
                a["id"] = Guid.NewGuid().ToString();
                a["text"] = text;
                change?.Invoke(a);
            }
        );

    /// <summary>A click of a button with this data.</summary>
    public JsonObject Press(JsonNode? data, Action<JsonObject>? change = null) =>
        Payload(
            "invoke-adaptivecard-action-personal-x-card",
            a =>
            {
                a["id"] = Guid.NewGuid().ToString();
                a["value"]!["action"]!["data"] = data;
                change?.Invoke(a);
            }
        );

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(new CancellationToken(true));
        await app.DisposeAsync();
        await Connector.DisposeAsync();
    }
}

/// <summary>The activities captured from Microsoft's local client.</summary>
public static class TeamsPayloads
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Channels", "Teams", "Payloads");

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory
            .GetFiles(Folder, "*.json")
            .Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Order(StringComparer.Ordinal),
    ];

    public static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();
}
