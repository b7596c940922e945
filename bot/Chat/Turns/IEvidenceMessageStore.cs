namespace MilestoneBot.Chat.Turns;

/// <summary>Messages that were kept as evidence, and are watched for edits. Implemented by the store.</summary>
public interface IEvidenceMessageStore
{
    /// <summary>A message says something else now; nothing happens where it was never kept.</summary>
    Task HandleEditAsync(Conversation conversation, string message, string text, CancellationToken cancel);
}
