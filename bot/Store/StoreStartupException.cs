namespace MilestoneBot.Store;

/// <summary>The records do not let the bot start; the message says why and what to do.</summary>
public sealed class StoreStartupException(string message) : Exception(message);
