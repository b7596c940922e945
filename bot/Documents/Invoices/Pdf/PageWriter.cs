using PdfSharp.UniversalAccessibility;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// Draws the blocks of a page and tags them: the blocks of a paragraph as one, those of a row cell by cell, the rows of a
/// table as a table. A table that goes on is a table of its own on each page, with its headings.
/// </summary>
internal static class PageWriter
{
    public static void Draw(Canvas canvas, IReadOnlyList<PlacedBlock> blocks)
    {
        foreach (var placed in blocks.Where(placed => placed.Block.Decoration is not null))
            canvas.Artifact(() => placed.Block.Decoration!(canvas, placed.Top));
        for (var at = 0; at < blocks.Count; )
        {
            var table = blocks[at].Block.Element.Table;
            var element = blocks[at].Block.Element;
            var same = blocks
                .Skip(at)
                .TakeWhile(b => table is null ? b.Block.Element == element : b.Block.Element.Table == table)
                .ToList();
            at += same.Count;
            if (same.TrueForAll(b => b.Block.Cells.Count == 0))
                continue;
            if (table is null)
                DrawElement(canvas, same);
            else
                canvas.Tagged(PdfBlockLevelElementTag.Table, () => DrawRows(canvas, same));
        }
    }

    private static void DrawRows(Canvas canvas, List<PlacedBlock> blocks)
    {
        foreach (var row in blocks.GroupBy(b => b.Block.Element))
            canvas.Tagged(PdfBlockLevelElementTag.TableRow, () => DrawCells(canvas, row.Key, [.. row]));
    }

    private static void DrawCells(Canvas canvas, Element row, List<PlacedBlock> blocks)
    {
        var tag =
            row.Role == PageRole.HeadingRow
                ? PdfBlockLevelElementTag.TableHeaderCell
                : PdfBlockLevelElementTag.TableDataCell;
        for (var cell = 0; cell < blocks.Max(b => b.Block.Cells.Count); cell++)
            canvas.Tagged(
                tag,
                () =>
                {
                    foreach (var placed in blocks.Where(b => b.Block.Cells.Count > cell))
                        placed.Block.Cells[cell](canvas, placed.Top);
                }
            );
    }

    private static void DrawElement(Canvas canvas, List<PlacedBlock> blocks)
    {
        void DrawAll()
        {
            foreach (var placed in blocks)
            foreach (var cell in placed.Block.Cells)
                cell(canvas, placed.Top);
        }
        switch (blocks[0].Block.Element.Role)
        {
            case PageRole.Title:
                canvas.Tagged(PdfBlockLevelElementTag.Heading1, DrawAll);
                break;
            case PageRole.Heading:
                canvas.Tagged(PdfBlockLevelElementTag.Heading2, DrawAll);
                break;
            case PageRole.Parts:
                DrawAll();
                break;
            default:
                canvas.Tagged(PdfBlockLevelElementTag.Paragraph, DrawAll);
                break;
        }
    }
}
