using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Channels.Web;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;

namespace MilestoneBot.Tests.Channels.Web;

/// <summary>
/// The browser chat on a real server of this machine, with the real dispatcher and delivery over an in-memory store.
/// </summary>
internal sealed class WebChatServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebChatServer(WebApplication app) => this.app = app;

    public HttpClient Browser { get; private set; } = null!;

    public Uri Origin => Browser.BaseAddress!;

    public SampleStage Stage => app.Services.GetRequiredService<SampleStage>();

    public InMemoryRecords Records => app.Services.GetRequiredService<InMemoryRecords>();

    public IChannel Channel => app.Services.GetRequiredService<IChannel>();

    public static async Task<WebChatServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var records = new InMemoryRecords();
        var stage = new SampleStage(records);
        builder
            .Services.AddSingleton(records)
            .AddSingleton(stage)
            .AddSingleton<TimeProvider>(TestClock.WithRealTimers(new(2026, 7, 1, 9, 30, 0, TimeSpan.Zero)))
            .AddSingleton<IConversationStore>(records)
            .AddSingleton<IWelcomeStore>(records)
            .AddSingleton<IPostedCardStore>(records)
            .AddSingleton<IOutbox>(records)
            .AddSingleton<IFallbackHandler, SampleFallbackHandler>()
            .AddSingleton<ICardSource>(stage)
            .AddSingleton<CommandDispatcher>()
            .AddSingleton<SendRateLimiter>()
            .AddSingleton<MessageDelivery>()
            .AddSingleton<TurnHandler>();
        foreach (var command in SampleCommand.All(stage))
            builder.Services.AddSingleton(command);
        builder.Services.AddSingleton(IntroductionCards.All).AddWebChat();
        var server = builder.Build();
        server.MapWebChat();
        await server.StartAsync();
        return new(server)
        {
            Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
            {
                BaseAddress = new(server.Urls.Single()),
            },
        };
    }

    public Task<string> PageAsync(string person) => Browser.GetStringAsync($"/?as={person}");

    /// <summary>Types a line and returns the server's answer.</summary>
    public Task<HttpResponseMessage> SayAsync(string person, string words, string? token = null) =>
        PostAsync($"/chat/say?as={person}", ("token", token ?? NewToken()), ("say", words));

    /// <summary>
    /// Clicks the button with that command on the last card of a person's page, with what is typed into its inputs.
    /// </summary>
    public async Task<HttpResponseMessage> PressAsync(
        string person,
        string words,
        params (string Name, string Value)[] inputs
    ) => await PostAsync($"/chat/press?as={person}", Fields(await PageAsync(person), words, inputs));

    /// <summary>The fields that the form behind a button would send.</summary>
    public static (string, string)[] Fields(string page, string words, params (string Name, string Value)[] inputs) =>
        WebChatClient.Fields(page, words, inputs);

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        request.Headers.Add("Origin", Origin.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await Browser.SendAsync(request);
    }

    public static string NewToken() => WebChatClient.NewToken();

    /// <summary>Delivers what is pending, as the delivery job does.</summary>
    public Task DeliverAsync() =>
        app.Services.GetRequiredService<MessageDelivery>().SendDueAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
