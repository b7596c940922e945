namespace MilestoneBot.Commands.Paste;

/// <summary>One row of a paste by its fields, as it was written; a total row is one too.</summary>
internal sealed record PastedMilestone(
    int LineNumber,
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

    /// <summary>A total that contains more than the rows above it, such as tax.</summary>
    public bool IsGross { get; init; }

    public PastedExtras Extras { get; init; } = PastedExtras.None;

    /// <summary>The cash discount, in a column that is named so; "" where there is none.</summary>
    public string Discount { get; init; } = "";

    /// <summary>The days of acceptance by silence, in a column that is named so; "" where there is none.</summary>
    public string DeemedAcceptance { get; init; } = "";

    /// <summary>The problem with the row as a whole; "" where its fields can be read.</summary>
    public string Problem { get; init; } = "";

    public static PastedMilestone Unreadable(int line, string problem) =>
        new(line, "", "", "", "", "", "", "") { Problem = problem };

    public static PastedMilestone FromRow(PastedRow row, PastedColumns columns)
    {
        var name =
            columns.Indexes.TryGetValue(PlanField.Name, out var column) && column < row.Cells.Count
                ? row.Cells[column]
                : "";
        return new(
            row.LineNumber,
            CellText.Clean(name[CellText.BulletLength(name)..]).TrimEnd(':', ' '),
            columns.CellOf(row, PlanField.Share),
            columns.CellOf(row, PlanField.Amount),
            columns.CellOf(row, PlanField.Starts),
            columns.CellOf(row, PlanField.Expected),
            columns.CellOf(row, PlanField.Due),
            columns.CellOf(row, PlanField.Done)
        )
        {
            Discount = columns.CellOf(row, PlanField.Discount),
            DeemedAcceptance = columns.CellOf(row, PlanField.DeemedAcceptance),
            IsTotal = row.Cells.Take(3).Any(PlanFieldReader.IsTotal) || PlanFieldReader.IsTotal(name),
            IsGross = row.Cells.Take(3).Any(PlanFieldReader.IsGross),
        };
    }
}
