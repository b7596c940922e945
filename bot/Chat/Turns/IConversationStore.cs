namespace MilestoneBot.Chat.Turns;

/// <summary>
/// What the bot stores about conversations, so that it can post on its own and update its messages. Implemented by the
/// store.
/// </summary>
public interface IConversationStore
{
    /// <summary>
    /// Stores the channel's own conversation reference. Called for every inbound activity; cheap when nothing changed.
    /// A conversation that was closed to the bot is open again, and its parked messages are released.
    /// </summary>
    Task SaveReferenceAsync(Conversation conversation, string reference, CancellationToken cancel);

    /// <summary>
    /// The same conversation with its workspace spelled as it was first stored, for platforms that spell one id in
    /// several ways; otherwise unchanged.
    /// </summary>
    Task<Conversation> GetCanonicalAsync(Conversation conversation, CancellationToken cancel) =>
        Task.FromResult(conversation);

    /// <summary>The reference stored last; "" when the conversation is unknown.</summary>
    Task<string> GetReferenceAsync(Conversation conversation, CancellationToken cancel);
}
