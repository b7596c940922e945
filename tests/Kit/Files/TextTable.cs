namespace MilestoneBot.Tests.Kit.Files;

/// <summary>
/// A table of test data: a text file beside the class that reads it, embedded in the tests. One entry a line; empty
/// lines and lines that begin with "# " are ignored.
/// </summary>
public static class TextTable
{
    public static IReadOnlyList<string> Lines(Type reader, string file) =>
        [.. Numbered(reader, file).Select(line => line.Text)];

    /// <summary>Lines of two columns; fails and names a line that is split otherwise.</summary>
    public static IReadOnlyList<(string Left, string Right)> Rows(Type reader, string file, string separator) =>
        [.. Numbered(reader, file).Select(line => Parted(file, line.Number, line.Text, separator))];

    public static (string Left, string Right) Parted(string file, int number, string line, string separator) =>
        line.Split(separator) is [{ Length: > 0 } left, { Length: > 0 } right]
            ? (left, right)
            : throw new InvalidOperationException(
                $"{file}, line {number}: it needs exactly one \"{separator}\", with words on both sides."
            );

    private static IEnumerable<(int Number, string Text)> Numbered(Type reader, string file)
    {
        using var stream =
            reader.Assembly.GetManifestResourceStream(reader, file)
            ?? throw new InvalidOperationException($"{file} is not built into the tests beside {reader.Name}.");
        using var text = new StreamReader(stream);
        for (var number = 1; text.ReadLine() is { } line; number++)
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
                yield return (number, line);
    }
}
