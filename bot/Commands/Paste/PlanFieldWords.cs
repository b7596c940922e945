using MilestoneBot.Domain.Naming;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>
/// The words above columns and beside sums, in English and German. FieldWords.txt and HeaderWords.txt hold them.
/// </summary>
internal static class PlanFieldWords
{
    private static readonly WordList List = WordList.Of("HeaderWords.txt");
    private static readonly Dictionary<string, PlanField> Words = WordList
        .Of("FieldWords.txt")
        .Entries<PlanField>()
        .ToDictionary(word => word.Entry, word => word.Heading, StringComparer.Ordinal);

    /// <summary>Words that say nothing about what a column holds.</summary>
    public static HashSet<string> Fillers { get; } = List.Set(nameof(Fillers));

    /// <summary>Names of the tax that is added to a sum.</summary>
    public static HashSet<string> Taxes { get; } = List.Set(nameof(Taxes));

    /// <summary>Words that say that the tax is in the sum.</summary>
    public static HashSet<string> Including { get; } = List.Set(nameof(Including));

    /// <summary>Words that say that a number is a part of the contract.</summary>
    public static HashSet<string> Shares { get; } = List.Set(nameof(Shares));

    /// <summary>Words that name a row that adds up the rows above it.</summary>
    public static HashSet<string> Sums { get; } = List.Set(nameof(Sums));

    /// <summary>Words that may stand beside those.</summary>
    public static HashSet<string> SumFillers { get; } = List.Set(nameof(SumFillers));

    /// <summary>What a header says; None where it says nothing that is known.</summary>
    public static PlanField FieldOf(string words) => Words.GetValueOrDefault(words);

    /// <summary>How early among the words of its field it stands.</summary>
    public static int Rank(string words) => Words.Keys.ToList().IndexOf(words);
}
