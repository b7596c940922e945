using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using MilestoneBot.Chat.Links;

namespace MilestoneBot.Connectors.Pictures;

/// <summary>
/// Fetches a picture by an address that somebody typed. The name is looked up once, and the connection goes to the address
/// that was checked, so that a second look-up cannot lead elsewhere. Each redirect is checked anew. No cookie, proxy, token
/// or referrer is sent.
/// </summary>
internal sealed class PublicPictures : IWebPictures, IDisposable
{
    private const int MostRedirects = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> lookUp;
    private readonly Func<Uri, IPAddress, bool> isAllowed;
    private readonly Func<Uri, bool> isUsualPort;
    private readonly HttpClient http;

    public PublicPictures()
        : this(Dns.GetHostAddressesAsync, (_, address) => PublicAddresses.Contains(address), uri => uri.IsDefaultPort)
    { }

    /// <summary>For tests: with another directory of names, and a server on this machine.</summary>
    internal PublicPictures(
        Func<string, CancellationToken, Task<IPAddress[]>> lookUp,
        Func<Uri, IPAddress, bool> isAllowed,
        Func<Uri, bool> isUsualPort,
        RemoteCertificateValidationCallback? trusts = null
    )
    {
        (this.lookUp, this.isAllowed, this.isUsualPort) = (lookUp, isAllowed, isUsualPort);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.Zero,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = trusts;
        http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Add("User-Agent", "MilestoneBot");
        http.DefaultRequestHeaders.Add("Accept", "image/png, image/jpeg");
    }

    public void Dispose() => http.Dispose();

    public async Task<WebPicture> FetchAsync(Uri address, int most, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Longest);
        try
        {
            return await FollowAsync(address, most, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new([], WebPictureFault.TooSlow);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            for (var inner = e; inner is not null; inner = inner.InnerException)
                if (inner is NotPublicException)
                    return new([], WebPictureFault.NotPublic);
            return new([], WebPictureFault.NoAnswer);
        }
    }

    private async Task<WebPicture> FollowAsync(Uri address, int most, CancellationToken cancel)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (address is not { Scheme: "https", UserInfo: "" } || !isUsualPort(address))
                return new([], WebPictureFault.AddressNotAllowed);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            var status = (int)response.StatusCode;
            if (status is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } next)
            {
                address = new(address, next);
                continue;
            }
            if (status != 200)
                return new([], WebPictureFault.NotFound, status);
            if (response.Content.Headers.ContentLength > most)
                return new([], WebPictureFault.TooLarge);
            await using var content = await response.Content.ReadAsStreamAsync(cancel);
            return await ReadAsync(content, most, cancel);
        }
        return new([], WebPictureFault.TooManyRedirects);
    }

    private static async Task<WebPicture> ReadAsync(Stream content, int most, CancellationToken cancel)
    {
        var bytes = new byte[most + 1];
        var read = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return read > most ? new([], WebPictureFault.TooLarge) : new(bytes[..read]);
    }

    /// <summary>One address that is not public is enough to refuse the name: it can lead there at any time.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var found = await lookUp(context.DnsEndPoint.Host, cancel);
        if (
            found.Length == 0
            || !Array.TrueForAll(found, address => isAllowed(context.InitialRequestMessage.RequestUri!, address))
        )
            throw new NotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class NotPublicException : IOException;
}
