using MilestoneBot.Connectors.Statements.Banks;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Reads bank statements in CSV with a header row, which may follow other lines, or in the shape of a listed bank that
/// writes none. Reads credits; rows without a single reading are doubtful. Cells are text: nothing in them is executed
/// or opened.
/// </summary>
internal static class CsvStatementReader
{
    private const int MaxLinesAboveHeader = 40,
        MaxHeaderCells = 200;

    private static readonly char[] Separators = [';', ',', '\t', '|'];

    /// <exception cref="UnreadableStatementException">There is no header that names a date and an amount, or it is no
    /// text.</exception>
    public static IReadOnlyList<IncomingPayment> Read(byte[] file, int most, StatementContext? context = null)
    {
        var (columns, rows, above) = FindTable(CsvText.Decode(file), most, context?.Banks);
        if (rows.Count > most)
            throw new UnreadableStatementException($"it has more than {most:#,0} rows");
        var reader = new CsvRowReader(columns, rows, new(above), context ?? StatementContext.Unknown);
        var found = new List<(int Entry, IncomingPayment Line)>();
        var isLastRead = false;
        foreach (var row in rows)
        {
            // The parts of a collective booking tell what it pays, and are no money of their own.
            if (reader.TextOfPart(row) is { } part)
            {
                if (isLastRead)
                    found[^1] = (found[^1].Entry, CsvRowReader.WithPart(found[^1].Line, part));
                continue;
            }
            var line = reader.Read(row);
            if (line is not null)
                found.Add((found.Count, line));
            isLastRead = line is not null;
        }
        return BankReferenceReader.WithoutRepeated(found);
    }

    /// <summary>A cell of the row; "" when it has none.</summary>
    public static string Cell(string[] row, int at) => at >= 0 && at < row.Length ? row[at].Trim() : "";

    /// <returns>Also the rows above the header.</returns>
    private static (CsvColumns Columns, List<CsvRow> Rows, List<string[]> Above) FindTable(
        string text,
        int most,
        IReadOnlyList<BankLayout>? banks
    )
    {
        foreach (var separator in Separators)
        {
            var above = new List<string[]>();
            foreach (var row in CsvText.Split(text, separator).Take(MaxLinesAboveHeader))
            {
                if (
                    !row.IsBroken
                    && row.Cells.Length <= MaxHeaderCells
                    && CsvColumns.ReadHeader(row.Cells, banks) is { } columns
                )
                    return (
                        columns,
                        [
                            .. CsvText
                                .Split(text, separator, columns.CellCount)
                                .SkipWhile(r => r.Text != row.Text)
                                .Skip(1)
                                .Where(r => r.Text.Trim().Length > 0)
                                .Take(most + 1),
                        ],
                        above
                    );
                above.Add(row.Cells);
            }
        }
        foreach (var separator in Separators)
            if (
                CsvText.Split(text, separator).FirstOrDefault(r => r.Text.Trim().Length > 0) is { } first
                && CsvColumns.ReadShape(first.Cells, banks) is { } columns
            )
                return (
                    columns,
                    [
                        .. CsvText
                            .Split(text, separator, columns.CellCount)
                            .Where(r => r.Text.Trim().Length > 0)
                            .Take(most + 1),
                    ],
                    []
                );
        throw new UnreadableStatementException(
            "no header row names a date and an amount (Buchungstag, Betrag; date, amount)"
        );
    }
}
