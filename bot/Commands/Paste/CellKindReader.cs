using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>The kind of a cell's contents.</summary>
internal enum CellKind
{
    Empty,
    Share,
    Money,
    Number,
    Date,
    Days,
    Criterion,
    Text,
}

/// <summary>Guesses the kind of cells from their contents.</summary>
internal static class CellKindReader
{
    // Enough rows to recognize a column.
    private const int Enough = 40;

    /// <summary>The kind of most cells of a column; empty ones do not count.</summary>
    public static CellKind KindOf(IReadOnlyList<PastedRow> rows, int column) =>
        rows.Where(row => !row.Cells.Any(PlanFieldReader.IsTotal))
            .Select(row => row.At(column))
            .Where(cell => cell.Length > 0)
            .Take(Enough)
            .GroupBy(KindOf)
            .OrderByDescending(kind => kind.Count())
            .Select(kind => kind.Key)
            .FirstOrDefault();

    public static CellKind KindOf(string cell)
    {
        if (cell.Length == 0)
            return CellKind.Empty;
        if (cell.Length > 200)
            return CellKind.Text;
        if (PercentText.ParseShare(cell, out _) is not null)
            return CellKind.Share;
        if (DateCellReader.IsDate(cell))
            return CellKind.Date;
        if (TermsCellReader.ReadCriterion(cell) is not null)
            return CellKind.Criterion;
        if (MoneyText.Parse(cell, out _) is { } money)
            return money.HasCurrency ? CellKind.Money : CellKind.Number;
        if (TermsCellReader.ReadDueDays(cell) is not null)
            return CellKind.Days;
        return AmountInput.Read(AmountCellText.Plain(cell)).Problem.Length == 0 ? CellKind.Money : CellKind.Text;
    }

    /// <summary>Whole numbers that can be a payment term in days.</summary>
    public static bool AreDays(IReadOnlyList<PastedRow> rows, int column) =>
        rows.Where(row => !row.Cells.Any(PlanFieldReader.IsTotal))
            .Select(row => row.At(column))
            .Where(cell => cell.Length > 0)
            .All(cell => cell.Length <= 3 && int.TryParse(cell, out var days) && days <= TermsRules.MaxDueDays);

    /// <summary>1, 2, 3 …, or marks as short as numbers: M1, 1.2.</summary>
    public static bool AreNumbers(IReadOnlyList<PastedRow> rows, int column)
    {
        var cells = rows.Select(row => row.At(column).TrimEnd('.', ')')).Where(cell => cell.Length > 0).ToList();
        return cells.Count > 0
            && (
                cells.Index().All(cell => int.TryParse(cell.Item, out var number) && number == cell.Index + 1)
                || cells.TrueForAll(cell =>
                    cell.Length <= 4
                    && cell.Any(char.IsDigit)
                    && cell.Any(c => !char.IsDigit(c))
                    && KindOf(cell) == CellKind.Text
                )
            );
    }
}
