using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Installations;

/// <summary>
/// Where the bot was added, so that each place is welcomed once whatever order or number of install events comes.
/// </summary>
public interface IWelcomeStore
{
    /// <summary>
    /// True for the first caller since the last removal; that one says the welcome, and removes the place again if it
    /// could not.
    /// </summary>
    Task<bool> TryAddAsync(Conversation conversation, CancellationToken cancel);

    Task RemoveAsync(Conversation conversation, CancellationToken cancel);
}
