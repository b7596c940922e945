using MilestoneBot.Connectors.Statements.Banks;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// The columns of a statement file, found by the bank table where the bank is listed, and by general words in seven
/// languages for every other column.
/// </summary>
internal sealed class CsvColumns
{
    private readonly IReadOnlyList<StatementColumn> held;

    private CsvColumns(IReadOnlyList<string> header, IReadOnlyList<StatementColumn> held, BankLayout layout)
    {
        (Header, this.held, Layout) = (header, held, layout);
        var names = header.Select(ColumnName.Fold).ToList();
        BookingDate = Preferred(StatementColumn.Booked, names);
        ValueDate = Preferred(StatementColumn.Valued, names);
        Amount = Only(StatementColumn.Amount, "amount");
        Credit = Only(StatementColumn.Credit, "amount");
        Debit = Only(StatementColumn.Debit, "amount");
        Currency = NextToSum();
        Status = First(StatementColumn.State);
        Payer = Preferred(StatementColumn.Payer, names);
        Payee = Preferred(StatementColumn.Payee, names);
        Account = Preferred(StatementColumn.Account, names);
        BankReference = First(StatementColumn.BankReference);
        Charges = First(StatementColumn.Charges);
        Part = First(StatementColumn.Part);
        Balance = Preferred(StatementColumn.Balance, names);
        BalanceBefore = First(StatementColumn.BalanceBefore);
        Signs = All(StatementColumn.Sign);
        Kinds = All(StatementColumn.Kind);
        Returns = All(StatementColumn.Returned);
        References = [.. All(StatementColumn.Reference).OrderBy(c => Place(StatementColumn.Reference, names[c]))];
        Others =
        [
            .. All(
                    StatementColumn.Unknown,
                    StatementColumn.State,
                    StatementColumn.Payer,
                    StatementColumn.Payee,
                    StatementColumn.Reference,
                    StatementColumn.Returned
                )
                .OrderBy(c => names[c].Length > 0),
        ];
    }

    /// <summary>Every column of the header has a name that is known.</summary>
    public bool IsWhollyKnown => held.All(h => h != StatementColumn.Unknown);

    /// <summary>What the bank table says of these columns; the general words for a bank that is not listed.</summary>
    public BankLayout Layout { get; }

    public int CellCount => Header.Count;

    public int BookingDate { get; }

    public int ValueDate { get; }

    public int Amount { get; }

    /// <summary>The credit column; -1 when there is none.</summary>
    public int Credit { get; }

    /// <summary>The debit column; -1 when there is none.</summary>
    public int Debit { get; }

    /// <summary>Columns that hold only the sign, by their names.</summary>
    public IReadOnlyList<int> Signs { get; }

    /// <summary>Columns with the kind of transaction, whose text may contain the direction.</summary>
    public IReadOnlyList<int> Kinds { get; }

    /// <summary>All other columns that might contain a sign; those without a name first.</summary>
    public IReadOnlyList<int> Others { get; }

    /// <summary>The columns as the file names them.</summary>
    public IReadOnlyList<string> Header { get; }

    public int Currency { get; }

    public int Status { get; }

    public int Payer { get; }

    /// <summary>The payee column; below 0 when there is none.</summary>
    public int Payee { get; }

    public int Account { get; }

    public int BankReference { get; }

    /// <summary>The column of what the bank kept; below 0 when there is none.</summary>
    public int Charges { get; }

    /// <summary>The column with the sums of the parts of a collective booking; below 0 when there is none.</summary>
    public int Part { get; }

    /// <summary>The column of the balance after each booking; below 0 when there is none.</summary>
    public int Balance { get; }

    /// <summary>The column of the balance before each booking; below 0 when there is none.</summary>
    public int BalanceBefore { get; }

    /// <summary>Columns with the reason for a returned payment.</summary>
    public IReadOnlyList<int> Returns { get; }

    public IReadOnlyList<int> References { get; }

    /// <summary>Columns with text of payers or banks, what the payer wrote first.</summary>
    public IEnumerable<int> Texts =>
        References.Concat(
            Enumerable
                .Range(0, Header.Count)
                .Where(c =>
                    held[c]
                        is StatementColumn.Unknown
                            or StatementColumn.Kind
                            or StatementColumn.Payee
                            or StatementColumn.Returned
                            or StatementColumn.BankReference
                            or StatementColumn.Other
                )
        );

    /// <summary>Columns that hold no text: dates, sums, the currency.</summary>
    public IEnumerable<int> SumsAndDates => [BookingDate, ValueDate, Amount, Credit, Debit, Currency, Charges, Part];

