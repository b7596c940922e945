namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// The direction of a row's money, from everything in the row that may state it: sign columns, kinds of transaction,
/// any column whose cells are signs in this file, and the amounts themselves. A row that is contradictory or
/// unreadable is doubtful and never counts as received.
/// </summary>
internal sealed class CsvDirectionReader
{
    /// <summary>SWIFT's mark for the reversal of a credit.</summary>
    private const string ReversedCreditMark = "rc";

    private const int MaxWordsOfKind = 3;

    private readonly CsvColumns columns;

    /// <summary>Columns that hold only signs, by name or by content.</summary>
    private readonly List<int> signColumns = [];

    /// <summary>
    /// Columns whose cells look like signs, but all of one direction, so that they may mean something else.
    /// </summary>
    private readonly List<int> possibleSignColumns = [];

    /// <summary>Columns that hold nothing but one or two letters or signs.</summary>
    private readonly HashSet<int> markColumns = [];

    /// <summary>Columns in which single letters are signs: both directions occur.</summary>
    private readonly HashSet<int> letterColumns = [];

    /// <summary>Columns beside the amount whose names mean debits: "Amount debited".</summary>
    private readonly List<int> debitColumns = [];

    /// <summary>The file marks debits with a sign, so that an amount without a sign is not a debit.</summary>
    private readonly bool isSigned;

    /// <summary>Some amounts are marked as credits and none as debits: one without a mark may be either.</summary>
    private readonly bool isMarked;

    /// <summary>
    /// Some amounts have their minus after them, or one dash for cents: two dashes may be a dash for cents and a
    /// minus.
    /// </summary>
    private readonly bool isMinusBehind;

    /// <summary>Some row has a kind of transaction that is a debit, and no amount of the file has a sign.</summary>
    private readonly bool isStatedByKind;

    public CsvDirectionReader(CsvColumns columns, IReadOnlyList<string[]> rows)
    {
        this.columns = columns;
        signColumns.AddRange(columns.Signs);
        debitColumns.AddRange(
            columns.Others.Where(at =>
                !columns.IsText(at) && DirectionWords.ReadText(columns.Header[at]) == PaymentDirection.Out
            )
        );
        foreach (var at in columns.Others)
            Classify(at, [.. rows.Select(r => CsvStatementReader.Cell(r, at)).Where(c => c.Length > 0)]);
        foreach (var at in columns.Kinds.Concat(possibleSignColumns))
        {
            var paymentDirections = rows.Select(r => DirectionWords.ReadSign(CsvStatementReader.Cell(r, at)))
                .ToHashSet();
            if (paymentDirections.Contains(PaymentDirection.In) && paymentDirections.Contains(PaymentDirection.Out))
                letterColumns.Add(at);
        }
        signColumns.AddRange(possibleSignColumns.Where(letterColumns.Contains));
        possibleSignColumns.RemoveAll(letterColumns.Contains);
        var amounts = rows.Select(r => AmountCell.Read(CsvStatementReader.Cell(r, columns.Amount)))
            .Where(s => s.Number.Length > 0)
            .ToList();
        isSigned =
            columns.Amount < 0
            || columns.Layout.HasSignedAmounts
            || amounts.Exists(s => s.Direction == PaymentDirection.Out && s.IsPlain);
        isMinusBehind = amounts.Exists(s =>
            s.IsMinusBehind || (s.HasDashCents && s.Cell.Count(AmountCell.IsDash) == 1 && s.Cell[^1] == '-')
        );
        isMarked = !isSigned && amounts.Exists(s => s.IsMarked);
        isStatedByKind =
            !isSigned
            && rows.Any(r =>
                columns.Kinds.Any(at =>
                    DirectionOfKind(at, CsvStatementReader.Cell(r, at))
                        is PaymentDirection.Out
                            or PaymentDirection.ProbablyOut
                )
            );
    }

