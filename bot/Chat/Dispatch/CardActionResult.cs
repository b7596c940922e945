using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>What became of a press: the answer, and the pressed card as it stands now.</summary>
/// <param name="Reply">Null when the press was heard before.</param>
/// <param name="CurrentCard">The pressed card drawn from the present state for the presser; null for cards that never
/// change.</param>
public sealed record CardActionResult(Reply? Reply, Card? CurrentCard);