    /// <summary>Reads a header row. Returns null for any other row.</summary>
    /// <param name="banks">The tables of listed banks; null for those of the program.</param>
    /// <exception cref="UnreadableStatementException">Two columns could be the amount or the currency.</exception>
    public static CsvColumns? ReadHeader(IReadOnlyList<string> cells, IReadOnlyList<BankLayout>? banks = null)
    {
        var names = cells.Select(ColumnName.Fold).ToList();
        var layout = BankTable.Find(names, banks ?? BankTable.Layouts);
        var found = cells.Select(c => layout?.ColumnOf(c) ?? BankTable.AnyBank.ColumnOf(c)).ToList();
        // A word that the bank table gives to another column is only text in the file of a listed bank.
        if (layout is not null)
            foreach (var (name, at) in cells.Select((c, at) => (c, at)))
                if (layout.ColumnOf(name) is null && found[at] is { } general && IsTold(general, layout))
                    found[at] = StatementColumn.Unknown;
        // "Umsatzart" and "Buchungstext" without another text: the second is what the payer wrote.
        if (
            layout is null
            && found.Count(h => h == StatementColumn.Kind) > 1
            && !found.Contains(StatementColumn.Reference)
        )
            foreach (var at in names.Index().Where(n => n.Item == "buchungstext").Select(n => n.Index).ToList())
                found[at] = StatementColumn.Reference;
        foreach (var (name, at) in names.Select((n, at) => (n, at)))
            if (found[at] is null && name.StartsWith("verwendungszweck", StringComparison.Ordinal))
                found[at] = StatementColumn.Reference;
        bool Has(StatementColumn column) => found.Contains(column);
        if (
            (!Has(StatementColumn.Booked) && !Has(StatementColumn.Valued))
            || (!Has(StatementColumn.Amount) && !Has(StatementColumn.Credit))
        )
            return null;
        return new(
            [.. cells.Select(c => c.Trim())],
            [.. found.Select(h => h ?? StatementColumn.Unknown)],
            layout ?? BankTable.AnyBank
        );
    }

    /// <summary>The columns of a table without a header row, by the shapes of its first row; null for none.</summary>
    public static CsvColumns? ReadShape(IReadOnlyList<string> cells, IReadOnlyList<BankLayout>? banks = null) =>
        (banks ?? BankTable.Layouts).FirstOrDefault(l => l.Shapes.Count > 0 && HasShape(cells, l.Shapes)) is { } layout
            ? new([.. layout.Shapes.Select(_ => "")], layout.Cells, layout)
            : null;

    /// <summary>
    /// A column with long texts of payers and banks, in which a sign would only be a word among others.
    /// </summary>
    public bool IsText(int column) => column == Payer || References.Contains(column);

    /// <summary>The currency that the name of a column states; "" for none.</summary>
    public string CurrencyInHeader(int column) => column < 0 ? "" : ColumnName.CurrencyIn(Header[column]);

    /// <summary>The row is the header once more, as in files that were put together.</summary>
    public bool IsHeader(string[] row) =>
        Header.Any(h => h.Length > 0)
        && row.Length >= Header.Count
        && Header.Index().All(h => row[h.Index].Trim() == h.Item);

    private static bool IsTold(StatementColumn general, BankLayout layout) =>
        general
            is StatementColumn.Booked
                or StatementColumn.Valued
                or StatementColumn.Amount
                or StatementColumn.Currency
                or StatementColumn.Payer
                or StatementColumn.Payee
                or StatementColumn.Account
                or StatementColumn.BankReference
                or StatementColumn.Charges
                or StatementColumn.State
        && layout.NamesOf(general).Count > 0;

    private static bool HasShape(IReadOnlyList<string> cells, IReadOnlyList<string> shapes) =>
        cells.Count == shapes.Count
        && shapes
            .Zip(cells)
            .All(s =>
                s.First switch
                {
                    "account number" => s.Second.Count(char.IsAsciiDigit) >= 6
                        && s.Second.All(char.IsAsciiLetterOrDigit),
                    "currency code" => MilestoneBot.Domain.Amounts.Currency.TryGet(s.Second, out _),
                    "date" => StatementText.ParseDate(s.Second, "yyyyMMdd") is not null,
                    "sum" => AmountCell.Read(s.Second).IsPlain,
                    _ => true,
                }
            );

    /// <summary>
    /// Of several currencies (of the balance, of the sum) the one beside the sum: behind it, otherwise before it.
    /// </summary>
    private int NextToSum()
    {
        var all = All(StatementColumn.Currency);
        var sum = Amount >= 0 ? Amount : Credit;
        if (all.Count < 2)
            return all.Count == 0 ? -1 : all[0];
        if (all.Contains(sum + 1))
            return sum + 1;
        return all.Contains(sum - 1)
            ? sum - 1
            : throw new UnreadableStatementException("two of its columns could be the currency");
    }

    private IReadOnlyList<int> All(params StatementColumn[] columns) =>
        [.. Enumerable.Range(0, held.Count).Where(c => columns.Contains(held[c]))];

    private int First(StatementColumn column) => held.ToList().IndexOf(column);

    /// <summary>The column whose name stands first in the list of names.</summary>
    private int Preferred(StatementColumn column, List<string> names) =>
        All(column) is { Count: > 0 } all ? all.MinBy(c => Place(column, names[c])) : -1;

    /// <summary>How early a name stands in the list: the bank's own, then the general one.</summary>
    private int Place(StatementColumn column, string name)
    {
        var order = Layout.NamesOf(column).Concat(BankTable.AnyBank.NamesOf(column)).ToList();
        return order.IndexOf(name) is >= 0 and var place ? place : int.MaxValue;
    }

    private int Only(StatementColumn column, string what) =>
        All(column) is { Count: > 1 }
            ? throw new UnreadableStatementException($"two of its columns could be the {what}")
            : First(column);
}
