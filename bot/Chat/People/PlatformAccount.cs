namespace MilestoneBot.Chat.People;

/// <summary>A person, and the id that the platform uses for them towards one registration of the bot.</summary>
/// <param name="Person">The sender id.</param>
/// <param name="AccountId">The platform's id of the person for that bot account; never used as a key.</param>
public sealed record PlatformAccount(string Person, string AccountId)
{
    /// <summary>The display name on the platform; "" if unknown.</summary>
    public string Name { get; init; } = "";
}
