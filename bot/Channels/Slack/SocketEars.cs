namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Hears what comes in envelopes over the socket, side by side and as it would be heard through the door, and
/// acknowledges each when it is heard. What broke before it was committed is not acknowledged, so that Slack tells it
/// again.
/// </summary>
internal sealed partial class SocketEars(Hearing hearing, ILogger<SocketEars> log) : IDisposable
{
    /// <summary>So many at once; further ones wait with Slack.</summary>
    private const int Most = 64;

    private readonly SemaphoreSlim room = new(Most);
    private volatile bool isOver;

    /// <summary>Begins to hear an envelope; returns at once while there is room.</summary>
    public async Task BeginAsync(SocketMessage envelope, SocketLine line)
    {
        await room.WaitAsync();
        if (isOver)
        {
            room.Release();
            return;
        }
        _ = Task.Run(async () =>
        {
            try
            {
                await HearAsync(envelope, line);
            }
            catch (Exception e)
            {
                LogBroken(e, envelope.Type);
            }
            finally
            {
                room.Release();
            }
        });
    }

    /// <summary>Ends when everything begun is heard and acknowledged; nothing further is begun.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        isOver = true;
        var places = 0;
        try
        {
            for (; places < Most; places++)
                await room.WaitAsync(cancel);
        }
        finally
        {
            if (places > 0)
                room.Release(places);
        }
    }

    public void Dispose() => room.Dispose();

    private async Task HearAsync(SocketMessage envelope, SocketLine line)
    {
        var ack = envelope.Type switch
        {
            "events_api" => await hearing.EventAsync(envelope.Payload),
            "slash_commands" => await hearing.CommandAsync(name => envelope.Payload.Text(name)),
            "interactive" => await hearing.InteractionAsync(envelope.Payload),
            _ => new Ack(),
        };
        // It would read no better the next time.
        if (ack is null)
            LogUnread(envelope.Type);
        if (ack is { IsBroken: true })
            return;
        if (!await line.AcknowledgeAsync(envelope, ack?.Body ?? default))
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
