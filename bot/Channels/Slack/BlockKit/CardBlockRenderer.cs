using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>Renders one card as blocks, from its title to its buttons.</summary>
internal static class CardBlockRenderer
{
    /// <summary>
    /// The same sign as on the web pages, for people who do not see colours. None of the signs is an emoji.
    /// </summary>
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

    /// <param name="firstButton">The number of its first button, so that each button in a view has its own
    /// id.</param>
    public static RenderedBlocks Render(Card card, Surface surface, int firstButton = 0)
    {
        using var blocks = new BlockWriter();
        if (card.IsTrace && surface == Surface.Message)
        {
            ActionsBlockWriter.WriteTrace(blocks, card, firstButton);
            return blocks.ToBlocks();
        }
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

    /// <summary>A title that is too long for a header follows in full below it.</summary>
    private static void WriteTitle(BlockWriter blocks, string title)
    {
        blocks.WriteHeader(title);
        if (BlockText.Escape(title).Length > BlockLimits.Header)
            blocks.WriteParagraphs([title]);
    }

    /// <summary>
    /// A value with an address becomes a link where its text cannot be read as markup; otherwise the address follows
    /// it.
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
