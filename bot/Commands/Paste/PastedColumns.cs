using MilestoneBot.Domain.Amounts;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>Which column of a paste contains what, or the problem where that is ambiguous.</summary>
/// <param name="Indexes">The column of each field that is present.</param>
/// <param name="Unread">The headers of columns that are not used.</param>
internal sealed record PastedColumns(
    IReadOnlyDictionary<PlanField, int> Indexes,
    IReadOnlyList<string> Unread,
    string Problem = ""
)
{
    /// <summary>The order of the fields in a line without column names.</summary>
    public static PastedColumns Usual { get; } =
        new(
            new Dictionary<PlanField, int>
            {
                [PlanField.Name] = 0,
                [PlanField.Amount] = 1,
                [PlanField.Expected] = 2,
                [PlanField.Due] = 3,
                [PlanField.Done] = 4,
            },
            []
        );

    public static PastedColumns Unclear(string problem) => new(new Dictionary<PlanField, int>(), [], problem);

    public string CellOf(PastedRow row, PlanField field) =>
        Indexes.TryGetValue(field, out var column) ? row.At(column) : "";

    /// <summary>By the column names, in whatever order they are.</summary>
    public static PastedColumns ByHeader(PastedRow header, IReadOnlyList<PastedRow> body, Currency currency)
    {
        var fields = header
            .Cells.Select((cell, column) => ResolveMeaning(PlanFieldReader.FieldOf(cell), column, body))
            .ToList();
        var at = new Dictionary<PlanField, int>();
        foreach (
            var field in Enum.GetValues<PlanField>().Where(field => field is not (PlanField.None or PlanField.Unused))
        )
        {
            var columns = Enumerable.Range(0, fields.Count).Where(column => fields[column] == field).ToList();
            if (columns.Count == 0)
                continue;
            // A column of words is no amount column while there is another.
            if (
                field == PlanField.Amount
                && columns.FindAll(column =>
                    CellKindReader.KindOf(body, column) is not (CellKind.Text or CellKind.Empty)
                )
                    is { Count: > 0 } sums
            )
                columns = sums;
            at[field] = field == PlanField.Name ? BestNames(columns, header, body) : columns[0];
            if (
                field == PlanField.Amount
                && columns.Count > 1
                && body.Any(row => row.At(columns[0]) != row.At(columns[1]))
            )
                return Unclear(
                    $"two columns hold amounts, {header.Cells[columns[0]]} and {header.Cells[columns[1]]}; paste it with one of them"
                );
        }
        if (!at.ContainsKey(PlanField.Name))
        {
            var texts = Enumerable
                .Range(0, fields.Count)
                .Where(column =>
                    fields[column] is PlanField.None or PlanField.Unused
                    && CellKindReader.KindOf(body, column) == CellKind.Text
                )
                .ToList();
            if (texts.Count != 1)
                return Unclear("I cannot tell which column holds the names; write milestone above it");
            at[PlanField.Name] = texts[0];
        }
        if (!at.ContainsKey(PlanField.Amount) && !at.ContainsKey(PlanField.Share) && !at.ContainsKey(PlanField.Gross))
        {
            var sums = Enumerable
                .Range(0, fields.Count)
                .Where(column =>
                    fields[column] == PlanField.None
                    && CellKindReader.KindOf(body, column) is CellKind.Share or CellKind.Money or CellKind.Number
                )
                .ToList();
            if (sums.Count > 1)
                return Unclear("I cannot tell which column holds the amounts; write amount above it");
            if (sums.Count == 1)
                at[PlanField.Amount] = sums[0];
        }
        if (
            at.TryGetValue(PlanField.Gross, out var gross)
            && !at.ContainsKey(PlanField.Amount)
            && !at.ContainsKey(PlanField.Share)
        )
            return Unclear(
                $"the column {header.Cells[gross]} holds gross amounts, and milestones are worth net ones; paste it with the net column"
            );
        if (
            at.TryGetValue(PlanField.Amount, out var amounts)
            && Money(header.Cells[amounts]) is { } other
            && other != currency
        )
            return Unclear($"the column {header.Cells[amounts]} is in {other}, and this project is in {currency}");
        if (
            at.TryGetValue(PlanField.Done, out var done)
            && !body.Any(row => TermsCellReader.ReadCriterion(row.At(done)) is not null)
        )
            at.Remove(PlanField.Done);
        return new(
            at,
            [
                .. Enumerable
                    .Range(0, fields.Count)
                    .Where(column =>
                        !at.ContainsValue(column)
                        && header.Cells[column].Length > 0
                        && body.Any(row => row.At(column).Length > 0)
                    )
                    .Select(column => header.Cells[column]),
            ]
        );
    }

    /// <summary>"Due" may be the name of dates and of days; "delivery" of dates and of deliverables.</summary>
    private static PlanField ResolveMeaning(PlanField field, int column, IReadOnlyList<PastedRow> body) =>
        field switch
        {
            PlanField.Due
            or PlanField.Done
            or PlanField.Name
            or PlanField.Amount when CellKindReader.KindOf(body, column) == CellKind.Date => PlanField.Expected,
            PlanField.Expected when CellKindReader.KindOf(body, column) == CellKind.Days => PlanField.Due,
            PlanField.Name when CellKindReader.KindOf(body, column) == CellKind.Number => PlanField.Number,
            _ => field,
        };

    /// <summary>The column with names, of a phase column and a deliverable column.</summary>
    private static int BestNames(List<int> columns, PastedRow header, IReadOnlyList<PastedRow> body) =>
        columns.Count == 1
            ? columns[0]
            : columns
                .OrderByDescending(column =>
                    body.Take(20).Count(row => row.At(column).Length > 0 && MilestoneNameReader.IsGood(row.At(column)))
                )
                .ThenBy(column => PlanFieldReader.Rank(header.Cells[column]))
                .First();

    /// <summary>The currency in a column name: "Amount (USD)", "Betrag in €".</summary>
    private static Currency? Money(string header) =>
        header
            .Split([' ', '(', ')', '[', ']', ',', '/', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => MoneyText.Parse($"1 {word}", out _)?.ToMoney(null, out _)?.Currency)
            .FirstOrDefault(found => found is not null);
}
