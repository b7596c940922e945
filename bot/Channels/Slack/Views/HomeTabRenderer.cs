using System.Buffers;
using System.Text.Json;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.Views;

/// <summary>
/// The bot's home page of one person: one card below the other, as many as the platform takes. Nothing is filled in
/// there.
/// </summary>
internal static class HomeTabRenderer
{
    public const string CallbackId = "home";

    /// <summary>Fewer blocks than these hold no card that is worth beginning.</summary>
    private const int SmallestCard = 6;

    /// <param name="place">The person's own chat with the bot, where its buttons are answered.</param>
    public static ReadOnlyMemory<byte> Render(IReadOnlyList<Card> cards, ModalOrigin place)
    {
        var renderedBlocks = Draw(cards);
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, BlockWriter.Readable))
        {
            json.WriteStartObject();
            json.WriteString("type", "home");
            json.WriteString("callback_id", CallbackId);
            json.WriteString("private_metadata", ActionValue.Create(place));
            json.WritePropertyName("blocks");
            json.WriteRawValue(renderedBlocks.Json.Span, skipInputValidation: true);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static RenderedBlocks Draw(IReadOnlyList<Card> cards)
    {
        using var page = new BlockWriter();
        // One block is kept for what is left out.
        var (left, room, buttons, shown) = (BlockLimits.ViewBlocks - 1, BlockLimits.ViewJson, 0, 0);
        foreach (var card in cards)
        {
            var rest = left - 1;
            if (rest < SmallestCard)
                break;
            var renderedBlocks = CardTrimmer.Fit(
                card,
                fitting => CardBlockRenderer.Render(fitting, Surface.Home, buttons),
                fitted => fitted.CanFitView(rest)
            );
            if (renderedBlocks.Blocks > rest || renderedBlocks.Json.Length > room)
                break;
            if (shown > 0)
                page.WriteDivider();
            page.Append(renderedBlocks);
            (left, room, buttons, shown) = (
                rest - renderedBlocks.Blocks,
                room - renderedBlocks.Json.Length,
                buttons + card.Buttons.Count,
                shown + 1
            );
        }
        if (cards.Count == 0)
            page.WriteParagraphs([CardText.NothingToShow]);
        if (shown < cards.Count)
            page.WriteContext(CardText.CardsLeftOut([.. cards.Skip(shown).Select(c => c.Title)]));
        return page.ToBlocks();
    }
}
