namespace MilestoneBot.Domain;

/// <summary>Why a milestone name is refused, and names that would be good.</summary>
/// <param name="Why">Half a sentence without a period: "too general: …".</param>
/// <param name="Better">Two or three names made of the same words; none where the words give nothing to work with.</param>
public sealed record NameProblem(string Why, IReadOnlyList<string> Better);
