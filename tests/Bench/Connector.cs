using System.Collections.Concurrent;
using System.Diagnostics;

namespace MilestoneBot.Tests.Bench;

/// <summary>
/// The service to which bots send their replies, as fast as it can be: it records when a reply arrived and its
/// contents.
/// </summary>
internal sealed class Connector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Arrival>> awaited = new(StringComparer.Ordinal);
    private readonly WebApplication app;
    private long messages;
    private long edits;

    private Connector(WebApplication app) => this.app = app;

    public string ServiceUrl => app.Urls.First();

    /// <summary>Messages posted and messages edited since the start.</summary>
    public (long Messages, long Edits) Counted => (Interlocked.Read(ref messages), Interlocked.Read(ref edits));

    public static async Task<Connector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var connector = new Connector(builder.Build());
        connector.app.Run(connector.TakeAsync);
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>The next message to a conversation. Call it before sending.</summary>
    public Task<Arrival> NextAsync(string conversation)
    {
        var next = new TaskCompletionSource<Arrival>(TaskCreationOptions.RunContinuationsAsynchronously);
        awaited[conversation] = next;
        return next.Task;
    }

    private async Task TakeAsync(HttpContext http)
    {
        var at = Stopwatch.GetTimestamp();
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var id = "m0";
        if (
            http.Request.Method == "POST"
            && http.Request.Path.Value!.Split('/') is ["", "v3", "conversations", var conversation, "activities", ..]
        )
        {
            id = "m" + Interlocked.Increment(ref messages);
            if (awaited.TryRemove(conversation, out var waiting))
                waiting.SetResult(new(at, body));
        }
        else if (http.Request.Method == "PUT")
            Interlocked.Increment(ref edits);
        else if (http.Request.Path.Value!.Split('/') is ["", "v3", "conversations", _, "members", var person])
        {
            // Everybody belongs to the benchmark's own organisation.
            var mail = $"{person}@bench.example";
            await http.Response.WriteAsync(
                $$"""{"id":"{{person}}","aadObjectId":"priya","tenantId":"bench","userRole":"user","userPrincipalName":"{{mail}}"}""",
                http.RequestAborted
            );
            return;
        }
        http.Response.StatusCode = 201;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync($"{{\"id\":\"{id}\"}}", http.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(true));
        await app.DisposeAsync();
    }
}

/// <summary>A reply that arrived: the time, and its JSON.</summary>
internal sealed record Arrival(long At, string Body);
