using System.Net;
using System.Text;
using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Commands.Paste;

/// <summary>
/// Reads a table that a chat client delivers as HTML: rows and cells; everything else in it is text.
/// </summary>
internal sealed class HtmlTableReader
{
    private const int WidestCell = 50;
    private const int LongestTag = 2_000;

    private readonly List<PastedRow> rows = [];
    private List<string> cells = [];
    private StringBuilder? cell;
    private int span;

    /// <summary>The rows; none where the text contains no table.</summary>
    public static IReadOnlyList<PastedRow> Read(string text)
    {
        if (
            !text.Contains("<td", StringComparison.OrdinalIgnoreCase)
            && !text.Contains("<th", StringComparison.OrdinalIgnoreCase)
        )
            return [];
        var table = new HtmlTableReader();
        for (var at = 0; at < text.Length; at++)
        {
            var tag = text[at] == '<' ? Tag(text, at) : "";
            if (tag.Length == 0)
            {
                table.cell?.Append(text[at]);
                continue;
            }
            table.Take(tag);
            at += tag.Length + 1;
        }
        table.EndRow();
        return table.rows;
    }

    private void Take(string tag)
    {
        switch (
            new string([
                .. tag.TakeWhile((c, at) => char.IsAsciiLetterOrDigit(c) || (c == '/' && at == 0)),
            ]).ToLowerInvariant()
        )
        {
            case "tr" or "/tr" or "/table" or "thead" or "/thead" or "tbody" or "/tbody" or "tfoot":
                EndRow();
                break;
            case "td" or "th":
                EndCell();
                (cell, span) = (new(), Span(tag));
                break;
            case "/td" or "/th":
                EndCell();
                break;
            default:
                cell?.Append(' ');
                break;
        }
    }

    private void EndCell()
    {
        if (cell is null)
            return;
        cells.Add(CellText.Clean(CommandLine.Clean(WebUtility.HtmlDecode(cell.ToString())).ReplaceLineEndings(" ")));
        cells.AddRange(Enumerable.Repeat("", span - 1));
        cell = null;
    }

    private void EndRow()
    {
        EndCell();
        if (cells.Count > 0)
            rows.Add(new(rows.Count + 1, cells));
        cells = [];
    }

    /// <summary>The contents of an angle bracket pair; "" where it is no tag.</summary>
    private static string Tag(string text, int at)
    {
        if (at + 1 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!'))
            return "";
        var end = text.AsSpan(at, Math.Min(LongestTag, text.Length - at)).IndexOf('>');
        return end < 0 ? "" : text[(at + 1)..(at + end)];
    }

    /// <summary>The colspan of a cell.</summary>
    private static int Span(string tag)
    {
        var at = tag.IndexOf("colspan=", StringComparison.OrdinalIgnoreCase);
        var digits = at < 0 ? "" : new string([.. tag[(at + 8)..].TrimStart('"', '\'').TakeWhile(char.IsAsciiDigit)]);
        return digits.Length is > 0 and <= 2 ? Math.Clamp(int.Parse(digits), 1, WidestCell) : 1;
    }
}
