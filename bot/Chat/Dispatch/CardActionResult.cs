using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>The result of a click: the reply, and the current state of the clicked card.</summary>
/// <param name="Reply">Null when the click was handled before.</param>
/// <param name="CurrentCard">The clicked card, rendered from the present state for the person who clicked; null for
/// cards that never change.</param>
public sealed record CardActionResult(Reply? Reply, Card? CurrentCard);
