using System.Text;
using CsvHelper;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Reads bank statements in CSV with a header row, which may follow other lines. Reads credits; rows without a single
/// reading are doubtful. Cells are text: nothing in them is executed or opened.
/// </summary>
internal static class CsvStatementReader
{
    private const int MaxLinesAboveHeader = 30;

    /// <summary>States of a row without a payment, or with a failed one.</summary>
    private static readonly string[] FailedStates =
    [
        "revert",
        "revers",
        "return",
        "refund",
        "charge",
        "disput",
        "expire",
        "void",
        "hold",
        "error",
        "rueck",
        "erstatt",
        "retour",
        "rembours",
        "rejet",
        "devuel",
        "unsuccess",
        "incomplete",
        "declin",
        "fail",
        "cancel",
        "reject",
        "abgelehnt",
        "storn",
        "refus",
        "annul",
        "geweigerd",
        "rechaz",
        "rifiut",
        "odrzuc",
    ];

    /// <summary>States of a row that is not booked yet. The bank reports it again when it is.</summary>
    private static readonly string[] PendingStates =
    [
        "vorgemerkt",
        "pending",
        "scheduled",
        "planned",
        "upcoming",
        "processing",
        "in progress",
        "awaiting",
        "waiting",
        "unsettled",
        "geplant",
        "in bearbeitung",
        "ausstehend",
        "en attente",
        "en cours",
        "in behandeling",
        "pendiente",
        "in attesa",
        "oczekuj",
    ];

    private const char Comma = ',',
        Semicolon = ';',
        Tab = '\t';

    private static readonly Encoding Utf8 = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <exception cref="UnreadableStatementException">There is no header that names a date and an amount, or a quote
    /// is not closed.</exception>
    public static IReadOnlyList<IncomingPayment> Read(byte[] file, int most)
    {
        var text = Decode(file);
        foreach (var separator in (ReadOnlySpan<char>)[Semicolon, Comma, Tab])
        {
            var rows = SplitRows(text, separator, MaxLinesAboveHeader, isStrict: false);
            for (var at = 0; at < rows.Count; at++)
                if (CsvColumns.ReadHeader(rows[at]) is { } columns)
                    return Read(
                        [.. SplitRows(text, separator, most + MaxLinesAboveHeader, isStrict: true).Skip(at + 1)],
                        columns,
                        most
                    );
        }
        throw new UnreadableStatementException(
            "no header row names a date and an amount (Buchungstag, Betrag; date, amount)"
        );
    }

    private static IReadOnlyList<IncomingPayment> Read(List<string[]> rows, CsvColumns columns, int most)
    {
        if (rows.Count > most)
            throw new UnreadableStatementException($"it has more than {most:#,0} rows");
        var (found, ids, signs) = (
            new List<(int, IncomingPayment)>(),
            new StatementLineIds("csv"),
            new CsvDirectionReader(columns, rows)
        );
        var dates = CsvDateReader.Detect(
            rows.SelectMany(r => new[] { Cell(r, columns.BookingDate), Cell(r, columns.ValueDate) })
        );
        var sums = CsvAmountReader.Detect(rows.SelectMany(r => CsvRowAmounts.All(r, columns)));
        foreach (var row in rows)
            if (
                !IsState(Cell(row, columns.Status), PendingStates)
                && ReadRow(row, columns, dates, sums, signs, ids) is { } line
            )
                found.Add((found.Count, line));
        return BankReferenceReader.WithoutRepeated(found);
    }

