using System.Net;
using Microsoft.AspNetCore.Http;
using MilestoneBot.Channels.Web;

namespace MilestoneBot.Tests.Channels.Web;

public sealed class LoopbackTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost:3978", true)]
    [InlineData("::1", "::1", "[::1]:3978", true)]
    [InlineData("::ffff:127.0.0.1", "::ffff:127.0.0.1", "LOCALHOST", true)]
    [InlineData("10.0.0.7", "127.0.0.1", "localhost", false)]
    [InlineData("127.0.0.1", "10.0.0.7", "localhost", false)]
    [InlineData(null, "127.0.0.1", "localhost", false)]
    [InlineData("127.0.0.1", null, "localhost", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "evil.example", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost.evil.example", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "127.0.0.1.evil.example", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "10.0.0.7", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "", false)]
    public void Only_this_machine_under_its_own_name_is_let_in(
        string? remote,
        string? local,
        string host,
        bool isLet
    ) => Assert.Equal(isLet, LoopbackGuard.IsAllowed(Request(remote, local, host)));

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Forwarded-Host")]
    [InlineData("Forwarded")]
    [InlineData("Via")]
    public void The_far_end_of_a_tunnel_is_not_this_machine(string header)
    {
        var http = Request("127.0.0.1", "127.0.0.1", "localhost");
        http.Request.Headers[header] = "203.0.113.9";
        Assert.False(LoopbackGuard.IsAllowed(http));
    }

    [Theory]
    [InlineData("http://localhost:3978", "same-origin", true)]
    [InlineData("http://localhost:3978", "", true)]
    [InlineData("", "same-origin", true)]
    [InlineData("", "", false)]
    [InlineData("null", "", false)]
    [InlineData("http://evil.example", "", false)]
    [InlineData("http://localhost:5000", "", false)]
    [InlineData("https://localhost:3978", "", false)]
    [InlineData("http://localhost:3978", "same-site", false)]
    [InlineData("http://localhost:3978", "cross-site", false)]
    [InlineData("http://evil.example", "same-origin", false)]
    [InlineData("", "none", false)]
    public void A_form_counts_only_from_a_page_of_the_same_origin(string origin, string site, bool isOwn)
    {
        var request = Request("127.0.0.1", "127.0.0.1", "localhost:3978").Request;
        if (origin.Length > 0)
            request.Headers.Origin = origin;
        if (site.Length > 0)
            request.Headers["Sec-Fetch-Site"] = site;
        Assert.Equal(isOwn, LoopbackGuard.IsSameOrigin(request));
    }

    private static DefaultHttpContext Request(string? remote, string? local, string host)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        http.Connection.LocalIpAddress = local is null ? null : IPAddress.Parse(local);
        http.Request.Scheme = "http";
        http.Request.Host = new(host);
        return http;
    }
}
