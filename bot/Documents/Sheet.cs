namespace MilestoneBot.Documents;

/// <summary>
/// One table of an export. Cells are text, whole numbers, booleans, dates, instants, percentages and amounts; null is
/// an empty cell.
/// </summary>
/// <param name="Name">Lower case, words joined with hyphens.</param>
/// <param name="Columns">Lower case, words joined with underscores; the same in every format.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>
    /// Creates a table from named values for each row, so that no value can end up in the wrong column.
    /// </summary>
    public static Sheet Create<T>(
        string name,
        IEnumerable<T> items,
        params (string Column, Func<T, object?> Cell)[] columns
    ) =>
        new(
            name,
            [.. columns.Select(c => c.Column)],
            [.. items.Select(item => (IReadOnlyList<object?>)[.. columns.Select(c => c.Cell(item))])]
        );
}