    /// <summary>The direction of the row's money, and what is doubtful about it; "" when nothing is.</summary>
    /// <param name="amounts">The amounts of the row: from the amount column, and from the credit and debit
    /// columns.</param>
    /// <param name="balances">What the running balance of the file says.</param>
    public (PaymentDirection Way, string Doubt) DirectionOf(
        string[] row,
        CsvRowAmounts amounts,
        CsvBalanceReader balances
    )
    {
        if (isMinusBehind && amounts.Sum.HasTwoDashes)
            return (
                PaymentDirection.Contradictory,
                $"the last dash of {StatementText.Quoted(amounts.Sum.Cell)} may be a minus"
            );
        var directions = new List<(PaymentDirection Way, string Cell)>(amounts.Directions);
        foreach (var at in signColumns)
        {
            var cell = CsvStatementReader.Cell(row, at);
            if (cell.Length == 0)
                continue;
            if (DirectionInSignColumn(at, cell) is not (PaymentDirection.In or PaymentDirection.Out))
                return (PaymentDirection.Contradictory, Unread(at, cell));
            directions.Add((DirectionInSignColumn(at, cell), cell));
        }
        var hints = new List<(PaymentDirection Way, string Cell, int At)>();
        foreach (var at in columns.Kinds)
        {
            var cell = CsvStatementReader.Cell(row, at);
            var exact = DirectionWords.ReadSign(cell);
            if (exact is PaymentDirection.In or PaymentDirection.Out && (cell.Length > 1 || letterColumns.Contains(at)))
            {
                directions.Add((exact, cell));
                // If debits have a minus, an amount without one contradicts "Debit".
                if (exact == PaymentDirection.Out && isSigned && amounts.Directions.Count == 0)
                    directions.Add((PaymentDirection.In, amounts.Sum.Cell));
            }
            else if (DirectionOfKind(at, cell) is not PaymentDirection.Unknown and var paymentDirection)
                hints.Add((paymentDirection, cell, at));
            if (DirectionWords.IsReturn(cell, isNamed: true))
                hints.Add((PaymentDirection.Contradictory, cell, at));
        }
        hints.AddRange(
            possibleSignColumns
                .Select(at =>
                    (DirectionWords.ReadSign(CsvStatementReader.Cell(row, at)), CsvStatementReader.Cell(row, at), at)
                )
                .Where(h => h.Item1 is PaymentDirection.Out)
        );
        // Where no sum has a sign, a kind of payment that usually goes out is heard in columns of other names too.
        if (!isSigned)
            hints.AddRange(
                columns
                    .Others.Where(at => !columns.IsText(at))
                    .Select(at => (Cell: CsvStatementReader.Cell(row, at), At: at))
                    .Where(c =>
                        c.Cell.Length > 1
                            ? c.Cell.Split(' ').Length <= MaxWordsOfKind
                                && DirectionWords.ReadText(c.Cell)
                                    is PaymentDirection.Out
                                        or PaymentDirection.ProbablyOut
                            : markColumns.Contains(c.At) && DirectionWords.ReadSign(c.Cell) == PaymentDirection.Out
                    )
                    .Select(c => (PaymentDirection.ProbablyOut, c.Cell, c.At))
            );
        hints.AddRange(
            debitColumns
                .Where(at => IsSameSum(row, at, amounts))
                .Select(at => (PaymentDirection.Out, CsvStatementReader.Cell(row, at), at))
        );
        if (directions.Exists(d => d.Way is PaymentDirection.Out or PaymentDirection.Contradictory))
            return Decide(row, amounts, directions, hints);
        // Only what counts as received has to agree with the balance: what went out is left out anyway.
        var proof = balances.ProofOf(row);
        var isStated = directions.Count > 0 || hints.Exists(h => h.Way == PaymentDirection.In);
        if (proof == BalanceProof.Falls)
            return isStated || isSigned || !balances.IsComplete
                ? (PaymentDirection.Contradictory, "the balance beside it falls by its sum, as if it went out")
                : (PaymentDirection.Out, "");
        if (proof == BalanceProof.Disagrees && !balances.IsListed && balances.IsMostly)
            return (PaymentDirection.Contradictory, "its sum and the balance beside it do not agree");
        if (proof == BalanceProof.Rises && balances.IsComplete)
            directions.Add((PaymentDirection.In, amounts.Sum.Cell));
        var (way, doubt) = Decide(row, amounts, directions, hints);
        return
            way == PaymentDirection.In
            && directions.Count == 0
            && !isStated
            && !isSigned
            && balances is { HasColumn: true, IsListed: false }
            ? (PaymentDirection.Contradictory, "it has no sign, and no balance before it proves that it came in")
            : (way, doubt);
    }

