using Microsoft.Identity.Client;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>A token for the app's client secret, kept until shortly before it expires.</summary>
internal sealed class ClientSecretTokenProvider(TeamsSettings settings, IMsalHttpClientFactory http) : IBotTokenProvider
{
    private readonly IConfidentialClientApplication app = ConfidentialClientApplicationBuilder
        .Create(settings.AppId)
        .WithClientSecret(settings.Password)
        .WithAuthority(new Uri($"{settings.LoginAuthority}/{settings.TenantId}"), validateAuthority: false)
        .WithInstanceDiscovery(false)
        .WithHttpClientFactory(http)
        .Build();

    public Task<string> GetAsync(bool forceRefresh, CancellationToken cancel) =>
        LoginFaults.TranslateAsync(() =>
            app.AcquireTokenForClient([settings.Scope]).WithForceRefresh(forceRefresh).ExecuteAsync(cancel)
        );
}
