namespace MilestoneBot.Chat.Turns;

/// <summary>Messages that are stored as evidence and watched for edits. Implemented by the store.</summary>
public interface IEvidenceMessageStore
{
    /// <summary>The text of a message was edited; does nothing if the message is not stored as evidence.</summary>
    Task HandleEditAsync(Conversation conversation, string message, string text, CancellationToken cancel);
}
