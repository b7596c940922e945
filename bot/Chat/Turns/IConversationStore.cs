namespace MilestoneBot.Chat.Turns;

/// <summary>
/// What the bot remembers of conversations, so that it can speak first and edit what it said. Implemented by the store.
/// </summary>
public interface IConversationStore
{
    /// <summary>
    /// Keeps the channel's own conversation reference fresh; called for every inbound activity, cheap when nothing
    /// changed. A place that was closed to the bot is open again, and what was parked for it is released.
    /// </summary>
    Task SaveReferenceAsync(Conversation conversation, string reference, CancellationToken cancel);

    /// <summary>
    /// The same place in the letters in which its workspace was written down before, where a platform spells one id in
    /// several ways; else as it is.
    /// </summary>
    Task<Conversation> GetCanonicalAsync(Conversation conversation, CancellationToken cancel) =>
        Task.FromResult(conversation);

    /// <summary>The reference last remembered; "" when the place was never heard of.</summary>
    Task<string> GetReferenceAsync(Conversation conversation, CancellationToken cancel);
}
