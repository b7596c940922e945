using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using MilestoneBot.Channels.Teams.Api;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// The HTTP endpoint for activities: checks who may call, how large the body may be, and whether the token is valid.
/// Nothing is done for a request before that.
/// </summary>
internal sealed partial class MessagesEndpoint(
    TeamsSettings settings,
    TokenValidator tokens,
    AllowedServiceUrls hosts,
    ActivityHandler handler,
    ILogger<MessagesEndpoint> log
)
{
    private const int LargestBody = 256 * 1024;

    public async Task ReceiveAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        InvokeResponse invokeResponse;
        try
        {
            invokeResponse = await AnswerAsync(http, started);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return; // The caller disconnected before the whole request was received.
        }
        catch (BadHttpRequestException e)
        {
            invokeResponse = new(e.StatusCode);
        }
        http.Response.StatusCode = invokeResponse.Status;
        if (invokeResponse.Body.IsEmpty)
            return;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = invokeResponse.Body.Length;
        await http.Response.Body.WriteAsync(invokeResponse.Body);
    }

    private async Task<InvokeResponse> AnswerAsync(HttpContext http, long started)
    {
        if (settings.EndpointMode == EndpointMode.LoopbackOnly && !IsFromThisMachine(http))
            return Refuse(403, "not from this machine");
        // A page in a browser cannot send this content type to the local machine without a CORS preflight request.
        if (!http.Request.HasJsonContentType() || http.Request.Headers.ContentEncoding.Count > 0)
            return Refuse(415, "content type");
        if (http.Request.ContentLength > LargestBody)
            return Refuse(413, "size");
        ValidatedToken? token = null;
        if (settings.EndpointMode == EndpointMode.Authenticated)
        {
            var header = http.Request.Headers.Authorization;
            try
            {
                (token, var refusal) = await tokens.ValidateAsync(
                    header.Count == 1 ? header[0] : null,
                    http.RequestAborted
                );
                if (token is null)
                    return Refuse(401, refusal);
            }
            catch (KeysUnavailableException e)
            {
                LogNoKeys(e.InnerException?.Message ?? "");
                return new(503);
            }
        }
        if (await BodyAsync(http) is not { } body)
            return Refuse(413, "size");
        if (ActivityReader.Read(body) is not { } activity)
            return Refuse(400, "body");
        if (token?.IsValidFor(activity) == false)
            return Refuse(401, "channel or service address");
        if (hosts.Find(activity.ServiceUrl) is null)
            return Refuse(403, "service address");
        return await HandleAsync(activity, started);
    }

    /// <summary>From here on the caller may disconnect: the turn is handled to its end.</summary>
    private async Task<InvokeResponse> HandleAsync(Activity activity, long started)
    {
        var invokeResponse = InvokeResponse.Broken;
        try
        {
            return invokeResponse = await handler.HandleAsync(activity, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogBroken(e, TurnReader.IdOf(activity));
            return invokeResponse;
        }
        finally
        {
            LogTurn(
                TurnReader.IdOf(activity),
                activity.Type,
                invokeResponse.Status,
                Stopwatch.GetElapsedTime(started).TotalMilliseconds
            );
        }
    }

    /// <summary>The whole body; null if it is larger than allowed.</summary>
    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestBody;
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > LargestBody)
                return null;
            if (read.IsCompleted)
            {
                var body = new byte[read.Buffer.Length];
                var at = 0;
                foreach (var part in read.Buffer)
                {
                    part.Span.CopyTo(body.AsSpan(at));
                    at += part.Length;
                }
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>
    /// Both addresses and the requested host name are this machine's, and the request was not forwarded.
    /// </summary>
    private static bool IsFromThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && http.Connection.LocalIpAddress is { } to
        && IPAddress.IsLoopback(to)
        && AllowedServiceUrls.IsLoopbackName(http.Request.Host.Host.ToLowerInvariant())
        && !http.Request.Headers.ContainsKey("X-Forwarded-For")
        && !http.Request.Headers.ContainsKey("Forwarded");

    private InvokeResponse Refuse(int status, string why)
    {
        LogRefused(status, why);
        return new(status);
    }

    [LoggerMessage(1, LogLevel.Debug, "Activity {TurnId} ({Kind}) answered {Status} in {Milliseconds:0.0} ms")]
    private partial void LogTurn(string turnId, string kind, int status, double milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "A request to /api/messages was refused ({Status}): {Why}")]
    private partial void LogRefused(int status, string why);

    [LoggerMessage(3, LogLevel.Error, "Tokens cannot be checked: the issuer's keys could not be fetched ({Why})")]
    private partial void LogNoKeys(string why);

    [LoggerMessage(4, LogLevel.Error, "Turn {TurnId} broke")]
    private partial void LogBroken(Exception error, string turnId);
}
