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
    public static BankLayout AnyBank { get; } = BankLayoutReader.Read(General, BankTextFiles.Read(General))[0];

    /// <summary>The tables of all listed banks.</summary>
    public static IReadOnlyList<BankLayout> Layouts { get; } =
    [
        .. BankTextFiles
            .Names()
            .Where(f => f is not (General or Processors or BankWords.File))
            .SelectMany(f => BankLayoutReader.Read(f, BankTextFiles.Read(f))),
    ];

    /// <summary>The companies that pay out what they collected.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<string> Values)> ProcessorLines { get; } =
    [.. BankLayoutReader.Lines(Processors, BankTextFiles.Read(Processors))];

    /// <summary>The table whose columns stand in this header row; null when it is of none of these banks.</summary>
    /// <param name="names">The names of its columns, folded.</param>
    public static BankLayout? Find(IReadOnlyCollection<string> names, IReadOnlyList<BankLayout> layouts) =>
        layouts.Where(l => l.KnownBy.Count > 0 && l.KnownBy.All(names.Contains)).MaxBy(l => l.KnownBy.Count);
}
