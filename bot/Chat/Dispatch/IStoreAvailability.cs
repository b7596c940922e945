namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// How the records do at this moment, for a channel that has to answer before it knows what became of an act.
/// Implemented by the store.
/// </summary>
public interface IStoreAvailability
{
    /// <summary>They took nothing the last time, or somebody has been waiting for them for longer than usual.</summary>
    bool IsStalled { get; }
}
