namespace MilestoneBot.Domain.Naming;

/// <summary>Why a milestone name is refused, and suggestions for better names.</summary>
/// <param name="Reason">Half a sentence without a period: "too general: …".</param>
/// <param name="Suggestions">One to three names that would be accepted, made of the same words when these are
/// useful.</param>
public sealed record NameProblem(string Reason, IReadOnlyList<string> Suggestions);
