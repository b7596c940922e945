namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// What a file of the folder is, by its name and by its first bytes. A kind that is not read is said with what to do
/// instead.
/// </summary>
internal static class StatementFileKind
{
    private const string Instead = "export CAMT.053 (.xml) or CSV from your bank";

    /// <summary>Names of files that are read by their content.</summary>
    private static readonly string[] Read = [".xml", ".csv", ".camt", ".053", ".052", ".zip", ".tab"];

    /// <summary>Names of files that people put beside statements, and what they hold.</summary>
    private static readonly Dictionary<string, string> Unread = new(StringComparer.Ordinal)
    {
        [".sta"] = "MT940",
        [".mt940"] = "MT940",
        [".940"] = "MT940",
        [".mt942"] = "MT942",
        [".942"] = "MT942",
        [".xlsx"] = "an Excel workbook",
        [".xls"] = "an Excel workbook",
        [".ods"] = "a spreadsheet",
        [".pdf"] = "a PDF",
        [".txt"] = "a text file",
        [".ofx"] = "an OFX file",
        [".qif"] = "a QIF file",
        [".054"] = "camt.054",
        [".rar"] = "an archive",
        [".7z"] = "an archive",
        [".gz"] = "an archive",
    };

    /// <summary>The file is read, or reported with what to do. Any other file is none of ours.</summary>
    public static bool IsOurs(string name) => IsRead(name) || Unread.ContainsKey(Ending(name));

    /// <summary>The file is opened.</summary>
    public static bool IsRead(string name) => Read.Contains(Ending(name), StringComparer.Ordinal);

    public static bool IsZip(ReadOnlySpan<byte> contents) => contents.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Why a file of this name is not read, and what to do; "" for one that is.</summary>
    public static string ProblemOf(string name) =>
        Unread.GetValueOrDefault(Ending(name)) switch
        {
            null => "",
            "a text file" => $"it is a text file; if it is a table, name it .csv, otherwise {Instead}",
            "an archive" => "it is an archive that is not opened; put the files themselves here, or a .zip",
            "an Excel workbook" or "a spreadsheet" =>
                $"it is {Unread[Ending(name)]}, which is not read; save the table as CSV, or {Instead}",
            var kind => $"it is {kind}, which is not read; {Instead}",
        };

    /// <summary>The entries of a statement, by what the file holds and not by its name.</summary>
    /// <exception cref="UnreadableStatementException">It is no statement that is read.</exception>
    public static IReadOnlyList<Domain.Payments.IncomingPayment> ReadEntries(
        string name,
        byte[] contents,
        int most,
        StatementContext context
    )
    {
        var start = Start(contents);
        if (start.StartsWith("%PDF", StringComparison.Ordinal))
            throw new UnreadableStatementException($"it is a PDF, which is not read; {Instead}");
        if (start.StartsWith("{1:", StringComparison.Ordinal) || start.StartsWith(":20:", StringComparison.Ordinal))
            throw new UnreadableStatementException($"it is MT940, which is not read; {Instead}");
        if (start.StartsWith('<') || Ending(name) is ".xml")
            return CamtStatementReader.Read(contents, most, context);
        return CsvStatementReader.Read(contents, most, context);
    }

    /// <summary>The first characters of a file in any encoding, without its mark of order and spaces.</summary>
    private static string Start(byte[] contents) =>
        string.Concat(contents.Take(64).Where(b => b is > 0x20 and < 0x7F).Select(b => (char)b));

    private static string Ending(string name) => Path.GetExtension(name).ToLowerInvariant();
}
