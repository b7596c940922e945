using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>The server side of one web socket.</summary>
public sealed class FakeSocketConnection(int number, WebSocket socket, HttpContext http, ConcurrentQueue<string> diary)
{
    private readonly SemaphoreSlim sending = new(1);

    public int Number => number;

    public bool IsOpen => socket.State == WebSocketState.Open;

    public async Task SendAsync(string text)
    {
        await sending.WaitAsync();
        try
        {
            if (IsOpen)
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(text),
                    WebSocketMessageType.Text,
                    endOfMessage: true,
                    CancellationToken.None
                );
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
        {
            // The client closed the connection.
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Asks the client to reconnect, or tells why the connection is disabled.</summary>
    public async Task EndAsync(string reason)
    {
        diary.Enqueue($"{reason} {number}");
        await SendAsync(
            new JsonObject
            {
                ["type"] = "disconnect",
                ["reason"] = reason,
                ["debug_info"] = new JsonObject { ["host"] = "practice" },
            }.ToJsonString()
        );
    }

    /// <summary>Drops the connection without a close handshake.</summary>
    public void Drop()
    {
        diary.Enqueue($"dropped {number}");
        http.Abort();
    }

    public async Task ReadAsync(Action<JsonElement> acknowledged)
    {
        try
        {
            while (true)
            {
                var text = new ArrayBufferWriter<byte>();
                ValueWebSocketReceiveResult read;
                do
                {
                    read = await socket.ReceiveAsync(text.GetMemory(4096), http.RequestAborted);
                    text.Advance(read.Count);
                } while (!read.EndOfMessage);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
                    diary.Enqueue($"closed {number} {(int)socket.CloseStatus!}");
                    return;
                }
                acknowledged(JsonSerializer.Deserialize<JsonElement>(text.WrittenSpan));
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            diary.Enqueue($"gone {number}");
        }
    }
}
