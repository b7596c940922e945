using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Channels.Slack;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Channels.Slack.SocketMode;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.SocketMode;

/// <summary>
/// The connection to Slack is kept open: renewed without a gap, opened again after a loss, and retried slowly where
/// only the operator can help.
/// </summary>
public sealed class SocketModeTests : IAsyncLifetime
{
    private readonly SocketModeOptions waits = new();
    private readonly TestClock clock = new(new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly OperatorLog log = new();
    private FakeSlack slack = null!;
    private HttpClient http = null!;
    private EnvelopeProcessor ears = null!;
    private SocketModeService? mode;

    public async Task InitializeAsync() =>
        (slack, http, ears) = (
            await FakeSlack.StartAsync(),
            new(),
            new(
                new PayloadProcessor(null!, new(), null!, TimeProvider.System, NullLogger<PayloadProcessor>.Instance),
                NullLogger<EnvelopeProcessor>.Instance
            )
        );

    public async Task DisposeAsync()
    {
        if (mode is not null)
            await mode.StopAsync(default);
        mode?.Dispose();
        ears.Dispose();
        http.Dispose();
        await slack.DisposeAsync();
    }

    private FakeSocketMode Socket => slack.Socket;

    private SlackApiClient Api(string token = FakeSocketMode.AppToken, bool isPractice = true)
    {
        var settings = new SlackSettings
        {
            AppToken = token,
            BotToken = FakeSlack.Token,
            ApiUrl = new(slack.ApiUrl),
            IsPractice = isPractice,
        };
        return new(http, settings, new(settings));
    }

    private async Task BeginAsync(SocketModeOptions? options = null)
    {
        mode = new(Api(), ears, options ?? waits, clock, log);
        await mode.StartAsync(default);
    }

    private int Asked => Socket.Diary.Count(d => d == "asked");

    /// <summary>
    /// The next try comes after this wait, or up to a quarter of it later, and not a moment before.
    /// </summary>
    private async Task AssertTriedAgainAfterAsync(TimeSpan wait)
    {
        await clock.UntilWaitingAsync();
        var asked = Asked;
        clock.Advance(wait - TimeSpan.FromMilliseconds(1));
        Assert.Equal((1, asked), (clock.Waiting, Asked));
        clock.Advance(wait / 4);
        Assert.Equal(0, clock.Waiting);
    }

    private async Task UntilAsync(string happened)
    {
        for (var tries = 0; !Socket.Diary.Contains(happened); tries++)
        {
            Assert.True(tries < 1000, $"never \"{happened}\": {string.Join(", ", Socket.Diary)}");
            await Task.Delay(10);
        }
    }

    private int Place(string happened) => Socket.Diary.ToList().IndexOf(happened);

    [Theory]
    [InlineData("refresh_requested"), InlineData("warning")]
    public async Task A_new_line_is_open_before_the_old_one_is_let_go(string reason)
    {
        await BeginAsync();
        var line = await Socket.LineAsync();
        await line.EndAsync(reason);
        await Socket.LineAsync(atLeast: 2);
        Assert.Equal(TimeSpan.Zero, clock.Elapsed);
        await clock.UntilWaitingAsync();
        Assert.True(line.IsOpen);
        clock.Advance(waits.OverlapTime);
        await UntilAsync("closed 1 1000");
        Assert.True(Place("open 2") < Place("closed 1 1000"));
        Assert.True((await Socket.LineAsync()).IsOpen);
        Assert.Equal(2, log.Lines.Count(l => l.Text.Contains("is open", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_lost_line_is_opened_again_and_ever_more_slowly_if_it_is_lost_at_once()
    {
        await BeginAsync();
        for (var number = 1; number <= 4; number++)
        {
            (await Socket.LineAsync(number)).Drop();
            await AssertTriedAgainAfterAsync(waits.FirstRetryDelay * Math.Pow(2, number - 1));
        }
        await Socket.LineAsync(atLeast: 5);
        Assert.Equal(5, Asked);
    }

    [Fact]
    public async Task Refreshes_that_come_again_and_again_turn_in_no_circle()
    {
        // The only timer is then the one of the next try.
        await BeginAsync(waits with { OverlapTime = TimeSpan.Zero });
        await (await Socket.LineAsync()).EndAsync("refresh_requested");
        for (var number = 2; number <= 5; number++)
        {
            await (await Socket.LineAsync(number)).EndAsync("refresh_requested");
            await AssertTriedAgainAfterAsync(waits.FirstRetryDelay * Math.Pow(2, number - 2));
        }
        await Socket.LineAsync(atLeast: 6);
        Assert.Equal(6, Asked);
    }

    [Fact]
    public async Task Where_slack_takes_no_more_sockets_it_is_asked_again_later()
    {
        Socket.Most = 0;
        await BeginAsync();
        await UntilAsync("too_many_websockets 1");
        Socket.Most = 10;
        await AssertTriedAgainAfterAsync(waits.TooManyConnectionsDelay);
        Assert.Contains(
            log.Lines,
            l =>
                l.Level == LogLevel.Warning
                && l.Text.Contains("as many sockets as Slack takes", StringComparison.Ordinal)
        );
        await Socket.LineAsync();
        Assert.Equal(2, Asked);
    }

    [Fact]
    public async Task A_token_that_slack_does_not_take_is_said_with_the_fix_and_tried_slowly()
    {
        Socket.NextAnswers.Enqueue((200, "invalid_auth"));
        await BeginAsync();
        await AssertTriedAgainAfterAsync(waits.RefusedDelay);
        var complaint = Assert.Single(log.Lines, l => l.Level == LogLevel.Error).Text;
        Assert.All(
            ["Slack:AppToken", "invalid_auth", "connections:write", "\"Basic Information\""],
            part => Assert.Contains(part, complaint, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(FakeSocketMode.AppToken, complaint, StringComparison.Ordinal);
        await Socket.LineAsync();
        Assert.Equal(2, Asked);
    }

    [Theory]
    [InlineData(500, ""), InlineData(429, ""), InlineData(200, "internal_error"), InlineData(200, "ratelimited")]
    public async Task What_passes_is_tried_again_soon(int status, string error)
    {
        Socket.NextAnswers.Enqueue((status, error));
        await BeginAsync();
        await AssertTriedAgainAfterAsync(waits.FirstRetryDelay);
        await Socket.LineAsync();
        Assert.Equal(2, Asked);
        Assert.DoesNotContain(log.Lines, l => l.Level == LogLevel.Error);
    }

    [Fact]
    public async Task Socket_mode_that_was_turned_off_is_said_with_the_fix()
    {
        await BeginAsync();
        await (await Socket.LineAsync()).EndAsync("link_disabled");
        await AssertTriedAgainAfterAsync(waits.RefusedDelay);
        await Socket.LineAsync(atLeast: 2);
        Assert.Contains(
            "Turn it on",
            Assert.Single(log.Lines, l => l.Level == LogLevel.Error).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_line_on_which_nobody_answers_is_a_lost_line()
    {
        Socket.IsFrozen = true;
        // The web socket's own pings know no other clock than the machine's.
        await BeginAsync(waits with { KeepAliveInterval = TimeSpan.FromMilliseconds(200) });
        await Socket.LineAsync();
        Socket.IsFrozen = false;
        await AssertTriedAgainAfterAsync(waits.FirstRetryDelay);
        await Socket.LineAsync(atLeast: 2);
        Assert.Contains(log.Lines, l => l.Text.Contains("was lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_beyond_all_measure_ends_the_line_and_what_is_no_message_does_not()
    {
        await BeginAsync();
        var line = await Socket.LineAsync();
        foreach (
            var text in new[]
            {
                "Ping from practice",
                "",
                "[]",
                "7",
                "{\"type\":7}",
                "{\"type\":\"events_api\"}",
                "{\"type\":\"strange\",\"payload\":[]}",
            }
        )
            await line.SendAsync(text);
        // Messages are read in their order, so this one ends the line only if none before it did.
        await line.SendAsync(new string('a', 1_100_000));
        await UntilAsync("closed 1 1009");
        await AssertTriedAgainAfterAsync(waits.FirstRetryDelay);
        await Socket.LineAsync(atLeast: 2);
    }

    [Fact]
    public async Task A_socket_elsewhere_is_not_opened()
    {
        await using var elsewhere = await FakeSlack.StartAsync();
        Socket.Elsewhere = elsewhere.Address.Replace("http", "ws", StringComparison.Ordinal) + "/socket/x";
        await BeginAsync();
        await clock.UntilWaitingAsync();
        Assert.Equal(1, Asked);
        Assert.Contains(log.Lines, l => l.Text.Contains("no socket of its own", StringComparison.Ordinal));
        Assert.Empty(elsewhere.Socket.Diary);
        Assert.DoesNotContain(log.Lines, l => l.Text.Contains("is open", StringComparison.Ordinal));
    }

    [Theory]
    [
        InlineData("wss://wss-primary.slack.com/link/?ticket=1", true),
        InlineData("wss://cerberus-xxxx.lb.slack.com/link", true),
        InlineData("ws://wss-primary.slack.com/link", false),
        InlineData("https://wss-primary.slack.com/link", false),
        InlineData("wss://slack.com.evil.example/", false),
        InlineData("wss://evil-slack.com/", false),
        InlineData("wss://a@wss.slack.com/", false),
        InlineData("wss://wss.slack.com:8443/", false),
        InlineData("ws://127.0.0.1:1/", false),
        InlineData("ws://169.254.169.254/", false)
    ]
    public void A_socket_is_slacks_own(string address, bool isSocket)
    {
        Assert.Equal(isSocket, Api(isPractice: false).IsSocketUrl(new(address)));
        Assert.Equal(isSocket, Api().IsSocketUrl(new(address)));
        var own = slack.Address.Replace("http", "ws", StringComparison.Ordinal) + "/socket/1";
        Assert.True(Api().IsSocketUrl(new(own)));
        Assert.False(Api(isPractice: false).IsSocketUrl(new(own)));
    }

    /// <summary>The log lines that the operator reads.</summary>
    private sealed class OperatorLog : ILogger<SocketModeService>
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
