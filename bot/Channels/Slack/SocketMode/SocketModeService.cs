using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Slack.SocketMode;

/// <summary>
/// Keeps a line to Slack open from the inside, so that the bot needs no public address: opens a new one before an old
/// one is let go, after a loss at growing intervals, and slowly where only the operator can help.
/// </summary>
internal sealed partial class SocketModeService(
    SlackApiClient api,
    EnvelopeProcessor ears,
    SocketModeOptions waits,
    TimeProvider clock,
    ILogger<SocketModeService> log
) : BackgroundService
{
    private readonly HashSet<Task> closings = [];
    private CancellationToken stopNow;

    /// <summary>Ends what was begun, and acknowledges it, before the line is closed.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        stopNow = cancellationToken;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        SocketConnection? line = null,
            old = null;
        try
        {
            for (var failures = 0; ; )
            {
                TimeSpan wait;
                try
                {
                    line = await OpenAsync(stoppingToken);
                    var opened = clock.GetTimestamp();
                    if (line.IsReady)
                    {
                        LogOpen();
                        CloseLater(old, waits.OverlapTime);
                        old = null;
                    }
                    var end = await line.Closing.WaitAsync(stoppingToken);
                    failures = clock.GetElapsedTime(opened) < waits.StableAfter ? failures + 1 : 0;
                    // A clean change of lines is no failure, unless it comes again and again.
                    wait = end switch
                    {
                        SocketCloseReason.TooManyConnections => waits.TooManyConnectionsDelay,
                        SocketCloseReason.Disabled => waits.RefusedDelay,
                        SocketCloseReason.RefreshRequested => waits.RetryDelayAfter(failures - 1),
                        _ => waits.RetryDelayAfter(Math.Max(1, failures)),
                    };
                    LogEnd(end, wait);
                    if (end == SocketCloseReason.RefreshRequested && line.IsReady)
                        old = line;
                    else
                        CloseLater(line, TimeSpan.Zero);
                    line = null;
                }
                catch (DeliveryException e)
                {
                    var isRefused = e.Fault is DeliveryFault.Closed or DeliveryFault.Final;
                    wait = isRefused ? waits.RefusedDelay : e.RetryAfter ?? waits.RetryDelayAfter(++failures);
                    if (isRefused)
                        LogRefused(e.Message, wait);
                    else
                        LogNotOpen(e.Message, wait);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    wait = waits.RetryDelayAfter(++failures);
                    LogNotOpen(e.Message, wait);
                }
                if (wait > TimeSpan.Zero)
                    await Task.Delay(SendRateLimiter.AddJitter(wait), clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nothing new is begun, and what was begun is acknowledged where it came from.
            line?.StopReceiving();
            old?.StopReceiving();
            await EndAsync();
            CloseLater(line, TimeSpan.Zero);
            CloseLater(old, TimeSpan.Zero);
            await Task.WhenAll(closings);
        }
    }

    private async Task<SocketConnection> OpenAsync(CancellationToken cancel)
    {
        var address = (await api.CallWithAppTokenAsync("apps.connections.open", cancel)).GetText("url").ToUri();
        if (address is null || !api.IsSocketUrl(address))
            throw new DeliveryException(DeliveryFault.TryAgain, "Slack named no socket of its own");
        return await SocketConnection.OpenAsync(address, waits, ears.EnqueueAsync, cancel);
    }

    private async Task EndAsync()
    {
        try
        {
            await ears.DrainAsync(stopNow);
        }
        catch (OperationCanceledException)
        {
            // The process has no more time; Slack tells again what is not acknowledged.
        }
    }

    /// <summary>
    /// Closes a line beside everything else, after a while in which what was on its way there still comes in.
    /// </summary>
    private void CloseLater(SocketConnection? line, TimeSpan after)
    {
        if (line is null)
            return;
        closings.RemoveWhere(f => f.IsCompleted);
        closings.Add(CloseAsync());

        async Task CloseAsync()
        {
            if (after > TimeSpan.Zero)
                await Task.WhenAny(line.Receiving, Task.Delay(after, clock));
            await line.CloseAsync();
            line.Dispose();
        }
    }

    private void LogEnd(SocketCloseReason end, TimeSpan wait)
    {
        if (end == SocketCloseReason.RefreshRequested)
            LogRefresh();
        else if (end == SocketCloseReason.TooManyConnections)
            LogCrowded(wait);
        else if (end == SocketCloseReason.Disabled)
            LogTurnedOff(wait);
        else
            LogLost(wait);
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
