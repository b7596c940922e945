using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Slack.SocketMode;

/// <summary>
/// Keeps a Socket Mode connection to Slack open, so that the bot needs no public address. It opens a new connection
/// before it closes the old one, reconnects after a loss at growing intervals, and slowly where only the operator can
/// help.
/// </summary>
internal sealed partial class SocketModeService(
    SlackApiClient api,
    EnvelopeProcessor envelopeProcessor,
    SocketModeOptions options,
    TimeProvider clock,
    ILogger<SocketModeService> log
) : BackgroundService
{
    private readonly HashSet<Task> closings = [];
    private CancellationToken stopNow;

    /// <summary>Finishes and acknowledges the envelopes that were started, before the connection is closed.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        stopNow = cancellationToken;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        SocketConnection? connection = null,
            old = null;
        try
        {
            for (var failures = 0; ; )
            {
                TimeSpan delay;
                try
                {
                    connection = await OpenAsync(stoppingToken);
                    var opened = clock.GetTimestamp();
                    if (connection.IsReady)
                    {
                        LogOpen();
                        CloseLater(old, options.OverlapTime);
                        old = null;
                    }
                    var end = await connection.Closing.WaitAsync(stoppingToken);
                    failures = clock.GetElapsedTime(opened) < options.StableAfter ? failures + 1 : 0;
                    // A planned change of connections is no failure, unless it happens repeatedly.
                    delay = end switch
                    {
                        SocketCloseReason.TooManyConnections => options.TooManyConnectionsDelay,
                        SocketCloseReason.Disabled => options.RefusedDelay,
                        SocketCloseReason.RefreshRequested => options.RetryDelayAfter(failures - 1),
                        _ => options.RetryDelayAfter(Math.Max(1, failures)),
                    };
                    LogEnd(end, delay);
                    if (end == SocketCloseReason.RefreshRequested && connection.IsReady)
                        old = connection;
                    else
                        CloseLater(connection, TimeSpan.Zero);
                    connection = null;
                }
                catch (DeliveryException e)
                {
                    var isRefused = e.Fault is DeliveryFault.Closed or DeliveryFault.Final;
                    delay = isRefused ? options.RefusedDelay : e.RetryAfter ?? options.RetryDelayAfter(++failures);
                    if (isRefused)
                        LogRefused(e.Message, delay);
                    else
                        LogNotOpen(e.Message, delay);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    delay = options.RetryDelayAfter(++failures);
                    LogNotOpen(e.Message, delay);
                }
                if (delay > TimeSpan.Zero)
                    await Task.Delay(SendRateLimiter.AddJitter(delay), clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // No new envelope is started; those that were started are acknowledged on their own connection.
            connection?.StopReceiving();
            old?.StopReceiving();
            await EndAsync();
            CloseLater(connection, TimeSpan.Zero);
            CloseLater(old, TimeSpan.Zero);
            await Task.WhenAll(closings);
        }
    }

    private async Task<SocketConnection> OpenAsync(CancellationToken cancel)
    {
        var address = (await api.CallWithAppTokenAsync("apps.connections.open", cancel)).GetText("url").ToUri();
        if (address is null || !api.IsSocketUrl(address))
            throw new DeliveryException(DeliveryFault.TryAgain, "Slack named no socket of its own");
        return await SocketConnection.OpenAsync(address, options, envelopeProcessor.EnqueueAsync, cancel);
    }

    private async Task EndAsync()
    {
        try
        {
            await envelopeProcessor.DrainAsync(stopNow);
        }
        catch (OperationCanceledException)
        {
            // The process has no more time; Slack sends again what is not acknowledged.
        }
    }

    /// <summary>
    /// Closes a connection in the background, after a time in which it still receives what was on its way.
    /// </summary>
    private void CloseLater(SocketConnection? connection, TimeSpan after)
    {
        if (connection is null)
            return;
        closings.RemoveWhere(f => f.IsCompleted);
        closings.Add(CloseAsync());

        async Task CloseAsync()
        {
            if (after > TimeSpan.Zero)
                await Task.WhenAny(connection.Receiving, Task.Delay(after, clock));
            await connection.CloseAsync();
            connection.Dispose();
        }
    }

    private void LogEnd(SocketCloseReason end, TimeSpan delay)
    {
        if (end == SocketCloseReason.RefreshRequested)
            LogRefresh();
        else if (end == SocketCloseReason.TooManyConnections)
            LogCrowded(delay);
        else if (end == SocketCloseReason.Disabled)
            LogTurnedOff(delay);
        else
            LogLost(delay);
    }

    [LoggerMessage(1, LogLevel.Information, "The line to Slack is open (Socket Mode).")]
    private partial void LogOpen();

    [LoggerMessage(2, LogLevel.Information, "Slack asks for a new line; the old one stays until it is there.")]
    private partial void LogRefresh();

    [LoggerMessage(3, LogLevel.Warning, "The line to Slack was lost. A new one is opened in {Wait}.")]
    private partial void LogLost(TimeSpan wait);

    [LoggerMessage(4, LogLevel.Warning, "No line to Slack: {Why}. Tried again in {Wait}.")]
    private partial void LogNotOpen(string why, TimeSpan wait);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "The Slack app has as many sockets as Slack takes (ten). End other programs that use its app token. Tried again in {Wait}."
    )]
    private partial void LogCrowded(TimeSpan wait);

    [LoggerMessage(
        6,
        LogLevel.Error,
        "Socket Mode is turned off for the Slack app. Turn it on, on the app's page \"Socket Mode\". Tried again in {Wait}."
    )]
    private partial void LogTurnedOff(TimeSpan wait);

    [LoggerMessage(
        7,
        LogLevel.Error,
        "Slack opens no socket for Slack:AppToken: {Why}. "
            + "Turn on Socket Mode on the app's page \"Socket Mode\", "
            + "and set Slack:AppToken to an app-level token (xapp-…) with the scope connections:write from its page "
            + "\"Basic Information\". Tried again in {Wait}."
    )]
    private partial void LogRefused(string why, TimeSpan wait);
}
