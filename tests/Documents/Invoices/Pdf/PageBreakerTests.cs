using MilestoneBot.Documents.Invoices.Pdf;

namespace MilestoneBot.Tests.Documents.Invoices.Pdf;

/// <summary>Pages break where a reader would break them. Pages here are 100 points high, the first one 60.</summary>
public sealed class PageBreakerTests
{
    [Fact]
    public void What_fits_is_one_page() =>
        Assert.Equal(["a b c"], Pages(Block("a", 20), Block("b", 20), Block("c", 20)));

    [Fact]
    public void The_first_page_is_shorter() =>
        Assert.Equal(["a", "b c"], Pages(Block("a", 50), Block("b", 20), Block("c", 80)));

    [Fact]
    public void What_stays_together_goes_to_the_next_page_together() =>
        Assert.Equal(["a", "b c"], Pages(Block("a", 30), Block("b", 20) with { StaysWithNext = true }, Block("c", 20)));

    [Fact]
    public void A_group_that_is_longer_than_a_page_is_broken_where_it_must_be() =>
        Assert.Equal(
            ["a", "b", "c"],
            Pages(
                Block("a", 50) with
                {
                    StaysWithNext = true,
                },
                Block("b", 90) with
                {
                    StaysWithNext = true,
                },
                Block("c", 90)
            )
        );

    [Fact]
    public void A_table_repeats_its_heading()
    {
        var table = new PageTable();
        table.Heading = [Block("head", 10, new(PageRole.HeadingRow, table)) with { StaysWithNext = true }];
        Assert.Equal(
            ["head 1 2", "head 3"],
            Pages(
                table.Heading[0],
                Block("1", 20, new(PageRole.Row, table)),
                Block("2", 20, new(PageRole.Row, table)),
                Block("3", 20, new(PageRole.Row, table))
            )
        );
    }

    [Fact]
    public void Space_makes_no_page_and_is_left_out_at_the_top_of_one() =>
        Assert.Equal(["a", "b"], Pages(Block("a", 50), Block("space", 20) with { IsSpace = true }, Block("b", 100)));

    [Fact]
    public void Space_at_the_end_makes_no_page() =>
        Assert.Equal(["a"], Pages(Block("a", 60), Block("space", 20) with { IsSpace = true }));

    [Fact]
    public void A_letterhead_that_fills_its_page_is_a_page_of_its_own() =>
        Assert.Equal(["", "a"], PagesFrom(150, Block("a", 20)));

    private static Block Block(string name, double height, Element? element = null) =>
        new(element ?? new(PageRole.Paragraph), height) { Cells = [(_, _) => Name(name)] };

    private static void Name(string name) => Said.Value!.Add(name);

    private static readonly AsyncLocal<List<string>> Said = new();

    private static List<string> Pages(params Block[] blocks) => PagesFrom(40, blocks);

    private static List<string> PagesFrom(double firstTop, params Block[] blocks) =>
        [.. PageBreaker.Break(blocks, firstTop, 0, 100).Select(NamesOn)];

    private static string NamesOn(IReadOnlyList<PlacedBlock> page)
    {
        Said.Value = [];
        foreach (var cell in page.SelectMany(placed => placed.Block.Cells))
            cell(null!, 0);
        return string.Join(' ', Said.Value);
    }
}
