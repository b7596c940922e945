namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// The sum of a row and what the columns say in which it stands: the amount with its own sign, money in, money out.
/// </summary>
/// <param name="Said">Which way the money went by each of them, with the cell that says it.</param>
/// <param name="IsUnsided">The file has columns for money in or out beside the amount, and the row fills none of
/// them.</param>
/// <param name="Others">Sums beside the amount, which have to be the same.</param>
internal sealed record RowSums(
    SumCell Sum,
    IReadOnlyList<(Way Way, string Cell)> Said,
    bool IsUnsided,
    IReadOnlyList<SumCell> Others
)
{
    /// <summary>Null where the row has no sum at all, or sums of nothing: it is no money.</summary>
    public static RowSums? Of(string[] row, CsvColumns columns)
    {
        var (amount, credit, debit) = (At(row, columns.Amount), At(row, columns.Credit), At(row, columns.Debit));
        var sides = new List<(Way Way, SumCell Sum)>();
        // A minus in the column of money out says the same again; any other sign in such a column contradicts it.
        if (!credit.IsNothing)
            sides.Add((credit.Way is Way.Silent or Way.In ? Way.In : Way.Unclear, credit));
        if (!debit.IsNothing)
            sides.Add((debit.Way is Way.Silent or Way.Out ? Way.Out : Way.Unclear, debit));
        if (amount.IsNothing && sides.Count == 0)
            return null;
        var said = sides.Select(s => (s.Way, s.Sum.Cell)).ToList();
        if (amount.IsEmpty)
            return new(sides[0].Sum, said, false, []);
        if (amount.Way != Way.Silent)
            said.Insert(0, (amount.Way, amount.Cell));
        return new(
            amount,
            said,
            sides.Count == 0 && (columns.Credit >= 0 || columns.Debit >= 0),
            [.. sides.Select(s => s.Sum)]
        );
    }

    /// <summary>All cells of the row that may hold a sum.</summary>
    public static IEnumerable<SumCell> All(string[] row, CsvColumns columns) =>
        new[] { columns.Amount, columns.Credit, columns.Debit }.Where(c => c >= 0).Select(c => At(row, c));

    private static SumCell At(string[] row, int column) => SumCell.Of(CsvReader.Cell(row, column));
}
