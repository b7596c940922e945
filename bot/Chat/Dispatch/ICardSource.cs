using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>Draws a posted card from the present state.</summary>
public interface ICardSource
{
    /// <summary>The card at an address; null if there is none, or if the viewer may not see it.</summary>
    /// <param name="turn">Who looks, and where.</param>
    /// <param name="isPersonal">Only the viewer sees it; else everybody in the conversation does.</param>
    Task<Card?> DrawAsync(string address, Turn turn, bool isPersonal, CancellationToken cancel);
}
