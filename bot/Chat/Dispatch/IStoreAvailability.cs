namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// The present state of the database, for a channel that has to answer before the result of a turn is known.
/// Implemented by the store.
/// </summary>
public interface IStoreAvailability
{
    /// <summary>The last write failed, or a write has been waiting for longer than usual.</summary>
    bool IsStalled { get; }
}
