using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// The HTTP endpoint for Slack: events, slash commands and actions. Nothing is read before the signature over the raw
/// body is verified.
/// </summary>
internal sealed partial class SlackEndpoint(
    SlackSettings settings,
    PayloadProcessor payloadProcessor,
    ILogger<SlackEndpoint> log
)
{
    private const int LargestBody = 1024 * 1024,
        MostFields = 60;

    public async Task ReceiveAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LargestBody || await BodyAsync(http) is not { } body)
        {
            Refuse(http, 413, "it is too large");
            return;
        }
        // Slack's time stamps follow the real clock, also where the bot's own clock has an offset.
        if (
            RequestSignature.FindProblem(
                settings.SigningSecret,
                SingleHeader(http, "X-Slack-Request-Timestamp"),
                SingleHeader(http, "X-Slack-Signature"),
                body.Span,
                TimeProvider.System.GetUtcNow()
            ) is
            { Length: > 0 } problem
        )
        {
            Refuse(http, 401, problem);
            return;
        }
        Acknowledgement? acknowledgement;
        try
        {
            acknowledgement = http.Request.HasFormContentType
                ? await ReceiveFormAsync(body)
                : await ReceiveJsonAsync(http, body);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            acknowledgement = null;
        }
        if (acknowledgement is null)
            Refuse(http, 400, "it cannot be read");
        // Slack sends an event again after an error, so nothing that was not committed is lost.
        else if (acknowledgement is { HasFailed: true })
            http.Response.StatusCode = 500;
        else if (acknowledgement is { Body: { IsEmpty: false } answer })
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.BodyWriter.WriteAsync(answer);
        }
    }

    private async Task<Acknowledgement?> ReceiveJsonAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        var repaired = JsonUnicodeRepair.Repair(body);
        using var json = JsonDocument.Parse(repaired);
        switch (json.RootElement.GetText("type"))
        {
            case "url_verification":
                http.Response.ContentType = "text/plain; charset=utf-8";
                await http.Response.WriteAsync(json.RootElement.GetText("challenge"));
                return new();
            case "event_callback":
                return await payloadProcessor.ProcessEventAsync(json.RootElement)
                    ?? FailedUnless(repaired.Equals(body));
            default:
                return new();
        }
    }

    private async Task<Acknowledgement?> ReceiveFormAsync(ReadOnlyMemory<byte> body)
    {
        var form = new FormReader(new MemoryStream(body.ToArray()))
        {
            ValueCountLimit = MostFields,
            ValueLengthLimit = LargestBody,
        }.ReadForm();
        if (form.ContainsKey("ssl_check"))
            return new();
        if (!form.TryGetValue("payload", out var payload))
            return await payloadProcessor.ProcessSlashCommandAsync(name =>
                form.TryGetValue(name, out var values) && values is { Count: 1 } ? values[0] ?? "" : ""
            );
        if (payload.Count != 1)
            return null;
        var received = new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(payload[0]!));
        var repaired = JsonUnicodeRepair.Repair(received);
        using var json = JsonDocument.Parse(repaired);
        return await payloadProcessor.ProcessInteractionAsync(json.RootElement)
            ?? FailedUnless(repaired.Equals(received));
    }

    /// <summary>
    /// A payload that was cut in the middle of a character is acknowledged, because a retry would have the same
    /// fault.
    /// </summary>
    private static Acknowledgement? FailedUnless(bool isWhole) => isWhole ? null : new Acknowledgement();

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestBody;
        try
        {
            while (true)
            {
                var read = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
                if (read.Buffer.Length > LargestBody)
                    return null;
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

    private static string? SingleHeader(HttpContext http, string header) =>
        http.Request.Headers[header] is { Count: 1 } only ? only[0] : null;

    private void Refuse(HttpContext http, int status, string why)
    {
        LogRefused(status, why);
        http.Response.StatusCode = status;
    }

    [LoggerMessage(1, LogLevel.Warning, "A request to /slack/events was refused ({Status}): {Why}")]
    private partial void LogRefused(int status, string why);
}
