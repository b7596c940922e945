using MilestoneBot.Commands.Questions.Tokens;

namespace MilestoneBot.Commands.Questions.Clauses;

/// <summary>One line of the grammar: these words together ask this.</summary>
/// <param name="AllKinds">Every one of them is there.</param>
internal sealed record GrammarRule(Topic Topic, params TokenKind[] AllKinds)
{
    public TokenKind[] AnyKinds { get; init; } = [];

    public TokenKind[] NoKinds { get; init; } = [];

    /// <summary>How it must be asked; empty for anyhow.</summary>
    public TokenKind[] QuestionKinds { get; init; } = [];

    /// <summary>Whether a stage must be named or must not be; null for both.</summary>
    public bool? NeedsStage { get; init; }

    public GrammarRule Or(params TokenKind[] any) => this with { AnyKinds = any };

    public GrammarRule Without(params TokenKind[] none) => this with { NoKinds = none };

    public GrammarRule If(params TokenKind[] asked) => this with { QuestionKinds = asked };

    public GrammarRule RequireStage(bool stage) => this with { NeedsStage = stage };

    public bool Matches(Clause clause, bool hasStage) =>
        AllKinds.All(s => clause.Has(s))
        && (AnyKinds.Length == 0 || clause.Has(AnyKinds))
        && !clause.Has(NoKinds)
        && (QuestionKinds.Length == 0 || QuestionKinds.Contains(clause.QuestionWord ?? TokenKind.Filler))
        && (NeedsStage ?? hasStage) == hasStage;
}
