using MilestoneBot.Cards.Answers;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions;

/// <summary>One question as it was understood, or why it was not. A closed set.</summary>
/// <param name="ProjectView">The project it is asked of; null where there is none.</param>
internal abstract record ParsedQuestion(ProjectView? ProjectView)
{
    /// <summary>Understood for certain: answered from the records.</summary>
    /// <param name="Note">What the records do not say of it; "" for nothing.</param>
    public sealed record AnswerableQuestion(ProjectView AskedProject, Topic Topic, AnswerSubject? Stage, string Note)
        : ParsedQuestion(AskedProject);

    /// <summary>It names a stage or an invoice that is not there, or that may be two.</summary>
    public sealed record UnknownReference(ProjectView AskedProject, Refusal Why) : ParsedQuestion(AskedProject);

    /// <summary>It names somebody or something that is no client, project or milestone of the speaker's.</summary>
    public sealed record UnknownName(ProjectView AskedProject, string Words) : ParsedQuestion(AskedProject);

    /// <summary>Words that nothing explains stand in it.</summary>
    public sealed record UnknownWords(ProjectView? AskedProject, string Words) : ParsedQuestion(AskedProject);

    /// <summary>It asks of "it", and nothing was named.</summary>
    public sealed record MilestoneNotNamed(ProjectView AskedProject) : ParsedQuestion(AskedProject);

    /// <summary>It asks for a sum of some days or months.</summary>
    public sealed record PeriodQuestion(ProjectView AskedProject) : ParsedQuestion(AskedProject);

    /// <summary>It asks what no record says.</summary>
    public sealed record NotOnRecord(ProjectView? AskedProject) : ParsedQuestion(AskedProject);

    /// <summary>There is no project to ask about, or none of that key.</summary>
    public sealed record ProjectNotFound(string Key) : ParsedQuestion((ProjectView?)null);

    /// <summary>The place has no project and the speaker sees several.</summary>
    public sealed record ProjectNotNamed(IReadOnlyList<ProjectView> Seen) : ParsedQuestion((ProjectView?)null);
}
