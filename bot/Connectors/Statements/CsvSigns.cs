namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Which way the money of a row went, by everything in the row that may say it: columns of the sign, kinds of
/// transaction, any column whose cells are signs in this file, and the sums themselves. What contradicts itself, or
/// cannot be read, is in doubt; it is never called received.
/// </summary>
internal sealed class CsvSigns
{
    /// <summary>The mark of SWIFT's statements for a credit that was reversed.</summary>
    private const string CreditTakenBack = "rc";

    private readonly CsvColumns columns;

    /// <summary>Columns that hold signs and nothing else, by name or by what is in them.</summary>
    private readonly List<int> sure = [];

    /// <summary>
    /// Columns whose cells are signs by their looks, but of one side only, so that they may mean something else.
    /// </summary>
    private readonly List<int> perhaps = [];

    /// <summary>Columns in which single letters are signs: both sides are seen.</summary>
    private readonly HashSet<int> lettered = [];

    /// <summary>Columns beside the amount whose names speak of money out: "Amount debited".</summary>
    private readonly List<int> outs = [];

    /// <summary>
    /// The sums of the file show what goes out, so that a sum without a sign is no sum that goes out.
    /// </summary>
    private readonly bool isSigned;

    /// <summary>Some sums are marked as money in and none as money out: one without a mark may be either.</summary>
    private readonly bool isMarked;

    /// <summary>
    /// Some sums have their minus behind them, or one dash for their cents: two dashes may be the one and the other.
    /// </summary>
    private readonly bool isMinusBehind;

    /// <summary>A kind of transaction is said to go out in some row, and no sum of the file shows it.</summary>
    private readonly bool isToldByKind;

    public CsvSigns(CsvColumns columns, IReadOnlyList<string[]> rows)
    {
        this.columns = columns;
        sure.AddRange(columns.Signs);
        outs.AddRange(columns.Others.Where(at => !columns.IsText(at) && SignWords.Said(columns.Header[at]) == Way.Out));
        foreach (var at in columns.Others)
            Look(at, [.. rows.Select(r => CsvReader.Cell(r, at)).Where(c => c.Length > 0)]);
        foreach (var at in columns.Kinds.Concat(perhaps))
        {
            var ways = rows.Select(r => SignWords.Exactly(CsvReader.Cell(r, at))).ToHashSet();
            if (ways.Contains(Way.In) && ways.Contains(Way.Out))
                lettered.Add(at);
        }
        sure.AddRange(perhaps.Where(lettered.Contains));
        perhaps.RemoveAll(lettered.Contains);
        var sums = rows.Select(r => SumCell.Of(CsvReader.Cell(r, columns.Amount)))
            .Where(s => s.Number.Length > 0)
            .ToList();
        isSigned = columns.Amount < 0 || sums.Exists(s => s.Way == Way.Out);
        isMinusBehind = sums.Exists(s =>
            s.IsMinusBehind || (s.HasDashCents && s.Cell.Count(SumCell.IsDash) == 1 && s.Cell[^1] == '-')
        );
        isMarked = !isSigned && sums.Exists(s => s.IsMarked);
        isToldByKind =
            !isSigned
            && rows.Any(r => columns.Kinds.Any(at => Kind(at, CsvReader.Cell(r, at)) is Way.Out or Way.PerhapsOut));
    }

    /// <summary>Which way the row's money went, and what is in doubt about it; "" where nothing is.</summary>
    /// <param name="sums">What the row's sums say: of the amount, and of the columns for money in and money
    /// out.</param>
    public (Way Way, string Doubt) Of(string[] row, RowSums sums)
    {
        if (isMinusBehind && sums.Sum.HasTwoDashes)
            return (Way.Unclear, $"the last dash of {StatementText.Quoted(sums.Sum.Cell)} may be a minus");
        var said = new List<(Way Way, string Cell)>(sums.Said);
        foreach (var at in sure)
        {
            var cell = CsvReader.Cell(row, at);
            if (cell.Length == 0)
                continue;
            if (Sign(at, cell) is not (Way.In or Way.Out))
                return (Way.Unclear, Unread(at, cell));
            said.Add((Sign(at, cell), cell));
        }
        var hints = new List<(Way Way, string Cell, int At)>();
        foreach (var at in columns.Kinds)
        {
            var cell = CsvReader.Cell(row, at);
            var exact = SignWords.Exactly(cell);
            if (exact is Way.In or Way.Out && (cell.Length > 1 || lettered.Contains(at)))
            {
                said.Add((exact, cell));
                // Where sums that go out have a minus, one without it says the opposite of "Debit".
                if (exact == Way.Out && isSigned && sums.Said.Count == 0)
                    said.Add((Way.In, sums.Sum.Cell));
            }
            else if (Kind(at, cell) is not Way.Silent and var way)
                hints.Add((way, cell, at));
            if (SignWords.SaysReturn(cell, isNamed: true))
                hints.Add((Way.Unclear, cell, at));
        }
        hints.AddRange(
            perhaps
                .Select(at => (SignWords.Exactly(CsvReader.Cell(row, at)), CsvReader.Cell(row, at), at))
                .Where(h => h.Item1 is Way.Out)
        );
        hints.AddRange(outs.Where(at => IsSameSum(row, at, sums)).Select(at => (Way.Out, CsvReader.Cell(row, at), at)));
        return Ruled(row, sums, said, hints);
    }

