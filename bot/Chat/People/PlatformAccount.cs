namespace MilestoneBot.Chat.People;

/// <summary>Somebody, and the address under which one registration of the bot meets them.</summary>
/// <param name="Person">The speaker id.</param>
/// <param name="AccountId">The platform's id of them for that bot account; no key of anything.</param>
public sealed record PlatformAccount(string Person, string AccountId)
{
    /// <summary>What the platform calls them; "" if it did not say.</summary>
    public string Name { get; init; } = "";
}
