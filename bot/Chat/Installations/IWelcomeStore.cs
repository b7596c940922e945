using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Installations;

/// <summary>
/// The conversations that the bot was added to, so that each is welcomed once, whatever the order or number of install
/// events.
/// </summary>
public interface IWelcomeStore
{
    /// <summary>
    /// True for the first caller since the last removal. That caller sends the welcome, and removes the conversation
    /// again if sending failed.
    /// </summary>
    Task<bool> TryAddAsync(Conversation conversation, CancellationToken cancel);

    Task RemoveAsync(Conversation conversation, CancellationToken cancel);
}
