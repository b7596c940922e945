namespace MilestoneBot.Commands.Questions;

/// <summary>One line of the grammar: these words together ask this.</summary>
/// <param name="All">Every one of them is there.</param>
internal sealed record Rule(Topic Topic, params Sign[] All)
{
    public Sign[] Any { get; init; } = [];

    public Sign[] None { get; init; } = [];

    /// <summary>How it must be asked; empty for anyhow.</summary>
    public Sign[] Asked { get; init; } = [];

    /// <summary>Whether a stage must be named or must not be; null for both.</summary>
    public bool? OfStage { get; init; }

    public Rule Or(params Sign[] any) => this with { Any = any };

    public Rule Without(params Sign[] none) => this with { None = none };

    public Rule If(params Sign[] asked) => this with { Asked = asked };

    public Rule OnStage(bool stage) => this with { OfStage = stage };

    public bool Fits(Clause clause, bool hasStage) =>
        All.All(s => clause.Has(s))
        && (Any.Length == 0 || clause.Has(Any))
        && !clause.Has(None)
        && (Asked.Length == 0 || Asked.Contains(clause.Ask ?? Sign.Filler))
        && (OfStage ?? hasStage) == hasStage;
}
