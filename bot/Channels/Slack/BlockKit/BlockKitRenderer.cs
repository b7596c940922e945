using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>Renders a card or a text as the blocks of a message, within the limits of Slack.</summary>
internal static class BlockKitRenderer
{
    /// <summary>The card's blocks: a JSON array in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Render(Card card) =>
        CardTrimmer
            .Fit(
                card,
                fitting => CardBlockRenderer.Render(fitting, Surface.Message),
                renderedBlocks => renderedBlocks.CanFitMessage
            )
            .Json;

    /// <summary>A sentence without a card, as literal text.</summary>
    public static ReadOnlyMemory<byte> Render(string text)
    {
        var fitting = BlockText.LengthThatFits(text, BlockLimits.MessageText - CardText.RestLeftOut.Length);
        using var blocks = new BlockWriter();
        blocks.WriteParagraphs(
            fitting < text.Length
                ? [text[..fitting], CardText.RestLeftOut]
                : [string.IsNullOrWhiteSpace(text) ? BlockText.EmptyPlaceholder : text]
        );
        return blocks.ToBlocks().Json;
    }
}
