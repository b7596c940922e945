namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// Distributes blocks over pages. What stays together goes to the next page together; a table's heading is repeated; a
/// group that is longer than a page is broken where it must be.
/// </summary>
/// <param name="firstTop">Where the first page begins, in points from the top of the paper.</param>
/// <param name="top">Where the others begin.</param>
/// <param name="bottom">Where each ends.</param>
internal sealed class PageBreaker(double firstTop, double top, double bottom)
{
    private readonly List<List<PlacedBlock>> pages =
    [
        [],
    ];
    private double at = firstTop;

    public static IReadOnlyList<IReadOnlyList<PlacedBlock>> Break(
        IReadOnlyList<Block> blocks,
        double firstTop,
        double top,
        double bottom
    )
    {
        var breaker = new PageBreaker(firstTop, top, bottom);
        foreach (var group in GroupsOf(blocks))
            breaker.Add(group);
        return [.. breaker.pages.Where((page, index) => index == 0 || page.Count > 0)];
    }

    private void Add(List<Block> group)
    {
        var height = group.Sum(block => block.Height);
        if (
            group is not [{ IsSpace: true }]
            && !Fits(height)
            && height <= bottom - top - HeadingOf(group[0]).Sum(block => block.Height)
        )
            Turn(group[0]);
        foreach (var block in group)
        {
            if (!block.IsSpace && !Fits(block.Height))
                Turn(block);
            Place(block);
        }
    }

    private void Place(Block block)
    {
        if (block.IsSpace && (pages[^1].Count == 0 || !Fits(block.Height)))
            return;
        pages[^1].Add(new(block, at));
        at += block.Height;
    }

    /// <summary>
    /// What is higher than a whole page stands on one of its own. A first page whose letterhead leaves no room has
    /// nothing else.
    /// </summary>
    private bool Fits(double height) => at + height <= bottom + 0.01 || (pages.Count > 1 && pages[^1].Count == 0);

    private void Turn(Block next)
    {
        pages.Add([]);
        at = top;
        foreach (var block in HeadingOf(next))
            Place(block);
    }

    private static IReadOnlyList<Block> HeadingOf(Block block) =>
        block.Element is { Role: PageRole.Row, Table: { } table } ? table.Heading : [];

    private static IEnumerable<List<Block>> GroupsOf(IReadOnlyList<Block> blocks)
    {
        var group = new List<Block>();
        foreach (var block in blocks)
        {
            group.Add(block);
            if (block.StaysWithNext)
                continue;
            yield return group;
            group = [];
        }
        if (group.Count > 0)
            yield return group;
    }
}
