using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>
/// Where a message goes: a conversation, the thread in it, and the channel's own reference to the conversation.
/// </summary>
/// <param name="Thread">The platform's full conversation id; the conversation's own id when no thread is meant.</param>
/// <param name="ReplyTo">The message to reply to; "" for a new post.</param>
/// <param name="Reference">The channel's own stored conversation reference; "" where it has none.</param>
public sealed record MessageTarget(Conversation Conversation, string Thread, string ReplyTo, string Reference)
{
    /// <summary>The sender id of the person who is answered; "" for a post that answers nobody.</summary>
    public string AskerId { get; init; } = "";
}
