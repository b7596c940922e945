using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>
/// The words of column names and totals, in English and German, from FieldWords.txt and HeaderWords.txt.
/// </summary>
internal static class PlanFieldWords
{
    private static readonly WordList List = WordList.Of("HeaderWords.txt");
    private static readonly Dictionary<string, PlanField> Words = WordList
        .Of("FieldWords.txt")
        .Entries<PlanField>()
        .ToDictionary(word => word.Entry, word => word.Heading, StringComparer.Ordinal);

    /// <summary>Words that say nothing about the contents of a column.</summary>
    public static HashSet<string> Fillers { get; } = List.Set(nameof(Fillers));

    /// <summary>Names of the tax that is added to a total.</summary>
    public static HashSet<string> Taxes { get; } = List.Set(nameof(Taxes));

    /// <summary>Words that say that the tax is included.</summary>
    public static HashSet<string> Including { get; } = List.Set(nameof(Including));

    /// <summary>Words that say that a number is a share of the contract.</summary>
    public static HashSet<string> Shares { get; } = List.Set(nameof(Shares));

    /// <summary>Words that name a total row.</summary>
    public static HashSet<string> Sums { get; } = List.Set(nameof(Sums));

    /// <summary>Words that may be beside those.</summary>
    public static HashSet<string> SumFillers { get; } = List.Set(nameof(SumFillers));

    /// <summary>The field of a column name; None where it is unknown.</summary>
    public static PlanField FieldOf(string words) => Words.GetValueOrDefault(words);

    /// <summary>The position among the words of its field.</summary>
    public static int Rank(string words) => Words.Keys.ToList().IndexOf(words);
}
