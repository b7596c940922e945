using System.IO.Compression;
using CsvHelper;

namespace MilestoneBot.Documents;

/// <summary>
/// Exports tables as CSV files in one ZIP file, for spreadsheets. A cell that a spreadsheet would read as a formula
/// is marked as text.
/// </summary>
public static class CsvExport
{
    private const string WideSigns = "＝＋－＠";

    private static readonly CsvWriterOptions Form = new()
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@\t\r\n",
    };

    public static byte[] Write(IReadOnlyList<Sheet> sheets, DateTimeOffset at)
    {
        using var pack = new MemoryStream();
        using (var zip = new ZipArchive(pack, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var sheet in sheets)
            {
                var entry = zip.CreateEntry($"{sheet.Name}.csv");
                entry.LastWriteTime = at.ToUniversalTime();
                using var file = entry.Open();
                Write(sheet, file);
            }
        }
        return pack.ToArray();
    }

    private static void Write(Sheet sheet, Stream file)
    {
        using var csv = CsvWriter.Create(file, Form, leaveOpen: true);
        csv.WriteHeader([.. sheet.Columns]);
        foreach (var row in sheet.Rows)
            csv.WriteRecord([.. row.Select(Safe)]);
    }

    /// <summary>
    /// Some spreadsheets also accept the full-width forms of these signs, which the CSV writer does not know.
    /// </summary>
    private static string Safe(object? value) =>
        ExportCell.ToText(value) is { Length: > 0 } text && WideSigns.Contains(text[0])
            ? $"'{text}"
            : ExportCell.ToText(value);
}
