using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Paste;

/// <summary>Tells the columns of a table without column names by what is in them, where that has one reading.</summary>
internal static class Contents
{
    private const int Most = 12;

    public static Columns Read(IReadOnlyList<PastedRow> rows)
    {
        var tables = rows.Where(row => row.Cells.Count > 1).ToList();
        var count = Math.Min(Most, tables.Select(row => row.Cells.Count).DefaultIfEmpty().Max());
        var kinds = Enumerable.Range(0, Math.Max(count, 5)).Select(column => Kinds.Of(tables, column)).ToList();
        if (IsUsual(kinds, tables))
            return Columns.Usual;
        var at = new Dictionary<Field, int>();
        var texts = Find(kinds, Kind.Text).ToList();
        if (count > 1 && Kinds.AreNumbers(tables, 0) && (kinds[0] == Kind.Number || texts.Count > 1))
        {
            at[Field.Number] = 0;
            texts.Remove(0);
        }
        if (
            texts.Count > 1
            && texts.FindAll(column =>
                tables.Any(row => row.At(column).Length > 0 && MilestoneName.Check(row.At(column)) is null)
            )
                is [var only]
        )
            texts = [only];
        if (texts.Count != 1)
            return texts.Count == 0
                ? Columns.Usual
                : Columns.Unclear(
                    "I cannot tell which column holds the names; put a line above it: milestone | amount | expected | due | done-when"
                );
        at[Field.Name] = texts[0];
        if (Find(kinds, Kind.Share).ToList() is [var share, ..])
            at[Field.Share] = share;
        if (
            Amounts(at, kinds, tables) is { } problem
            || Dates(at, kinds, tables) is { } problem2 && (problem = problem2) is not null
        )
            return Columns.Unclear(problem);
        if (Find(kinds, Kind.Days).Where(column => !at.ContainsValue(column)).ToList() is [var days, ..])
            at[Field.Due] = days;
        if (Find(kinds, Kind.Criterion).ToList() is [var done, ..])
            at[Field.Done] = done;
        return new(at, []);
    }

    /// <summary>
    /// Name, amount, expected, due, done-when; what fits no better is read in this order too, and what is wrong in it
    /// is said.
    /// </summary>
    private static bool IsUsual(List<Kind> kinds, List<PastedRow> rows)
    {
        if (kinds[0] is not (Kind.Text or Kind.Empty) || Kinds.AreNumbers(rows, 0))
            return false;
        if (kinds[1] == Kind.Text)
            return !kinds.Exists(kind => kind is Kind.Share or Kind.Money or Kind.Number)
                || kinds.Skip(2).All(kind => kind is Kind.Empty);
        return kinds[1] is Kind.Share or Kind.Money or Kind.Number
            && kinds[2] is Kind.Empty or Kind.Date
            && kinds[3] is Kind.Empty or Kind.Days or Kind.Number
            && kinds[4] is Kind.Empty or Kind.Criterion or Kind.Text
            && kinds.Skip(5).All(kind => kind == Kind.Empty);
    }

    /// <summary>A sum beside a share is one; a further column of small whole numbers holds the days.</summary>
    private static string? Amounts(Dictionary<Field, int> at, List<Kind> kinds, List<PastedRow> rows)
    {
        var numbers = Find(kinds, Kind.Number).Where(column => !at.ContainsValue(column)).ToList();
        var sums = Find(kinds, Kind.Money).ToList();
        if (sums.Count == 0 && numbers.FindAll(column => !Kinds.AreDays(rows, column)) is { Count: > 0 } large)
            sums = large;
        else if (sums.Count == 0 && !at.ContainsKey(Field.Share))
            sums = [.. numbers.Take(1)];
        if (sums.Count > 1)
            return "two columns hold amounts; paste it with one of them, or put a line above it: "
                + "milestone | amount | expected | due | done-when";
        if (sums is [var sum])
            at[Field.Amount] = sum;
        if (numbers.Except(sums).ToList() is [var days] && Kinds.AreDays(rows, days))
            at[Field.Due] = days;
        return null;
    }

    /// <summary>Of two dates the earlier one is the start.</summary>
    private static string? Dates(Dictionary<Field, int> at, List<Kind> kinds, List<PastedRow> rows)
    {
        var dates = Find(kinds, Kind.Date).ToList();
        if (dates is [var one])
            at[Field.Expected] = one;
        if (dates is not [var first, var second])
            return dates.Count > 2
                ? "more than two columns hold dates; put a line above it that says which: milestone | amount | starts | expected"
                : null;
        var pairs = rows.Select(row => (From: DateText.Plain(row.At(first)), To: DateText.Plain(row.At(second))))
            .Where(pair => pair is { From: not null, To: not null })
            .ToList();
        if (pairs.TrueForAll(pair => pair.From <= pair.To))
            (at[Field.Starts], at[Field.Expected]) = (first, second);
        else if (pairs.TrueForAll(pair => pair.From >= pair.To))
            (at[Field.Starts], at[Field.Expected]) = (second, first);
        else
            return "I cannot tell which date is the start; put a line above it that says which: milestone | amount | starts | expected";
        return null;
    }

    private static IEnumerable<int> Find(List<Kind> kinds, Kind kind) =>
        Enumerable.Range(0, kinds.Count).Where(column => kinds[column] == kind);
}
