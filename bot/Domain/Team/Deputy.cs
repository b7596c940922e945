using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Team;

/// <summary>A person who acts with another's roles until a day, that day included.</summary>
public sealed record Deputy(string Actor, string Holder, DateOnly Until, Signature Signed);
