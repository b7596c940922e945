using MilestoneBot.Commands.Questions.Tokens;

namespace MilestoneBot.Commands.Questions.Clauses;

/// <summary>
/// Combines the clauses of a sentence: what one clause leaves out, its neighbour adds. "When and by whom was phase 1
/// approved", "was phase 2 billed and paid", "are phases 1 and 3 paid", "who approved design, and when?"
/// </summary>
internal sealed class ClauseCombiner
{
    private readonly List<Clause> done = [];
    private readonly List<TokenKind> questionWords = [];
    private readonly List<Clause> waiting = [];

    public static IReadOnlyList<Clause> Combine(IReadOnlyList<Token> tokens)
    {
        var all = new ClauseCombiner();
        var parts = ClauseSplitter.Split(tokens).Select(part => part.WithPossibleNames()).ToList();
        var opening = parts.FindIndex(part => part is { StartsQuestion: true, HasTopic: true });
        foreach (var (at, part) in parts.Index())
            // A statement in front of the question only says which milestone is meant: "we finished design, can we
            // bill it?"
            all.Take(
                at < opening && part is { StartsQuestion: false, IsStatement: true }
                    ? part with
                    {
                        Kinds = new HashSet<TokenKind>(),
                        QuestionWord = null,
                        UnknownWords = [],
                    }
                    : part
            );
        return all.done.Count > 0 ? all.done : all.waiting;
    }

    private void Take(Clause part)
    {
        if (
            part is { HasTopic: false, HasSubject: false }
            && (part.Has(TokenKind.Greeting) || (done.Count > 0 && part.IsAside))
        )
            return;
        // "…, which stage?" and "…, net" add nothing of their own.
        if (part.HasTopic && (done.Count == 0 || part.HasSubject || !part.IsWeak))
            Add(part);
        else if (done.Count == 0)
            Wait(part);
        else if (part.HasSubject)
            Name(part);
        else if (part is { QuestionWord: { } ask } && ask != TokenKind.Be)
            done.Add(done[^1] with { QuestionWord = ask, UnknownWords = part.UnknownWords });
        else if (part.UnknownWords.Count > 0)
            done[^1] = done[^1] with { UnknownWords = [.. done[^1].UnknownWords, .. part.UnknownWords] };
    }

    /// <summary>The latest question word; null where nothing was asked yet.</summary>
    private TokenKind? AskBefore()
    {
        if (done.Count > 0)
            return done[^1].QuestionWord;
        return questionWords.Count > 0 ? questionWords[^1] : null;
    }

    private void Add(Clause part)
    {
        var before = waiting.Where(w => w.HasSubject).ToList();
        var isWhole = IsWhole(part);
        part = part with
        {
            QuestionWord = part.QuestionWord ?? AskBefore(),
            Stages =
            [
                .. before
                    .SelectMany(w => w.Stages)
                    .Concat(part.Stages)
                    .DistinctBy(s => (s.Milestone.Id, s.Invoice?.Id)),
            ],
            Refusal = part.Refusal ?? before.Select(w => w.Refusal).FirstOrDefault(refusal => refusal is not null),
            UnknownWords = [.. waiting.SelectMany(w => w.UnknownWords), .. part.UnknownWords],
        };
        if (!part.HasSubject && done.Count > 0 && !isWhole)
            part = part with { Stages = done[^1].Stages, Refusal = done[^1].Refusal };
        foreach (var ask in questionWords.Where(a => a != part.QuestionWord))
            done.Add(part with { QuestionWord = ask });
        done.Add(part);
        questionWords.Clear();
        waiting.Clear();
    }

    /// <summary>
    /// Keeps an incomplete clause in front: its question word or its milestone belongs to what follows.
    /// </summary>
    private void Wait(Clause part)
    {
        if (part is { QuestionWord: { } ask } && ask != TokenKind.Be)
            questionWords.Add(ask);
        if (
            part.HasSubject
            || part.UnknownWords.Count > 0
            || part.QuestionWord is not null
            || part.Has(TokenKind.About, TokenKind.Request)
        )
            waiting.Add(part);
    }

    /// <summary>
    /// Adds a milestone behind the question: the one that was left out, or another one with the same question.
    /// </summary>
    private void Name(Clause part)
    {
        if (done.TrueForAll(d => !d.HasSubject && !IsWhole(d)))
            for (var i = 0; i < done.Count; i++)
                done[i] = done[i] with
                {
                    Stages = part.Stages,
                    Refusal = part.Refusal,
                    UnknownWords = [.. done[i].UnknownWords, .. part.UnknownWords],
                };
        else
            done.Add(
                done[^1] with
                {
                    Stages = part.Stages,
                    Refusal = part.Refusal,
                    UnknownWords = part.UnknownWords,
                    QuestionWord = part.QuestionWord ?? done[^1].QuestionWord,
                }
            );
    }

    /// <summary>It asks about the whole project, whatever milestone was named before.</summary>
    internal static bool IsWhole(Clause part) =>
        part.Has(TokenKind.Whole, TokenKind.Every, TokenKind.Client, TokenKind.Project, TokenKind.Next, TokenKind.Point)
        || part.QuestionWord is TokenKind.Which or TokenKind.Many
        || (part.Has(TokenKind.Customer) && part.Has(TokenKind.Owe));
}
