namespace MilestoneBot.Domain.Milestones;

/// <summary>What a milestone's terms still lack before they can be agreed.</summary>
public sealed record MissingTerms(int Position, string Name, bool IsExpectedDateMissing, bool IsCriterionMissing);
