using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>
/// The request check of the archived Bot Framework SDK, with the keys of our issuer: it reads a request and validates
/// its token as it does for a bot that is built on it.
/// </summary>
public sealed class SdkDoor : IDisposable
{
    private readonly HttpClient keys;
    private readonly CloudAdapter adapter;

    /// <param name="issuer">The issuer whose keys the SDK reads.</param>
    /// <param name="appId">The bot that requests must be addressed to.</param>
    public SdkDoor(FakeOpenId issuer, string appId)
    {
        var republished = new RepublishedIssuer(new(issuer.Metadata));
        keys = new(republished);
        // The SDK keeps the key reader of an address in a static table. The first caller for an address sets the HTTP
        // client that reads it.
        _ = new JwtTokenExtractor(
            keys,
            new TokenValidationParameters(),
            republished.Metadata,
            AuthenticationConstants.AllowedSigningAlgorithms
        );
        adapter = new(
            BotFrameworkAuthenticationFactory.Create(
                channelService: "",
                validateAuthority: true,
                toChannelFromBotLoginUrl: "https://login.example/tenant",
                toChannelFromBotOAuthScope: "https://api.botframework.com",
                toBotFromChannelTokenIssuer: FakeOpenId.Issuer,
                oAuthUrl: "https://token.example",
                toBotFromChannelOpenIdMetadataUrl: republished.Metadata,
                toBotFromEmulatorOpenIdMetadataUrl: republished.Metadata,
                callerId: "",
                new PasswordServiceClientCredentialFactory(appId, "canary-secret", "", null, null),
                new AuthenticationConfiguration(),
                httpClientFactory: null,
                NullLogger.Instance
            )
        );
    }

    /// <summary>Null when the SDK accepts the request, otherwise the reason.</summary>
    public async Task<string?> RefusalAsync(string? header, string body)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        if (header is not null)
            http.Request.Headers.Authorization = header;
        var bot = new VisitedBot();
        try
        {
            await adapter.ProcessAsync(http.Request, http.Response, bot);
        }
        catch (Exception e)
        {
            return $"{e.GetType()}: {e.Message}";
        }
        return bot.IsVisited ? null : $"status {http.Response.StatusCode}";
    }

    public void Dispose() => keys.Dispose();

    /// <summary>A bot that only records whether the SDK let a request through.</summary>
    private sealed class VisitedBot : IBot
    {
        public bool IsVisited { get; private set; }

        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            IsVisited = true;
            return Task.CompletedTask;
        }
    }
}
