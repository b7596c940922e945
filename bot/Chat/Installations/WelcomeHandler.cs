using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Installations;

/// <summary>
/// Posts the welcome in a conversation that the bot was added to. Platforms report this several times and in any order;
/// the welcome is posted once.
/// </summary>
public sealed class WelcomeHandler(IWelcomeStore welcomeStore, MessageDelivery delivery)
{
    private static readonly Card WelcomeCard = new("MilestoneBot bills your project by stage")
    {
        Lines =
        [
            "It keeps which deliverable is paid by which invoice, asks for the invoice when a stage is confirmed, "
                + "and says before the next stage whether the last one is paid.",
            "Begin with your project, by the form or in one line:",
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR using website-30-40-30",
        ],
        Footer = "Type help for everything else.",
        Buttons = [new("New project", "project new", ButtonStyle.Primary), new("Help", "help")],
    };

    /// <summary>
    /// The bot was added. The welcome is no reply, because an install event is no message; if it cannot be delivered,
    /// the next event tries again.
    /// </summary>
    public async Task HandleAddedAsync(Turn turn, CancellationToken cancel)
    {
        if (
            await welcomeStore.TryAddAsync(turn.Conversation, cancel)
            && !await delivery.SendOnceAsync(turn with { MessageId = "" }, Reply.FromCard(WelcomeCard), cancel)
        )
            await welcomeStore.RemoveAsync(turn.Conversation, cancel);
    }

    public Task HandleRemovedAsync(Conversation conversation, CancellationToken cancel) =>
        welcomeStore.RemoveAsync(conversation, cancel);
}
