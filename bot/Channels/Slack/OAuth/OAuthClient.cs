using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Slack.OAuth;

/// <summary>Slack refused to give a token.</summary>
/// <param name="error">Slack's error code; it contains no secret.</param>
internal sealed class TokenRefusedException(string error) : Exception($"Slack said {error}")
{
    public string Error { get; } = error;
}

/// <summary>Slack's OAuth calls: exchange the code of an installation for a token, and refresh a token.</summary>
internal sealed class OAuthClient(HttpClient http, SlackSettings settings, TimeProvider clock)
{
    private const string Method = "oauth.v2.access";
    private const int LongestError = 60;

    /// <summary>The page on which somebody allows the installation.</summary>
    /// <param name="state">Returned with the answer.</param>
    /// <param name="back">The redirect address of the answer.</param>
    public Uri GetAuthorizeUrl(string state, Uri back) =>
        new(
            settings.AuthorizeUrl,
            $"?client_id={SlackApiClient.EscapeQueryValue(settings.ClientId)}"
                + $"&scope={SlackApiClient.EscapeQueryValue(string.Join(',', OAuthScopes.Requested))}"
                + $"&state={SlackApiClient.EscapeQueryValue(state)}&redirect_uri={SlackApiClient.EscapeQueryValue(back.AbsoluteUri)}"
        );

    /// <exception cref="TokenRefusedException">Slack does not know the code, or the app's secret is
    /// wrong.</exception>
    /// <exception cref="DeliveryException">Slack could not be reached, or its answer cannot be read.</exception>
    public Task<OAuthResponse> ExchangeAsync(string code, Uri back, CancellationToken cancel) =>
        RequestTokenAsync(new() { ["code"] = code, ["redirect_uri"] = back.AbsoluteUri }, cancel);

    /// <inheritdoc cref="ExchangeAsync"/>
    public Task<OAuthResponse> RefreshAsync(string refreshToken, CancellationToken cancel) =>
        RequestTokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, cancel);

    private async Task<OAuthResponse> RequestTokenAsync(Dictionary<string, string> fields, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.ApiUrl, Method))
        {
            Content = new FormUrlEncodedContent(fields),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.ClientId}:{settings.ClientSecret}"))
        );
        // Taken before the call, so that a token is never believed to live longer than it does.
        var requestedAt = clock.GetUtcNow();
        try
        {
            using var response = await http.SendAsync(request, cancel);
            if (!response.IsSuccessStatusCode)
                throw new DeliveryException(
                    DeliveryFault.TryAgain,
                    $"Slack answered {(int)response.StatusCode}",
                    response.Headers.RetryAfter?.Delta
                );
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
            if (answer.RootElement.GetFlag("ok"))
                return OAuthResponse.Read(answer.RootElement, requestedAt)
                    ?? throw new DeliveryException(
                        DeliveryFault.TryAgain,
                        "Slack's answer names no workspace or no bot token"
                    );
            var error = answer.RootElement.GetText("error");
            if (
                error
                is "ratelimited"
                    or "internal_error"
                    or "fatal_error"
                    or "service_unavailable"
                    or "request_timeout"
                    or ""
            )
            {
                var code = error.Length > 0 ? error : "no";
                throw new DeliveryException(DeliveryFault.TryAgain, $"Slack said {code}");
            }
            throw new TokenRefusedException(SafeErrorCode(error));
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or JsonException
                || (e is OperationCanceledException && !cancel.IsCancellationRequested)
            )
        {
            // The cause is not passed on: it may contain the secret.
            throw new DeliveryException(
                DeliveryFault.TryAgain,
                $"Slack gave no answer that can be read ({e.GetType().Name})"
            );
        }
    }

    /// <summary>Slack's error code; anything that does not look like a code is not repeated.</summary>
    public static string SafeErrorCode(string error) =>
        error.Length is > 0 and < LongestError
        && error.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '.')
            ? error
            : "no";
}
