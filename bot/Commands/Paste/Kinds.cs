using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Paste;

/// <summary>What a cell looks like.</summary>
internal enum Kind
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

/// <summary>Tells by their looks what cells hold.</summary>
internal static class Kinds
{
    // Enough rows to know a column by.
    private const int Enough = 40;

    /// <summary>What most cells of a column look like; those that are empty do not count.</summary>
    public static Kind Of(IReadOnlyList<PastedRow> rows, int column) =>
        rows.Where(row => !row.Cells.Any(Fields.IsTotal))
            .Select(row => row.At(column))
            .Where(cell => cell.Length > 0)
            .Take(Enough)
            .GroupBy(Of)
            .OrderByDescending(kind => kind.Count())
            .Select(kind => kind.Key)
            .FirstOrDefault();

    public static Kind Of(string cell)
    {
        if (cell.Length == 0)
            return Kind.Empty;
        if (cell.Length > 200)
            return Kind.Text;
        if (PercentText.Read(cell, out _) is not null)
            return Kind.Share;
        if (DateText.IsDate(cell))
            return Kind.Date;
        if (TermsText.Criterion(cell) is not null)
            return Kind.Criterion;
        if (MoneyText.Read(cell, out _) is { } money)
            return money.HasCurrency ? Kind.Money : Kind.Number;
        if (TermsText.Days(cell) is not null)
            return Kind.Days;
        return AmountText.Read(AmountWords.Plain(cell)).Problem.Length == 0 ? Kind.Money : Kind.Text;
    }

    /// <summary>Whole numbers that a payment term may have.</summary>
    public static bool AreDays(IReadOnlyList<PastedRow> rows, int column) =>
        rows.Where(row => !row.Cells.Any(Fields.IsTotal))
            .Select(row => row.At(column))
            .Where(cell => cell.Length > 0)
            .All(cell => cell.Length <= 3 && int.TryParse(cell, out var days) && days <= TermsWords.MostDueDays);

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
                    && Of(cell) == Kind.Text
                )
            );
    }
}
