using MilestoneBot.Channels.Slack.Inbound;

namespace MilestoneBot.Channels.Slack.SocketMode;

/// <summary>
/// Processes the envelopes from the socket in parallel, in the same way as HTTP requests, and acknowledges each when
/// it is processed. An envelope that failed before the commit is not acknowledged, so that Slack sends it again.
/// </summary>
internal sealed partial class EnvelopeProcessor(PayloadProcessor payloadProcessor, ILogger<EnvelopeProcessor> log)
    : IDisposable
{
    /// <summary>Envelopes processed in parallel; further ones wait at Slack.</summary>
    private const int MaxConcurrent = 64;

    private readonly SemaphoreSlim slots = new(MaxConcurrent);
    private volatile bool isOver;

    /// <summary>Starts to process an envelope; returns at once while there is capacity.</summary>
    public async Task EnqueueAsync(SocketMessage envelope, SocketConnection connection)
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
                await ProcessAsync(envelope, connection);
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

    /// <summary>Ends when all started envelopes are processed and acknowledged; no new one is started.</summary>
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

    private async Task ProcessAsync(SocketMessage envelope, SocketConnection connection)
    {
        var acknowledgement = envelope.Type switch
        {
            "events_api" => await payloadProcessor.ProcessEventAsync(envelope.Payload),
            "slash_commands" => await payloadProcessor.ProcessSlashCommandAsync(name => envelope.Payload.GetText(name)),
            "interactive" => await payloadProcessor.ProcessInteractionAsync(envelope.Payload),
            _ => new Acknowledgement(),
        };
        // A retry would be unreadable too.
        if (acknowledgement is null)
            LogUnread(envelope.Type);
        if (acknowledgement is { HasFailed: true })
            return;
        if (!await connection.AcknowledgeAsync(envelope, acknowledgement?.Body ?? default))
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
