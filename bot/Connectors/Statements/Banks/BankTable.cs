namespace MilestoneBot.Connectors.Statements.Banks;

/// <summary>
/// How banks write their files: one embedded text file a bank, so that a new bank is a file and not code. A file of
/// another bank is read by the general words.
/// </summary>
internal static class BankTable
{
    private const string General = "general.txt",
        Processors = "processors.txt";

    /// <summary>The words of header rows of any bank.</summary>
    public static BankLayout AnyBank { get; } = BankLayoutReader.Read(General, Text(General))[0];

    /// <summary>The tables of all listed banks.</summary>
    public static IReadOnlyList<BankLayout> Layouts { get; } =
    [.. Files().Where(f => f is not (General or Processors)).SelectMany(f => BankLayoutReader.Read(f, Text(f)))];

    /// <summary>The companies that pay out what they collected.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<string> Values)> ProcessorLines { get; } =
    [.. BankLayoutReader.Lines(Processors, Text(Processors))];

    /// <summary>The table whose columns stand in this header row; null when it is of no listed bank.</summary>
    /// <param name="names">The names of its columns, folded.</param>
    public static BankLayout? Find(IReadOnlyCollection<string> names) =>
        Layouts.Where(l => l.KnownBy.Count > 0 && l.KnownBy.All(names.Contains)).MaxBy(l => l.KnownBy.Count);

    private static IEnumerable<string> Files() =>
        typeof(BankTable)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..])
            .Order(StringComparer.Ordinal);

    private static string Prefix => $"{typeof(BankTable).Namespace}.";

    private static string Text(string file)
    {
        using var stream =
            typeof(BankTable).Assembly.GetManifestResourceStream(Prefix + file)
            ?? throw new InvalidOperationException($"{file} is not built into the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
