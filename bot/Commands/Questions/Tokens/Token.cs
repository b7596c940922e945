using MilestoneBot.Cards.Answers;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>A word or phrase of a question with its meaning.</summary>
internal sealed record Token(TokenKind Kind, string Text)
{
    /// <summary>The milestones that it names, each with its invoice.</summary>
    public IReadOnlyList<AnswerSubject> Stages { get; init; } = [];

    /// <summary>It names them by their invoices.</summary>
    public bool IsByInvoice { get; init; }

    /// <summary>
    /// The milestone that it may name if nothing else in the question does: "delivery" is both a word and a name.
    /// </summary>
    public AnswerSubject? PossibleStage { get; init; }

    /// <summary>Why the thing that it names does not exist or is ambiguous.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The projects that it names; a client may have several.</summary>
    public IReadOnlyList<ProjectView> Projects { get; init; } = [];

    /// <summary>The project with that key, which is a client's name too.</summary>
    public ProjectView? ProjectOfKey { get; init; }

    public static Token ForStages(IReadOnlyList<AnswerSubject> stages, string text) =>
        new(TokenKind.Stage, text) { Stages = stages };

    public static Token ForRefusal(Refusal refusal, string text) => new(TokenKind.Lost, text) { Refusal = refusal };
}
