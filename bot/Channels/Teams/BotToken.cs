using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>The bot's own pass for the platform's services.</summary>
internal interface IBotTokenProvider
{
    /// <summary>A token that is still good; "" where none is needed.</summary>
    /// <param name="forceRefresh">The platform refused the last one: it is dropped and a new one is fetched.</param>
    Task<string> GetAsync(bool forceRefresh, CancellationToken cancel);
}

/// <summary>On a developer's own machine nobody asks for a token, and none exists that could leak.</summary>
internal sealed class NoTokenProvider : IBotTokenProvider
{
    public Task<string> GetAsync(bool forceRefresh, CancellationToken cancel) => Task.FromResult("");
}

/// <summary>A token for the app's secret, kept until shortly before it expires.</summary>
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

/// <summary>A token for the identity that the machine in Azure has.</summary>
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

/// <summary>The plain HTTP client of the login library, bounded in time.</summary>
internal sealed class MsalHttpClientFactory(HttpClient client) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => client;
}

/// <summary>Without a token nothing was sent, so trying again is safe.</summary>
internal static class LoginFaults
{
    public static async Task<string> TranslateAsync(Func<Task<AuthenticationResult>> login)
    {
        try
        {
            return (await login()).AccessToken;
        }
        catch (Exception e)
            when (e
                    is MsalException
                        or HttpRequestException
                        or TaskCanceledException { InnerException: TimeoutException }
            )
        {
            throw new DeliveryException(
                DeliveryFault.TryAgain,
                $"the bot got no token for the platform ({(e as MsalException)?.ErrorCode ?? e.GetType().Name})",
                inner: e
            );
        }
    }
}
