using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// The one door to Slack: events, slash commands and presses. Nothing is read before the signature over the raw body is right. Slack is
/// answered when the change is committed, and after two seconds in any case: it waits for three, and then asks again or shows an error.
/// </summary>
internal sealed partial class SlackEndpoint(SlackSettings settings, SlackHandler handler, TimeProvider clock, ILogger<SlackEndpoint> log) : IHostedService
{
    private const int LargestBody = 1024 * 1024, MostFields = 60;

    private static readonly TimeSpan LongestAck = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Task, bool> underway = new();

    public async Task ReceiveAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LargestBody || await BodyAsync(http) is not { } body)
        {
            Refuse(http, 413, "it is too large");
            return;
        }
        // The platform's clock is the real one, wherever the bot's own clock was moved.
        if (Signature.Problem(settings.SigningSecret, One(http, "X-Slack-Request-Timestamp"), One(http, "X-Slack-Signature"), body.Span, TimeProvider.System.GetUtcNow()) is { Length: > 0 } problem)
        {
            Refuse(http, 401, problem);
            return;
        }
        var (told, challenge) = Read(http, body);
        if (challenge is not null)
        {
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(challenge);
        }
        else if (told is null) Refuse(http, 400, "it cannot be read");
        else if (told is not Told.Nothing) await AnswerInTimeAsync(http, told);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(underway.Keys);

    private async Task AnswerInTimeAsync(HttpContext http, Told told)
    {
        var work = Task.Run(() => handler.HandleAsync(told, CancellationToken.None));
        underway[work] = true;
        _ = work.ContinueWith(
            done =>
            {
                underway.TryRemove(done, out _);
                if (done.Exception is { } broken) LogBroken(broken.GetBaseException(), told.GetType().Name);
            },
            TaskScheduler.Default);
        // Slack tells an event again that met an error, so nothing that was not committed is lost.
        if (await Task.WhenAny(work, Task.Delay(LongestAck)) == work && work.IsFaulted) http.Response.StatusCode = 500;
    }

    private (Told? Told, string? Challenge) Read(HttpContext http, ReadOnlyMemory<byte> body)
    {
        try
        {
            if (http.Request.HasFormContentType) return (Form(body), null);
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Text("type") switch
            {
                "url_verification" => (null, json.RootElement.Text("challenge")),
                "event_callback" => (ToldReader.Event(json.RootElement, clock.GetUtcNow()), null),
                _ => (new Told.Nothing(), null),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return (null, null);
        }
    }

    private Told? Form(ReadOnlyMemory<byte> body)
    {
        var form = new FormReader(new MemoryStream(body.ToArray())) { ValueCountLimit = MostFields, ValueLengthLimit = LargestBody }.ReadForm();
        if (form.ContainsKey("ssl_check")) return new Told.Nothing();
        if (!form.TryGetValue("payload", out var payload)) return ToldReader.Command(new FormCollection(form), clock.GetUtcNow());
        if (payload.Count != 1) return null;
        using var json = JsonDocument.Parse(payload[0]!);
        return ToldReader.Press(json.RootElement, clock.GetUtcNow());
    }

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestBody;
        try
        {
            while (true)
            {
                var read = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
                if (read.Buffer.Length > LargestBody) return null;
                if (read.IsCompleted)
                {
                    var body = read.Buffer.ToArray();
                    http.Request.BodyReader.AdvanceTo(read.Buffer.End);
                    return body;
                }
                http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
    }

    private static string? One(HttpContext http, string header) => http.Request.Headers[header] is { Count: 1 } only ? only[0] : null;

    private void Refuse(HttpContext http, int status, string why)
    {
        LogRefused(status, why);
        http.Response.StatusCode = status;
    }

    [LoggerMessage(1, LogLevel.Warning, "A request to /slack/events was refused ({Status}): {Why}")]
    private partial void LogRefused(int status, string why);

    [LoggerMessage(2, LogLevel.Error, "What Slack told ({Kind}) broke")]
    private partial void LogBroken(Exception error, string kind);
}
