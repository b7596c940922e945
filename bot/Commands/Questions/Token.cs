using MilestoneBot.Cards;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Questions;

/// <summary>A word or phrase of a question with what it stands for.</summary>
internal sealed record Token(Sign Sign, string Said)
{
    /// <summary>The milestones that it names, each with its invoice.</summary>
    public IReadOnlyList<Subject> Stages { get; init; } = [];

    /// <summary>It names them by their invoices.</summary>
    public bool IsBill { get; init; }

    /// <summary>
    /// The milestone that it may name where nothing else in the question does: "delivery" is both a word and a name.
    /// </summary>
    public Subject? Perhaps { get; init; }

    /// <summary>Why what it names is not there, or not one.</summary>
    public Refusal? No { get; init; }

    /// <summary>The projects that it names; a client may have several.</summary>
    public IReadOnlyList<Sight> Projects { get; init; } = [];

    /// <summary>The project whose key it is, though it is a client's name too.</summary>
    public Sight? Key { get; init; }

    public static Token Of(IReadOnlyList<Subject> stages, string said) => new(Sign.Stage, said) { Stages = stages };

    public static Token Lost(Refusal no, string said) => new(Sign.Lost, said) { No = no };
}
