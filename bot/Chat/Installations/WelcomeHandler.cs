using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Installations;

/// <summary>
/// The first words in a place the bot was added to. Platforms tell of it twice and in any order; it is said once.
/// </summary>
public sealed class WelcomeHandler(IWelcomeStore welcomeStore, MessageDelivery delivery, Introduction introduction)
{
    /// <summary>
    /// The bot has come there. An install event is no message to reply to; a welcome that did not arrive is left to the
    /// next telling.
    /// </summary>
    public async Task HandleAddedAsync(Turn turn, CancellationToken cancel)
    {
        if (
            await welcomeStore.TryAddAsync(turn.Conversation, cancel)
            && !await delivery.SendOnceAsync(turn with { MessageId = "" }, Reply.FromCard(introduction.Welcome), cancel)
        )
            await welcomeStore.RemoveAsync(turn.Conversation, cancel);
    }

    public Task HandleRemovedAsync(Conversation conversation, CancellationToken cancel) =>
        welcomeStore.RemoveAsync(conversation, cancel);
}
