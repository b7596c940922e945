using MilestoneBot.Cards.Answers;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions;

/// <summary>One question as it was parsed, or why it could not be. A closed set.</summary>
/// <param name="ProjectView">The project that it asks about; null where there is none.</param>
internal abstract record ParsedQuestion(ProjectView? ProjectView)
{
    /// <summary>Certain: answered from the records.</summary>
    /// <param name="Note">What is not on record; "" for nothing.</param>
    public sealed record AnswerableQuestion(ProjectView AskedProject, Topic Topic, AnswerSubject? Stage, string Note)
        : ParsedQuestion(AskedProject);

    /// <summary>It names a milestone or an invoice that does not exist, or that is ambiguous.</summary>
    public sealed record UnknownReference(ProjectView AskedProject, Refusal Why) : ParsedQuestion(AskedProject);

    /// <summary>It names somebody or something that is no client, project or milestone of the sender.</summary>
    public sealed record UnknownName(ProjectView AskedProject, string Words) : ParsedQuestion(AskedProject);

    /// <summary>It contains words without a meaning.</summary>
    public sealed record UnknownWords(ProjectView? AskedProject, string Words) : ParsedQuestion(AskedProject);

    /// <summary>It asks about "it", and nothing was named.</summary>
    public sealed record MilestoneNotNamed(ProjectView AskedProject) : ParsedQuestion(AskedProject);

    /// <summary>It asks for a total over days or months.</summary>
    public sealed record PeriodQuestion(ProjectView AskedProject) : ParsedQuestion(AskedProject);

    /// <summary>It asks for something that is not on record.</summary>
    public sealed record NotOnRecord(ProjectView? AskedProject) : ParsedQuestion(AskedProject);

    /// <summary>There is no project to ask about, or none with that key.</summary>
    public sealed record ProjectNotFound(string Key) : ParsedQuestion((ProjectView?)null);

    /// <summary>The conversation has no project and the sender sees several.</summary>
    public sealed record ProjectNotNamed(IReadOnlyList<ProjectView> Seen) : ParsedQuestion((ProjectView?)null);
}
