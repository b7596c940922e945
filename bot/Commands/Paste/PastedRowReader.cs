using System.Text;

namespace MilestoneBot.Commands.Paste;

/// <summary>
/// Splits a paste into rows and cells: by tab, bar or semicolon, quoted as in spreadsheets; a list stays a list.
/// </summary>
internal static class PastedRowReader
{
    // A longer quoted cell is text that happens to begin with a quote.
    private const int LongestCell = 2_000;

    // No contract table has rows with more cells.
    private const int MostCells = 40;

    public static IReadOnlyList<PastedRow> Read(string text)
    {
        if (HtmlTableReader.Read(text) is { Count: > 0 } table)
            return table;
        var lines = PastedLineReader.Read(text);
        var whole = string.Join('\n', lines.Select(line => line.Text));
        var usual = PastedLineReader.UsualSeparator(lines);
        var commas = usual == default ? PastedLineReader.CommaColumnCount(lines) : 0;
        if (commas > 0)
            usual = ',';
        var rows = new List<PastedRow>();
        for (var (at, line) = (0, 0); at <= whole.Length && line < lines.Count; )
        {
            var from = at;
            var cells = Row(whole, ref at, PastedLineReader.Separator(lines[line].Text, usual));
            rows.Add(new(lines[line].Number, cells) { HasExtraCells = commas > 0 && cells.Count > commas });
            line += 1 + whole.AsSpan(from, Math.Max(0, at - from - 1)).Count('\n');
        }
        return rows;
    }

    private static List<string> Row(string text, ref int at, char mark)
    {
        var cells = new List<string>();
        var lineEnd = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
        at = mark == default ? at : at + CellText.BulletLength(text.AsSpan(at, lineEnd - at));
        var isBars = mark == '|' && at < text.Length && text[at..lineEnd].TrimStart().StartsWith('|');
        if (isBars)
            at = text.IndexOf('|', at) + 1;
        while (true)
        {
            var cell = Quoted(text, ref at, mark) ?? Plain(text, ref at, mark);
            if (cells.Count < MostCells)
                cells.Add(CellText.Clean(cell));
            var isLast = at >= text.Length || text[at] == '\n';
            at++;
            if (isLast)
                break;
        }
        if (isBars && cells.Count > 1 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        if (cells is ["•" or "·" or "-" or "–" or "*" or "o" or "▪", _, ..])
            cells.RemoveAt(0);
        return cells;
    }

    private static string Plain(string text, ref int at, char mark)
    {
        var from = at;
        while (
            at < text.Length
            && text[at] != '\n'
            && (mark == default || text[at] != mark || (mark == '|' && at > from && text[at - 1] == '\\'))
        )
            at++;
        return text[from..at];
    }

    /// <summary>
    /// A cell in straight quotes, with doubled quotes and line ends inside; null where the quotes belong to its text.
    /// </summary>
    private static string? Quoted(string text, ref int at, char mark)
    {
        var i = at;
        while (i < text.Length && text[i] == ' ')
            i++;
        if (mark == default || i >= text.Length || text[i] != '"')
            return null;
        var cell = new StringBuilder();
        for (i++; i < text.Length && cell.Length < LongestCell; i++)
        {
            if (text[i] != '"')
            {
                cell.Append(text[i]);
                continue;
            }
            if (i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[i++]);
                continue;
            }
            for (i++; i < text.Length && text[i] == ' '; )
                i++;
            if (i < text.Length && text[i] != mark && text[i] != '\n')
                return null;
            at = i;
            return cell.ToString();
        }
        return null;
    }
}
