using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>An envelope that was acknowledged: after how long, at which attempt, and with which payload.</summary>
public sealed record SocketAck(string EnvelopeId, JsonNode? Payload, TimeSpan Took, int Attempt);

/// <summary>
/// A fake of Socket Mode on loopback: accepts connections, sends envelopes, repeats an event that is not acknowledged
/// within three seconds, drops and refreshes connections.
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
    private int envelopeCount;

    /// <summary>What happened, in order: "asked", "open 1", "refresh_requested 1", "closed 1".</summary>
    public ConcurrentQueue<string> Diary { get; } = new();

    public ConcurrentQueue<SocketAck> Acks { get; } = new();

    /// <summary>How the next calls of apps.connections.open are answered: a status, or Slack's error code.</summary>
    public ConcurrentQueue<(int Status, string Error)> NextAnswers { get; } = new();

    /// <summary>Another web socket address to return; null for its own.</summary>
    public string? Elsewhere { get; set; }

    /// <summary>How many connections may be open at once.</summary>
    public int Most { get; set; } = 10;

    /// <summary>New connections stay open but read nothing, so that no ping is answered.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>The newest open connection; waits for one.</summary>
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
    /// Sends in an envelope what the HTTP endpoint would have received as a body; answers as the endpoint would have.
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

    /// <summary>The envelope type for a body of that content type, and its payload.</summary>
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

    /// <summary>Sends an envelope; an event is repeated up to three times. Null if it was never acknowledged.</summary>
    public async Task<SocketAck?> TellAsync(string type, JsonNode payload)
    {
        var id = $"{Interlocked.Increment(ref envelopeCount):00000000}-0000-4000-8000-000000000000";
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

    /// <summary>Slack's error code for the header; "" if it is valid.</summary>
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
        // A web socket address is valid for one connection.
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
