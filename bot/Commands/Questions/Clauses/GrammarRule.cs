using MilestoneBot.Commands.Questions.Tokens;

namespace MilestoneBot.Commands.Questions.Clauses;

/// <summary>One rule of the grammar: these token kinds together ask about this topic.</summary>
/// <param name="AllKinds">All of them must be present.</param>
internal sealed record GrammarRule(Topic Topic, params TokenKind[] AllKinds)
{
    public TokenKind[] AnyKinds { get; init; } = [];

    public TokenKind[] NoKinds { get; init; } = [];

    /// <summary>The question words that fit; empty for any.</summary>
    public TokenKind[] QuestionKinds { get; init; } = [];

    /// <summary>Whether a milestone must or must not be named; null for both.</summary>
    public bool? NeedsStage { get; init; }

    public GrammarRule Or(params TokenKind[] any) => this with { AnyKinds = any };

    public GrammarRule Without(params TokenKind[] none) => this with { NoKinds = none };

    public GrammarRule If(params TokenKind[] kinds) => this with { QuestionKinds = kinds };

    public GrammarRule RequireStage(bool stage) => this with { NeedsStage = stage };

    public bool Matches(Clause clause, bool hasStage) =>
        AllKinds.All(s => clause.Has(s))
        && (AnyKinds.Length == 0 || clause.Has(AnyKinds))
        && !clause.Has(NoKinds)
        && (QuestionKinds.Length == 0 || QuestionKinds.Contains(clause.QuestionWord ?? TokenKind.Filler))
        && (NeedsStage ?? hasStage) == hasStage;
}
