using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// Answers guests of a conversation, of whom one may be the client's contact. The team's commands are not theirs, and
/// nothing that they say is read as one.
/// </summary>
public interface IClientConversation
{
    /// <summary>Whether a turn is a guest's, or presses what only the client may press.</summary>
    bool Takes(Turn turn);

    Task<Reply> AnswerAsync(Turn turn, CancellationToken cancel);
}
