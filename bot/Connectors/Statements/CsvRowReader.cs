using MilestoneBot.Connectors.Statements.Banks;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>Reads the rows of one table, with what all its rows together say of dates, sums and signs.</summary>
internal sealed class CsvRowReader
{
    private const string FewerCells = "its row has fewer cells than the others",
        MoreCells = "its row has more cells than the header";

    private readonly CsvColumns columns;
    private readonly CsvPreamble preamble;
    private readonly StatementContext context;
    private readonly CsvLineIdColumns idColumns;
    private readonly StatementLineIds ids = new("csv");
    private readonly CsvDirectionReader signs;
    private readonly CsvDateReader dates;
    private readonly CsvAmountReader sums;
    private readonly CsvBalanceReader balances;
    private readonly int balanceColumn;

    /// <summary>How many cells the rows of the file have. One with fewer has lost one, one with more has one too many.
    /// </summary>
    private readonly int leastCells,
        mostCells;

    public CsvRowReader(CsvColumns columns, IReadOnlyList<CsvRow> rows, CsvPreamble preamble, StatementContext context)
    {
        (this.columns, this.preamble, this.context) = (columns, preamble, context);
        idColumns = new(columns);
        var whole = rows.Where(r => !r.IsBroken && !columns.IsHeader(r.Cells)).Select(r => r.Cells).ToList();
        dates = CsvDateReader.Detect(
            whole.SelectMany(r => new[] { Cell(r, columns.BookingDate), Cell(r, columns.ValueDate) }),
            columns.Layout.IsDayFirst,
            context.Zone
        );
        sums = CsvAmountReader.Detect(whole.SelectMany(r => CsvRowAmounts.All(r, columns)), columns.Layout.Decimals);
        var named = columns
            .Header.Index()
            .Where(h => h.Item.Length > 0)
            .Select(h => h.Index + 1)
            .DefaultIfEmpty(0)
            .Max();
        var dated = whole.Where(HasDay).ToList();
        var (most, ofMost) = dated
            .GroupBy(r => r.Length)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.Key)
            .Select(g => (g.Key, g.Count()))
            .FirstOrDefault();
        // Rows may lack empty cells at the end, or have one more, where most rows agree and every name of the header is
        // known: a name that is not may be two that grew together, or a half, and then all cells stand under wrong names.
        var isProved = ofMost > 1 && ofMost * 2 > dated.Count && columns.IsWhollyKnown;
        leastCells = isProved ? Math.Min(named, most) : named;
        mostCells = Math.Max(columns.CellCount + (columns.Layout.HasSeparatorBehind ? 1 : 0), isProved ? most : 0);
        var sized = whole.FindAll(r => r.Length >= leastCells && r.Length <= mostCells);
        signs = new(columns, sized);
        balanceColumn = FindBalance(sized);
        balances = new(
            columns,
            hasBalance: balanceColumn >= 0 || columns.BalanceBefore >= 0,
            [.. rows.Where(r => !columns.IsHeader(r.Cells)).Select(BalanceRow)]
        );
    }

    /// <summary>
    /// The text of a row that only goes on with the booking above it: a part of a collective booking with its own sum
    /// beside the table's, or a row with neither date nor sum that names an invoice. Null for any other row.
    /// </summary>
    public string? TextOfPart(CsvRow row)
    {
        if (
            row.IsBroken
            || row.Cells.Length < leastCells
            || row.Cells.Length > mostCells
            || CsvRowAmounts.Read(row.Cells, columns) is not null
        )
            return null;
        var text = StatementText.Joined(columns.Texts.Append(columns.Payer).Select(c => Cell(row.Cells, c)));
        return
            Cell(row.Cells, columns.BookingDate).Length == 0
            && Cell(row.Cells, columns.ValueDate).Length == 0
            && (!AmountCell.Read(Cell(row.Cells, columns.Part)).IsNothing || InvoiceNumberFinder.FindIn(text).Count > 0)
            ? text
            : null;
    }

    /// <summary>The same booking with the text of one of its parts.</summary>
    public static IncomingPayment WithPart(IncomingPayment line, string text) =>
        line with
        {
            Reference = StatementText.Joined([line.Reference, text]),
        };

    /// <summary>Reads a row. Returns null when it is not a payment, is not booked yet, or is certainly a debit.</summary>
    public IncomingPayment? Read(CsvRow row)
    {
        var cells = row.Cells;
        if (columns.IsHeader(cells))
            return null;
        if (row.IsBroken)
            return Broken(row, "the quotes of its row do not close");
        var isNamed = InvoiceNumberFinder.FindIn(string.Join(' ', cells)).Count > 0;
        var sumsOfRow = CsvRowAmounts.Read(cells, columns);
        var (bookedText, valuedText) = (Cell(cells, columns.BookingDate), Cell(cells, columns.ValueDate));
        var hasDates = bookedText.Length > 0 || valuedText.Length > 0;
        var isRow = isNamed || HasDay(cells) || (hasDates && sumsOfRow is not null);
        var isShort = isRow && cells.Length < leastCells;
        var isShifted =
            isRow
            && (
                cells.Length > mostCells
                || (cells.Length > columns.CellCount && cells[columns.CellCount..].Any(c => c.Trim().Length > 0))
            );
        if (!isShort && !isShifted && CsvRowStates.IsPending(Cell(cells, columns.Status)))
            return null;
        // A row without a sum is no money, unless a lost or added cell has moved it.
        if (sumsOfRow is not { } money)
            return isShort || isShifted ? Broken(row, isShort ? FewerCells : MoreCells) : null;
        // A row without a date is a line with totals, unless it names an invoice.
        if (!hasDates && !isNamed)
            return null;
        var code = CodeOf(cells, money);
        var sum = sums.Read(money.Sum, code);
        if (sum.Amount is { IsPositive: false })
            return null;
        var (direction, unclear) = signs.DirectionOf(cells, money, balances);
        var isStatedOut = money.Directions.Any(s => s.Way == PaymentDirection.Out);
        var isReturn =
            (direction == PaymentDirection.Out || (direction == PaymentDirection.Contradictory && isStatedOut))
            && signs.IsReturn(cells, Texts(cells), isNamed);
        // A row that is certainly a debit is left out. A row with shifted cells or an invalid amount may be anything.
        if (
            direction == PaymentDirection.Out
            && !isReturn
            && (money.Sum.IsPlain || sum.Amount is not null)
            && !isShifted
            && !isShort
        )
            return null;
        var (booked, valued) = (dates.Read(bookedText), dates.Read(valuedText));
        var isUndated = (bookedText.Length > 0 && booked is null) || (valuedText.Length > 0 && valued is null);
        var doubt = Doubt();
        var (id, identity) = Identify(cells, money, sum, code, (booked, valued, bookedText, valuedText), isReturn);
        var payer = StatementText.Tidy(Cell(cells, columns.Payer));
        return new(
            id,
            isUndated ? null : StatementText.EffectiveDate(booked, valued),
            sum.Amount,
            isShort || isShifted ? StatementText.Tidy(row.Text) : Reference(cells, doubt.Length > 0),
            payer
        )
        {
            Doubt = doubt,
            IsBankReturn = isReturn,
            AmountWithoutCurrency = sum.Bare,
            Charges = ChargesOf(cells, code),
            PutAsideReason = doubt.Length == 0 ? PayoutOf(payer, cells) : "",
            Identity = isUndated ? identity with { BookedOn = null } : identity,
        };

        string Doubt()
        {
            if (isReturn)
                return "the bank has taken this money back";
            if (isShifted)
                return MoreCells;
            if (isShort)
                return FewerCells;
            var state = Cell(cells, columns.Status);
            if (CsvRowStates.IsFailed(state))
                return $"its state is {StatementText.Quoted(state)}";
            if (unclear.Length > 0)
                return unclear;
            if (sum.Problem.Length > 0)
                return sum.Problem;
            if (OtherCurrencyOfHeader(cells, money) is { Length: > 0 } header)
                return $"its currency is {code}, and its sum stands under {header}";
            if (isUndated)
            {
                var unreadable = bookedText.Length > 0 && booked is null ? bookedText : valuedText;
                return $"the date {StatementText.Quoted(unreadable)} has no one reading";
            }
            if (money.Others.Any(o => sums.Read(o, code).Amount is var other && other != sum.Amount))
                return "its row has two sums that are not the same";
            return IsNamedPayout() ? StatementText.NamedPayout : "";
        }

        bool IsNamedPayout() => isNamed && PayoutReader.Find(Cell(cells, columns.Payer), Texts(cells)).Length > 0;
    }

    /// <summary>A row that cannot be split into its cells waits with its whole text; "" cells are no money.</summary>
    private IncomingPayment? Broken(CsvRow row, string doubt)
    {
        if (!row.Text.Any(char.IsNumber))
            return null;
        var text = StatementText.Tidy(row.Text);
        return new(ids.Create([text]), null, null, text, "")
        {
            Doubt = doubt,
            Identity = new(
                TransferIdentity.NormalizeAccount(preamble.Account),
                "",
                "",
                1,
                null,
                StatementLineIds.ContentKey(text),
                1
            ),
        };
    }

    private (string Id, TransferIdentity Identity) Identify(
        string[] cells,
        CsvRowAmounts money,
        CsvAmountReader.CsvSum sum,
        string code,
        (DateOnly? Booked, DateOnly? Valued, string BookedText, string ValuedText) on,
        bool isReturn
    )
    {
        var (account, reference, banks) = (idColumns.Account(cells), idColumns.Reference(cells), idColumns.Bank(cells));
        var day = on.Booked?.ToIsoDate() ?? on.Valued?.ToIsoDate() ?? $"{on.BookedText} {on.ValuedText}";
        var amount = sum.Amount?.ToStringWithCode() ?? $"{money.Sum.Cell} {code}";
        var returnMark = isReturn ? "taken back" : "";
        string[] mark = isReturn ? [returnMark] : [];
        var id =
            banks.Length > 0
                ? ids.Create([account, banks, day, sum.Amount?.ToStringWithCode() ?? money.Sum.Cell, .. mark])
                : ids.Create([account, day, amount, reference, .. mark]);
        return (
            id,
            new(
                TransferIdentity.NormalizeAccount(AccountOf(cells)),
                BankReferenceReader.Read(Cell(cells, columns.BankReference)),
                "csv",
                1,
                on.Booked,
                StatementLineIds.ContentKey(account, day, amount, reference, returnMark),
                1
            )
        );
    }

    /// <summary>The currency: of the row, of the header, of the lines above it, of the account. "" for none.</summary>
    private string CodeOf(string[] cells, CsvRowAmounts money)
    {
        if (Cell(cells, columns.Currency) is { Length: > 0 } own)
            return CurrencySigns.CodeOf(own);
        if (columns.CurrencyInHeader(ColumnOf(cells, money)) is { Length: > 0 } ofHeader)
            return ofHeader;
        var ofFile = preamble.Currency.Length > 0 ? preamble.Currency : context.CurrencyOf(AccountOf(cells));
        // "$" is the dollar of the account; any other name of a currency in the cell speaks for itself.
        return money.Sum.NamesCurrency && !(money.Sum.NamesDollar && CurrencySigns.IsDollar(ofFile)) ? "" : ofFile;
    }

    /// <summary>The currency that the header of the sum states, where the row states another one; "" for none.</summary>
    private string OtherCurrencyOfHeader(string[] cells, CsvRowAmounts money) =>
        Cell(cells, columns.Currency) is { Length: > 0 } own
        && columns.CurrencyInHeader(ColumnOf(cells, money)) is { Length: > 0 } ofHeader
        && CurrencySigns.CodeOf(own) != ofHeader
            ? ofHeader
            : "";

    /// <summary>
    /// The column of the balance. In the file of a bank that is not listed it may have a name that is not known: then it
    /// is the column in which most cells are sums.
    /// </summary>
    private int FindBalance(List<string[]> rows)
    {
        if (columns.Balance >= 0 || columns.Layout.Bank.Length > 0)
            return columns.Balance;
        var (column, most) = columns
            .Others.Where(at => !columns.IsText(at))
            .Select(at => (At: at, Sums: rows.Count(r => IsBalance(Cell(r, at)))))
            .DefaultIfEmpty((At: -1, Sums: 0))
            .MaxBy(c => c.Sums);
        return most > 0 ? column : -1;
    }

    private bool IsBalance(string text) =>
        AmountCell.Read(text) is { IsPlain: true } cell
        && cell.Number.AsSpan().IndexOfAny(',', '.') > 0
        && SmallestUnits(cell, "") is not null;

    /// <summary>The row as a step of its account's balance. What is not booked moves no balance.</summary>
    private CsvBalanceReader.Row BalanceRow(CsvRow row)
    {
        var cells = row.Cells;
        // A cell that is lost or added moves the others under wrong names.
        if (row.IsBroken || cells.Length < leastCells || cells.Length > mostCells)
            return new(cells, null, null, null, 0, HasSum: true, null, null);
        var money = CsvRowAmounts.Read(cells, columns);
        var state = Cell(cells, columns.Status);
        var isBooked = !CsvRowStates.IsPending(state) && !CsvRowStates.IsFailed(state);
        var code = money is null ? Cell(cells, columns.Currency) : CodeOf(cells, money);
        long? Signed(int column) =>
            AmountCell.Read(Cell(cells, column)) is { Number.Length: > 0 } cell
            && SmallestUnits(cell, code) is { } units
                ? units * (cell.Direction == PaymentDirection.Out ? -1 : 1)
                : null;
        return new(
            cells,
            $"{AccountOf(cells)} {code}",
            dates.Read(Cell(cells, columns.BookingDate >= 0 ? columns.BookingDate : columns.ValueDate)),
            money is null ? null : SmallestUnits(money.Sum, code),
            SmallestUnits(AmountCell.Read(Cell(cells, columns.Charges)), code) ?? 0,
            money is not null && isBooked,
            Signed(columns.BalanceBefore),
            isBooked ? Signed(balanceColumn) : null
        );
    }

    /// <summary>A sum without its sign, for comparing sums of one file; null when it has no one reading.</summary>
    private long? SmallestUnits(AmountCell cell, string code)
    {
        if (cell.Number.Length == 0)
            return null;
        var read = sums.Read(cell, code);
        if (read.Amount is { } money)
            return money.Minor;
        return read.Bare?.Thousandths ?? read.Bare?.Hundredths * 10 ?? read.Bare?.Whole * 1000;
    }

    /// <summary>The column in which the sum of the row stands.</summary>
    private int ColumnOf(string[] cells, CsvRowAmounts money) =>
        new[] { columns.Amount, columns.Credit, columns.Debit }.FirstOrDefault(
            c => c >= 0 && Cell(cells, c) == money.Sum.Cell,
            -1
        );

    private string AccountOf(string[] cells) =>
        Cell(cells, columns.Account) is { Length: > 0 } own ? own : preamble.Account;

    private MilestoneBot.Domain.Amounts.Money? ChargesOf(string[] cells, string code) =>
        Cell(cells, columns.Charges) is { Length: > 0 } cell
        && AmountCell.Read(cell) is { IsNothing: false } charges
        && sums.Read(charges, code).Amount is { IsPositive: true } money
            ? money
            : null;

    private string PayoutOf(string payer, string[] cells) =>
        PayoutReader.Find(payer, Texts(cells)) is { Length: > 0 } processor ? StatementText.Payout(processor) : "";

    /// <summary>
    /// What the payer wrote, and all other text of the row where that names no invoice, or a person has to decide.
    /// </summary>
    private string Reference(string[] cells, bool isDoubtful)
    {
        var own = StatementText.Joined(columns.References.Select(c => Cell(cells, c)));
        var named = InvoiceNumberFinder.FindIn(own);
        var others = columns
            .Texts.Except(columns.References)
            .Append(columns.Payer)
            .Select(c => Cell(cells, c))
            .Where(text => IsMoreThanSign(text) && !own.Contains(text, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var payer = Cell(cells, columns.Payer);
        others =
            !isDoubtful && named.Count > 0
                ? [.. others.Where(text => InvoiceNumberFinder.FindIn(text).Except(named).Any())]
                : [.. others.Where(text => text != payer || InvoiceNumberFinder.FindIn(text).Count > 0)];
        return StatementText.Joined([own, .. others]);
    }

    private static bool IsMoreThanSign(string text) =>
        text.Count(char.IsLetterOrDigit) > 1 && DirectionWords.ReadSign(text) == PaymentDirection.Unknown;

    private string Texts(string[] cells) => StatementText.AllOf(cells, columns.SumsAndDates);

    private bool HasDay(string[] cells) =>
        dates.IsDate(Cell(cells, columns.BookingDate >= 0 ? columns.BookingDate : columns.ValueDate));

    private static string Cell(string[] row, int at) => CsvStatementReader.Cell(row, at);
}
