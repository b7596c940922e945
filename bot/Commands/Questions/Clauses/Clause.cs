using MilestoneBot.Cards.Answers;
using MilestoneBot.Commands.Questions.Tokens;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Commands.Questions.Clauses;

/// <summary>
/// One clause of a question: how it asks, what about, and about which milestones. "Was phase 2 billed" is one, "and
/// paid" another.
/// </summary>
internal sealed record Clause(IReadOnlyList<Token> Tokens)
{
    private static readonly TokenKind[] Asking =
    [
        TokenKind.Who,
        TokenKind.When,
        TokenKind.Much,
        TokenKind.Many,
        TokenKind.Days,
        TokenKind.Which,
        TokenKind.Why,
        TokenKind.How,
        TokenKind.What,
    ];

    public IReadOnlySet<TokenKind> Kinds { get; init; } = KindsOf(Tokens);

    /// <summary>
    /// The question word; null where the clause only continues the question before. A plain yes-or-no question has
    /// <see cref="TokenKind.Be"/>.
    /// </summary>
    public TokenKind? QuestionWord { get; init; } = FindQuestionWord(Tokens);

    public IReadOnlyList<AnswerSubject> Stages { get; init; } =
    [.. Named(Tokens).SelectMany(t => t.Stages).DistinctBy(s => (s.Milestone.Id, s.Invoice?.Id))];

    public Refusal? Refusal { get; init; } =
        Tokens.Select(t => t.Refusal).FirstOrDefault(refusal => refusal is not null);

    /// <summary>Words without a meaning, as they were typed.</summary>
    public IReadOnlyList<string> UnknownWords { get; init; } = [.. Runs(Tokens)];

    private static readonly HashSet<string> Tellers = new(StringComparer.Ordinal) { "i", "we", "they", "he", "she" };

    private static readonly TokenKind[] Weak = [TokenKind.Stages, TokenKind.Basis];

    private Token? First =>
        Tokens.FirstOrDefault(t =>
            t.Kind is not (TokenKind.Greeting or TokenKind.Person or TokenKind.Contact)
            && (t.Kind != TokenKind.Filler || Tellers.Contains(t.Text))
        );

    /// <summary>It begins like a question.</summary>
    public bool StartsQuestion =>
        First is { Kind: TokenKind.Be or TokenKind.Can or TokenKind.Will or TokenKind.Request }
        || Asking.Contains(First?.Kind ?? TokenKind.Filler);

    /// <summary>It is a statement about somebody, or about something that is not on record.</summary>
    public bool IsStatement => UnknownWords.Count > 0 || Tellers.Contains(First?.Text ?? "");

    /// <summary>"I need it for my call": a remark that asks nothing.</summary>
    public bool IsAside => First is { Text: "i" } or { Kind: TokenKind.Request };

    /// <summary>Its topic only adds to that of another clause.</summary>
    public bool IsWeak =>
        Kinds.Where(s => s >= TokenKind.Invoice).All(Weak.Contains) && !Has(TokenKind.Be, TokenKind.Can);

    public bool HasTopic => Kinds.Any(s => s >= TokenKind.Invoice);

    public bool HasSubject => Stages.Count > 0 || Refusal is not null;

    public bool Has(params ReadOnlySpan<TokenKind> any)
    {
        foreach (var tokenKind in any)
            if (Kinds.Contains(tokenKind))
                return true;
        return false;
    }

    /// <summary>
    /// The clause with an ordinary word read as the name that it also is, where nothing else in it is a name.
    /// </summary>
    public Clause WithPossibleNames()
    {
        if (
            HasSubject
            || Has(TokenKind.Again)
            || Tokens.FirstOrDefault(t => t.PossibleStage is not null) is not { PossibleStage: { } stage } token
        )
            return this;
        var others = Tokens.Where(t => t != token).Select(t => t.Kind).ToHashSet();
        var topics =
            token.Kind == TokenKind.Payment
                ? others.Except([TokenKind.Paid, TokenKind.Receive, TokenKind.Record, TokenKind.Last, TokenKind.Worth])
                : others;
        return topics.Any(s => s >= TokenKind.Invoice) ? this with { Kinds = others, Stages = [stage] } : this;
    }

    /// <summary>What is settled is paid, or settled without money; the question word tells.</summary>
    private static HashSet<TokenKind> KindsOf(IReadOnlyList<Token> tokens)
    {
        var kinds = tokens.Select(t => t.Kind).ToHashSet();
        if (kinds.Contains(TokenKind.Settled))
            kinds.Add(TokenKind.Paid);
        return kinds;
    }

    /// <summary>"the deposit" names the advances, unless a milestone is named beside it.</summary>
    private static IEnumerable<Token> Named(IReadOnlyList<Token> tokens) =>
        tokens.Any(t => t.Kind != TokenKind.Advance && t.Stages.Count > 0)
            ? tokens.Where(t => t.Kind != TokenKind.Advance)
            : tokens;

    /// <summary>The first question word; "which date" and "what amount" count as "when" and "how much".</summary>
    private static TokenKind? FindQuestionWord(IReadOnlyList<Token> tokens)
    {
        var questionWords = tokens.Where(t => Asking.Contains(t.Kind)).Select(t => t.Kind).ToList();
        if (
            questionWords.FirstOrDefault(a => a is not (TokenKind.What or TokenKind.Which))
            is not TokenKind.Filler
                and var sharp
        )
            return sharp;
        if (questionWords.Count > 0)
            return questionWords[0];
        return tokens.Any(t => t.Kind is TokenKind.Be or TokenKind.Can or TokenKind.Will) ? TokenKind.Be : null;
    }

    private static IEnumerable<string> Runs(IReadOnlyList<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Foreign)
                continue;
            var run = tokens.Skip(at).TakeWhile(t => t.Kind == TokenKind.Foreign).Select(t => t.Text).ToList();
            yield return string.Join(' ', run);
            at += run.Count;
        }
    }
}
