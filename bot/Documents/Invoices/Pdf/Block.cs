namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>What a part of the page is for readers who hear it (ISO 32000, structure types).</summary>
internal enum PageRole
{
    Paragraph,
    Title,
    Heading,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>The row of headings of a table.</summary>
    HeadingRow,

    /// <summary>Its cells say themselves what they are.</summary>
    Parts,
}

/// <summary>A table; its heading stands again on each page that it reaches.</summary>
internal sealed class PageTable
{
    public IReadOnlyList<Block> Heading { get; set; } = [];
}

/// <summary>A paragraph or a row of a table: one or more blocks that belong together.</summary>
internal sealed record Element(PageRole Role, PageTable? Table = null)
{
    // Two paragraphs are never the same one.
    public bool Equals(Element? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>
/// The smallest part that is never broken over two pages: a line of text, a row of sums, the pay code.
/// </summary>
/// <param name="Height">In points.</param>
internal sealed record Block(Element Element, double Height)
{
    /// <summary>It stays on the page of the block behind it.</summary>
    public bool StaysWithNext { get; init; }

    /// <summary>It is only space, which is left out at the top of a page.</summary>
    public bool IsSpace { get; init; }

    /// <summary>What is drawn at a height of the page, cell by cell; a paragraph has one.</summary>
    public IReadOnlyList<Action<Canvas, double>> Cells { get; init; } = [];

    /// <summary>Rules and grounds, drawn before the cells; readers who hear the page are not told of them.</summary>
    public Action<Canvas, double>? Decoration { get; init; }
}

/// <summary>A block at its place on a page, in points from the top.</summary>
internal sealed record PlacedBlock(Block Block, double Top);
