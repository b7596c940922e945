namespace MilestoneBot.Domain.Decisions;

/// <summary>Who recorded a fact, when, and whether one person held every role at that time.</summary>
/// <param name="By">The actor's id.</param>
/// <param name="Solo">True while nobody else could have checked the action.</param>
public sealed record Signature(string By, DateTimeOffset At, bool Solo);
