using Microsoft.Identity.Client;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>The plain HTTP client of the login library, with a timeout.</summary>
internal sealed class MsalHttpClientFactory(HttpClient client) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => client;
}
