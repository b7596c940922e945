using Microsoft.Identity.Client;
using MilestoneBot.Channels.Teams.Api;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Channels.Teams.Rosters;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Teams;

/// <summary>Registers the Activity Protocol channel: Teams and the other Bot Framework channels.</summary>
public static class TeamsServices
{
    private static readonly TimeSpan HttpTimeout = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Registers the channel and its settings; <see cref="TeamsSettings.EndpointMode"/> states whether there is an
    /// endpoint.
    /// </summary>
    public static IServiceCollection AddTeams(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        var settings = TeamsSettings.From(configuration, environment.IsDevelopment());
        services.AddSingleton(settings);
        services.AddSingleton<AllowedServiceUrls>();
        // Tokens follow the real clock, also where the bot's own clock has an offset.
        services.AddSingleton(_ => new SigningKeys(Client(settings), settings, TimeProvider.System));
        services.AddSingleton(s => new TokenValidator(
            settings,
            s.GetRequiredService<SigningKeys>(),
            TimeProvider.System
        ));
        services.AddSingleton<IBotTokenProvider>(s =>
            TokenOf(settings, s.GetService<IMsalHttpClientFactory>() ?? new MsalHttpClientFactory(Client(settings)))
        );
        services.AddSingleton(s => new ConnectorClient(
            Client(settings),
            s.GetRequiredService<IBotTokenProvider>(),
            s.GetRequiredService<AllowedServiceUrls>(),
            TimeProvider.System
        ));
        services.AddSingleton<IChannel, TeamsChannel>();
        services
            .AddSingleton<RosterClient>()
            .AddSingleton<RosterReader>()
            .AddSingleton<RoleHolderCheck>()
            .AddSingleton<AccountIdResolver>();
        services.AddSingleton<RosterLookup>().AddHostedService(s => s.GetRequiredService<RosterLookup>());
        services.AddSingleton<ActivityHandler>();
        services.AddSingleton<MessagesEndpoint>();
        return services;
    }

    /// <summary>Maps the endpoint, if there is one.</summary>
    public static IEndpointRouteBuilder MapTeams(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<TeamsSettings>().EndpointMode == EndpointMode.Closed)
            return app;
        var endpoint = app.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        app.MapPost("/api/messages", endpoint.ReceiveAsync);
        // The local client checks in this way whether the bot is there.
        app.MapMethods("/api/messages", [HttpMethods.Head], () => Results.Ok());
        return app;
    }

    private static IBotTokenProvider TokenOf(TeamsSettings settings, IMsalHttpClientFactory http) =>
        settings switch
        {
            { EndpointMode: not EndpointMode.Authenticated } => new NoTokenProvider(),
            { Identity: BotIdentity.UserAssignedMSI } => new ManagedIdentityTokenProvider(settings, http),
            _ => new ClientSecretTokenProvider(settings, http),
        };

    /// <summary>
    /// Follows no redirect, so that no message and no token goes to an unintended host; waits a limited time.
    /// </summary>
    private static HttpClient Client(TeamsSettings settings) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = settings.EndpointMode == EndpointMode.Authenticated,
                ConnectTimeout = TimeSpan.FromSeconds(4),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = HttpTimeout,
            MaxResponseContentBufferSize = 1024 * 1024,
        };
}
