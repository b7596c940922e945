namespace MilestoneBot.Channels.Slack;

/// <summary>The operator's settings for Slack. The names are those on a Slack app's own pages.</summary>
internal sealed record SlackSettings
{
    public const string UsualApi = "https://slack.com/api/";

    private const string SlackHost = "slack.com";

    private const string BasicInformationPage = "your Slack app's page \"Basic Information\"",
        OfOAuth = "your Slack app's page \"OAuth & Permissions\"";

    /// <summary>The secret with which Slack signs requests; "" where the HTTP endpoint is disabled.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>
    /// The bot user's token (xoxb-…) of the one workspace in which it is installed; "" where workspaces install it
    /// themselves.
    /// </summary>
    public string BotToken { get; init; } = "";

    /// <summary>
    /// The app's client id, used when a workspace installs it; "" where the app is installed by hand.
    /// </summary>
    public string ClientId { get; init; } = "";

    /// <summary>The app's client secret, used when it requests a token.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>
    /// The app-level token (xapp-…), with which the bot opens a Socket Mode connection; "" where Slack only calls the
    /// HTTP endpoint.
    /// </summary>
    public string AppToken { get; init; } = "";

    /// <summary>The address of the Web API.</summary>
    public Uri ApiUrl { get; init; } = new(UsualApi);

    /// <summary>Whether a response_url may also be on the API's own host, as with a stand-in for Slack.</summary>
    public bool IsPractice { get; init; }

    /// <summary>Whether Slack can reach the bot at all.</summary>
    public bool IsConfigured => HasEndpoint || HasSocket;

    /// <summary>Whether Slack calls the bot's public address.</summary>
    public bool HasEndpoint => SigningSecret.Length > 0;

    /// <summary>Whether the bot connects to Slack, which needs no public address (Socket Mode).</summary>
    public bool HasSocket => AppToken.Length > 0;

    /// <summary>Whether workspaces install the bot themselves.</summary>
    public bool IsInstallable => ClientId.Length > 0;

    /// <summary>
    /// The page on which somebody allows the installation: Slack's own; in Development the stand-in's.
    /// </summary>
    public Uri AuthorizeUrl =>
        new(
            IsPractice && ApiUrl.Host != SlackHost
                ? new Uri(ApiUrl.GetLeftPart(UriPartial.Authority))
                : new Uri($"https://{SlackHost}"),
            "/oauth/v2/authorize"
        );

    /// <summary>The settings in force.</summary>
    /// <exception cref="InvalidOperationException">They contradict each other; the message says which and how to fix
    /// it.</exception>
    public static SlackSettings From(IConfiguration configuration, bool isDevelopment)
    {
        var settings = new SlackSettings
        {
            SigningSecret = configuration["Slack:SigningSecret"]?.Trim() ?? "",
            BotToken = configuration["Slack:BotToken"]?.Trim() ?? "",
            ClientId = configuration["Slack:ClientId"]?.Trim() ?? "",
            ClientSecret = configuration["Slack:ClientSecret"]?.Trim() ?? "",
            AppToken = configuration["Slack:AppToken"]?.Trim() ?? "",
            ApiUrl = AddressOf(configuration["Slack:ApiUrl"], isDevelopment),
            IsPractice = isDevelopment,
        };
        foreach (var (isWrong, message) in FindMistakes(settings, configuration["PublicUrl"]?.Trim() ?? ""))
            if (isWrong)
                throw new InvalidOperationException(message);
        return settings;
    }

    /// <summary>Secrets are not printed.</summary>
    public override string ToString() => $"{nameof(SlackSettings)} {{ {ApiUrl} }}";

    /// <summary>Possible mistakes, each with its fix; the first one found is reported.</summary>
    private static IEnumerable<(bool IsWrong, string Says)> FindMistakes(SlackSettings set, string publicUrl)
    {
        var (hasToken, hasId, hasSecret) = (
            set.BotToken.Length > 0,
            set.ClientId.Length > 0,
            set.ClientSecret.Length > 0
        );
        var wayIn = set.HasEndpoint ? "Slack:SigningSecret" : "Slack:AppToken";
        var wayOut = hasToken ? "Slack:BotToken" : "Slack:ClientId";
        yield return (
            hasId && !hasSecret,
            $"Slack:ClientId is set, but Slack:ClientSecret is not. Copy the Client Secret from {BasicInformationPage}."
        );
        yield return (
            hasSecret && !hasId,
            $"Slack:ClientSecret is set, but Slack:ClientId is not. Copy the Client ID from {BasicInformationPage}."
        );
        yield return (
            hasToken && hasId,
            "Slack:BotToken and Slack:ClientId are both set. "
                + "With a client id every workspace gets a token of its own at /slack/install: remove Slack:BotToken, "
                + "or for one workspace only remove Slack:ClientId and Slack:ClientSecret."
        );
        yield return (
            set.IsConfigured && !hasToken && !hasId,
            $"{wayIn} is set, but Slack:BotToken is not. Copy the Bot User OAuth Token (xoxb-…) from {OfOAuth}; "
                + "or, for several workspaces, "
                + "set Slack:ClientId and Slack:ClientSecret from its page \"Basic Information\"."
        );
        yield return (
            !set.IsConfigured && (hasToken || hasId),
            $"{wayOut} is set, but neither Slack:SigningSecret nor Slack:AppToken is. "
                + $"Copy the Signing Secret from {BasicInformationPage}; or, where Slack cannot reach the bot, "
                + "make an app-level token (xapp-…) with the scope connections:write there and set Slack:AppToken."
        );
        yield return (
            set.HasSocket && !set.AppToken.StartsWith("xapp-", StringComparison.Ordinal),
            "Slack:AppToken is no app-level token: it does not begin with xapp-. "
                + $"Make one with the scope connections:write on {BasicInformationPage}."
        );
        yield return (
            set.BotToken.StartsWith("xoxe.", StringComparison.Ordinal),
            "Slack:BotToken is a token that ends after 12 hours: token rotation is switched on for your Slack app. "
                + $"Set Slack:ClientId and Slack:ClientSecret from {BasicInformationPage} in its place, "
                + "and install the bot at /slack/install."
        );
        yield return (
            hasToken && !set.BotToken.StartsWith("xoxb-", StringComparison.Ordinal),
            $"Slack:BotToken is no bot token: it does not begin with xoxb-. Copy the Bot User OAuth Token from {OfOAuth}."
        );
        yield return (
            hasId && !set.IsPractice && !publicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase),
            "Slack:ClientId is set, but PublicUrl is no https address. "
                + "Set PublicUrl to the address at which people reach the bot, "
                + "e.g. https://bot.agency.example: Slack sends whoever installs it back there."
        );
    }

    /// <summary>
    /// The token is sent there, so it must be https; in Development a stand-in on this machine is allowed.
    /// </summary>
    private static Uri AddressOf(string? text, bool isDevelopment)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(UsualApi);
        return
            Uri.TryCreate(text.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address is { Query: "", Fragment: "", UserInfo: "" }
            && (
                address.Scheme == Uri.UriSchemeHttps
                || (isDevelopment && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
            )
            ? address
            : throw new InvalidOperationException(
                $"Slack:ApiUrl is \"{text}\", which is no https address. Leave it empty for {UsualApi}"
            );
    }
}