    /// <summary>
    /// The row is a returned payment: by a column for the reason, by its mark (RC), by the bank's name for its kind,
    /// or by its text.
    /// </summary>
    public bool IsReturn(string[] row, string texts, bool isNamed) =>
        columns.Returns.Any(at => CsvStatementReader.Cell(row, at).Any(char.IsLetterOrDigit))
        || columns.Signs.Any(at => DirectionWords.Fold(CsvStatementReader.Cell(row, at)) == ReversedCreditMark)
        || columns
            .Kinds.Select(at => CsvStatementReader.Cell(row, at))
            .Any(kind => DirectionWords.IsReturn(kind, isNamed: true) && !DirectionWords.IsReturnFee($"{kind} {texts}"))
        || DirectionWords.IsReturn(texts, isNamed);

    private (PaymentDirection Way, string Doubt) Decide(
        string[] row,
        CsvRowAmounts amounts,
        List<(PaymentDirection Way, string Cell)> directions,
        List<(PaymentDirection Way, string Cell, int At)> hints
    )
    {
        var (isIn, isOut) = (
            directions.Exists(s => s.Way == PaymentDirection.In),
            directions.Exists(s => s.Way == PaymentDirection.Out)
        );
        if (directions.Exists(s => s.Way == PaymentDirection.Contradictory) || (isIn && isOut))
            return (
                PaymentDirection.Contradictory,
                $"its signs contradict each other ({string.Join(", ", directions.Select(s => StatementText.Quoted(s.Cell)).Distinct())})"
            );
        if (isOut)
            return hints.Find(h => h.Way == PaymentDirection.In) is { Cell: not null } other
                ? (
                    PaymentDirection.Contradictory,
                    $"its signs contradict each other ({StatementText.Quoted(directions[0].Cell)}, {StatementText.Quoted(other.Cell)})"
                )
                : (PaymentDirection.Out, "");
        // A sign decides over a kind that is only usually a debit, but not over a word with the opposite meaning.
        if (
            hints.Find(h =>
                h.Way == PaymentDirection.Contradictory
                || h.Way == PaymentDirection.Out
                || (h.Way == PaymentDirection.ProbablyOut && !isIn)
            ) is
            { Cell: not null } hint
        )
            return (
                PaymentDirection.Contradictory,
                hint.Way == PaymentDirection.Contradictory
                    ? Unread(hint.At, hint.Cell)
                    : $"{StatementText.Quoted(hint.Cell)}{ColumnName(hint.At)} is said of money that goes out"
            );
        if (isIn || hints.Exists(h => h.Way == PaymentDirection.In))
            return (PaymentDirection.In, "");
        if (amounts.HasNoSide)
            return (PaymentDirection.Contradictory, "its sum stands neither under money in nor under money out");
        if (signColumns.Count > 0)
            return (PaymentDirection.Contradictory, Unread(signColumns[0], ""));
        if (isMarked)
            return (
                PaymentDirection.Contradictory,
                "other sums of the file are marked as money in, and this one is not"
            );
        if (isStatedByKind && columns.Kinds.Count > 0)
            return (
                PaymentDirection.Contradictory,
                Unread(columns.Kinds[0], CsvStatementReader.Cell(row, columns.Kinds[0]))
            );
        var (from, to) = (CsvStatementReader.Cell(row, columns.Payer), CsvStatementReader.Cell(row, columns.Payee));
        if (!isSigned && from.Length > 0 && to.Length > 0)
            return (
                PaymentDirection.Contradictory,
                $"it is from {StatementText.Quoted(from)} to {StatementText.Quoted(to)}, and nothing says which of them is us"
            );
        return (PaymentDirection.In, "");
    }

    /// <summary>The cell repeats the amount of the row. A fee or a balance would be another amount.</summary>
    private static bool IsSameSum(string[] row, int at, CsvRowAmounts amounts) =>
        AmountCell.Read(CsvStatementReader.Cell(row, at)) is { IsNothing: false } other
        && other.Number == amounts.Sum.Number;

