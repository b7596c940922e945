using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>What a sentence names of projects: only them, or of which it asks.</summary>
internal static class ProjectNames
{
    public static bool IsOnlyProjects(IReadOnlyList<Token> tokens) =>
        tokens.Any(t => t.Projects.Count > 0)
        && tokens.All(t => t.Projects.Count > 0 || t.Kind is TokenKind.Filler or TokenKind.And or TokenKind.About);

    public static bool IsContinuation(Sentence sentence, IReadOnlyList<Token> tokens) =>
        sentence.HasQuestionMark && tokens[0].Kind is (TokenKind.And or TokenKind.About);

    /// <summary>
    /// A client may have several projects, and is asked about in all of them, unless a stage of the one with that key
    /// is meant.
    /// </summary>
    public static IReadOnlyList<ProjectView> In(IReadOnlyList<Token> tokens)
    {
        var isOfStage = tokens.Any(t => t.Kind is TokenKind.Stage or TokenKind.Lost or TokenKind.Again);
        return
        [
            .. tokens
                .SelectMany(t => isOfStage && t.ProjectOfKey is { } key ? [key] : t.Projects)
                .DistinctBy(s => s.Project.Id),
        ];
    }
}