    /// <summary>Reads a row. Returns null when it is not a payment, or certainly a debit.</summary>
    private static IncomingPayment? ReadRow(
        string[] row,
        CsvColumns columns,
        CsvDateReader dates,
        CsvAmountReader sums,
        CsvDirectionReader signs,
        StatementLineIds ids
    )
    {
        var (bookedText, valuedText) = (Cell(row, columns.BookingDate), Cell(row, columns.ValueDate));
        if (CsvRowAmounts.Read(row, columns) is not { } money)
            return null;
        var reference = StatementText.Joined(columns.References.Select(c => Cell(row, c)));
        var isNamed = InvoiceNumberFinder.FindIn(string.Join(' ', row)).Count > 0;
        // A row without a date is a line with totals, unless it names an invoice.
        if (bookedText.Length == 0 && valuedText.Length == 0 && !isNamed)
            return null;
        var code = Cell(row, columns.Currency) is { Length: > 0 } currencyCode
            ? currencyCode
            : columns.CurrencyInHeader;
        var (amount, wrong) = sums.Read(money.Sum, code);
        if (amount is { IsPositive: false })
            return null;
        var (paymentDirection, unclear) = signs.DirectionOf(row, money);
        var isShifted = row.Length > columns.CellCount && row[columns.CellCount..].Any(c => c.Trim().Length > 0);
        var isStatedOut = money.Directions.Any(s => s.Way == PaymentDirection.Out);
        var isReturn =
            (
                paymentDirection == PaymentDirection.Out
                || (paymentDirection == PaymentDirection.Contradictory && isStatedOut)
            ) && signs.IsReturn(row, Texts(row, columns), isNamed);
        // A row that is certainly a debit is left out. A row with shifted cells or an invalid amount may be anything.
        if (
            paymentDirection == PaymentDirection.Out
            && !isReturn
            && (money.Sum.IsPlain || amount is not null)
            && (isStatedOut || !isShifted)
        )
            return null;
        var (booked, valued) = (dates.Read(bookedText), dates.Read(valuedText));
        var isUndated = (bookedText.Length > 0 && booked is null) || (valuedText.Length > 0 && valued is null);
        var (account, day) = (
            Cell(row, columns.Account),
            booked?.ToIsoDate() ?? valued?.ToIsoDate() ?? $"{bookedText} {valuedText}"
        );
        var sum = amount?.ToStringWithCode() ?? $"{money.Sum.Cell} {code}";
        var returnMark = isReturn ? "taken back" : "";
        var id = Cell(row, columns.BankReference) is { Length: > 0 } banks
            ? ids.Create([
                account,
                banks,
                day,
                amount?.ToStringWithCode() ?? money.Sum.Cell,
                .. isReturn ? new[] { returnMark } : [],
            ])
            : ids.Create([account, day, sum, reference, .. isReturn ? new[] { returnMark } : []]);
        return new(
            id,
            isUndated ? null : StatementText.EffectiveDate(booked, valued),
            amount,
            reference,
            StatementText.Tidy(Cell(row, columns.Payer))
        )
        {
            Doubt = Doubt(),
            IsBankReturn = isReturn,
            Identity = new(
                TransferIdentity.NormalizeAccount(account),
                BankReferenceReader.Read(Cell(row, columns.BankReference)),
                "csv",
                1,
                isUndated ? null : booked,
                StatementLineIds.ContentKey(account, day, sum, reference, returnMark),
                1
            ),
        };

        string Doubt()
        {
            if (isReturn)
                return "the bank has taken this money back";
            if (isShifted)
                return "its row has more cells than the header";
            var state = Cell(row, columns.Status);
            if (IsState(state, FailedStates))
                return $"its state is {StatementText.Quoted(state)}";
            if (unclear.Length > 0)
                return unclear;
            if (wrong.Length > 0)
                return wrong;
            if (isUndated)
            {
                var unreadable = bookedText.Length > 0 && booked is null ? bookedText : valuedText;
                return $"the date {StatementText.Quoted(unreadable)} has no one reading";
            }
            return money.Others.Any(o => sums.Read(o, code).Amount is var other && other != amount)
                ? "its row has two sums that are not the same"
                : "";
        }
    }

    /// <summary>All texts of the row except its amounts, dates and currency.</summary>
    private static string Texts(string[] row, CsvColumns columns) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, row.Length)
                .Except([
                    columns.BookingDate,
                    columns.ValueDate,
                    columns.Amount,
                    columns.Credit,
                    columns.Debit,
                    columns.Currency,
                ])
                .Select(c => Cell(row, c))
        );

    private static bool IsState(string state, string[] parts) =>
        DirectionWords.Fold(state) is var currencyCode
        && Array.Exists(parts, p => currencyCode.Contains(p, StringComparison.Ordinal));

    /// <summary>A cell of the row; "" when it has none.</summary>
    public static string Cell(string[] row, int at) => at >= 0 && at < row.Length ? row[at].Trim() : "";

    /// <param name="isStrict">Wrong quotes are an error. Otherwise the rows are only searched for a header.</param>
    private static List<string[]> SplitRows(string text, char separator, int most, bool isStrict)
    {
        var rows = new List<string[]>();
        try
        {
            using var reader = new StringReader(text);
            using var csv = CsvHelper.CsvReader.Create(
                reader,
                new CsvReaderOptions
                {
                    Separator = separator,
                    HasHeader = false,
                    MaxRecordSize = 1 << 20,
                    MalformedData = isStrict ? CsvMalformedDataHandling.Throw : CsvMalformedDataHandling.Recover,
                }
            );
            while (rows.Count <= most && csv.Read())
                rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
            return rows;
        }
        catch (CsvFormatException e)
        {
            if (!isStrict)
                return rows;
            throw new UnreadableStatementException(
                $"its quotes do not close or a row is too long (row {e.RecordNumber})"
            );
        }
    }

    /// <summary>By the byte order mark; otherwise UTF-8; otherwise the encoding of older banking software.</summary>
    private static string Decode(byte[] file)
    {
        var text = file switch
        {
            [0xEF, 0xBB, 0xBF, ..] => DecodeStrictly(Utf8, file.AsSpan(3)),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(file.AsSpan(2)),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(file.AsSpan(2)),
            _ => DecodeStrictly(Utf8, file) ?? Windows1252.GetString(file),
        };
        if (text is null)
            throw new UnreadableStatementException("its text is not the UTF-8 that it says");
        return text.Contains('\0') ? throw new UnreadableStatementException("it is no text") : text;
    }

    private static string? DecodeStrictly(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