    private static bool IsArrow(char c) =>
        c is (>= '\u2190' and <= '\u21FF') or (>= '\u25B2' and <= '\u25C5') or '\uFE0F';

    /// <summary>Decides whether a column of unknown meaning holds signs.</summary>
    private void Classify(int at, List<string> cells)
    {
        if (cells.Count == 0)
            return;
        if (cells.TrueForAll(c => c.Length <= 2 && !c.Any(char.IsAsciiDigit)))
            markColumns.Add(at);
        var signs = cells.Count(c => DirectionWords.ReadSign(c) is PaymentDirection.In or PaymentDirection.Out);
        // Arrows may be signs, and nothing says which way they point.
        if (cells.TrueForAll(c => c.Length <= 2 && c.All(IsArrow)))
        {
            signColumns.Add(at);
            return;
        }
        var isUnnamed = !columns.Header[at].Any(char.IsLetter);
        if (isUnnamed)
        {
            // In a column without a name any short text may be a sign, so most of its cells have to be signs.
            if (signs > 0 && signs * 2 >= cells.Count)
                signColumns.Add(at);
            else if (cells.TrueForAll(c => c.Length <= 2 && c.All(char.IsLetter)))
                signColumns.Add(at);
        }
        else if (signs == cells.Count && !(columns.IsText(at) && cells.TrueForAll(c => c.All(AmountCell.IsDash))))
            possibleSignColumns.Add(at);
    }

    /// <summary>
    /// The direction of a cell in a sign column. Letters and numbers may have meanings by the column's name.
    /// </summary>
    private PaymentDirection DirectionInSignColumn(int at, string cell)
    {
        var (name, text) = (DirectionWords.Fold(columns.Header[at]), DirectionWords.Fold(cell));
        if (name.Contains("cargo", StringComparison.Ordinal) && text is "c" or "a")
            return text == "c" ? PaymentDirection.Out : PaymentDirection.In;
        if (name.Contains("avere", StringComparison.Ordinal) && text == "a")
            return PaymentDirection.In;
        if (text == ReversedCreditMark)
            return PaymentDirection.Out;
        if (OfBank(text) is not PaymentDirection.Unknown and var ofBank)
            return ofBank;
        if (text == "1" && cell.Length <= 2)
        {
            if (cell[0] == '+' || cell.Length == 1)
                return PaymentDirection.In;
            return AmountCell.IsDash(cell[0]) ? PaymentDirection.Out : PaymentDirection.Unknown;
        }
        return DirectionWords.ReadSign(cell) is not PaymentDirection.Unknown and var exact
            ? exact
            : DirectionWords.ReadText(cell);
    }

    private PaymentDirection DirectionOfKind(int at, string cell) =>
        DirectionWords.ReadSign(cell) switch
        {
            // What usually goes out at this bank: a sum with another sign is looked at by a person.
            _ when OfBank(DirectionWords.Fold(cell)) is PaymentDirection.Out => PaymentDirection.ProbablyOut,
            _ when OfBank(DirectionWords.Fold(cell)) is PaymentDirection.In => PaymentDirection.In,
            // A letter may mean anything while the other direction does not occur.
            PaymentDirection.Out when cell.Length == 1 && !letterColumns.Contains(at) => PaymentDirection.ProbablyOut,
            PaymentDirection.In when cell.Length == 1 && !letterColumns.Contains(at) => PaymentDirection.Unknown,
            PaymentDirection.Unknown => DirectionWords.ReadText(cell),
            var exact => exact,
        };

    /// <summary>The direction of a kind of booking by the bank table.</summary>
    private PaymentDirection OfBank(string folded)
    {
        if (columns.Layout.KindsIn.Contains(folded))
            return PaymentDirection.In;
        return columns.Layout.KindsOut.Contains(folded) ? PaymentDirection.Out : PaymentDirection.Unknown;
    }

    private string Unread(int at, string cell) =>
        $"{StatementText.Quoted(cell)}{ColumnName(at)} does not say whether it is money in or out";

    private string ColumnName(int at) =>
        columns.Header[at] is { Length: > 0 } name ? $" under {StatementText.Quoted(name)}" : "";
}
