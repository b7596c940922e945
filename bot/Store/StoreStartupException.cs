namespace MilestoneBot.Store;

/// <summary>The database prevents the start of the bot; the message says why and what to do.</summary>
public sealed class StoreStartupException(string message) : Exception(message);
