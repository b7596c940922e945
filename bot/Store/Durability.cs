namespace MilestoneBot.Store;

/// <summary>
/// Whether a commit has to survive a power failure. Facts do; bookkeeping of posts and outbox lines need not.
/// </summary>
public enum Durability
{
    Durable,
    Relaxed,
}
