namespace MilestoneBot.Connectors.Statements.Banks;

/// <summary>The words of any bank's cells, by the headings of their text file.</summary>
internal static class BankWords
{
    /// <summary>The file, which is no bank's.</summary>
    public const string File = "words.txt";

    private static readonly Dictionary<string, IReadOnlyList<string>> Headings = BankLayoutReader
        .Lines(File, BankTextFiles.Read(File))
        .ToDictionary(l => l.Key, l => l.Values, StringComparer.Ordinal);

    public static IReadOnlyList<string> List(string heading) =>
        Headings.TryGetValue(heading, out var words)
            ? words
            : throw new InvalidOperationException($"{File} has no heading \"{heading}\".");

    public static HashSet<string> Set(string heading) => new(List(heading), StringComparer.Ordinal);
}
