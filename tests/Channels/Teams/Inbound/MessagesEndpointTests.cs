using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

public sealed class MessagesEndpointTests
{
    [Fact]
    public async Task Without_credentials_there_is_no_door_in_production()
    {
        await using var bot = await TeamsBot.StartAsync(environment: "Production");

        var (status, _) = await bot.PostAsync(bot.Message("echo hello"));

        Assert.Equal(EndpointMode.Closed, bot.Settings.EndpointMode);
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task Without_credentials_a_developer_talks_to_the_bot_on_his_own_machine()
    {
        await using var bot = await TeamsBot.StartAsync();

        var (status, _) = await bot.PostAsync(bot.Message("echo hello"));

        Assert.Equal(EndpointMode.LoopbackOnly, bot.Settings.EndpointMode);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(Assert.Single(bot.Connector.Calls).Authorization);
    }

    public static TheoryData<string, Action<HttpRequestMessage>> Strangers =>
        new()
        {
            { "another name of this machine", r => r.Headers.Host = "milestones.example" },
            { "a name that rebinds", r => r.Headers.Host = "127.0.0.1.nip.example:3978" },
            { "passed on by a proxy", r => r.Headers.Add("X-Forwarded-For", "203.0.113.7") },
            { "passed on by a modern proxy", r => r.Headers.Add("Forwarded", "for=203.0.113.7") },
        };

    [Theory, MemberData(nameof(Strangers), DisableDiscoveryEnumeration = true)]
    public async Task The_open_door_is_for_this_machine_alone(string name, Action<HttpRequestMessage> change)
    {
        await using var bot = await TeamsBot.StartAsync();

        var (status, _) = await bot.PostAsync(bot.Message("echo hello").ToJsonString(), change: change);

        Assert.True(status == HttpStatusCode.Forbidden, name);
        Assert.Empty(bot.FakeCommands.Turns);
    }

    [Theory]
    [
        InlineData("https://smba.trafficmanager.net/teams/"),
        InlineData("http://169.254.169.254/latest"),
        InlineData("http://localhost.evil.example/")
    ]
    [
        InlineData("http://127.0.0.1@evil.example/"),
        InlineData("file:///etc/passwd"),
        InlineData("not an address"),
        InlineData("http://[::ffff:127.0.0.1]/"),
        InlineData("http://127.0.0.1/?a=b")
    ]
    public async Task Over_the_open_door_answers_go_to_this_machine_alone(string serviceUrl)
    {
        await using var bot = await TeamsBot.StartAsync();

        var (status, _) = await bot.PostAsync(bot.Message("echo hello", change: a => a["serviceUrl"] = serviceUrl));

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Empty(bot.FakeCommands.Turns);
        Assert.Empty(bot.Memory.References);
    }

    [Fact]
    public async Task The_local_client_may_ask_whether_the_bot_is_there()
    {
        await using var bot = await TeamsBot.StartAsync();

        using var response = await bot.Http.SendAsync(new(HttpMethod.Head, "/api/messages"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_page_in_a_browser_cannot_speak_through_the_open_door()
    {
        await using var bot = await TeamsBot.StartAsync();

        var (status, _) = await bot.PostAsync(
            bot.Message("echo hello").ToJsonString(),
            change: r => r.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/plain")
        );

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Empty(bot.FakeCommands.Turns);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_body_above_256_KB_is_not_read(bool chunked)
    {
        await using var bot = await TeamsBot.StartAsync();
        var body = bot.Message(new string('a', 300_000)).ToJsonString();

        var (status, _) = await bot.PostAsync(body, change: r => r.Headers.TransferEncodingChunked = chunked);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Empty(bot.FakeCommands.Turns);
    }

    [Fact]
    public async Task A_large_body_is_refused_before_its_token_is_looked_at()
    {
        await using var issuer = await FakeOpenId.StartAsync();
        await using var bot = await TeamsBot.StartAsync(issuer);

        var (status, _) = await bot.PostAsync(new string(' ', 300_000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task A_packed_body_is_not_unpacked()
    {
        await using var bot = await TeamsBot.StartAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(new byte[1_000_000]);

        var (status, _) = await bot.PostAsync(
            "",
            change: r =>
            {
                r.Content = new ByteArrayContent(packed.ToArray());
                r.Content.Headers.ContentType = new("application/json");
                r.Content.Headers.ContentEncoding.Add("gzip");
            }
        );

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
    }

    public static TheoryData<string> Unreadable =>
        [
            "",
            "null",
            "[]",
            "7",
            "\"text\"",
            "{",
            "{}",
            "\uFEFF{}",
            "{\"type\":\"message\"}",
            new string('[', 10_000),
            "{\"type\":NaN}",
            "\u0000",
        ];

    [Theory, MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_is_a_bad_request(string body)
    {
        await using var bot = await TeamsBot.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(body)).Status);
    }

    [Fact]
    public async Task A_field_that_stands_twice_is_a_bad_request()
    {
        await using var bot = await TeamsBot.StartAsync();
        var body = bot.Message("echo hello")
            .ToJsonString()
            .Replace("\"text\":", "\"text\":\"forbidden\",\"text\":", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(body)).Status);
    }

    [Theory, InlineData("\\ud800"), InlineData("\\udc00 \\ud800"), InlineData("\\ud800\\ud83d\\ude00\\udc00")]
    public async Task Half_a_character_is_left_out_and_the_rest_is_answered(string half)
    {
        await using var bot = await TeamsBot.StartAsync();
        var body = bot.Message("echo aHALFb").ToJsonString().Replace("HALF", half, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(body)).Status);
        Assert.StartsWith("echo a", Assert.Single(bot.FakeCommands.Turns).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.FakeCommands.Turns.Single().Text, c => c == '\uFFFD');
    }

    [Fact]
    public async Task A_body_in_UTF_16_is_a_bad_request()
    {
        await using var bot = await TeamsBot.StartAsync();

        var (status, _) = await bot.PostAsync(
            "",
            change: r =>
            {
                r.Content = new ByteArrayContent(Encoding.Unicode.GetBytes(bot.Message("echo hello").ToJsonString()));
                r.Content.Headers.ContentType = new("application/json");
            }
        );

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Broken_machinery_is_a_500_so_that_the_platform_sends_again()
    {
        await using var bot = await TeamsBot.StartAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, (await bot.PostAsync(bot.Message("crash"))).Status);
        Assert.Empty(bot.Connector.Calls);
    }
}
