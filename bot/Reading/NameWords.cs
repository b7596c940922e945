namespace MilestoneBot.Reading;

/// <summary>
/// The vocabulary for milestone names, by meaning: position in a sequence, progress of work, or nothing at all.
/// NameWords.txt holds the words and explains each group.
/// </summary>
internal static class NameWords
{
    private static readonly WordList List = WordList.Of("NameWords.txt");

    public static HashSet<string> Joining { get; } = List.Set(nameof(Joining));

    public static HashSet<string> Counters { get; } = List.Set(nameof(Counters));

    public static HashSet<string> Quantities { get; } = List.Set(nameof(Quantities));

    public static HashSet<string> Doneness { get; } = List.Set(nameof(Doneness));

    public static HashSet<string> States { get; } = List.Set(nameof(States));

    public static HashSet<string> Generic { get; } = List.Set(nameof(Generic));

    public static HashSet<string> Placeholders { get; } = List.Set(nameof(Placeholders));

    public static HashSet<string> Services { get; } = List.Set(nameof(Services));

    public static HashSet<string> ServiceKinds { get; } = List.Set(nameof(ServiceKinds));

    public static HashSet<string> Payments { get; } = List.Set(nameof(Payments));

    public static HashSet<string> Events { get; } = List.Set(nameof(Events));

    public static HashSet<string> Occasions { get; } = List.Set(nameof(Occasions));

    public static HashSet<string> Undertakings { get; } = List.Set(nameof(Undertakings));

    public static HashSet<string> Wholes { get; } = List.Set(nameof(Wholes));

    public static HashSet<string> Alterations { get; } = List.Set(nameof(Alterations));

    public static HashSet<string> Slight { get; } = List.Set(nameof(Slight));

    public static HashSet<string> Recurring { get; } = List.Set(nameof(Recurring));

    public static HashSet<string> Elsewhere { get; } = List.Set(nameof(Elsewhere));

    public static HashSet<string> AsSaid { get; } = List.Set(nameof(AsSaid));

    public static HashSet<string> Parties { get; } = List.Set(nameof(Parties));

    public static List<string[]> UnderWay { get; } = Phrases(nameof(UnderWay));

    public static List<string[]> Demanded { get; } = Phrases(nameof(Demanded));

    public static HashSet<string> Approximations { get; } = List.Set(nameof(Approximations));

    public static HashSet<string> Portions { get; } = List.Set(nameof(Portions));

    public static HashSet<string> Measures { get; } = List.Set(nameof(Measures));

    private static List<string[]> Phrases(string heading) =>
        [.. List.Below(heading).Select(phrase => phrase.Split(' '))];
}
