using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Installations;

/// <summary>
/// Posts the welcome in a conversation that the bot was added to. Platforms report this several times and in any order;
/// the welcome is posted once.
/// </summary>
public sealed class WelcomeHandler(IWelcomeStore welcomeStore, MessageDelivery delivery, Introduction introduction)
{
    /// <summary>
    /// The bot was added. The welcome is no reply, because an install event is no message; if it cannot be delivered,
    /// the next event tries again.
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
