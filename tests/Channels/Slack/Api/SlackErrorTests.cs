using System.Net;
using System.Net.Sockets;
using System.Text;
using MilestoneBot.Channels.Slack;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Api;

/// <summary>Every way in which Slack refuses a message states whether a retry is safe.</summary>
public sealed class SlackErrorTests
{
    private static readonly SlackSettings Settings = new() { SigningSecret = "s", BotToken = FakeSlack.Token };

    private static async Task<DeliveryException> PostAsync(HttpMessageHandler handler, bool isEdit = false)
    {
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(2) };
        var api = new SlackApiClient(http, Settings, new(Settings));
        return await Assert.ThrowsAsync<DeliveryException>(() =>
            api.PostAsync(FakeSlack.Team, "chat.postMessage", "{}"u8.ToArray(), isEdit, default)
        );
    }

    [Theory]
    [InlineData(200, "ratelimited", DeliveryFault.TooMany), InlineData(429, "", DeliveryFault.TooMany)]
    [
        InlineData(200, "service_unavailable", DeliveryFault.TryAgain),
        InlineData(200, "request_timeout", DeliveryFault.TryAgain)
    ]
    [InlineData(503, "", DeliveryFault.TryAgain)]
    [
        InlineData(200, "internal_error", DeliveryFault.Uncertain),
        InlineData(200, "fatal_error", DeliveryFault.Uncertain)
    ]
    [InlineData(500, "", DeliveryFault.Uncertain), InlineData(502, "", DeliveryFault.Uncertain)]
    [InlineData(504, "", DeliveryFault.Uncertain), InlineData(408, "", DeliveryFault.Uncertain)]
    [InlineData(200, "channel_not_found", DeliveryFault.Closed), InlineData(200, "invalid_blocks", DeliveryFault.Final)]
    [InlineData(404, "", DeliveryFault.Final)]
    public async Task Every_no_says_what_may_be_done_next(int status, string error, DeliveryFault fault)
    {
        Assert.Equal(fault, (await PostAsync(new AnsweringHandler(status, error))).Fault);
        // An edit that arrives twice is the same edit.
        Assert.Equal(
            fault == DeliveryFault.Uncertain ? DeliveryFault.TryAgain : fault,
            (await PostAsync(new AnsweringHandler(status, error), isEdit: true)).Fault
        );
    }

    [Theory, InlineData(429), InlineData(503)]
    public async Task Slack_says_how_long_to_wait(int status) =>
        Assert.Equal(TimeSpan.FromSeconds(17), (await PostAsync(new AnsweringHandler(status, "", "17"))).RetryAfter);

    [Fact]
    [Needs(Need.Time)]
    public async Task What_was_never_sent_was_never_taken_and_what_was_sent_may_have_been()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = (IPEndPoint)listener.LocalEndpoint;
        // There is no answer to the TLS handshake, so the message itself is never sent.
        Assert.Equal(DeliveryFault.TryAgain, (await PostAsync(new RedirectingHandler(address))).Fault);
        listener.Stop();
        Assert.Equal(DeliveryFault.TryAgain, (await PostAsync(new RedirectingHandler(address))).Fault);
        Assert.Equal(DeliveryFault.Uncertain, (await PostAsync(new AnsweringHandler(0, ""))).Fault);
    }

    [Fact]
    public async Task A_private_answer_that_is_late_finds_its_asker_after_a_restart()
    {
        using var taken = new AcceptingHandler();
        using var http = new HttpClient(taken);
        // No response_url is stored there yet.
        var channel = new SlackChannel(
            new(http, Settings, new(Settings)),
            new(TimeProvider.System),
            TimeProvider.System
        );
        var to = new MessageTarget(new("slack", FakeSlack.Team, "C0ACME"), "C0ACME", "1.trigger", "")
        {
            AskerId = $"slack|{FakeSlack.Team}|U0PRIYA",
        };
        await channel.SendAsync(to, Reply.Refuse("There is no invoice 9 here."), default);
        await Assert.ThrowsAsync<DeliveryException>(() =>
            channel.SendAsync(to with { AskerId = "" }, Reply.Refuse("There is none."), default)
        );
        var (method, body) = Assert.Single(taken.Calls);
        Assert.Equal("chat.postEphemeral", method);
        Assert.Contains("\"user\":\"U0PRIYA\"", body, StringComparison.Ordinal);
    }

    /// <summary>Accepts every message.</summary>
    private sealed class AcceptingHandler : HttpMessageHandler
    {
        public List<(string Method, string Body)> Calls { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Calls.Add((request.RequestUri!.Segments[^1], await request.Content!.ReadAsStringAsync(cancellationToken)));
            return new(HttpStatusCode.OK)
            {
                Content = new StringContent("{\"ok\":true,\"ts\":\"1.2\"}", Encoding.UTF8, "application/json"),
            };
        }
    }

    /// <summary>Accepts the message and answers; with status 0 it never answers.</summary>
    private sealed class AnsweringHandler(int status, string error, string retryAfter = "") : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            if (status == 0)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            var json = $"{{\"ok\":false,\"error\":\"{error}\"}}";
            var answer = new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(json, Encoding.UTF8, "application/json"),
            };
            if (retryAfter.Length > 0)
                answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return answer;
        }
    }

    /// <summary>Resolves the name of the service to this address.</summary>
    private sealed class RedirectingHandler : DelegatingHandler
    {
        public RedirectingHandler(IPEndPoint address) =>
            InnerHandler = new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(1),
                ConnectCallback = async (_, cancel) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(address, cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            };
    }
}
