using MilestoneBot.Channels.Teams.Inbound;

namespace MilestoneBot.Channels.Teams;

/// <summary>The type of the bot's identity in Entra; the names are those of an Azure Bot's configuration.</summary>
public enum BotIdentity
{
    MultiTenant,
    SingleTenant,
    UserAssignedMSI,
}

/// <summary>
/// The operator's settings for Teams and the other Bot Framework channels. The names of the first four are
/// Microsoft's own.
/// </summary>
public sealed record TeamsSettings
{
    public EndpointMode EndpointMode { get; init; }

    public string AppId { get; init; } = "";

    public string Password { get; init; } = "";

    public BotIdentity Identity { get; init; }

    /// <summary>The tenant of the bot's own app registration; people may come from another one.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>The issuer of the tokens of inbound requests.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The OpenID metadata of the issuer's signing keys.</summary>
    public Uri OpenIdMetadata { get; init; } = new("https://invalid");

    /// <summary>The authority of the bot's own tokens, without the tenant.</summary>
    public string LoginAuthority { get; init; } = "";

    public string Scope { get; init; } = "";

    /// <summary>
    /// Hosts that receive messages and the bot's token; <c>*.example.com</c> means all below example.com.
    /// </summary>
    public IReadOnlyList<string> AllowedServiceHosts { get; init; } = [];

    /// <summary>
    /// Whether external people whom the tenant's directory lists as users, and not as guests, are staff.
    /// </summary>
    public bool ExternalMembersAreStaff { get; init; }

    private static readonly string[] UsualHosts =
    [
        "*.botframework.com",
        "*.botframework.us",
        "*.botframework.azure.us",
        "smba.trafficmanager.net",
        "teams.microsoft.com",
        "teams.microsoft.us",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];

    /// <summary>The settings in force.</summary>
    /// <exception cref="InvalidOperationException">They contradict each other; the message says which and how to fix
    /// it.</exception>
    public static TeamsSettings From(IConfiguration configuration, bool isDevelopment)
    {
        var appId = configuration["MicrosoftAppId"]?.Trim() ?? "";
        var gov = IsGovernmentCloud(configuration["Teams:Cloud"]);
        var (ending, loginEnding) = gov ? (".us", ".azure.us") : (".com", ".com");
        var settings = new TeamsSettings
        {
            AppId = appId,
            Password = configuration["MicrosoftAppPassword"] ?? "",
            TenantId = configuration["MicrosoftAppTenantId"]?.Trim() ?? "",
            Identity = IdentityOf(configuration["MicrosoftAppType"]),
            EndpointMode = DoorFor(appId, isDevelopment),
            Issuer = Set(configuration["Teams:Issuer"], $"https://api.botframework{ending}"),
            OpenIdMetadata = Address(
                "Teams:OpenIdMetadata",
                Set(
                    configuration["Teams:OpenIdMetadata"],
                    $"https://login.botframework{loginEnding}/v1/.well-known/openidconfiguration"
                )
            ),
            LoginAuthority = Address(
                "Teams:LoginAuthority",
                Set(configuration["Teams:LoginAuthority"], $"https://login.microsoftonline{ending}")
            )
                .AbsoluteUri.TrimEnd('/'),
            Scope = Set(configuration["Teams:Scope"], $"https://api.botframework{ending}/.default"),
            ExternalMembersAreStaff = ExternalMembers(configuration["Teams:ExternalMembers"]),
            AllowedServiceHosts = configuration.GetSection("Teams:ServiceHosts").Get<string[]>()
                is { Length: > 0 } hosts
                ? hosts
                : UsualHosts,
        };
        return settings.EndpointMode == EndpointMode.Authenticated ? settings.WithOwnTenant(gov) : settings;
    }

    private TeamsSettings WithOwnTenant(bool gov)
    {
        if (!Guid.TryParse(AppId, out _))
            throw new InvalidOperationException(
                "MicrosoftAppId is not an application id (a GUID). Copy it from the Azure Bot's configuration."
            );
        if (Identity != BotIdentity.UserAssignedMSI && Password.Length == 0)
            throw new InvalidOperationException(
                "MicrosoftAppId is set, but MicrosoftAppPassword is not. Set the client secret, or MicrosoftAppType to UserAssignedMSI."
            );
        if (Identity == BotIdentity.SingleTenant && TenantId.Length == 0)
            throw new InvalidOperationException(
                "MicrosoftAppType is SingleTenant, but MicrosoftAppTenantId is not set. Set the tenant of the app registration."
            );
        // A multi-tenant bot gets its token from the tenant of the Bot Framework itself.
        return Identity == BotIdentity.MultiTenant
            ? this with
            {
                TenantId = gov ? "MicrosoftServices.onmicrosoft.us" : "botframework.com",
            }
            : this;
    }

    private static bool IsGovernmentCloud(string? name) =>
        name?.ToLowerInvariant() switch
        {
            null or "" or "public" => false,
            "usgov" => true,
            _ => throw new InvalidOperationException("Teams:Cloud is neither \"public\" nor \"usgov\"."),
        };

    private static bool ExternalMembers(string? name) =>
        name?.Trim().ToLowerInvariant() switch
        {
            null or "" or "guest" => false,
            "staff" => true,
            _ => throw new InvalidOperationException(
                "Teams:ExternalMembers is neither \"guest\" nor \"staff\". "
                    + "Set it to staff if people with #EXT# in their account name, "
                    + "whom your directory lists as users, work for you; else leave it out."
            ),
        };

    private static EndpointMode DoorFor(string appId, bool isDevelopment)
    {
        if (appId.Length > 0)
            return EndpointMode.Authenticated;
        return isDevelopment ? EndpointMode.LoopbackOnly : EndpointMode.Closed;
    }

    private static BotIdentity IdentityOf(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return BotIdentity.MultiTenant;
        return Enum.TryParse<BotIdentity>(name, true, out var identity) && Enum.IsDefined(identity)
            ? identity
            : throw new InvalidOperationException(
                "MicrosoftAppType is none of MultiTenant, SingleTenant, UserAssignedMSI."
            );
    }

    private static string Set(string? value, string otherwise) =>
        string.IsNullOrWhiteSpace(value) ? otherwise : value.Trim();

    private static Uri Address(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new InvalidOperationException($"{name} is not an https address.");
}
