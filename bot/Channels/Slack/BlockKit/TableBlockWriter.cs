using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>
/// Renders a table as pairs: on the left what a row is about, on the right its other cells, each with its column's
/// name. So an amount keeps its label on a phone, where table columns would be pushed out of view.
/// </summary>
internal static class TableBlockWriter
{
    public static void Write(BlockWriter blocks, Table table) =>
        blocks.WritePairs([.. table.Rows.Select(row => RowPairs(table.Columns, row))]);

    private static (BlockText, BlockText) RowPairs(IReadOnlyList<Column> columns, IReadOnlyList<string> row)
    {
        var cells = columns
            .Select((column, i) => (column.Name, column.IsRightAligned, Text: i < row.Count ? row[i] : ""))
            .ToList();
        // A number in the first column only counts the rows; the second column names them.
        var leading = cells is [{ IsRightAligned: true }, _, ..] ? 2 : 1;
        var lead = string.Join(' ', cells.Take(leading).Select(c => c.Text).Where(text => text.Length > 0));
        var rest = cells
            .Skip(leading)
            .Where(c => c.Text.Length > 0)
            .Select(c => c.Name.Length > 0 ? $"{c.Name}: {c.Text}" : c.Text);
        return (BlockText.Bold(lead, BlockLimits.Field), BlockText.Literal(string.Join('\n', rest), BlockLimits.Field));
    }
}
