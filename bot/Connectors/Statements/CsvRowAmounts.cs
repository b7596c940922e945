namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// The amount of a row and the direction of the columns that contain it: the amount column with its own sign, the
/// credit column, the debit column.
/// </summary>
/// <param name="Directions">The direction by each of them, with the cell that states it.</param>
/// <param name="HasNoSide">The file has a credit or debit column beside the amount, and the row fills none of
/// them.</param>
/// <param name="Others">Amounts in the other columns, which have to be the same.</param>
internal sealed record CsvRowAmounts(
    AmountCell Sum,
    IReadOnlyList<(PaymentDirection Way, string Cell)> Directions,
    bool HasNoSide,
    IReadOnlyList<AmountCell> Others
)
{
    /// <summary>Returns null when the row has no amount, or only zeros: it is not a payment.</summary>
    public static CsvRowAmounts? Read(string[] row, CsvColumns columns)
    {
        var (amount, credit, debit) = (At(row, columns.Amount), At(row, columns.Credit), At(row, columns.Debit));
        var sides = new List<(PaymentDirection Way, AmountCell Sum)>();
        // A minus in the debit column repeats the direction; any other sign in a credit or debit column contradicts
        // it.
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
        var directions = sides.Select(s => (s.Way, s.Sum.Cell)).ToList();
        if (amount.IsEmpty)
            return new(sides[0].Sum, directions, false, []);
        if (amount.Direction != PaymentDirection.Unknown)
            directions.Insert(0, (amount.Direction, amount.Cell));
        return new(
            amount,
            directions,
            sides.Count == 0 && (columns.Credit >= 0 || columns.Debit >= 0),
            [.. sides.Select(s => s.Sum)]
        );
    }

    /// <summary>All cells of the row that may hold an amount.</summary>
    public static IEnumerable<AmountCell> All(string[] row, CsvColumns columns) =>
        new[] { columns.Amount, columns.Credit, columns.Debit }.Where(c => c >= 0).Select(c => At(row, c));

    private static AmountCell At(string[] row, int column) => AmountCell.Read(CsvStatementReader.Cell(row, column));
}
