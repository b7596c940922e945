using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>
/// The Bot Connector service, which accepts the bot's messages and knows who is in a conversation. For every failure
/// it states whether a retry is safe.
/// </summary>
internal sealed class ConnectorClient(
    HttpClient http,
    IBotTokenProvider token,
    AllowedServiceUrls hosts,
    TimeProvider clock
)
{
    private const string NotAMember = "MemberNotFoundInConversation",
        OfAnother = "decrypt pairwise id",
        Activities = "/activities";

    /// <summary>The largest page that the service returns.</summary>
    private const int PageSize = 500;

    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Posts an activity, as a reply to a message where there is one. Returns its id, or "" where the service returns
    /// none.
    /// </summary>
    public Task<string> SendActivityAsync(
        string serviceUrl,
        string conversation,
        string replyTo,
        ReadOnlyMemory<byte> activity,
        CancellationToken cancel
    ) =>
        CallAsync(
            HttpMethod.Post,
            serviceUrl,
            ActivityPath(conversation, replyTo),
            activity,
            ReadCreatedIdAsync,
            cancel
        );

    /// <summary>
    /// Replaces an activity. Doing so twice does no harm, so the call may be repeated when its outcome is unknown.
    /// </summary>
    public Task UpdateActivityAsync(
        string serviceUrl,
        string conversation,
        string id,
        ReadOnlyMemory<byte> activity,
        CancellationToken cancel
    ) => CallAsync(HttpMethod.Put, serviceUrl, ActivityPath(conversation, id), activity, ReadCreatedIdAsync, cancel);

    /// <summary>
    /// A member of a conversation as the service lists them; null when it states that they are not in it.
    /// </summary>
    public Task<JsonElement?> GetMemberAsync(
        string serviceUrl,
        string conversation,
        string person,
        CancellationToken cancel
    ) =>
        CallAsync(
            HttpMethod.Get,
            serviceUrl,
            $"v3/conversations/{Uri.EscapeDataString(conversation)}/members/{Uri.EscapeDataString(person)}",
            null,
            ReadMembersAsync,
            cancel
        );

    /// <summary>A page of the members of a conversation.</summary>
    /// <param name="token">The continuation token of the page before; "" for the first.</param>
    public Task<JsonElement?> GetPagedMembersAsync(
        string serviceUrl,
        string conversation,
        string token,
        CancellationToken cancel
    )
    {
        var first = $"v3/conversations/{Uri.EscapeDataString(conversation)}/pagedmembers?pageSize={PageSize}";
        var path = token.Length > 0 ? $"{first}&continuationToken={Uri.EscapeDataString(token)}" : first;
        return CallAsync(HttpMethod.Get, serviceUrl, path, null, ReadMembersAsync, cancel);
    }

    private static string ActivityPath(string conversation, string id)
    {
        var all = $"v3/conversations/{Uri.EscapeDataString(conversation)}{Activities}";
        return id.Length > 0 ? $"{all}/{Uri.EscapeDataString(id)}" : all;
    }

    private async Task<T> CallAsync<T>(
        HttpMethod method,
        string serviceUrl,
        string path,
        ReadOnlyMemory<byte>? activity,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancel
    )
    {
        var service =
            hosts.Find(serviceUrl)
            ?? throw new DeliveryException(DeliveryFault.Final, "the service address is none the bot talks to");
        var address = new Uri(service, path);
        var message = activity is { } body ? new SentBody(body) : null;
        try
        {
            var response = await SendAsync(method, address, message, refused: false, cancel);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                response.Dispose();
                message = activity is { } again ? new SentBody(again) : null;
                response = await SendAsync(method, address, message, refused: true, cancel);
            }
            using (response)
                return await read(response, cancel);
        }
        catch (Exception e) when (message is { IsOnItsWay: false } && IsNoAnswer(e, cancel))
        {
            throw new DeliveryException(DeliveryFault.TryAgain, $"the service cannot be reached ({Name(e)})", inner: e);
        }
        catch (Exception e) when (IsNoAnswer(e, cancel))
        {
            throw new DeliveryException(UncertainOutcome(method), $"the service gave no answer ({Name(e)})", inner: e);
        }
    }

    private static bool IsNoAnswer(Exception e, CancellationToken cancel) =>
        e is HttpRequestException or IOException
        || (e is OperationCanceledException && !cancel.IsCancellationRequested);

    private static string Name(Exception e) =>
        e is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error }
            ? error.ToString()
            : e.GetType().Name;

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        Uri address,
        SentBody? message,
        bool refused,
        CancellationToken cancel
    )
    {
        using var request = new HttpRequestMessage(method, address) { Content = message };
        if (await token.GetAsync(refused, cancel) is { Length: > 0 } bearer)
            request.Headers.Authorization = new("Bearer", bearer);
        return await http.SendAsync(request, cancel);
    }

    private async Task<string> ReadCreatedIdAsync(HttpResponseMessage response, CancellationToken cancel) =>
        response.IsSuccessStatusCode ? await ReadIdAsync(response, cancel) : throw FaultOf(response);

    private async Task<JsonElement?> ReadMembersAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var isMissing = response.StatusCode == HttpStatusCode.NotFound;
        var isRefused = response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden;
        if (!response.IsSuccessStatusCode && !isMissing && !isRefused)
            throw FaultOf(response);
        try
        {
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
            // A conversation that is not found says nothing about the person.
            var error = answer.RootElement.GetObject("error");
            if (isMissing)
                return error.GetText("code") == NotAMember ? null : throw FaultOf(response);
            // The account id belongs to another registration of the bot, so this one has no such member.
            if (isRefused && error.GetText("message")?.Contains(OfAnother, StringComparison.OrdinalIgnoreCase) != true)
                throw FaultOf(response);
            if (isRefused)
                return null;
            return answer.RootElement.Clone();
        }
        catch (JsonException) when (isRefused)
        {
            throw FaultOf(response);
        }
        catch (JsonException e)
        {
            throw new DeliveryException(DeliveryFault.Final, "the service's answer cannot be read", inner: e);
        }
    }

    /// <summary>
    /// The message was accepted whatever the body of the answer contains, so an unreadable body only means that there
    /// is no id.
    /// </summary>
    private static async Task<string> ReadIdAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
            return answer.RootElement.GetText("id") ?? "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    private DeliveryException FaultOf(HttpResponseMessage response)
    {
        var (status, request) = ((int)response.StatusCode, response.RequestMessage!);
        var fault = status switch
        {
            429 => DeliveryFault.TooMany,
            401 or 412 or 503 => DeliveryFault.TryAgain,
            408 or >= 500 => UncertainOutcome(request.Method),
            403 when request.Method != HttpMethod.Get => DeliveryFault.Closed,
            // For a reply or an edit, 404 may only mean that the one message is gone.
            404
                when request.Method == HttpMethod.Post
                    && request.RequestUri!.AbsolutePath.EndsWith(Activities, StringComparison.Ordinal) =>
                DeliveryFault.Closed,
            _ => DeliveryFault.Final,
        };
        return new(fault, $"the service answered {status}", RetryDelayOf(response.Headers.RetryAfter));
    }

    private TimeSpan? RetryDelayOf(RetryConditionHeaderValue? after)
    {
        var delay = after?.Delta ?? (after?.Date is { } date ? date - clock.GetUtcNow() : null);
        if (delay < TimeSpan.Zero)
            return TimeSpan.Zero;
        return delay > MaxRetryDelay ? MaxRetryDelay : delay;
    }

    private static DeliveryFault UncertainOutcome(HttpMethod method) =>
        method == HttpMethod.Post ? DeliveryFault.Uncertain : DeliveryFault.TryAgain;
}
