namespace MilestoneBot.Store.Events;

/// <summary>
/// A concurrent change modified the same row between reading and writing; the change is decided again.
/// </summary>
internal sealed class ConcurrentChangeException(string message) : Exception(message);
