using System.Text;

namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>
/// Our issuer under an https address: the SDK reads keys only over https, and the issuer runs on loopback without a
/// certificate.
/// </summary>
internal sealed class RepublishedIssuer(Uri metadata) : HttpClientHandler
{
    // A new address for each, because the SDK caches addresses for as long as the process lives.
    private readonly Uri published = new($"https://{Guid.NewGuid():N}.example");

    /// <summary>The metadata address that the SDK reads.</summary>
    public string Metadata => new Uri(published, metadata.AbsolutePath).AbsoluteUri;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.RequestUri = new(metadata, request.RequestUri!.AbsolutePath);
        var response = await base.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        response.Content = new StringContent(
            text.Replace(
                metadata.GetLeftPart(UriPartial.Authority),
                published.GetLeftPart(UriPartial.Authority),
                StringComparison.Ordinal
            ),
            Encoding.UTF8,
            "application/json"
        );
        return response;
    }
}
