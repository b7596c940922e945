using System.Net;
using System.Text;
using Microsoft.Identity.Client;

namespace MilestoneBot.Tests.Channels.Teams;

/// <summary>The login service for the bot's own tokens: it returns pass-1, pass-2 and so on.</summary>
public sealed class FakeLogin : HttpMessageHandler, IMsalHttpClientFactory
{
    private int handedOut;

    public int HandedOut => handedOut;

    public bool Broken { get; set; }

    /// <summary>The form that was posted last.</summary>
    public string LastForm { get; private set; } = "";

    public Uri? LastAddress { get; private set; }

    public HttpClient GetHttpClient() => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        LastAddress = request.RequestUri;
        LastForm = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (Broken)
            throw new HttpRequestException("no route");
        var token =
            $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"pass-{{Interlocked.Increment(ref handedOut)}}"}""";
        return new(HttpStatusCode.OK) { Content = new StringContent(token, Encoding.UTF8, "application/json") };
    }
}
