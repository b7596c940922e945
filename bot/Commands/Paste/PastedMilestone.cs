namespace MilestoneBot.Commands.Paste;

/// <summary>
/// One row of a paste by its fields, as it was written; a row that adds up those above it is one too.
/// </summary>
internal sealed record PastedMilestone(
    int Line,
    string Name,
    string Share,
    string Amount,
    string Starts,
    string Expected,
    string Due,
    string Done
)
{
    public bool IsTotal { get; init; }

    /// <summary>A sum that holds more than the rows above it.</summary>
    public bool IsGross { get; init; }

    /// <summary>What is wrong with the row as a whole; "" where its fields can be read.</summary>
    public string Problem { get; init; } = "";

    public static PastedMilestone Unread(int line, string problem) =>
        new(line, "", "", "", "", "", "", "") { Problem = problem };

    public static PastedMilestone Of(PastedRow row, Columns columns)
    {
        var name =
            columns.At.TryGetValue(Field.Name, out var column) && column < row.Cells.Count ? row.Cells[column] : "";
        return new(
            row.Line,
            Cell.Clean(name[Cell.Bullet(name)..]).TrimEnd(':', ' '),
            columns.Of(row, Field.Share),
            columns.Of(row, Field.Amount),
            columns.Of(row, Field.Starts),
            columns.Of(row, Field.Expected),
            columns.Of(row, Field.Due),
            columns.Of(row, Field.Done)
        )
        {
            IsTotal = row.Cells.Take(3).Any(Fields.IsTotal) || Fields.IsTotal(name),
            IsGross = row.Cells.Take(3).Any(Fields.IsGross),
        };
    }
}
