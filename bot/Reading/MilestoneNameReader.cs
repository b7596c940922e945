using MilestoneBot.Domain.Naming;

namespace MilestoneBot.Reading;

/// <summary>Reads what a milestone name says: a good one says what the client receives or signs.</summary>
internal static class MilestoneNameReader
{
    /// <summary>What is wrong with a name; null when it is good.</summary>
    public static NameFault? FindFault(string name) =>
        MilestoneName.FindFault(name) ?? new NameAnalysis(MilestoneName.Normalize(name)).FindFault();

    public static bool IsGood(string name) => FindFault(name) is null;
}
