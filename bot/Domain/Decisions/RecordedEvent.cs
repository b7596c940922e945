namespace MilestoneBot.Domain.Decisions;

/// <summary>An event with its signature, as the journal stores it.</summary>
public sealed record RecordedEvent(ProjectEvent Event, Signature Signed);
