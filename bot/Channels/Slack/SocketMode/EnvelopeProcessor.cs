using MilestoneBot.Channels.Slack.Inbound;

namespace MilestoneBot.Channels.Slack.SocketMode;

/// <summary>
/// Hears what comes in envelopes over the socket, side by side and as it would be heard through the door, and
/// acknowledges each when it is heard. What broke before it was committed is not acknowledged, so that Slack tells it
/// again.
/// </summary>
internal sealed partial class EnvelopeProcessor(PayloadProcessor payloadProcessor, ILogger<EnvelopeProcessor> log)
    : IDisposable
{
    /// <summary>So many at once; further ones wait with Slack.</summary>
    private const int MaxConcurrent = 64;

    private readonly SemaphoreSlim slots = new(MaxConcurrent);
    private volatile bool isOver;

    /// <summary>Begins to hear an envelope; returns at once while there is room.</summary>
    public async Task EnqueueAsync(SocketMessage envelope, SocketConnection line)
    {
        await slots.WaitAsync();
        if (isOver)
        {
            slots.Release();
            return;
        }
        _ = Task.Run(async () =>
        {
            try
            {
                await ProcessAsync(envelope, line);
            }
            catch (Exception e)
            {
                LogBroken(e, envelope.Type);
            }
            finally
            {
                slots.Release();
            }
        });
    }

    /// <summary>Ends when everything begun is heard and acknowledged; nothing further is begun.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        isOver = true;
        var places = 0;
        try
        {
            for (; places < MaxConcurrent; places++)
                await slots.WaitAsync(cancel);
        }
        finally
        {
            if (places > 0)
                slots.Release(places);
        }
    }

    public void Dispose() => slots.Dispose();

    private async Task ProcessAsync(SocketMessage envelope, SocketConnection line)
    {
        var acknowledgement = envelope.Type switch
        {
            "events_api" => await payloadProcessor.ProcessEventAsync(envelope.Payload),
            "slash_commands" => await payloadProcessor.ProcessSlashCommandAsync(name => envelope.Payload.GetText(name)),
            "interactive" => await payloadProcessor.ProcessInteractionAsync(envelope.Payload),
            _ => new Acknowledgement(),
        };
        // It would read no better the next time.
        if (acknowledgement is null)
            LogUnread(envelope.Type);
        if (acknowledgement is { HasFailed: true })
            return;
        if (!await line.AcknowledgeAsync(envelope, acknowledgement?.Body ?? default))
            LogNotAcknowledged(envelope.Type);
    }

    [LoggerMessage(1, LogLevel.Error, "What Slack told over the socket ({Type}) broke; it is not acknowledged")]
    private partial void LogBroken(Exception error, string type);

    [LoggerMessage(2, LogLevel.Warning, "What Slack told over the socket ({Type}) cannot be read")]
    private partial void LogUnread(string type);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "What Slack told over the socket ({Type}) was heard, and the line ended before it could be acknowledged; "
            + "Slack may tell it again, and it will have no second effect"
    )]
    private partial void LogNotAcknowledged(string type);
}
