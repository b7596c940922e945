namespace MilestoneBot.Domain.Naming;

/// <summary>Why a milestone name is refused, and names that would be good.</summary>
/// <param name="Reason">Half a sentence without a period: "too general: …".</param>
/// <param name="Suggestions">One to three names that would be taken, made of the same words where they give something to
/// work with.</param>
public sealed record NameProblem(string Reason, IReadOnlyList<string> Suggestions);
