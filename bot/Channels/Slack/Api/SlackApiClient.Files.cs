using System.Text.Json;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Slack.Api;

internal sealed partial class SlackApiClient
{
    /// <summary>Calls a method that takes a form. It changes nothing that anybody sees, so it may be repeated.</summary>
    public Task<JsonElement> PostFormAsync(
        string workspace,
        string method,
        IReadOnlyDictionary<string, string> fields,
        CancellationToken cancel
    ) =>
        CallAsync(
            workspace,
            () =>
                new(HttpMethod.Post, new Uri(settings.ApiUrl, method)) { Content = new FormUrlEncodedContent(fields) },
            isEdit: true,
            cancel
        );

    /// <summary>
    /// Whether an address for a file is one of Slack's own hosts and encrypted. In Development the stand-in's host is
    /// allowed too.
    /// </summary>
    public bool IsUploadUrl(Uri link) =>
        link.UserInfo.Length == 0
        && (
            (link is { Scheme: "https", IsDefaultPort: true } && link.Host.EndsWith(Sockets, StringComparison.Ordinal))
            || (
                settings.IsPractice
                && link.Authority == settings.ApiUrl.Authority
                && link.Scheme == settings.ApiUrl.Scheme
            )
        );

    /// <summary>Sends the bytes to an address that Slack named. It needs no token, so none is sent.</summary>
    public async Task PostFileAsync(Uri link, byte[] bytes, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        try
        {
            using var response = await http.SendAsync(request, cancel);
            var status = (int)response.StatusCode;
            if (status is >= 200 and < 300)
                return;
            var delay = RetryDelayOf(response.Headers.RetryAfter);
            if (status == 429)
                throw new DeliveryException(DeliveryFault.TooMany, "Slack asks to slow down", delay);
            throw new DeliveryException(
                status is 408 or >= 500 ? DeliveryFault.TryAgain : DeliveryFault.Final,
                $"Slack answered {status} to the file",
                delay
            );
        }
        catch (Exception e) when (IsNoAnswer(e, cancel))
        {
            throw new DeliveryException(DeliveryFault.TryAgain, $"Slack gave no answer ({Name(e)})", inner: e);
        }
    }
}
