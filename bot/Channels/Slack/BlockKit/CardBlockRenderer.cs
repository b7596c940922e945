using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>Draws one card into blocks, from its title to its buttons.</summary>
internal static class CardBlockRenderer
{
    /// <summary>The sign of the web pages for those who see no colours; none of them is an emoji.</summary>
    private static string SignOf(Tone tone) =>
        tone switch
        {
            Tone.Good => "✓ ",
            Tone.Warning => "! ",
            Tone.Stop => "✕ ",
            _ => "",
        };

    /// <summary>The title with its sign.</summary>
    public static string TitleOf(Card card) => SignOf(card.Tone) + card.Title;

    /// <param name="firstButton">The number of its first button, so that each in a view has its own.</param>
    public static RenderedBlocks Render(Card card, Surface surface, int firstButton = 0)
    {
        using var blocks = new BlockWriter();
        if (surface != Surface.Modal || TitleOf(card).Length > BlockLimits.ViewTitle)
            WriteTitle(blocks, TitleOf(card));
        if (surface == Surface.Message && SlackUserIds.From(card.Mentions.Select(c => c.Id)) is { Count: > 0 } people)
            blocks.WriteSection(BlockText.Mentions(people));
        blocks.WriteParagraphs(card.Lines);
        blocks.WritePairs([.. card.Facts.SelectMany(FactPairs)]);
        if (card.Table is { } table)
            TableBlockWriter.Write(blocks, table);
        if (surface != Surface.Home)
            foreach (var input in card.Inputs.DistinctBy(i => i.Name))
                InputBlockWriter.Write(blocks, card, input);
        blocks.WriteContext(card.Footer);
        ActionsBlockWriter.Write(blocks, card, surface, firstButton);
        return blocks.ToBlocks();
    }

    /// <summary>What a headline has no room for follows in full below it.</summary>
    private static void WriteTitle(BlockWriter blocks, string title)
    {
        blocks.WriteHeader(title);
        if (BlockText.Escape(title).Length > BlockLimits.Header)
            blocks.WriteParagraphs([title]);
    }

    /// <summary>
    /// A value that is to be opened is a link itself where its words can be trusted to be words; else the address
    /// follows it.
    /// </summary>
    private static IEnumerable<(BlockText, BlockText)> FactPairs(Fact fact)
    {
        var name = BlockText.Bold(fact.Name, BlockLimits.Field);
        if (fact.Link is not { } link || BlockText.Link(link) is not { } address)
            return [(name, BlockText.Literal(fact.Value, BlockLimits.Field))];
        if (fact.Value == link.ToString() || fact.Value == link.AbsoluteUri)
            return [(name, address)];
        return BlockText.Link(link, fact.Value) is { } labelled
            ? [(name, labelled)]
            :
            [
                (name, BlockText.Literal(fact.Value, BlockLimits.Field)),
                (BlockText.Literal($"{fact.Name}, link", BlockLimits.Field), address),
            ];
    }
}
