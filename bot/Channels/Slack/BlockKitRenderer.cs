using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>Draws what the bot says as the blocks of a message, never more than what the platform takes.</summary>
internal static class BlockKitRenderer
{
    private const string Rest = "… the rest does not fit here.";

    /// <summary>The card's blocks: a JSON array in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Render(Card card) =>
        Shrinking.Fit(card, fitting => CardBlocks.Draw(fitting, Surface.Message), drawn => drawn.FitsMessage).Json;

    /// <summary>A sentence without a card, literally.</summary>
    public static ReadOnlyMemory<byte> Render(string text)
    {
        var fitting = BlockText.Fitting(text, BlockLimits.MessageText - Rest.Length);
        using var blocks = new BlockWriter();
        blocks.Paragraphs(
            fitting < text.Length
                ? [text[..fitting], Rest]
                : [string.IsNullOrWhiteSpace(text) ? BlockText.Nothing : text]
        );
        return blocks.Done().Json;
    }
}
