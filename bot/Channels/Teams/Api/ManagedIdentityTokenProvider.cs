using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>A token for the managed identity of the machine in Azure.</summary>
internal sealed class ManagedIdentityTokenProvider(TeamsSettings settings, IMsalHttpClientFactory http)
    : IBotTokenProvider
{
    private readonly IManagedIdentityApplication app = ManagedIdentityApplicationBuilder
        .Create(ManagedIdentityId.WithUserAssignedClientId(settings.AppId))
        .WithHttpClientFactory(http)
        .Build();

    public Task<string> GetAsync(bool forceRefresh, CancellationToken cancel) =>
        LoginFaults.TranslateAsync(() =>
            app.AcquireTokenForManagedIdentity(settings.Scope.Replace("/.default", "", StringComparison.Ordinal))
                .WithForceRefresh(forceRefresh)
                .ExecuteAsync(cancel)
        );
}
