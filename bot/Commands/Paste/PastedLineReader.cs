namespace MilestoneBot.Commands.Paste;

/// <summary>One line of a paste with its number, counted as the person sees it.</summary>
internal sealed record PastedLine(int Number, string Text);

/// <summary>Reads the lines of a paste: removes the marks of a quoted mail, and joins wrapped list items.</summary>
internal static class PastedLineReader
{
    // The length at which mail programs wrap a line.
    private const int WrapsFrom = 60;

    // The cell separators; a comma counts only where column names show it.
    private const string Separators = "\t|;";

    public static IReadOnlyList<PastedLine> Read(string text)
    {
        var lines = text.Split('\n')
            .Select((line, at) => new PastedLine(at + 1, WithoutRules(Unquoted(line))))
            .ToList();
        var hasBullets = lines.Count(line => CellText.BulletLength(line.Text) > 0) >= 2;
        var joined = new List<PastedLine>();
        var before = "";
        foreach (var line in lines)
        {
            if (hasBullets && joined.Count > 0 && IsContinuation(joined[^1].Text, before, line.Text))
                joined[^1] = joined[^1] with { Text = $"{joined[^1].Text.TrimEnd()} {line.Text.Trim()}" };
            else if (!string.IsNullOrWhiteSpace(line.Text))
                joined.Add(line);
            before = line.Text;
        }
        return ReadStacked(joined) ?? ReadSpaced(joined);
    }

    /// <summary>The separator of most lines.</summary>
    public static char UsualSeparator(IReadOnlyList<PastedLine> lines) =>
        Separators
            .Select(mark => (mark, count: lines.Count(line => line.Text.Contains(mark))))
            .Where(one => one.count > 0)
            .OrderByDescending(one => one.count)
            .FirstOrDefault()
            .mark;

    /// <summary>A line may use another separator; an open quote continues on the next line.</summary>
    public static char Separator(string line, char usual) =>
        line.Contains(usual) || line.Count(c => c == '"') % 2 == 1 ? usual : Separators.FirstOrDefault(line.Contains);

    /// <summary>
    /// The number of columns that commas separate; 0 for none. Commas count only below column names that they
    /// separate, because elsewhere they are part of sentences and numbers.
    /// </summary>
    public static int CommaColumnCount(IReadOnlyList<PastedLine> lines) =>
        lines.Take(10).FirstOrDefault(line => PlanFieldReader.IsHeader(line.Text.Split(','))) is { } header
            ? header.Text.Count(c => c == ',') + 1
            : 0;

    private static bool IsContinuation(string item, string before, string line) =>
        CellText.BulletLength(item) > 0
        && !string.IsNullOrWhiteSpace(before)
        && !string.IsNullOrWhiteSpace(line)
        && CellText.BulletLength(line) == 0
        && !line.TrimStart().StartsWith('|')
        && (Indent(line) > Indent(item) || before.Length >= WrapsFrom)
        && !PlanFieldReader.IsTotal(line);

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    /// <summary>"> > text" of an answered mail.</summary>
    private static string Unquoted(string line)
    {
        var at = 0;
        for (var i = 0; i < line.Length && line[i] is '>' or ' '; i++)
            if (line[i] == '>')
                at = i + 1;
        if (at == 0)
            return line;
        return line[at..] is [' ', .. var rest] ? rest : line[at..];
    }

    /// <summary>Replaces the lines of a drawn table by bars.</summary>
    private static string WithoutRules(string line) =>
        line.AsSpan().IndexOfAnyInRange('─', '╿') < 0 ? line : string.Concat(line.Select(AsTyped));

    /// <summary>The character that a person would type for a piece of a drawn table.</summary>
    private static char AsTyped(char c) =>
        c switch
        {
            '│' or '┃' or '║' => '|',
            >= '─' and <= '╿' => '-',
            _ => c,
        };

    /// <summary>
    /// Reads a table that arrives with one cell per line: its header words show how many cells make a row.
    /// </summary>
    private static IReadOnlyList<PastedLine>? ReadStacked(List<PastedLine> lines)
    {
        var columns = lines.FindIndex(line => PlanFieldReader.FieldOf(CellText.Clean(line.Text)) == PlanField.None);
        if (
            columns < 2
            || lines.Count % columns != 0
            || lines.Count < 2 * columns
            || !PlanFieldReader.IsHeader([.. lines.Take(columns).Select(line => CellText.Clean(line.Text))])
        )
            return null;
        return
        [
            .. lines
                .Chunk(columns)
                .Select(row => new PastedLine(row[0].Number, string.Join('\t', row.Select(line => line.Text)))),
        ];
    }

    /// <summary>Reads columns that are separated by spaces, where a client has replaced the tabs.</summary>
    private static List<PastedLine> ReadSpaced(List<PastedLine> lines)
    {
        if (
            lines.Exists(line => line.Text.AsSpan().IndexOfAny('\t', '|', ';') >= 0)
            || lines.Count(line => IsSpaced(line.Text)) * 2 <= lines.Count
        )
            return lines;
        return
        [
            .. lines.Select(line =>
                line with
                {
                    Text = string.Join(
                        '\t',
                        line.Text.Trim()
                            .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    ),
                }
            ),
        ];
    }

    private static bool IsSpaced(string line) =>
        line.Trim()[CellText.BulletLength(line.Trim())..].Contains("  ", StringComparison.Ordinal);
}
