using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Store;

/// <summary>Where the records are kept, and who sends invoices while nobody has said so.</summary>
/// <param name="Path">The database file (<c>Database:Path</c>); its folder is made.</param>
/// <param name="SampleSeller">A trial's sample seller; null in Production, where nothing is issued without a real
/// one.</param>
public sealed record StoreOptions(string Path, Seller? SampleSeller)
{
    public const string DefaultPath = "data/milestonebot.db";

    /// <summary>
    /// How long a change waits for a file that another program holds (<c>Database:LongestWait</c>), well within what
    /// platforms wait for an answer.
    /// </summary>
    public TimeSpan MaxLockWait { get; init; } = TimeSpan.FromSeconds(5);
}
