using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>
/// One thread of a place. What is owed to it is carried in order, and platforms count what is said in it.
/// </summary>
public sealed record ThreadKey(Conversation Conversation, string Thread);
