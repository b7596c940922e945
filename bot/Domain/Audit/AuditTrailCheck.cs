namespace MilestoneBot.Domain.Audit;

/// <summary>Whether the audit trail is whole, and the tables say what it says.</summary>
/// <param name="BrokenAtEntry">The first entry that does not fit; null when intact.</param>
public sealed record AuditTrailCheck(long EntryCount, long? BrokenAtEntry, string Problem)
{
    /// <summary>
    /// What the tables say otherwise than an intact trail; null when nothing does, or when the trail is broken and
    /// there is nothing to compare with.
    /// </summary>
    public Difference? Difference { get; init; }

    public bool IsIntact => BrokenAtEntry is null && Difference is null;
}
