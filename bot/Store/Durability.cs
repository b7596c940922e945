namespace MilestoneBot.Store;

/// <summary>
/// Whether a commit has to survive a power failure. Business facts do; bookkeeping of posts and outbox messages does
/// not.
/// </summary>
public enum Durability
{
    Durable,
    Relaxed,
}
