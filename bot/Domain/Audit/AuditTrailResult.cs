namespace MilestoneBot.Domain.Audit;

/// <summary>
/// The result of checking a project's audit trail: whether its hash chain is intact, and whether the tables agree
/// with it.
/// </summary>
/// <param name="BrokenAtEntry">The first entry that breaks the chain; null when the trail is intact.</param>
public sealed record AuditTrailResult(long EntryCount, long? BrokenAtEntry, string Problem)
{
    /// <summary>
    /// The first difference between the tables and the journal. Null when there is none, or when the trail is broken
    /// and there is nothing to compare with.
    /// </summary>
    public Difference? Difference { get; init; }

    public bool IsIntact => BrokenAtEntry is null && Difference is null;
}
