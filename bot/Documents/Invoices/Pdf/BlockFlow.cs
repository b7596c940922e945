namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>Collects the blocks of a document from top to bottom.</summary>
/// <param name="density">How high spaces are, as a share of the usual height.</param>
internal sealed class BlockFlow(double density)
{
    /// <summary>A paragraph or row of that many lines is never broken.</summary>
    private const int MostLinesKept = 12;

    private readonly List<Block> blocks = [];

    public IReadOnlyList<Block> Blocks => blocks;

    public void Add(Block block) => blocks.Add(block);

    public void Space(double height) =>
        blocks.Add(new(new(PageRole.Paragraph), height * density) { IsSpace = true, StaysWithNext = IsOpen });

    /// <summary>What was added last stays on the page of what is added next.</summary>
    public void StayWithNext()
    {
        if (blocks.Count > 0)
            blocks[^1] = blocks[^1] with { StaysWithNext = true };
    }

    public void Paragraph(string text, TextStyle style, double width, PageRole role = PageRole.Paragraph) =>
        AddKept(LinesOf(new(role), style.Wrap(text, width), style, Typography.Left));

    /// <summary>Adds blocks of which none stands alone at the top or bottom of a page.</summary>
    public void AddKept(IReadOnlyList<Block> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var isLast = i == lines.Count - 1;
            var stays = !isLast && (lines.Count <= MostLinesKept || i == 0 || i == lines.Count - 2);
            blocks.Add(lines[i] with { StaysWithNext = lines[i].StaysWithNext || stays });
        }
    }

    public static IReadOnlyList<Block> LinesOf(
        Element element,
        IReadOnlyList<string> lines,
        TextStyle style,
        double left
    ) =>
        [
            .. lines.Select(
                (line, index) =>
                    new Block(element, style.Leading)
                    {
                        Cells =
                        [
                            (canvas, top) =>
                                canvas.Text(
                                    index == lines.Count - 1 ? line : Canvas.Followed(line),
                                    style,
                                    left,
                                    top + Typography.BaselineOf(style)
                                ),
                        ],
                    }
            ),
        ];

    private bool IsOpen => blocks.Count > 0 && blocks[^1].StaysWithNext;
}
