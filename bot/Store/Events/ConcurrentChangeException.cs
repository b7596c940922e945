namespace MilestoneBot.Store.Events;

/// <summary>Somebody else changed the same row between reading and writing; the act is ruled on again.</summary>
internal sealed class ConcurrentChangeException(string message) : Exception(message);
