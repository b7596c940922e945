using System.Text;

namespace MilestoneBot.Connectors.Statements.Banks;

/// <summary>
/// Reads a file of the bank table: lines "key: value; value", which may go on in lines that begin with a space. A line
/// with # is a comment; "layout:" begins the next table of the bank. A mistake in such a file is a bug.
/// </summary>
internal static class BankLayoutReader
{
    public static IReadOnlyList<BankLayout> Read(string file, string text)
    {
        var (bank, layouts) = ("", new List<BankLayout>());
        foreach (var (key, values) in Lines(file, text))
        {
            if (key == "bank")
                bank = values[0];
            else if (key == "layout")
                layouts.Add(new() { Bank = bank, Name = values[0] });
            else
                Take(layouts.Count > 0 ? layouts[^1] : throw Wrong(file, key), file, key, values);
        }
        return layouts;
    }

    /// <summary>The lines of any file of the table.</summary>
    public static IEnumerable<(string Key, IReadOnlyList<string> Values)> Lines(string file, string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == ' ' && lines.Count > 0)
                lines[^1] += line;
            else
                lines.Add(line);
        }
        foreach (var line in lines)
            yield return line.Split(':', 2) is [var key, var values]
                ? (key, values.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                : throw Wrong(file, line);
    }

    private static void Take(BankLayout layout, string file, string key, IReadOnlyList<string> values)
    {
        switch (key)
        {
            case "known by":
                layout.KnownBy = values.Select(ColumnName.Fold).ToHashSet();
                break;
            case "cells":
                layout.Shapes = values;
                break;
            case "columns":
                layout.Cells = [.. values.Select(v => Column(file, v))];
                break;
            case "dates":
                layout.IsDayFirst = values[0] switch
                {
                    "day first" => true,
                    "month first" => false,
                    "year first" => null,
                    _ => throw Wrong(file, values[0]),
                };
                break;
            case "decimals":
                layout.Decimals = values[0] switch
                {
                    "comma" => ',',
                    "point" => '.',
                    _ => throw Wrong(file, values[0]),
                };
                break;
            case "signs":
                layout.HasSignedAmounts = values[0] switch
                {
                    "minus" => true,
                    "column" or "columns" => false,
                    _ => throw Wrong(file, values[0]),
                };
                break;
            case "rows end":
                layout.HasSeparatorBehind = values[0] == "separator" ? true : throw Wrong(file, values[0]);
                break;
            case "encoding":
                layout.Encoding =
                    CodePagesEncodingProvider.Instance.GetEncoding(values[0]) ?? throw Wrong(file, values[0]);
                break;
            case "says in":
                layout.KindsIn = values.Select(DirectionWords.Fold).Where(v => v.Length > 0).ToHashSet();
                break;
            case "says out":
                layout.KindsOut = values.Select(DirectionWords.Fold).Where(v => v.Length > 0).ToHashSet();
                break;
            default:
                layout.Add(Column(file, key), values);
                break;
        }
    }

    private static StatementColumn Column(string file, string name) =>
        Enum.TryParse<StatementColumn>(
            name.Replace(" ", "", StringComparison.Ordinal),
            ignoreCase: true,
            out var column
        )
            ? column
            : throw Wrong(file, name);

    private static InvalidOperationException Wrong(string file, string what) =>
        new($"{file}: \"{what}\" says nothing that the bank table knows.");
}
