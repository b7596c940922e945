namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// The sum of a row and what the columns say in which it stands: the amount with its own sign, money in, money out.
/// </summary>
/// <param name="Directions">Which way the money went by each of them, with the cell that says it.</param>
/// <param name="HasNoSide">The file has columns for money in or out beside the amount, and the row fills none of
/// them.</param>
/// <param name="Others">Sums beside the amount, which have to be the same.</param>
internal sealed record CsvRowAmounts(
    AmountCell Sum,
    IReadOnlyList<(PaymentDirection Way, string Cell)> Directions,
    bool HasNoSide,
    IReadOnlyList<AmountCell> Others
)
{
    /// <summary>Null where the row has no sum at all, or sums of nothing: it is no money.</summary>
    public static CsvRowAmounts? Read(string[] row, CsvColumns columns)
    {
        var (amount, credit, debit) = (At(row, columns.Amount), At(row, columns.Credit), At(row, columns.Debit));
        var sides = new List<(PaymentDirection Way, AmountCell Sum)>();
        // A minus in the column of money out says the same again; any other sign in such a column contradicts it.
        if (!credit.IsNothing)
            sides.Add(
                (
                    credit.Direction is PaymentDirection.Unknown or PaymentDirection.In
                        ? PaymentDirection.In
                        : PaymentDirection.Contradictory,
                    credit
                )
            );
        if (!debit.IsNothing)
            sides.Add(
                (
                    debit.Direction is PaymentDirection.Unknown or PaymentDirection.Out
                        ? PaymentDirection.Out
                        : PaymentDirection.Contradictory,
                    debit
                )
            );
        if (amount.IsNothing && sides.Count == 0)
            return null;
        var said = sides.Select(s => (s.Way, s.Sum.Cell)).ToList();
        if (amount.IsEmpty)
            return new(sides[0].Sum, said, false, []);
        if (amount.Direction != PaymentDirection.Unknown)
            said.Insert(0, (amount.Direction, amount.Cell));
        return new(
            amount,
            said,
            sides.Count == 0 && (columns.Credit >= 0 || columns.Debit >= 0),
            [.. sides.Select(s => s.Sum)]
        );
    }

    /// <summary>All cells of the row that may hold a sum.</summary>
    public static IEnumerable<AmountCell> All(string[] row, CsvColumns columns) =>
        new[] { columns.Amount, columns.Credit, columns.Debit }.Where(c => c >= 0).Select(c => At(row, c));

    private static AmountCell At(string[] row, int column) => AmountCell.Read(CsvStatementReader.Cell(row, column));
}
