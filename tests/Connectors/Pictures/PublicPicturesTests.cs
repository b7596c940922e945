using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MilestoneBot.Chat.Links;
using MilestoneBot.Connectors.Pictures;

namespace MilestoneBot.Tests.Connectors.Pictures;

/// <summary>
/// A typed address is opened only where it leads to the public internet, over https, and no further than three redirects;
/// what is fetched is bounded.
/// </summary>
public sealed class PublicPicturesTests : IAsyncLifetime
{
    private const int Most = 1000;

    private WebApplication server = null!;
    private int port;
    private readonly List<string> asked = [];

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, o => o.UseHttps(Certificate())));
        server = builder.Build();
        server.MapGet("/logo.png", () => Results.Bytes(new byte[Most], "image/png"));
        server.MapGet("/large.png", () => Results.Bytes(new byte[Most + 1], "image/png"));
        server.MapGet(
            "/endless.png",
            async http =>
            {
                for (var i = 0; i < 1000; i++)
                    await http.Response.Body.WriteAsync(new byte[Most], http.RequestAborted);
            }
        );
        server.MapGet("/to", (string at) => Results.Redirect(at));
        server.MapGet("/around/{n:int}", (int n) => Results.Redirect(n == 0 ? "/logo.png" : $"/around/{n - 1}"));
        await server.StartAsync();
        port = new Uri(server.Urls.First()).Port;
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    /// <summary>Names lead to this machine; only the port of the test's own server counts as public.</summary>
    private async Task<WebPicture> FetchAsync(string address, params string[] leadTo)
    {
        using var pictures = new PublicPictures(
            (host, _) =>
            {
                asked.Add(host);
                return Task.FromResult(
                    leadTo.Length > 0 ? [.. leadTo.Select(IPAddress.Parse)] : new[] { IPAddress.Loopback }
                );
            },
            (uri, found) =>
                (uri.Port == port && uri.Host != "inside.example" && found.Equals(IPAddress.Loopback))
                || PublicAddresses.Contains(found),
            uri => uri.Port == port || uri.IsDefaultPort,
            (_, certificate, _, _) => certificate is { Subject: "CN=studio.example" }
        );
        return await pictures.FetchAsync(new(address), Most, default);
    }

    [Fact]
    public async Task A_picture_is_fetched_and_a_short_way_round_is_followed()
    {
        Assert.Equal(Most, (await FetchAsync($"https://studio.example:{port}/logo.png")).Bytes.Length);
        Assert.Equal(Most, (await FetchAsync($"https://studio.example:{port}/around/2")).Bytes.Length);
        Assert.All(asked, host => Assert.Equal("studio.example", host));
    }

    [Theory]
    [InlineData("/around/3", WebPictureFault.TooManyRedirects, 0)]
    [InlineData("/large.png", WebPictureFault.TooLarge, 0)]
    [InlineData("/endless.png", WebPictureFault.TooLarge, 0)]
    [InlineData("/nothing.png", WebPictureFault.NotFound, 404)]
    [InlineData("/to?at=http://studio.example/logo.png", WebPictureFault.AddressNotAllowed, 0)]
    [InlineData("/to?at=https://a:b@studio.example/logo.png", WebPictureFault.AddressNotAllowed, 0)]
    [InlineData("/to?at=https://studio.example:22/", WebPictureFault.AddressNotAllowed, 0)]
    [InlineData("/to?at=https://inside.example/secret", WebPictureFault.NotPublic, 0)]
    public async Task What_is_not_to_be_followed_or_read_is_named(string path, WebPictureFault fault, int status)
    {
        var got = await FetchAsync($"https://studio.example:{port}{path}");
        Assert.Equal((fault, status, 0), (got.Fault!.Value, got.Status, got.Bytes.Length));
    }

    [Theory]
    [InlineData("http://studio.example/logo.png")]
    [InlineData("https://me:word@studio.example/logo.png")]
    [InlineData("https://studio.example:8443/logo.png")]
    [InlineData("file:///etc/passwd")]
    public async Task Another_kind_of_address_is_not_even_looked_up(string address)
    {
        Assert.Equal(WebPictureFault.AddressNotAllowed, (await FetchAsync(address)).Fault);
        Assert.Empty(asked);
    }

    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("93.184.216.34", "192.168.1.1")]
    public async Task A_name_that_leads_inside_is_refused_before_anything_is_opened(params string[] leadTo) =>
        Assert.Equal(WebPictureFault.NotPublic, (await FetchAsync("https://studio.example/x.png", leadTo)).Fault);

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_no_answer()
    {
        using var pictures = new PublicPictures(
            (_, _) => Task.FromResult(new[] { IPAddress.Loopback }),
            (_, _) => true,
            _ => true
        );
        var got = await pictures.FetchAsync(new($"https://studio.example:{port}/logo.png"), Most, default);
        Assert.Equal(WebPictureFault.NoAnswer, got.Fault);
    }

    [Theory]
    [InlineData("8.8.8.8", true), InlineData("93.184.216.34", true), InlineData("2606:4700::1111", true)]
    [InlineData("0.0.0.0", false), InlineData("10.1.2.3", false), InlineData("100.64.0.1", false)]
    [InlineData("127.9.9.9", false), InlineData("169.254.169.254", false), InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true), InlineData("192.0.2.5", false), InlineData("192.168.0.1", false)]
    [InlineData("198.19.0.1", false), InlineData("203.0.113.9", false), InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false), InlineData("::", false), InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false), InlineData("::ffff:8.8.8.8", true), InlineData("fe80::1", false)]
    [InlineData("fc00::1", false), InlineData("fd12::1", false), InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false), InlineData("2002:0a00:0001::1", false), InlineData("64:ff9b::a00:1", false)]
    [InlineData("2001:0:1::1", false), InlineData("3fff::1", false), InlineData("fec0::1", false)]
    public void Public_is_what_the_registries_call_so(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddresses.Contains(IPAddress.Parse(address)));

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=studio.example",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        using var made = request.CreateSelfSigned(
            new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
