using System.Security.Cryptography;
using System.Text;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Links;

namespace MilestoneBot.Channels.Slack.OAuth;

/// <summary>
/// Installs the bot in a workspace: sends the browser to Slack with a secret state, and accepts the answer from the
/// same browser with the same state. No call is made and nothing is written before that is certain, and nothing is
/// written when anything fails.
/// </summary>
internal sealed partial class OAuthEndpoint(
    SlackSettings settings,
    OAuthClient oauth,
    IInstallationStore installationStore,
    OAuthStateStore states,
    PublicUrls publicUrls,
    MessageDelivery delivery,
    ILogger<OAuthEndpoint> log
)
{
    public const string InstallPath = "/slack/install",
        CallbackPath = "/slack/oauth",
        StateCookie = "milestonebot-install";

    private const int LongestCode = 500;

    private Uri RedirectUri => publicUrls.Build(CallbackPath);

    public Task RedirectAsync(HttpContext http)
    {
        OAuthResultPage.SetSecurityHeaders(http.Response);
        var state = states.Create();
        http.Response.Cookies.Append(StateCookie, state, StateCookieOptions(OAuthStateStore.Life));
        http.Response.Redirect(oauth.GetAuthorizeUrl(state, RedirectUri).AbsoluteUri);
        return Task.CompletedTask;
    }

    public async Task CallbackAsync(HttpContext http)
    {
        OAuthResultPage.SetSecurityHeaders(http.Response);
        await (await CompleteAsync(http)).WriteAsync(http, publicUrls.Build(InstallPath));
    }

    private async Task<OAuthResultPage> CompleteAsync(HttpContext http)
    {
        var (state, bound) = (SingleQueryValue(http, "state"), http.Request.Cookies[StateCookie] ?? "");
        if (
            !LinkSecret.IsWellFormed(state)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(bound))
        )
            return Refused(
                "state",
                "This answer belongs to no installation that this browser has begun; or that one is finished already.",
                "Begin again, and allow it in the same browser."
            );
        http.Response.Cookies.Delete(StateCookie, StateCookieOptions(null));
        if (!states.TryConsume(state))
            return Refused(
                "state",
                "More than ten minutes have passed since this installation was begun, or it is finished already, "
                    + "or the bot was started anew meanwhile.",
                "Begin again; an installation that is finished stays."
            );
        if (http.Request.Query.ContainsKey("error"))
            return Denied(OAuthClient.SafeErrorCode(SingleQueryValue(http, "error")));
        var code = SingleQueryValue(http, "code");
        return code.Length is 0 or > LongestCode
            ? Refused("code", "Slack's answer holds no code.", "Begin again.")
            : await InstallAsync(code);
    }

    private async Task<OAuthResultPage> InstallAsync(string code)
    {
        try
        {
            // A code can be used once, so a browser that disconnects does not cancel the exchange.
            var installation = (await oauth.ExchangeAsync(code, RedirectUri, default)).Installation;
            if (OAuthScopes.MissingFrom(installation.Scopes) is { Count: > 0 } missing)
                return Refused(
                    "scopes",
                    $"Slack gave the bot fewer permissions than it needs; these are missing: {string.Join(", ", missing)}.",
                    "Add them to the Slack app on its page \"OAuth & Permissions\", Bot Token Scopes, and begin again."
                );
            await installationStore.InstallAsync(installation, default);
            delivery.SignalWork();
            LogInstalled(installation.Owner, installation.InstalledBy);
            return OAuthResultPage.Installed(installation.Name);
        }
        catch (TokenRefusedException e)
        {
            return Refused(
                e.Error,
                e.Error switch
                {
                    "invalid_code" or "code_already_used" or "code_expired" => (
                        "Slack does not know the code of this installation any more.",
                        "Begin again."
                    ),
                    "bad_client_secret" or "invalid_client_id" or "bad_redirect_uri" => (
                        $"Slack does not take this bot for its app ({e.Error}).",
                        "Whoever runs the bot compares Slack:ClientId and Slack:ClientSecret "
                            + "with the Slack app's page \"Basic Information\", "
                            + $"and enters {RedirectUri} as a redirect URL on its page \"OAuth & Permissions\"."
                    ),
                    _ => (
                        $"Slack refused the installation ({e.Error}).",
                        "Begin again; if it stays so, tell whoever runs the bot."
                    ),
                }
            );
        }
        catch (DeliveryException e)
        {
            LogRefused(e.Message);
            return OAuthResultPage.Failed(
                StatusCodes.Status502BadGateway,
                $"Slack could not be asked for the token: {e.Message}.",
                "Begin again in a minute."
            );
        }
        catch (Exception e)
        {
            LogNotKept(e);
            return OAuthResultPage.Failed(
                StatusCodes.Status500InternalServerError,
                "Slack allowed it, but the bot could not keep the installation.",
                "Tell whoever runs the bot to look into its log, and begin again."
            );
        }
    }

    private OAuthResultPage Denied(string error) =>
        Refused(
            error,
            error == "access_denied"
                ? (
                    "The installation was not allowed in Slack.",
                    "Begin again and choose Allow. Where apps need an approval, ask an admin of your workspace first."
                )
                : (
                    $"Slack refused the installation ({error}).",
                    "Begin again; if it stays so, tell whoever runs the bot."
                )
        );

    private OAuthResultPage Refused(string why, (string What, string Next) text) => Refused(why, text.What, text.Next);

    private OAuthResultPage Refused(string why, string what, string next)
    {
        LogRefused(why);
        return OAuthResultPage.Failed(StatusCodes.Status400BadRequest, what, next);
    }

    /// <summary>
    /// Only for the page that finishes the installation. Without https, as on the developer's machine, a browser
    /// would not send a secure cookie.
    /// </summary>
    private CookieOptions StateCookieOptions(TimeSpan? life) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = CallbackPath,
            MaxAge = life,
            IsEssential = true,
            Secure = !(settings.IsPractice && RedirectUri is { Scheme: "http", IsLoopback: true }),
        };

    private static string SingleQueryValue(HttpContext http, string name) =>
        http.Request.Query[name] is { Count: 1 } only ? only[0] ?? "" : "";

    [LoggerMessage(1, LogLevel.Information, "The bot is installed in {Owner} in Slack, by {User}")]
    private partial void LogInstalled(string owner, string user);

    [LoggerMessage(2, LogLevel.Warning, "An installation in Slack was not finished: {Why}")]
    private partial void LogRefused(string why);

    [LoggerMessage(3, LogLevel.Error, "An installation in Slack could not be kept")]
    private partial void LogNotKept(Exception error);
}