    /// <summary>
    /// The row says that a payment came back: in a column for the reason of it, by its mark (RC), in the bank's own
    /// word for its kind, or anywhere in its text.
    /// </summary>
    public bool SaysReturn(string[] row, string texts, bool isNamed) =>
        columns.Returns.Any(at => CsvReader.Cell(row, at).Any(char.IsLetterOrDigit))
        || columns.Signs.Any(at => SignWords.Folded(CsvReader.Cell(row, at)) == CreditTakenBack)
        || columns
            .Kinds.Select(at => CsvReader.Cell(row, at))
            .Any(kind => SignWords.SaysReturn(kind, isNamed: true) && !SignWords.SaysFee($"{kind} {texts}"))
        || SignWords.SaysReturn(texts, isNamed);

    private (Way Way, string Doubt) Ruled(
        string[] row,
        RowSums sums,
        List<(Way Way, string Cell)> said,
        List<(Way Way, string Cell, int At)> hints
    )
    {
        var (isIn, isOut) = (said.Exists(s => s.Way == Way.In), said.Exists(s => s.Way == Way.Out));
        if (said.Exists(s => s.Way == Way.Unclear) || (isIn && isOut))
            return (
                Way.Unclear,
                $"its signs contradict each other ({string.Join(", ", said.Select(s => StatementText.Quoted(s.Cell)).Distinct())})"
            );
        if (isOut)
            return hints.Find(h => h.Way == Way.In) is { Cell: not null } other
                ? (
                    Way.Unclear,
                    $"its signs contradict each other ({StatementText.Quoted(said[0].Cell)}, {StatementText.Quoted(other.Cell)})"
                )
                : (Way.Out, "");
        // A sign decides about what is only usual, and not against a word that says the opposite.
        if (
            hints.Find(h => h.Way == Way.Unclear || h.Way == Way.Out || (h.Way == Way.PerhapsOut && !isIn)) is
            { Cell: not null } hint
        )
            return (
                Way.Unclear,
                hint.Way == Way.Unclear
                    ? Unread(hint.At, hint.Cell)
                    : $"{StatementText.Quoted(hint.Cell)}{Under(hint.At)} is said of money that goes out"
            );
        if (isIn || hints.Exists(h => h.Way == Way.In))
            return (Way.In, "");
        if (sums.IsUnsided)
            return (Way.Unclear, "its sum stands neither under money in nor under money out");
        if (sure.Count > 0)
            return (Way.Unclear, Unread(sure[0], ""));
        if (isMarked)
            return (Way.Unclear, "other sums of the file are marked as money in, and this one is not");
        if (isToldByKind && columns.Kinds.Count > 0)
            return (Way.Unclear, Unread(columns.Kinds[0], CsvReader.Cell(row, columns.Kinds[0])));
        var (from, to) = (CsvReader.Cell(row, columns.Payer), CsvReader.Cell(row, columns.Payee));
        if (!isSigned && from.Length > 0 && to.Length > 0)
            return (
                Way.Unclear,
                $"it is from {StatementText.Quoted(from)} to {StatementText.Quoted(to)}, and nothing says which of them is us"
            );
        return (Way.In, "");
    }

    /// <summary>The sum of the row stands there once more; a fee or a balance would be another one.</summary>
    private static bool IsSameSum(string[] row, int at, RowSums sums) =>
        SumCell.Of(CsvReader.Cell(row, at)) is { IsNothing: false } other && other.Number == sums.Sum.Number;

    /// <summary>Whether a column of unknown meaning holds signs.</summary>
    private void Look(int at, List<string> cells)
    {
        if (cells.Count == 0)
            return;
        var signs = cells.Count(c => SignWords.Exactly(c) is Way.In or Way.Out);
        var isUnnamed = !columns.Header[at].Any(char.IsLetter);
        if (isUnnamed)
        {
            // Under no name anything short is meant as the sign, and most of it has to be.
            if (signs > 0 && signs * 2 >= cells.Count)
                sure.Add(at);
            else if (cells.TrueForAll(c => c.Length <= 2 && c.All(char.IsLetter)))
                sure.Add(at);
        }
        else if (signs == cells.Count && !(columns.IsText(at) && cells.TrueForAll(c => c.All(SumCell.IsDash))))
            perhaps.Add(at);
    }

    /// <summary>
    /// What a cell says in a column of signs, where letters and numbers may have meanings by the column's name.
    /// </summary>
    private Way Sign(int at, string cell)
    {
        var (name, text) = (SignWords.Folded(columns.Header[at]), SignWords.Folded(cell));
        if (name.Contains("cargo", StringComparison.Ordinal) && text is "c" or "a")
            return text == "c" ? Way.Out : Way.In;
        if (name.Contains("avere", StringComparison.Ordinal) && text == "a")
            return Way.In;
        if (text == CreditTakenBack)
            return Way.Out;
        if (text == "1" && cell.Length <= 2)
        {
            if (cell[0] == '+' || cell.Length == 1)
                return Way.In;
            return SumCell.IsDash(cell[0]) ? Way.Out : Way.Silent;
        }
        return SignWords.Exactly(cell) is not Way.Silent and var exact ? exact : SignWords.Said(cell);
    }

    private Way Kind(int at, string cell) =>
        SignWords.Exactly(cell) switch
        {
            // A letter may stand for anything while the other side is not seen.
            Way.Out when cell.Length == 1 && !lettered.Contains(at) => Way.PerhapsOut,
            Way.In when cell.Length == 1 && !lettered.Contains(at) => Way.Silent,
            Way.Silent => SignWords.Said(cell),
            var exact => exact,
        };

    private string Unread(int at, string cell) =>
        $"{StatementText.Quoted(cell)}{Under(at)} does not say whether it is money in or out";

    private string Under(int at) =>
        columns.Header[at] is { Length: > 0 } name ? $" under {StatementText.Quoted(name)}" : "";
}
