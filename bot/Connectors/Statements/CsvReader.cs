using System.Text;
using CsvHelper;
using MilestoneBot.Domain;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Reads bank statements in CSV with a header row, which may stand below other lines. Money in is read; what has no one reading is in
/// doubt. Cells are text: nothing in them is ever run or followed.
/// </summary>
internal static class CsvReader
{
    private const int MostLinesAbove = 30;
    private const char Comma = ',', Semicolon = ';', Tab = '\t';

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly string[] In = ["h", "c", "cr", "crdt", "credit", "haben", "+"], Out = ["s", "d", "dr", "dbit", "debit", "soll", "-"];

    /// <exception cref="UnreadableException">It has no header that names a date and an amount, or its quotes do not close.</exception>
    public static IReadOnlyList<Receipt> Read(byte[] file, int most)
    {
        var text = Decoded(file);
        foreach (var separator in (ReadOnlySpan<char>)[Semicolon, Comma, Tab])
        {
            var rows = Rows(text, separator, MostLinesAbove, isStrict: false);
            for (var at = 0; at < rows.Count; at++)
                if (CsvColumns.Of(rows[at]) is { } columns) return Read([.. Rows(text, separator, most + MostLinesAbove, isStrict: true).Skip(at + 1)], columns, most);
        }
        throw new UnreadableException("no header row names a date and an amount (Buchungstag, Betrag; date, amount)");
    }

    private static List<Receipt> Read(List<string[]> rows, CsvColumns columns, int most)
    {
        if (rows.Count > most) throw new UnreadableException($"it has more than {most:#,0} rows");
        var (found, ids) = (new List<Receipt>(), new LineIds("csv"));
        var (dates, sums) = (CsvDates.Of(rows.SelectMany(r => new[] { Cell(r, columns.Booked), Cell(r, columns.Valued) })), CsvSums.Of(rows.Select(r => Cell(r, columns.Amount))));
        foreach (var row in rows)
        {
            var (bookedText, valuedText, sumText) = (Cell(row, columns.Booked), Cell(row, columns.Valued), Cell(row, columns.Amount));
            // Without a date it is no booking but a line of sums; without a sum in a column of money in, it is money out.
            if ((bookedText.Length == 0 && valuedText.Length == 0) || (columns.IsCreditOnly && sumText.Length == 0) || IsPending(Cell(row, columns.State)) || IsOut(row, columns, sumText)) continue;
            var code = Cell(row, columns.Currency) is { Length: > 0 } said ? said : columns.Named;
            var (amount, wrong) = sums.Read(sumText, code);
            if (amount is { IsPositive: false }) continue;
            var (booked, valued) = (dates.Read(bookedText), dates.Read(valuedText));
            var isUndated = (bookedText.Length > 0 && booked is null) || (valuedText.Length > 0 && valued is null);
            var reference = StatementText.Joined(columns.References.Select(c => Cell(row, c)));
            var (account, day) = (Cell(row, columns.Account), booked?.Iso() ?? valued?.Iso() ?? $"{bookedText} {valuedText}");
            var doubt = row.Length > columns.Cells && row[columns.Cells..].Any(c => c.Trim().Length > 0) ? "its row has more cells than the header"
                : wrong.Length > 0 ? wrong
                : isUndated ? $"the date {StatementText.Quoted(bookedText.Length > 0 && booked is null ? bookedText : valuedText)} has no one reading"
                : columns.Sign >= 0 && !In.Contains(Cell(row, columns.Sign).ToLowerInvariant()) ? $"{StatementText.Quoted(Cell(row, columns.Sign))} does not say whether it is money in or out"
                : "";
            var id = Cell(row, columns.Banks) is { Length: > 0 } banks ? ids.Next(account, banks, day, amount?.WithCode() ?? sumText) : ids.Next(account, day, amount?.WithCode() ?? $"{sumText} {code}", reference);
            found.Add(new(id, isUndated ? null : StatementText.Effective(booked, valued), amount, reference, StatementText.Tidy(Cell(row, columns.Payer))) { Doubt = doubt });
        }
        return found;
    }

    private static bool IsOut(string[] row, CsvColumns columns, string sum) =>
        columns.Sign >= 0 && Out.Contains(Cell(row, columns.Sign).ToLowerInvariant())
        || sum is ['-' or '−' or '–' or '(', ..] or [.., '-' or '−' or ')'];

    private static bool IsPending(string state) => state.Contains("vorgemerkt", StringComparison.OrdinalIgnoreCase) || state.Contains("pending", StringComparison.OrdinalIgnoreCase);

    private static string Cell(string[] row, int at) => at >= 0 && at < row.Length ? row[at].Trim() : "";

    /// <param name="isStrict">Wrong quotes are an error; else the rows are only looked at for a header.</param>
    private static List<string[]> Rows(string text, char separator, int most, bool isStrict)
    {
        var rows = new List<string[]>();
        try
        {
            using var reader = new StringReader(text);
            using var csv = CsvHelper.CsvReader.Create(reader, new CsvReaderOptions { Separator = separator, HasHeader = false, MaxRecordSize = 1 << 20, MalformedData = isStrict ? CsvMalformedDataHandling.Throw : CsvMalformedDataHandling.Recover });
            while (rows.Count <= most && csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
            return rows;
        }
        catch (CsvFormatException e)
        {
            if (!isStrict) return rows;
            throw new UnreadableException($"its quotes do not close or a row is too long (row {e.RecordNumber})");
        }
    }

    /// <summary>By its mark, else UTF-8, else what older programs of banks write.</summary>
    private static string Decoded(byte[] file)
    {
        var text = file switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Strict(Utf8, file.AsSpan(3)),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(file.AsSpan(2)),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(file.AsSpan(2)),
            _ => Strict(Utf8, file) ?? Windows.GetString(file),
        };
        if (text is null) throw new UnreadableException("its text is not the UTF-8 that it says");
        return text.Contains('\0') ? throw new UnreadableException("it is no text") : text;
    }

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
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
