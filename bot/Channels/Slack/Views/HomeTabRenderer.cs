using System.Buffers;
using System.Text.Json;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.Views;

/// <summary>
/// Renders the app's home page of one person: one card below the other, as many as Slack accepts. It contains no
/// input fields.
/// </summary>
internal static class HomeTabRenderer
{
    public const string CallbackId = "home";

    /// <summary>No card is started with fewer blocks than these.</summary>
    private const int SmallestCard = 6;

    /// <param name="origin">The person's direct message with the bot, where the buttons are answered.</param>
    public static ReadOnlyMemory<byte> Render(IReadOnlyList<Card> cards, ModalOrigin origin)
    {
        var renderedBlocks = RenderCards(cards);
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, BlockWriter.Readable))
        {
            json.WriteStartObject();
            json.WriteString("type", "home");
            json.WriteString("callback_id", CallbackId);
            json.WriteString("private_metadata", ActionValue.Create(origin));
            json.WritePropertyName("blocks");
            json.WriteRawValue(renderedBlocks.Json.Span, skipInputValidation: true);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static RenderedBlocks RenderCards(IReadOnlyList<Card> cards)
    {
        using var page = new BlockWriter();
        // One block is reserved for the note about cards that are left out.
        var (blocksLeft, bytesLeft, buttons, shown) = (BlockLimits.ViewBlocks - 1, BlockLimits.ViewJson, 0, 0);
        foreach (var card in cards)
        {
            var available = blocksLeft - 1;
            if (available < SmallestCard)
                break;
            var renderedBlocks = CardTrimmer.Fit(
                card,
                fitting => CardBlockRenderer.Render(fitting, Surface.Home, buttons),
                fitted => fitted.CanFitView(available)
            );
            if (renderedBlocks.Blocks > available || renderedBlocks.Json.Length > bytesLeft)
                break;
            if (shown > 0)
                page.WriteDivider();
            page.Append(renderedBlocks);
            (blocksLeft, bytesLeft, buttons, shown) = (
                available - renderedBlocks.Blocks,
                bytesLeft - renderedBlocks.Json.Length,
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
