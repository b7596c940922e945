using System.Net.Http.Headers;
using System.Text.Json;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Slack.Api;

/// <summary>
/// Slack's Web API. For every failure it states whether a retry is safe. Slack answers errors with status 200 and
/// "ok: false".
/// </summary>
internal sealed partial class SlackApiClient(
    HttpClient http,
    SlackSettings settings,
    SlackTokenProvider slackTokenProvider
)
{
    private const string ResponseUrlHost = "hooks.slack.com",
        Sockets = ".slack.com",
        Ended = "Slack said token_expired";

    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(10);

    private static readonly string[] UnreachableErrors =
    [
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "invalid_auth",
        "not_authed",
        "restricted_action",
        "user_is_restricted",
        "team_access_not_granted",
        "no_permission",
    ];
    private static readonly string[] TransientErrors =
    [
        "service_unavailable",
        "team_added_to_org",
        "accesslimited",
        "request_timeout",
    ];
    private static readonly string[] UncertainErrors = ["internal_error", "fatal_error"];

    /// <summary>Calls a method that writes, with a JSON body.</summary>
    /// <param name="workspace">The workspace whose token is used.</param>
    /// <param name="isEdit">Doing it twice does no harm, so the call may be repeated when its outcome is
    /// unknown.</param>
    /// <exception cref="DeliveryException">Slack did not accept it.</exception>
    public Task<JsonElement> PostAsync(
        string workspace,
        string method,
        ReadOnlyMemory<byte> body,
        bool isEdit,
        CancellationToken cancel
    ) =>
        CallAsync(
            workspace,
            () => new(HttpMethod.Post, new Uri(settings.ApiUrl, method)) { Content = JsonBody(body) },
            isEdit,
            cancel
        );

    /// <summary>Calls a method that reads.</summary>
    public Task<JsonElement> GetAsync(string workspace, string method, string query, CancellationToken cancel) =>
        CallAsync(
            workspace,
            () => new(HttpMethod.Get, new Uri(settings.ApiUrl, $"{method}?{query}")),
            isEdit: true,
            cancel
        );

    /// <summary>
    /// Answers through the response_url of a command or an action. It needs no token, so none is sent.
    /// </summary>
    public async Task PostToResponseUrlAsync(Uri link, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        if (!IsResponseUrl(link))
            throw new DeliveryException(DeliveryFault.Final, "the link for the answer is none of Slack's");
        await CallAsync(
            new HttpRequestMessage(HttpMethod.Post, link) { Content = JsonBody(body) },
            isEdit: false,
            cancel
        );
    }

    /// <summary>
    /// Whether a response_url is one of Slack's own hosts. In Development the stand-in's host is allowed too.
    /// </summary>
    public bool IsResponseUrl(Uri link) =>
        (link is { Scheme: "https", Host: ResponseUrlHost, IsDefaultPort: true, UserInfo: "" })
        || (
            settings.IsPractice
            && link.UserInfo.Length == 0
            && link.Authority == settings.ApiUrl.Authority
            && link.Scheme == settings.ApiUrl.Scheme
        );

    /// <summary>Calls a method that belongs to the app and to no workspace, with the app-level token.</summary>
    public Task<JsonElement> CallWithAppTokenAsync(string method, CancellationToken cancel) =>
        CallAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(settings.ApiUrl, method))
            {
                Headers = { Authorization = new("Bearer", settings.AppToken) },
                Content = new ReadOnlyMemoryContent(default)
                {
                    Headers = { ContentType = new("application/x-www-form-urlencoded") },
                },
            },
            isEdit: true,
            cancel
        );

    /// <summary>
    /// Whether a socket address is one of Slack's own and encrypted. In Development the stand-in's address is allowed
    /// too.
    /// </summary>
    public bool IsSocketUrl(Uri socket) =>
        socket.UserInfo.Length == 0
        && (
            (
                socket is { Scheme: "wss", IsDefaultPort: true }
                && socket.Host.EndsWith(Sockets, StringComparison.Ordinal)
            )
            || (
                settings.IsPractice
                && socket.Scheme is "ws" or "wss"
                && socket.IsLoopback
                && socket.Authority == settings.ApiUrl.Authority
            )
        );

    private async Task<JsonElement> CallAsync(
        string workspace,
        Func<HttpRequestMessage> request,
        bool isEdit,
        CancellationToken cancel
    )
    {
        var token = await slackTokenProvider.GetAsync(workspace, cancel);
        try
        {
            return await CallAsync(WithToken(token, request()), isEdit, cancel);
        }
        catch (DeliveryException e) when (e.Message == Ended)
        {
            // Slack did nothing with an expired token, so the call is repeated once with the next one.
            if (await slackTokenProvider.RefreshAsync(workspace, token, cancel) is var next && next == token)
                throw;
            return await CallAsync(WithToken(next, request()), isEdit, cancel);
        }
    }

    private static HttpRequestMessage WithToken(string token, HttpRequestMessage request)
    {
        request.Headers.Authorization = new("Bearer", token);
        return request;
    }

    private async Task<JsonElement> CallAsync(HttpRequestMessage request, bool isEdit, CancellationToken cancel)
    {
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, cancel);
                return await ReadAsync(response, isEdit, cancel);
            }
            catch (Exception e)
                when (request.Content is SlackRequestContent { HasStartedSending: false } && IsNoAnswer(e, cancel))
            {
                throw new DeliveryException(DeliveryFault.TryAgain, $"Slack cannot be reached ({Name(e)})", inner: e);
            }
            catch (Exception e) when (IsNoAnswer(e, cancel))
            {
                throw new DeliveryException(UncertainOutcome(isEdit), $"Slack gave no answer ({Name(e)})", inner: e);
            }
        }
    }

    private static async Task<JsonElement> ReadAsync(
        HttpResponseMessage response,
        bool isEdit,
        CancellationToken cancel
    )
    {
        var status = (int)response.StatusCode;
        var delay = RetryDelayOf(response.Headers.RetryAfter);
        if (status == 429)
            throw new DeliveryException(DeliveryFault.TooMany, "Slack asks to slow down", delay);
        if (status == 503)
            throw new DeliveryException(DeliveryFault.TryAgain, $"Slack answered {status}", delay);
        if (status is 408 or >= 500)
            throw new DeliveryException(UncertainOutcome(isEdit), $"Slack answered {status}");
        if (status is < 200 or >= 300)
            throw new DeliveryException(DeliveryFault.Final, $"Slack answered {status}");
        try
        {
            var text = await response.Content.ReadAsByteArrayAsync(cancel);
            // A response_url answers with the plain text "ok".
            if (text.AsSpan().SequenceEqual("ok"u8))
                return default;
            using var answer = JsonDocument.Parse(text);
            if (
                answer.RootElement.ValueKind == JsonValueKind.Object
                && answer.RootElement.TryGetProperty("ok", out var ok)
                && ok.ValueKind == JsonValueKind.False
            )
                throw FaultOf(
                    answer.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String
                        ? error.GetString()!
                        : "",
                    isEdit,
                    delay
                );
            return answer.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new DeliveryException(UncertainOutcome(isEdit), "Slack's answer cannot be read", inner: e);
        }
    }

    private static DeliveryException FaultOf(string error, bool isEdit, TimeSpan? delay)
    {
        var fault = error switch
        {
            "ratelimited" or "rate_limited" => DeliveryFault.TooMany,
            _ when UnreachableErrors.Contains(error, StringComparer.Ordinal) => DeliveryFault.Closed,
            _ when TransientErrors.Contains(error, StringComparer.Ordinal) => DeliveryFault.TryAgain,
            _ when UncertainErrors.Contains(error, StringComparer.Ordinal) => UncertainOutcome(isEdit),
            _ => DeliveryFault.Final,
        };
        return new(fault, error.Length is > 0 and < 60 ? $"Slack said {error}" : "Slack said no", delay);
    }

    private static TimeSpan? RetryDelayOf(RetryConditionHeaderValue? after)
    {
        var asked = after?.Delta;
        return asked > MaxRetryDelay ? MaxRetryDelay : asked;
    }

    private static DeliveryFault UncertainOutcome(bool isEdit) =>
        isEdit ? DeliveryFault.TryAgain : DeliveryFault.Uncertain;

    private static SlackRequestContent JsonBody(ReadOnlyMemory<byte> body) => new(body);

    private static bool IsNoAnswer(Exception e, CancellationToken cancel) =>
        e is HttpRequestException or IOException
        || (e is OperationCanceledException && !cancel.IsCancellationRequested);

    private static string Name(Exception e) =>
        e is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error }
            ? error.ToString()
            : e.GetType().Name;

    /// <summary>A value, escaped for a query string.</summary>
    public static string EscapeQueryValue(string text) => Uri.EscapeDataString(text);
}
