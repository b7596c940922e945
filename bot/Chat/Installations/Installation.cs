namespace MilestoneBot.Chat.Installations;

/// <summary>
/// What a platform gave the bot when it was installed. With it the bot acts in one workspace, or in all workspaces of
/// an organisation.
/// </summary>
/// <param name="Channel">The platform, as in <see cref="MilestoneBot.Chat.Turns.Conversation.Channel"/>.</param>
/// <param name="Owner">The workspace, or the organisation if the installation covers all of its workspaces.</param>
public sealed record Installation(string Channel, string Owner)
{
    /// <summary>The owner's display name: untrusted text, never a key.</summary>
    public string Name { get; init; } = "";

    /// <summary>The organisation that the workspace belongs to, or that the owner itself is; "" for none.</summary>
    public string Organisation { get; init; } = "";

    public bool IsOrganisationWide => Organisation == Owner;

    /// <summary>The bot's own user id there.</summary>
    public string BotUserId { get; init; } = "";

    /// <summary>The bot's access token.</summary>
    public string Token { get; init; } = "";

    /// <summary>The token that gets the next access token, once; "" where access tokens do not expire.</summary>
    public string RefreshToken { get; init; } = "";

    /// <summary>When the access token expires; null if it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The granted scopes, as the platform writes them.</summary>
    public string Scopes { get; init; } = "";

    /// <summary>The platform's user id of the person who installed the bot.</summary>
    public string InstalledBy { get; init; } = "";

    /// <summary>When the bot was installed, by the platform's clock.</summary>
    public DateTimeOffset InstalledAt { get; init; }

    /// <summary>Why the token can no longer be renewed; "" while it can. The token is valid until it expires.</summary>
    public string RefreshError { get; init; } = "";

    /// <summary>Counts installations and renewals, so that nobody overwrites a newer version.</summary>
    public long Version { get; init; }

    /// <summary>Leaves the secrets out wherever the installation is printed.</summary>
    public override string ToString() => $"Grant {{ {Channel}, {Owner}, version {Version} }}";
}
