using System.Text;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Teams.Cards;

/// <summary>Keeps a card within the size that Teams accepts.</summary>
internal static class CardSize
{
    /// <summary>28,000 bytes as Teams counts: two for each UTF-16 unit.</summary>
    public const int MaxUnits = 14_000;

    public static int UnitsOf(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetCharCount(json.Span);

    public static ReadOnlyMemory<byte> Fit(Card card, Func<Card, ReadOnlyMemory<byte>> draw) =>
        CardTrimmer.Fit(card, draw, drawn => UnitsOf(drawn) <= MaxUnits);
}
