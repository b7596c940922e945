using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace MilestoneBot.Channels.Slack.SocketMode;

/// <summary>
/// One web socket to Slack: reads whole messages in order, and sends acknowledgements one at a time.
/// </summary>
internal sealed class SocketConnection : IDisposable
{
    private const int LargestMessage = 1024 * 1024,
        Piece = 16 * 1024;

    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(5);

    private readonly ClientWebSocket socket = new();
    private readonly SocketModeOptions options;
    private readonly SemaphoreSlim sending = new(1);
    private readonly TaskCompletionSource hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketCloseReason> leaving = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private volatile bool isReceivingStopped;

    private SocketConnection(SocketModeOptions options)
    {
        this.options = options;
        // The web socket's own pings: without them a dead connection looks like an idle one.
        socket.Options.KeepAliveInterval = options.KeepAliveInterval;
        socket.Options.KeepAliveTimeout = options.KeepAliveInterval;
    }

    /// <summary>Slack has sent "hello". A connection that Slack refuses receives only a "disconnect".</summary>
    public bool IsReady => hello.Task.IsCompleted;

    /// <summary>Ends when the connection can no longer be used; the result says why.</summary>
    public Task<SocketCloseReason> Closing => leaving.Task;

    /// <summary>Ends when nothing more is read.</summary>
    public Task Receiving { get; private set; } = Task.CompletedTask;

    /// <summary>Connects and waits for Slack's "hello".</summary>
    /// <param name="onEnvelope">Receives an envelope; the next one is read when it returns.</param>
    /// <exception cref="WebSocketException">There is no connection; a <see cref="TimeoutException"/> means the
    /// same.</exception>
    public static async Task<SocketConnection> OpenAsync(
        Uri address,
        SocketModeOptions options,
        Func<SocketMessage, SocketConnection, Task> onEnvelope,
        CancellationToken cancel
    )
    {
        var connection = new SocketConnection(options);
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            timeout.CancelAfter(options.ConnectTimeout);
            try
            {
                await connection.socket.ConnectAsync(address, timeout.Token);
            }
            catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
            {
                throw new TimeoutException("the connection was not made in time", e);
            }
            connection.Receiving = connection.ReceiveAsync(onEnvelope);
            await Task.WhenAny(connection.hello.Task, connection.Closing).WaitAsync(options.ConnectTimeout, cancel);
            return connection.IsReady || await connection.Closing != SocketCloseReason.ConnectionLost
                ? connection
                : throw new WebSocketException("the line ended before Slack's first word");
        }
        catch
        {
            connection.socket.Abort();
            await connection.Receiving;
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Acknowledges an envelope. Slack sends an envelope again whose acknowledgement is lost.</summary>
    /// <returns>Whether it was sent.</returns>
    public async Task<bool> AcknowledgeAsync(SocketMessage envelope, ReadOnlyMemory<byte> answer)
    {
        var text = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("envelope_id", envelope.EnvelopeId);
            if (!answer.IsEmpty && envelope.AcceptsResponsePayload)
            {
                json.WritePropertyName("payload");
                json.WriteRawValue(answer.Span);
            }
            json.WriteEndObject();
        }
        using var timeout = new CancellationTokenSource(LongestSend);
        try
        {
            await sending.WaitAsync(timeout.Token);
            try
            {
                await socket.SendAsync(
                    text.WrittenMemory,
                    WebSocketMessageType.Text,
                    endOfMessage: true,
                    timeout.Token
                );
                return true;
            }
            finally
            {
                sending.Release();
            }
        }
        catch (Exception e) when (IsGone(e))
        {
            return false;
        }
    }

    /// <summary>
    /// From now on Slack keeps the envelopes and sends them again, to this connection or to another one.
    /// </summary>
    public void StopReceiving() => isReceivingStopped = true;

    /// <summary>Does the close handshake and ends.</summary>
    public async Task CloseAsync()
    {
        StopReceiving();
        using var timeout = new CancellationTokenSource(options.CloseTimeout);
        try
        {
            await sending.WaitAsync(timeout.Token);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
            }
            finally
            {
                sending.Release();
            }
            await Receiving.WaitAsync(timeout.Token);
        }
        catch (Exception e) when (IsGone(e))
        {
            // The connection is lost, or the other side does not answer.
        }
        socket.Abort();
        await Receiving;
    }

    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
    }

    private async Task ReceiveAsync(Func<SocketMessage, SocketConnection, Task> onEnvelope)
    {
        try
        {
            while (await ReadAsync() is { } text)
            {
                switch (SocketMessage.Read(text))
                {
                    case { Type: "hello" }:
                        hello.TrySetResult();
                        break;
                    case { Type: "disconnect" } last:
                        leaving.TrySetResult(CloseReasonOf(last.Reason));
                        break;
                    case { EnvelopeId.Length: > 0 } envelope when !isReceivingStopped:
                        await onEnvelope(envelope, this);
                        break;
                }
            }
        }
        catch (Exception e) when (IsGone(e))
        {
            // The owner of the connection is informed by what follows.
        }
        finally
        {
            leaving.TrySetResult(SocketCloseReason.ConnectionLost);
        }
    }

    /// <returns>Null at the end of the connection, and for a message over the size limit, which ends it.</returns>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync()
    {
        var text = new ArrayBufferWriter<byte>(Piece);
        while (true)
        {
            var read = await socket.ReceiveAsync(text.GetMemory(Piece), CancellationToken.None);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                if (socket.State == WebSocketState.CloseReceived)
                    await CloseQuietlyAsync(WebSocketCloseStatus.NormalClosure);
                return null;
            }
            text.Advance(read.Count);
            if (text.WrittenCount > LargestMessage)
            {
                await CloseQuietlyAsync(WebSocketCloseStatus.MessageTooBig);
                return null;
            }
            if (read.EndOfMessage)
                return text.WrittenMemory;
        }
    }

    private async Task CloseQuietlyAsync(WebSocketCloseStatus why)
    {
        using var timeout = new CancellationTokenSource(options.CloseTimeout);
        await sending.WaitAsync(timeout.Token);
        try
        {
            await socket.CloseOutputAsync(why, null, timeout.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    private static SocketCloseReason CloseReasonOf(string reason) =>
        reason switch
        {
            "too_many_websockets" => SocketCloseReason.TooManyConnections,
            "link_disabled" => SocketCloseReason.Disabled,
            _ => SocketCloseReason.RefreshRequested,
        };

    private static bool IsGone(Exception e) =>
        e
            is WebSocketException
                or IOException
                or OperationCanceledException
                or ObjectDisposedException
                or InvalidOperationException;
}
