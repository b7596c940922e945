using System.Text;
using MilestoneBot.Connectors.Statements;

namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

/// <summary>
/// Writes the same table in another way: other separators, quotes, encodings, orders of columns and rows, and other words
/// of payers. Sums, signs, dates and currencies stay as they are.
/// </summary>
internal sealed class StatementRewriter
{
    private static readonly string[] Words =
    [
        "debit",
        "credit",
        "minus 5",
        "DR",
        "Gutschrift",
        "Lastschrift",
        "refund later",
        "-",
        "(x)",
        "Soll",
        "=1+1",
        "@all",
        "€ 7",
        "17,50",
        "a \"quote\"",
        "semi; colon, comma",
        "new\nline",
        "2027-01-01",
    ];

    private readonly BankFile file;
    private readonly Random random;
    private readonly List<List<string>> above = [];
    private readonly List<List<string>> table = [];
    private readonly List<List<string>> below = [];
    private readonly List<string> done = [];
    private readonly bool hasHeader;
    private char separator;
    private bool isQuoted;
    private string lineEnd = "\n";
    private Func<string, byte[]> encode;

    public StatementRewriter(BankFile file, Random random)
    {
        (this.file, this.random) = (file, random);
        separator = SeparatorOf(file.Text);
        hasHeader = file.Ending != ".tab";
        encode = text => (file with { Text = text }).Bytes;
        var rows = Rows(file.Text, separator);
        var first = hasHeader ? rows.FindIndex(r => CsvColumns.ReadHeader(r) is not null) : 0;
        above.AddRange(rows[..first]);
        var last = rows.FindLastIndex(r => r.Count >= rows[first].Count);
        table.AddRange(rows[first..(last + 1)]);
        below.AddRange(rows[(last + 1)..]);
    }

    /// <summary>What was done, for the message of a failure.</summary>
    public string Done => string.Join(", ", done);

    /// <summary>Tables whose rows all stand by themselves and whose quotes are whole.</summary>
    public static bool CanRewrite(BankFile file) =>
        !file.Text.Contains('<', StringComparison.Ordinal)
        && !file.Name.Contains("in quotes", StringComparison.Ordinal)
        && !file.Name.Contains("quotes do not close", StringComparison.Ordinal)
        && !file.Name.Contains("lost or gained", StringComparison.Ordinal)
        && !file.Name.Contains("lost", StringComparison.Ordinal)
        && !file.Name.Contains("stands twice", StringComparison.Ordinal);

    public byte[] Rewrite(int times)
    {
        for (var time = 0; time < times; time++)
            Change(random.Next(9));
        var lines = above.Concat(table).Concat(below).Select(Line);
        return encode(string.Join(lineEnd, lines) + lineEnd);
    }

    private void Change(int what)
    {
        done.Add($"{what}");
        switch (what)
        {
            case 0:
                separator = new[] { ';', ',', '\t', '|' }[random.Next(4)];
                break;
            case 1:
                isQuoted = true;
                break;
            case 2:
                lineEnd = "\r\n";
                break;
            case 3:
                var mark = random.Next(2) == 0 ? Encoding.Unicode : Encoding.UTF8;
                encode = text => [.. mark.GetPreamble(), .. mark.GetBytes(text)];
                break;
            case 4:
                Shuffle();
                break;
            case 5:
                Reorder();
                break;
            case 6:
                if (hasHeader)
                    above.Insert(0, ["Auszug erstellt am 30.11.2026"]);
                break;
            case 7:
                if (hasHeader)
                    table[0] = [.. table[0].Select(c => random.Next(2) == 0 ? c.ToUpperInvariant() : c)];
                break;
            default:
                Reword();
                break;
        }
    }

    /// <summary>
    /// Rows that belong to the one above them stay where they are, and so do rows whose balance is their sign.
    /// </summary>
    private void Shuffle()
    {
        if (
            file.Name.Contains("parts", StringComparison.Ordinal)
            || file.Name.Contains("balance", StringComparison.Ordinal)
        )
            return;
        var (head, rows) = hasHeader ? (table[..1], table[1..]) : ([], table[..]);
        table.Clear();
        table.AddRange([.. head, .. rows.OrderBy(_ => random.Next())]);
    }

    /// <summary>A table that names two columns alike says by their places which is which.</summary>
    private void Reorder()
    {
        if (!hasHeader || table[0].Distinct(StringComparer.OrdinalIgnoreCase).Count() < table[0].Count)
            return;
        // Lines below the table have fewer cells, and stand under other names now.
        below.Clear();
        var order = Enumerable.Range(0, table[0].Count).OrderBy(_ => random.Next()).ToList();
        for (var row = 0; row < table.Count; row++)
            if (table[row].Count >= table[0].Count)
                table[row] = [.. order.Select(c => table[row][c]), .. table[row][table[0].Count..]];
    }

    /// <summary>Payers write what they like.</summary>
    private void Reword()
    {
        foreach (var row in table.Skip(hasHeader ? 1 : 0))
        {
            var at = row.FindIndex(c =>
                c.Contains("INV-2026", StringComparison.Ordinal) || c.EndsWith(" IN", StringComparison.Ordinal)
            );
            if (at >= 0)
                row[at] += $" {Words[random.Next(Words.Length)]}";
        }
    }

    private string Line(List<string> row) =>
        string.Join(
            separator,
            row.Select(c =>
                isQuoted || c.AsSpan().IndexOfAny([separator, '"', '\n', '\r', '\t', ',']) >= 0
                    ? $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    : c
            )
        );

    private static char SeparatorOf(string text) => new[] { ';', ',', '\t', '|' }.MaxBy(s => text.Count(c => c == s));

    private static List<List<string>> Rows(string text, char separator)
    {
        var (rows, row, cell, isOpen) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"' && isOpen && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else if (c == '"' && (isOpen || cell.ToString().Trim().Length == 0))
            {
                if (!isOpen)
                    cell.Clear();
                isOpen = !isOpen;
            }
            else if (!isOpen && (c == separator || c == '\n'))
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c != '\n')
                    continue;
                rows.Add(row);
                row = [];
            }
            else
                cell.Append(c);
        }
        return rows;
    }
}
