using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>One thread of a conversation. Its messages are sent in order, and platforms limit their rate.</summary>
public sealed record ThreadKey(Conversation Conversation, string Thread);
