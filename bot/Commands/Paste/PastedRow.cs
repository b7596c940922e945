namespace MilestoneBot.Commands.Paste;

/// <summary>One row of a paste: the number of its first line, and its cells; a list has one cell per row.</summary>
internal sealed record PastedRow(int LineNumber, IReadOnlyList<string> Cells)
{
    /// <summary>The cell of a column; "" beyond the last column, and where a dash stands for nothing.</summary>
    public string At(int column) =>
        column >= 0 && column < Cells.Count && Cells[column] is not ("-" or "–" or "—" or "./." or "n/a" or "N/A")
            ? Cells[column]
            : "";

    /// <summary>What stood behind the table in this row.</summary>
    public PastedExtras Extras { get; init; } = PastedExtras.None;

    /// <summary>It has more cells than its table has columns.</summary>
    public bool HasExtraCells { get; init; }

    public bool IsEmpty => Enumerable.Range(0, Cells.Count).All(column => At(column).Length == 0);

    /// <summary>Only the marks that tables are drawn with.</summary>
    public bool IsRule =>
        Cells.All(cell => cell.All(c => c is '-' or '–' or '—' or '=' or ':' or '+' or '_' or '*' or '`' or ' '))
        && Cells.Any(cell => cell.Length > 1);
}
