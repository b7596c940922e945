using System.Net;
using System.Text.RegularExpressions;

namespace MilestoneBot.Tests.Channels.Web;

public sealed class SafetyTests : IAsyncLifetime
{
    private WebChatServer bot = null!;

    public async Task InitializeAsync() => bot = await WebChatServer.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</textarea></title></style></script><img src=x onerror=alert(1)>")]
    [InlineData("\" autofocus onfocus=\"alert(1)")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("<!-- {{7*7}} ${7*7} -->")]
    [InlineData("data: x\n\nevent: restart\ndata: y")]
    public async Task Nothing_typed_becomes_markup(string typed)
    {
        using var _ = await bot.SayAsync("marc", $"echo {typed}");
        using var __ = await bot.SayAsync("marc", $"draw {typed}");
        var nasty = Shape(await bot.Browser.GetStringAsync($"/?as=marc&say={Uri.EscapeDataString(typed)}"));
        await using var other = await WebChatServer.StartAsync();
        var plain = new string('x', typed.Length);
        using var ___ = await other.SayAsync("marc", $"echo {plain}");
        using var ____ = await other.SayAsync("marc", $"draw {plain}");
        var harmless = Shape(await other.Browser.GetStringAsync($"/?as=marc&say={plain}"));
        Assert.Equal(harmless, nasty);
        Assert.Contains("<textarea id= name= dir= rows= placeholder=>", harmless);
    }

    [Fact]
    public async Task Nothing_typed_adds_an_event_to_the_stream()
    {
        using var page = await EventReader.OpenAsync(bot, "marc");
        using var _ = await bot.SayAsync("marc", "echo a\n\nevent: restart\ndata: x\r\rid: 9\u2028\u0085data: z");
        var events = new[] { await page.NextAsync(), await page.NextAsync() };
        Assert.All(events, e => Assert.Equal("message", e.Name));
        Assert.All(events, e => Assert.EndsWith("</article>", e.Data.TrimEnd(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_may_load_nothing_but_itself_and_be_framed_by_nobody()
    {
        using var answer = await bot.Browser.GetAsync("/");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var nonce = Regex
            .Match(
                policy,
                "script-src 'nonce-(?<nonce>[0-9a-f]{32})'",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(5)
            )
            .Groups["nonce"]
            .Value;
        var page = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"<script nonce=\"{nonce}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", page, StringComparison.Ordinal);
        Assert.NotEqual(
            policy,
            Assert.Single((await bot.Browser.GetAsync("/")).Headers.GetValues("Content-Security-Policy"))
        );
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/chat/stream")]
    [InlineData("/chat/say")]
    [InlineData("/chat/press")]
    public async Task Under_a_foreign_name_there_is_nothing_here(string path)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Options })
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Host = $"rebound.evil.example:{bot.Origin.Port}";
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var answer = await bot.Browser.SendAsync(request);
            Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Accept", "text/html")]
    public async Task A_form_of_another_page_says_nothing(string header, string value)
    {
        foreach (var path in new[] { "/chat/say?as=marc", "/chat/press?as=marc" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent([
                    new("token", WebChatServer.NewToken()),
                    new("say", "echo forged"),
                ]),
            };
            request.Headers.Add(header, value);
            using var answer = await bot.Browser.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Empty(bot.Stage.Turns);
    }

    /// <summary>The page's tags with the names of their attributes, in order, as a browser reads them.</summary>
    private static string[] Shape(string page)
    {
        var body = page[
            page.IndexOf("<body", StringComparison.Ordinal)..page.IndexOf("<script nonce", StringComparison.Ordinal)
        ];
        var tags = Regex.Matches(body, "<(?:\"[^\"]*\"|[^\">])*>", RegexOptions.None, TimeSpan.FromSeconds(5));
        return
        [
            .. tags.Select(tag =>
                Regex.Replace(tag.Value, "\"[^\"]*\"", "", RegexOptions.None, TimeSpan.FromSeconds(5))
            ),
        ];
    }
}
