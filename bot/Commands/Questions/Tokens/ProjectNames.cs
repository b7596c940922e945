using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>The projects that a sentence names: whether it only names them, and which ones it asks about.</summary>
internal static class ProjectNames
{
    public static bool IsOnlyProjects(IReadOnlyList<Token> tokens) =>
        tokens.Any(t => t.Projects.Count > 0)
        && tokens.All(t => t.Projects.Count > 0 || t.Kind is TokenKind.Filler or TokenKind.And or TokenKind.About);

    public static bool IsContinuation(Sentence sentence, IReadOnlyList<Token> tokens) =>
        sentence.HasQuestionMark && tokens[0].Kind is (TokenKind.And or TokenKind.About);

    /// <summary>
    /// A client may have several projects, and the question is about all of them, unless a milestone of the project
    /// with that key is meant.
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
