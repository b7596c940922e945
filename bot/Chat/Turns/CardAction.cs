using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Turns;

/// <summary>
/// A pressed button's origin: which card it stood on, and how many changes that card's subject had seen when it was
/// drawn.
/// </summary>
/// <param name="CardAddress">The card's address (<see cref="Card.Address"/>); untrusted.</param>
/// <param name="Revision">The subject's count of changes that the presser saw; an older one changes nothing.</param>
public sealed record CardAction([property: JsonPropertyName("card")] string CardAddress, long Revision);
