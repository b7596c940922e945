using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.People;

/// <summary>Maps people to their ids on a platform where a user's id differs for each bot registration.</summary>
public interface IPlatformAccountStore
{
    /// <summary>The people behind these account ids; unknown ids are missing from the result.</summary>
    /// <param name="bot">The bot's own account.</param>
    Task<IReadOnlyDictionary<string, string>> FindPeopleAsync(
        string workspace,
        string bot,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancel
    );

    /// <summary>
    /// The current account ids of these people; somebody whom this bot account does not know is missing from the
    /// result.
    /// </summary>
    Task<IReadOnlyDictionary<string, string>> FindAccountIdsAsync(
        string bot,
        IReadOnlyCollection<string> people,
        CancellationToken cancel
    );

    /// <summary>
    /// Stores who is behind an account id; cheap when nothing is new. Records that were stored under the account id
    /// itself, before people had a key of their own, are moved to the person. True if there were any.
    /// </summary>
    Task<bool> SaveAsync(Conversation where, string bot, IReadOnlyList<PlatformAccount> met, CancellationToken cancel);
}
