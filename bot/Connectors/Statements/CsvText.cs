using System.Text;

namespace MilestoneBot.Connectors.Statements;

/// <summary>Decodes the text of a CSV file and splits it into rows.</summary>
internal static class CsvText
{
    private const int MaxRowLength = 1 << 20,
        MaxRowLines = 200;

    private static readonly Encoding Utf8 = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// By the byte order mark; UTF-16 without one by its zeros; otherwise UTF-8; otherwise the encoding of older
    /// banking software.
    /// </summary>
    /// <exception cref="UnreadableStatementException">It is no text.</exception>
    public static string Decode(byte[] file)
    {
        var text = file switch
        {
            [0xEF, 0xBB, 0xBF, ..] => DecodeStrictly(file.AsSpan(3)),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(file.AsSpan(2)),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(file.AsSpan(2)),
            [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(file),
            [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(file),
            _ => DecodeStrictly(file) ?? Windows1252.GetString(file),
        };
        if (text is null)
            throw new UnreadableStatementException("its text is not the UTF-8 that it says");
        return text.Contains('\0') ? throw new UnreadableStatementException("it is no text") : text;
    }

    /// <summary>
    /// Splits rows by RFC 4180. A row whose quotes do not close, or close before the end of a cell, is broken; the row
    /// after it begins at the next line.
    /// </summary>
    /// <param name="cells">How many cells a row should have; 0 when it is unknown.</param>
    public static IEnumerable<CsvRow> Split(string text, char separator, int cells = 0)
    {
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            var row = Quoted(text, ref at, separator);
            var isOverLines = text.AsSpan(start, Math.Min(at, text.Length) - start).TrimEnd("\r\n").Contains('\n');
            // A quote that closes in a later row makes one row of several.
            if (row is null || (isOverLines && cells > 0 && row.Count != cells && !IsEmptyBehind(row, cells)))
            {
                at = start;
                var line = Line(text, ref at);
                yield return new([.. line.Split(separator).Select(Unwrapped)], line, IsBroken: true);
                continue;
            }
            // Some banks put a whole row into quotes.
            if (row is [{ Length: > 0 } whole, ..] && row.Skip(1).All(c => c.Length == 0) && whole.Contains(separator))
            {
                var inner = 0;
                row = Quoted(whole, ref inner, separator) is { } unpacked && inner >= whole.Length ? unpacked : row;
            }
            yield return new(
                [.. row.Select(Unwrapped)],
                text[start..Math.Min(at, text.Length)].TrimEnd('\r', '\n'),
                IsBroken: false
            );
        }
    }

    private static bool IsEmptyBehind(List<string> row, int cells) =>
        row.Count > cells && row.Skip(cells).All(c => c.Trim().Length == 0);

    /// <summary>The cells of the row at this place; null when its quotes are wrong.</summary>
    private static List<string>? Quoted(string text, ref int at, char separator)
    {
        var (row, start) = (new List<string>(), at);
        while (true)
        {
            var cell = new StringBuilder();
            var begin = at;
            while (begin < text.Length && text[begin] == ' ')
                begin++;
            if (begin < text.Length && text[begin] == '"')
            {
                at = begin + 1;
                var lines = 0;
                while (true)
                {
                    if (at >= text.Length || at - start > MaxRowLength || lines > MaxRowLines)
                        return null;
                    if (text[at] == '"')
                    {
                        if (at + 1 < text.Length && text[at + 1] == '"')
                            at++;
                        else
                            break;
                    }
                    lines += text[at] == '\n' ? 1 : 0;
                    cell.Append(text[at++]);
                }
                at++;
                while (at < text.Length && text[at] == ' ')
                    at++;
                if (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
                    return null;
            }
            else
            {
                while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
                    cell.Append(text[at++]);
            }
            row.Add(cell.ToString());
            if (at < text.Length && text[at] == separator)
            {
                at++;
                continue;
            }
            if (at < text.Length && text[at] == '\r')
                at++;
            if (at < text.Length && text[at] == '\n')
                at++;
            return row;
        }
    }

    private static string Line(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not ('\r' or '\n'))
            at++;
        var line = text[start..at];
        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] == '\n')
            at++;
        return line;
    }

    /// <summary>Without what banks put around cells so that spreadsheets keep them as text: ="…" and a leading '.</summary>
    private static string Unwrapped(string cell)
    {
        var text = cell.Trim();
        if (text is ['=', '"', .., '"'] && text.Length >= 3)
            return text[2..^1];
        return text is ['\'', not '\'', ..] ? text[1..] : text;
    }

    private static string? DecodeStrictly(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

/// <summary>A row of a CSV file.</summary>
/// <param name="Text">The row as it stands in the file.</param>
/// <param name="IsBroken">Its quotes are wrong, so that its cells may be shifted.</param>
internal sealed record CsvRow(string[] Cells, string Text, bool IsBroken);
