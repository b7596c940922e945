using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.People;

/// <summary>
/// How people are reached on a platform whose ids belong to the bot's registration and not to the person.
/// </summary>
public interface IPlatformAccountStore
{
    /// <summary>Who is behind these addresses; an address that was never met is missing.</summary>
    /// <param name="bot">The bot's own account.</param>
    Task<IReadOnlyDictionary<string, string>> FindPeopleAsync(
        string workspace,
        string bot,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancel
    );

    /// <summary>
    /// Under which address these people are reached now; somebody whom this bot account never met is missing.
    /// </summary>
    Task<IReadOnlyDictionary<string, string>> FindAccountIdsAsync(
        string bot,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    );

    /// <summary>
    /// Keeps who is behind an address; cheap when nothing is new. What was kept of somebody under the bare address,
    /// before people had a key of their own, becomes theirs. True if there was such.
    /// </summary>
    Task<bool> SaveAsync(Conversation where, string bot, IReadOnlyList<PlatformAccount> met, CancellationToken cancel);
}
