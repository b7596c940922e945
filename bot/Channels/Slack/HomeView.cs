using System.Buffers;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// The bot's home page of one person: one card below the other, as many as the platform takes. Nothing is filled in
/// there.
/// </summary>
internal static class HomeView
{
    public const string CallbackId = "home";

    /// <summary>Fewer blocks than these hold no card that is worth beginning.</summary>
    private const int SmallestCard = 6;

    /// <param name="place">The person's own chat with the bot, where its buttons are answered.</param>
    public static ReadOnlyMemory<byte> Render(IReadOnlyList<Card> cards, FormPlace place)
    {
        var drawn = Draw(cards);
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, BlockWriter.Readable))
        {
            json.WriteStartObject();
            json.WriteString("type", "home");
            json.WriteString("callback_id", CallbackId);
            json.WriteString("private_metadata", PressData.Of(place));
            json.WritePropertyName("blocks");
            json.WriteRawValue(drawn.Json.Span, skipInputValidation: true);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static Drawn Draw(IReadOnlyList<Card> cards)
    {
        using var page = new BlockWriter();
        // One block is kept for what is left out.
        var (left, room, buttons, shown) = (BlockLimits.ViewBlocks - 1, BlockLimits.ViewJson, 0, 0);
        foreach (var card in cards)
        {
            var rest = left - 1;
            if (rest < SmallestCard)
                break;
            var drawn = Shrinking.Fit(
                card,
                fitting => CardBlocks.Draw(fitting, Surface.Home, buttons),
                fitted => fitted.FitsView(rest)
            );
            if (drawn.Blocks > rest || drawn.Json.Length > room)
                break;
            if (shown > 0)
                page.Divider();
            page.Append(drawn);
            (left, room, buttons, shown) = (
                rest - drawn.Blocks,
                room - drawn.Json.Length,
                buttons + card.Buttons.Count,
                shown + 1
            );
        }
        if (cards.Count == 0)
            page.Paragraphs(["There is nothing to show yet."]);
        if (shown < cards.Count)
            page.Context(
                $"… {cards.Count - shown} more do not fit here: {string.Join(", ", cards.Skip(shown).Select(c => c.Title))}"
            );
        return page.Done();
    }
}
