using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Channels.Slack.OAuth;
using MilestoneBot.Channels.Slack.SocketMode;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;

namespace MilestoneBot.Channels.Slack;

/// <summary>Puts Slack into the bot.</summary>
internal static class SlackServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Registers the channel where its settings are; without a signing secret and without an app token there is
    /// nothing.
    /// </summary>
    /// <returns>Whether there is a way to Slack.</returns>
    public static bool AddSlack(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        var settings = SlackSettings.From(configuration, environment.IsDevelopment());
        if (!settings.IsConfigured)
            return false;
        services.AddSingleton(settings);
        services
            .AddSingleton(s => new OAuthClient(Client(), settings, s.GetRequiredService<TimeProvider>()))
            .AddSingleton<TokenRotation>()
            .AddSingleton<InstallationResolver>()
            .AddSingleton<OAuthStateStore>()
            .AddSingleton<OAuthEndpoint>();
        services
            .AddSingleton<SlackTokenProvider>()
            .AddSingleton(s => new SlackApiClient(Client(), settings, s.GetRequiredService<SlackTokenProvider>()));
        services
            .AddSingleton<ResponseUrlCache>()
            .AddSingleton<UserDirectory>()
            .AddHostedService(s => s.GetRequiredService<UserDirectory>());
        services.AddSingleton<SlackChannel>().AddSingleton<IChannel>(s => s.GetRequiredService<SlackChannel>());
        services
            .AddSingleton<InstallationContextResolver>()
            .AddSingleton<SharedChannelRepair>()
            .AddSingleton<ViewOptions>()
            .AddSingleton<ViewsClient>()
            .AddSingleton<ViewPresenter>()
            .AddSingleton<QuotedMessageLookup>()
            .AddSingleton<SlackEventHandler>()
            .AddSingleton<SlackEndpoint>()
            .AddSingleton<PayloadProcessor>()
            .AddHostedService(s => s.GetRequiredService<PayloadProcessor>());
        if (settings.HasSocket)
            services
                .AddSingleton<SocketModeOptions>()
                .AddSingleton<EnvelopeProcessor>()
                .AddHostedService<SocketModeService>();
        return true;
    }

    /// <summary>
    /// Opens the door; without a secret nobody could be believed there, so there is none. Opens the pages by which
    /// workspaces install the bot themselves.
    /// </summary>
    public static void MapSlack(this IEndpointRouteBuilder app)
    {
        var settings = app.ServiceProvider.GetRequiredService<SlackSettings>();
        if (settings.HasEndpoint)
            app.MapPost("/slack/events", app.ServiceProvider.GetRequiredService<SlackEndpoint>().ReceiveAsync);
        if (!settings.IsInstallable)
            return;
        // Whether its tokens can be sealed is seen at the start and not by whoever installs it.
        app.ServiceProvider.GetRequiredService<ISecretProtector>().Protect("start", "");
        var door = app.ServiceProvider.GetRequiredService<OAuthEndpoint>();
        app.MapGet(OAuthEndpoint.InstallPath, door.RedirectAsync);
        app.MapGet(OAuthEndpoint.CallbackPath, door.CallbackAsync);
    }

    /// <summary>
    /// Follows no redirect, so that no message and no token goes where the platform did not say; waits a bounded time.
    /// </summary>
    private static HttpClient Client() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(4),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = 1024 * 1024,
        };
}
