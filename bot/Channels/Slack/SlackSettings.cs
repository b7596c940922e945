namespace MilestoneBot.Channels.Slack;

/// <summary>What the operator set for Slack. The names are those of a Slack app's own pages.</summary>
internal sealed record SlackSettings
{
    public const string UsualApi = "https://slack.com/api/";

    /// <summary>With it Slack signs what it sends; "" where there is no door to Slack.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>The bot user's token (xoxb-…) of the one workspace that it is installed in.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>The app's own token (xapp-…), with which a socket is opened from the inside; "" where Slack comes through the door alone.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>Where the Web API answers.</summary>
    public Uri ApiUrl { get; init; } = new(UsualApi);

    /// <summary>Whether links for answers may lead to the API's own host too, as a stand-in's do.</summary>
    public bool IsPractice { get; init; }

    /// <summary>Whether Slack reaches the bot at all.</summary>
    public bool IsOpen => HasDoor || HasSocket;

    /// <summary>Whether Slack comes to the bot's public address.</summary>
    public bool HasDoor => SigningSecret.Length > 0;

    /// <summary>Whether the bot goes to Slack, which needs no public address (Socket Mode).</summary>
    public bool HasSocket => AppToken.Length > 0;

    /// <summary>The settings in force.</summary>
    /// <exception cref="InvalidOperationException">They contradict each other; says which and how to mend it.</exception>
    public static SlackSettings From(IConfiguration configuration, bool isDevelopment)
    {
        var settings = new SlackSettings
        {
            SigningSecret = configuration["Slack:SigningSecret"]?.Trim() ?? "",
            BotToken = configuration["Slack:BotToken"]?.Trim() ?? "",
            AppToken = configuration["Slack:AppToken"]?.Trim() ?? "",
            ApiUrl = AddressOf(configuration["Slack:ApiUrl"], isDevelopment),
            IsPractice = isDevelopment,
        };
        if (settings.IsOpen && settings.BotToken.Length == 0)
            throw new InvalidOperationException($"{(settings.HasDoor ? "Slack:SigningSecret" : "Slack:AppToken")} is set, but Slack:BotToken is not. Copy the Bot User OAuth Token (xoxb-…) from your Slack app's page \"OAuth & Permissions\".");
        if (!settings.IsOpen && settings.BotToken.Length > 0)
            throw new InvalidOperationException("Slack:BotToken is set, but neither Slack:SigningSecret nor Slack:AppToken is. Copy the Signing Secret from your Slack app's page \"Basic Information\"; or, where Slack cannot reach the bot, make an app-level token (xapp-…) with the scope connections:write there and set Slack:AppToken.");
        if (settings.BotToken.Length > 0 && !settings.BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
            throw new InvalidOperationException("Slack:BotToken is no bot token: it does not begin with xoxb-. Copy the Bot User OAuth Token from your Slack app's page \"OAuth & Permissions\".");
        if (settings.HasSocket && !settings.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
            throw new InvalidOperationException("Slack:AppToken is no app-level token: it does not begin with xapp-. Make one with the scope connections:write on your Slack app's page \"Basic Information\".");
        return settings;
    }

    /// <summary>The token goes there, so it is https; in Development a stand-in on this machine will do.</summary>
    private static Uri AddressOf(string? text, bool isDevelopment)
    {
        if (string.IsNullOrWhiteSpace(text)) return new(UsualApi);
        return Uri.TryCreate(text.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address) && address is { Query: "", Fragment: "", UserInfo: "" }
            && (address.Scheme == Uri.UriSchemeHttps || (isDevelopment && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new InvalidOperationException($"Slack:ApiUrl is \"{text}\", which is no https address. Leave it empty for {UsualApi}");
    }
}
