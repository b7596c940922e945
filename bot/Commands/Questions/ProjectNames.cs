using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Questions;

/// <summary>What a sentence names of projects: only them, or of which it asks.</summary>
internal static class ProjectNames
{
    public static bool Only(IReadOnlyList<Token> tokens) =>
        tokens.Any(t => t.Projects.Count > 0)
        && tokens.All(t => t.Projects.Count > 0 || t.Sign is Sign.Filler or Sign.And or Sign.About);

    public static bool GoesOn(Sentence sentence, IReadOnlyList<Token> tokens) =>
        sentence.Asks && tokens[0].Sign is (Sign.And or Sign.About);

    /// <summary>
    /// A client may have several projects, and is asked about in all of them, unless a stage of the one with that key
    /// is meant.
    /// </summary>
    public static IReadOnlyList<Sight> In(IReadOnlyList<Token> tokens)
    {
        var isOfStage = tokens.Any(t => t.Sign is Sign.Stage or Sign.Lost or Sign.Again);
        return
        [
            .. tokens.SelectMany(t => isOfStage && t.Key is { } key ? [key] : t.Projects).DistinctBy(s => s.Project.Id),
        ];
    }
}
