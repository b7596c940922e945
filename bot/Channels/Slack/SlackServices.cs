using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Channels.Slack.OAuth;
using MilestoneBot.Channels.Slack.SocketMode;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;

namespace MilestoneBot.Channels.Slack;

/// <summary>Registers the Slack channel.</summary>
internal static class SlackServices
{
    private static readonly TimeSpan HttpTimeout = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Registers the channel where its settings are present: a signing secret or an app-level token.
    /// </summary>
    /// <returns>Whether Slack can reach the bot.</returns>
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
    /// Maps the HTTP endpoint where a signing secret is set, and the pages by which workspaces install the bot
    /// themselves.
    /// </summary>
    public static void MapSlack(this IEndpointRouteBuilder app)
    {
        var settings = app.ServiceProvider.GetRequiredService<SlackSettings>();
        if (settings.HasEndpoint)
            app.MapPost("/slack/events", app.ServiceProvider.GetRequiredService<SlackEndpoint>().ReceiveAsync);
        if (!settings.IsInstallable)
            return;
        // Whether tokens can be encrypted is found at start-up, not by the person who installs the bot.
        app.ServiceProvider.GetRequiredService<ISecretProtector>().Protect("start", "");
        var endpoint = app.ServiceProvider.GetRequiredService<OAuthEndpoint>();
        app.MapGet(OAuthEndpoint.InstallPath, endpoint.RedirectAsync);
        app.MapGet(OAuthEndpoint.CallbackPath, endpoint.CallbackAsync);
    }

    /// <summary>
    /// Follows no redirect, so that no message and no token goes to an unintended host; waits a limited time.
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
            Timeout = HttpTimeout,
            MaxResponseContentBufferSize = 1024 * 1024,
        };
}
