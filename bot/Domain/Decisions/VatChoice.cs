namespace MilestoneBot.Domain.Decisions;

/// <summary>One reason for a rate of zero, and the command that says it.</summary>
public sealed record VatChoice(string Word, string CommandText);
