using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>
/// Where a message goes: a place, the thread in it, and what the channel itself remembers of the conversation.
/// </summary>
/// <param name="Thread">The platform's full conversation id; the place's own when no thread is meant.</param>
/// <param name="ReplyTo">The message that is answered; "" for a new post.</param>
/// <param name="Reference">The channel's own stored conversation reference; "" where it has none.</param>
public sealed record MessageTarget(Conversation Conversation, string Thread, string ReplyTo, string Reference)
{
    /// <summary>Who is answered, by the speaker id; "" for a post that answers nobody.</summary>
    public string AskerId { get; init; } = "";
}
