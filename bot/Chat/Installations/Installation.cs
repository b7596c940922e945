namespace MilestoneBot.Chat.Installations;

/// <summary>
/// What a platform gave the bot when it was installed: with it the bot speaks in one workspace, or in all workspaces of
/// an organisation.
/// </summary>
/// <param name="Channel">The platform, as in a place.</param>
/// <param name="Owner">The workspace; or the organisation, whose workspaces it serves all.</param>
public sealed record Installation(string Channel, string Owner)
{
    /// <summary>What the owner is called there: untrusted text, never a key.</summary>
    public string Name { get; init; } = "";

    /// <summary>The organisation that the workspace belongs to, or that the owner is; "" for none.</summary>
    public string Organisation { get; init; } = "";

    public bool IsOrganisationWide => Organisation == Owner;

    /// <summary>The bot's own user there.</summary>
    public string BotUserId { get; init; } = "";

    /// <summary>The secret that the bot speaks with.</summary>
    public string Token { get; init; } = "";

    /// <summary>The secret that gets the next token, once; "" where tokens last.</summary>
    public string RefreshToken { get; init; } = "";

    /// <summary>When the token ends; null for one that lasts.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What it allows, as the platform writes it.</summary>
    public string Scopes { get; init; } = "";

    /// <summary>Who installed it: the platform's user id.</summary>
    public string InstalledBy { get; init; } = "";

    /// <summary>When it was installed, by the platform's clock.</summary>
    public DateTimeOffset InstalledAt { get; init; }

    /// <summary>Why it cannot be renewed any more; "" while it can. Its token is good until its end.</summary>
    public string RefreshError { get; init; } = "";

    /// <summary>Counts installations and renewals, so that nobody overwrites a newer one.</summary>
    public long Version { get; init; }

    /// <summary>Without its secrets, wherever it is printed.</summary>
    public override string ToString() => $"Grant {{ {Channel}, {Owner}, version {Version} }}";
}
