using MilestoneBot.Chat;

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
        if (!settings.IsOpen)
            return false;
        services.AddSingleton(settings);
        services
            .AddSingleton(s => new OAuth(Client(), settings, s.GetRequiredService<TimeProvider>()))
            .AddSingleton<Renewing>()
            .AddSingleton<Installs>()
            .AddSingleton<InstallStates>()
            .AddSingleton<InstallDoor>();
        services
            .AddSingleton<Tokens>()
            .AddSingleton(s => new SlackApi(Client(), settings, s.GetRequiredService<Tokens>()));
        services.AddSingleton<Askers>().AddSingleton<People>().AddHostedService(s => s.GetRequiredService<People>());
        services.AddSingleton<SlackChannel>().AddSingleton<IChannel>(s => s.GetRequiredService<SlackChannel>());
        services
            .AddSingleton<Origins>()
            .AddSingleton<Strays>()
            .AddSingleton<WindowWaits>()
            .AddSingleton<Windows>()
            .AddSingleton<Screens>()
            .AddSingleton<Quoting>()
            .AddSingleton<SlackHandler>()
            .AddSingleton<SlackEndpoint>()
            .AddSingleton<Hearing>()
            .AddHostedService(s => s.GetRequiredService<Hearing>());
        if (settings.HasSocket)
            services.AddSingleton<SocketWaits>().AddSingleton<SocketEars>().AddHostedService<SocketMode>();
        return true;
    }

    /// <summary>
    /// Opens the door; without a secret nobody could be believed there, so there is none. Opens the pages by which
    /// workspaces install the bot themselves.
    /// </summary>
    public static void MapSlack(this IEndpointRouteBuilder app)
    {
        var settings = app.ServiceProvider.GetRequiredService<SlackSettings>();
        if (settings.HasDoor)
            app.MapPost("/slack/events", app.ServiceProvider.GetRequiredService<SlackEndpoint>().ReceiveAsync);
        if (!settings.IsInstallable)
            return;
        // Whether its tokens can be sealed is seen at the start and not by whoever installs it.
        app.ServiceProvider.GetRequiredService<ISeal>().Close("start", "");
        var door = app.ServiceProvider.GetRequiredService<InstallDoor>();
        app.MapGet(InstallDoor.Begin, door.BeginAsync);
        app.MapGet(InstallDoor.Finish, door.FinishAsync);
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
