using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>An envelope that was acknowledged: after how long, at which attempt, and with which answer.</summary>
public sealed record SocketAck(string EnvelopeId, JsonNode? Payload, TimeSpan Took, int Attempt);

/// <summary>
/// Slack's end of Socket Mode on loopback: opens sockets, tells envelopes, tells an event again that is not
/// acknowledged in three seconds, drops and renews lines.
/// </summary>
public sealed class FakeSocketMode(Func<string> address)
{
    public const string AppToken = "xapp-1-practice";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, bool> tickets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode?>> waiting = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentQueue<FakeSocketConnection> lines = new();
    private int told;

    /// <summary>What happened, in order: "asked", "open 1", "refresh_requested 1", "closed 1".</summary>
    public ConcurrentQueue<string> Diary { get; } = new();

    public ConcurrentQueue<SocketAck> Acks { get; } = new();

    /// <summary>What the next calls of apps.connections.open meet: a status, or Slack's word for a no.</summary>
    public ConcurrentQueue<(int Status, string Error)> NextAnswers { get; } = new();

    /// <summary>Another address than its own to answer with.</summary>
    public string? Elsewhere { get; set; }

    /// <summary>So many lines may be open at once.</summary>
    public int Most { get; set; } = 10;

    /// <summary>On new lines nothing is read, and so no ping answered, though the connection stays.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>The newest line that is open; waits for one.</summary>
    public async Task<FakeSocketConnection> LineAsync(int atLeast = 1)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (lines.LastOrDefault(l => l.IsOpen && l.Number >= atLeast) is { } line)
                return line;
            if (TimeProvider.System.GetElapsedTime(begun) > TimeSpan.FromSeconds(20))
                throw new TimeoutException($"no line {atLeast} after twenty seconds: {string.Join(", ", Diary)}");
            await Task.Delay(5);
        }
    }

    public void Map(WebApplication web)
    {
        web.UseWebSockets();
        web.MapPost("/api/apps.connections.open", OpenAsync);
        web.Map("/socket/{ticket}", ListenAsync);
    }

    /// <summary>
    /// Tells what would have come through the door as a body, in an envelope; answers as the door would have.
    /// </summary>
    public async Task<HttpResponseMessage> TellAsync(string body, string type)
    {
        var (kind, payload) = Inside(body, type);
        return await TellAsync(kind, payload) is { } ack
            ? new(HttpStatusCode.OK)
            {
                Content = new StringContent(ack.Payload?.ToJsonString() ?? "", Encoding.UTF8, "application/json"),
            }
            : new(HttpStatusCode.GatewayTimeout);
    }

    /// <summary>The kind of envelope for a body of that content type, and what goes into it.</summary>
    private static (string Kind, JsonNode Payload) Inside(string body, string type)
    {
        if (!type.Contains("form", StringComparison.Ordinal))
            return ("events_api", JsonNode.Parse(body)!);
        var form = QueryHelpers.ParseQuery(body);
        if (form.TryGetValue("payload", out var press))
            return ("interactive", JsonNode.Parse(press.ToString())!);
        return (
            "slash_commands",
            JsonSerializer.SerializeToNode(form.ToDictionary(f => f.Key, f => f.Value.ToString()))!
        );
    }

    /// <summary>Tells an envelope; an event up to three times more. Null if it was never acknowledged.</summary>
    public async Task<SocketAck?> TellAsync(string type, JsonNode payload)
    {
        var id = $"{Interlocked.Increment(ref told):00000000}-0000-4000-8000-000000000000";
        for (var attempt = 0; attempt < (type == "events_api" ? 4 : 1); attempt++)
        {
            var (line, begun, ack) = (
                await LineAsync(),
                TimeProvider.System.GetTimestamp(),
                waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously)
            );
            await line.SendAsync(Envelope(id, type, payload, attempt));
            if (await Task.WhenAny(ack.Task, Task.Delay(Patience)) != ack.Task)
                continue;
            var made = new SocketAck(id, await ack.Task, TimeProvider.System.GetElapsedTime(begun), attempt);
            Acks.Enqueue(made);
            return made;
        }
        return null;
    }

    public static string Envelope(string id, string type, JsonNode payload, int attempt = 0)
    {
        var envelope = new JsonObject
        {
            ["envelope_id"] = id,
            ["payload"] = payload.DeepClone(),
            ["type"] = type,
            ["accepts_response_payload"] = type != "events_api",
        };
        if (type == "events_api")
            (envelope["retry_attempt"], envelope["retry_reason"]) = (attempt, attempt == 0 ? "" : "timeout");
        return envelope.ToJsonString();
    }

    /// <summary>Slack's word for what is wrong with the header; "" if it is right.</summary>
    private static string ProblemOf(string authorization) =>
        authorization switch
        {
            "" => "not_authed",
            $"Bearer {AppToken}" => "",
            _ => "invalid_auth",
        };

    private async Task OpenAsync(HttpContext http)
    {
        Diary.Enqueue("asked");
        var authorization = http.Request.Headers.Authorization.ToString();
        var error = NextAnswers.TryDequeue(out var next) ? next.Error : ProblemOf(authorization);
        if (next.Status > 200)
            http.Response.StatusCode = next.Status;
        var ticket = Guid.NewGuid().ToString("N");
        tickets[ticket] = true;
        var answer =
            error.Length > 0
                ? new JsonObject { ["ok"] = false, ["error"] = error }
                : new()
                {
                    ["ok"] = true,
                    ["url"] =
                        Elsewhere ?? $"{address().Replace("http", "ws", StringComparison.Ordinal)}/socket/{ticket}",
                };
        await http.Response.WriteAsync(answer.ToJsonString());
    }

    private async Task ListenAsync(HttpContext http)
    {
        // An address is good for one line.
        if (
            !http.WebSockets.IsWebSocketRequest
            || !tickets.TryRemove((string)http.Request.RouteValues["ticket"]!, out _)
        )
        {
            http.Response.StatusCode = 404;
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var line = new FakeSocketConnection(lines.Count + 1, socket, http, Diary);
        var open = lines.Count(l => l.IsOpen);
        if (open >= Most)
        {
            await line.EndAsync("too_many_websockets");
            return;
        }
        lines.Enqueue(line);
        await line.SendAsync(
            new JsonObject
            {
                ["type"] = "hello",
                ["num_connections"] = open + 1,
                ["connection_info"] = new JsonObject { ["app_id"] = "A0APP" },
                ["debug_info"] = new JsonObject { ["host"] = "practice", ["approximate_connection_time"] = 18_060 },
            }.ToJsonString()
        );
        Diary.Enqueue($"open {line.Number}");
        if (IsFrozen)
            await Task.WhenAny(Task.Delay(Timeout.Infinite, http.RequestAborted));
        else
            await line.ReadAsync(Acknowledged);
    }

    private void Acknowledged(JsonElement said)
    {
        if (waiting.TryGetValue(said.GetProperty("envelope_id").GetString()!, out var ack))
            ack.TrySetResult(
                said.TryGetProperty("payload", out var payload) ? JsonNode.Parse(payload.GetRawText()) : null
            );
        else
            Diary.Enqueue("an acknowledgement of nothing");
    }
}
