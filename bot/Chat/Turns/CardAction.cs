using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Turns;

/// <summary>The card whose button was clicked, and the revision of the card that the sender saw.</summary>
/// <param name="CardAddress">The card's address (<see cref="Card.Address"/>); untrusted.</param>
/// <param name="Revision">The subject's count of changes on the card that was clicked; an outdated one changes
/// nothing.</param>
public sealed record CardAction([property: JsonPropertyName("card")] string CardAddress, long Revision)
{
    /// <summary>The platform's id of the message with the card; "" where the platform names none.</summary>
    [JsonIgnore]
    public string MessageId { get; init; } = "";

    /// <summary>The same press is the same on whichever copy of the card it is made.</summary>
    public bool Equals(CardAction? other) =>
        other is not null && (CardAddress, Revision) == (other.CardAddress, other.Revision);

    public override int GetHashCode() => HashCode.Combine(CardAddress, Revision);
}
