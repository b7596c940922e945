using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>
/// Detects the columns of a table without column names by their contents, where only one reading is possible.
/// </summary>
internal static class ColumnDetector
{
    private const int Most = 12;

    public static PastedColumns Read(IReadOnlyList<PastedRow> rows)
    {
        var tables = rows.Where(row => row.Cells.Count > 1).ToList();
        var count = Math.Min(Most, tables.Select(row => row.Cells.Count).DefaultIfEmpty().Max());
        var kinds = Enumerable
            .Range(0, Math.Max(count, 5))
            .Select(column => CellKindReader.KindOf(tables, column))
            .ToList();
        if (IsUsual(kinds, tables))
            return PastedColumns.Usual;
        var at = new Dictionary<PlanField, int>();
        var texts = Find(kinds, CellKind.Text).ToList();
        if (count > 1 && CellKindReader.AreNumbers(tables, 0) && (kinds[0] == CellKind.Number || texts.Count > 1))
        {
            at[PlanField.Number] = 0;
            texts.Remove(0);
        }
        if (
            texts.Count > 1
            && texts.FindAll(column =>
                tables.Any(row => row.At(column).Length > 0 && MilestoneNameReader.IsGood(row.At(column)))
            )
                is [var only]
        )
            texts = [only];
        if (texts.Count != 1)
            return texts.Count == 0
                ? PastedColumns.Usual
                : PastedColumns.Unclear(
                    "I cannot tell which column holds the names; put a line above it: milestone | amount | expected | due | done-when"
                );
        at[PlanField.Name] = texts[0];
        if (Find(kinds, CellKind.Share).ToList() is [var share, ..])
            at[PlanField.Share] = share;
        if (
            Amounts(at, kinds, tables) is { } problem
            || Dates(at, kinds, tables) is { } problem2 && (problem = problem2) is not null
        )
            return PastedColumns.Unclear(problem);
        if (Find(kinds, CellKind.Days).Where(column => !at.ContainsValue(column)).ToList() is [var days, ..])
            at[PlanField.Due] = days;
        if (Find(kinds, CellKind.Criterion).ToList() is [var done, ..])
            at[PlanField.Done] = done;
        return new(at, []);
    }

    /// <summary>
    /// Name, amount, expected, due, done-when. A table that fits no better is read in this order too, and its
    /// problems are shown.
    /// </summary>
    private static bool IsUsual(List<CellKind> kinds, List<PastedRow> rows)
    {
        if (kinds[0] is not (CellKind.Text or CellKind.Empty) || CellKindReader.AreNumbers(rows, 0))
            return false;
        if (kinds[1] == CellKind.Text)
            return !kinds.Exists(kind => kind is CellKind.Share or CellKind.Money or CellKind.Number)
                || kinds.Skip(2).All(kind => kind is CellKind.Empty);
        return kinds[1] is CellKind.Share or CellKind.Money or CellKind.Number
            && kinds[2] is CellKind.Empty or CellKind.Date
            && kinds[3] is CellKind.Empty or CellKind.Days or CellKind.Number
            && kinds[4] is CellKind.Empty or CellKind.Criterion or CellKind.Text
            && kinds.Skip(5).All(kind => kind == CellKind.Empty);
    }

    /// <summary>
    /// Money beside a share is an amount; a further column of small whole numbers contains the due days.
    /// </summary>
    private static string? Amounts(Dictionary<PlanField, int> at, List<CellKind> kinds, List<PastedRow> rows)
    {
        var numbers = Find(kinds, CellKind.Number).Where(column => !at.ContainsValue(column)).ToList();
        var sums = Find(kinds, CellKind.Money).ToList();
        if (sums.Count == 0 && numbers.FindAll(column => !CellKindReader.AreDays(rows, column)) is { Count: > 0 } large)
            sums = large;
        else if (sums.Count == 0 && !at.ContainsKey(PlanField.Share))
            sums = [.. numbers.Take(1)];
        if (sums.Count > 1)
            return "two columns hold amounts; paste it with one of them, or put a line above it: "
                + "milestone | amount | expected | due | done-when";
        if (sums is [var sum])
            at[PlanField.Amount] = sum;
        if (numbers.Except(sums).ToList() is [var days] && CellKindReader.AreDays(rows, days))
            at[PlanField.Due] = days;
        return null;
    }

    /// <summary>The earlier one of two dates is the start.</summary>
    private static string? Dates(Dictionary<PlanField, int> at, List<CellKind> kinds, List<PastedRow> rows)
    {
        var dates = Find(kinds, CellKind.Date).ToList();
        if (dates is [var one])
            at[PlanField.Expected] = one;
        if (dates is not [var first, var second])
            return dates.Count > 2
                ? "more than two columns hold dates; put a line above it that says which: milestone | amount | starts | expected"
                : null;
        var pairs = rows.Select(row =>
                (
                    From: DateCellReader.ReadUnambiguous(row.At(first)),
                    To: DateCellReader.ReadUnambiguous(row.At(second))
                )
            )
            .Where(pair => pair is { From: not null, To: not null })
            .ToList();
        if (pairs.TrueForAll(pair => pair.From <= pair.To))
            (at[PlanField.Starts], at[PlanField.Expected]) = (first, second);
        else if (pairs.TrueForAll(pair => pair.From >= pair.To))
            (at[PlanField.Starts], at[PlanField.Expected]) = (second, first);
        else
            return "I cannot tell which date is the start; put a line above it that says which: milestone | amount | starts | expected";
        return null;
    }

    private static IEnumerable<int> Find(List<CellKind> kinds, CellKind kind) =>
        Enumerable.Range(0, kinds.Count).Where(column => kinds[column] == kind);
}
