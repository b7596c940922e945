using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Paste;

/// <summary>Which column of a paste holds what; a problem where that has no one reading.</summary>
/// <param name="At">The column of each field that there is.</param>
/// <param name="Left">The headers of columns that are not used.</param>
internal sealed record Columns(IReadOnlyDictionary<Field, int> At, IReadOnlyList<string> Left, string Problem = "")
{
    /// <summary>The order in which a line without column names is written.</summary>
    public static Columns Usual { get; } =
        new(
            new Dictionary<Field, int>
            {
                [Field.Name] = 0,
                [Field.Amount] = 1,
                [Field.Expected] = 2,
                [Field.Due] = 3,
                [Field.Done] = 4,
            },
            []
        );

    public static Columns Unclear(string problem) => new(new Dictionary<Field, int>(), [], problem);

    public string Of(PastedRow row, Field field) => At.TryGetValue(field, out var column) ? row.At(column) : "";

    /// <summary>By the words above them, whatever their order.</summary>
    public static Columns ByHeader(PastedRow header, IReadOnlyList<PastedRow> body, Currency currency)
    {
        var fields = header.Cells.Select((cell, column) => Meant(Fields.Of(cell), column, body)).ToList();
        var at = new Dictionary<Field, int>();
        foreach (var field in Enum.GetValues<Field>().Where(field => field is not (Field.None or Field.Unused)))
        {
            var columns = Enumerable.Range(0, fields.Count).Where(column => fields[column] == field).ToList();
            if (columns.Count == 0)
                continue;
            // A column of words is no column of amounts while there is another.
            if (
                field == Field.Amount
                && columns.FindAll(column => Kinds.Of(body, column) is not (Kind.Text or Kind.Empty))
                    is { Count: > 0 } sums
            )
                columns = sums;
            at[field] = field == Field.Name ? BestNames(columns, header, body) : columns[0];
            if (field == Field.Amount && columns.Count > 1 && body.Any(row => row.At(columns[0]) != row.At(columns[1])))
                return Unclear(
                    $"two columns hold amounts, {header.Cells[columns[0]]} and {header.Cells[columns[1]]}; paste it with one of them"
                );
        }
        if (!at.ContainsKey(Field.Name))
        {
            var texts = Enumerable
                .Range(0, fields.Count)
                .Where(column => fields[column] is Field.None or Field.Unused && Kinds.Of(body, column) == Kind.Text)
                .ToList();
            if (texts.Count != 1)
                return Unclear("I cannot tell which column holds the names; write milestone above it");
            at[Field.Name] = texts[0];
        }
        if (!at.ContainsKey(Field.Amount) && !at.ContainsKey(Field.Share) && !at.ContainsKey(Field.Gross))
        {
            var sums = Enumerable
                .Range(0, fields.Count)
                .Where(column =>
                    fields[column] == Field.None && Kinds.Of(body, column) is Kind.Share or Kind.Money or Kind.Number
                )
                .ToList();
            if (sums.Count > 1)
                return Unclear("I cannot tell which column holds the amounts; write amount above it");
            if (sums.Count == 1)
                at[Field.Amount] = sums[0];
        }
        if (at.TryGetValue(Field.Gross, out var gross) && !at.ContainsKey(Field.Amount) && !at.ContainsKey(Field.Share))
            return Unclear(
                $"the column {header.Cells[gross]} holds gross amounts, and milestones are worth net ones; paste it with the net column"
            );
        if (
            at.TryGetValue(Field.Amount, out var amounts)
            && Money(header.Cells[amounts]) is { } other
            && other != currency
        )
            return Unclear($"the column {header.Cells[amounts]} is in {other}, and this project is in {currency}");
        if (at.TryGetValue(Field.Done, out var done) && !body.Any(row => TermsText.Criterion(row.At(done)) is not null))
            at.Remove(Field.Done);
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

    /// <summary>"Due" stands above dates and above days; "delivery" above dates and above what is delivered.</summary>
    private static Field Meant(Field field, int column, IReadOnlyList<PastedRow> body) =>
        field switch
        {
            Field.Due or Field.Done or Field.Name or Field.Amount when Kinds.Of(body, column) == Kind.Date =>
                Field.Expected,
            Field.Expected when Kinds.Of(body, column) == Kind.Days => Field.Due,
            Field.Name when Kinds.Of(body, column) == Kind.Number => Field.Number,
            _ => field,
        };

    /// <summary>Of a phase's column and a deliverable's, the one whose cells are names.</summary>
    private static int BestNames(List<int> columns, PastedRow header, IReadOnlyList<PastedRow> body) =>
        columns.Count == 1
            ? columns[0]
            : columns
                .OrderByDescending(column =>
                    body.Take(20).Count(row => row.At(column).Length > 0 && MilestoneName.Check(row.At(column)) is null)
                )
                .ThenBy(column => Fields.Rank(header.Cells[column]))
                .First();

    /// <summary>The currency that a header names: "Amount (USD)", "Betrag in €".</summary>
    private static Currency? Money(string header) =>
        header
            .Split([' ', '(', ')', '[', ']', ',', '/', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => MoneyText.Read($"1 {word}", out _)?.In(null, out _)?.Currency)
            .FirstOrDefault(found => found is not null);
}
