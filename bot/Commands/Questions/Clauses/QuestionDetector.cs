using MilestoneBot.Commands.Questions.Tokens;

namespace MilestoneBot.Commands.Questions.Clauses;

/// <summary>Tells a question from a statement or a command where there is no question mark.</summary>
internal static class QuestionDetector
{
    private static readonly HashSet<string> Polite = new(StringComparer.Ordinal)
    {
        "please",
        "pls",
        "plz",
        "so",
        "ok",
        "okay",
        "well",
        "also",
        "oh",
        "um",
        "hmm",
        "now",
        "just",
        "quick",
        "quick question",
        "question",
        "by the way",
        "btw",
        "thanks",
        "thank you",
        "thx",
        "sorry",
        "bot",
        "milestonebot",
        "team",
        "folks",
        "the",
        "a",
        "an",
        "our",
        "here",
        "exact",
        "actual",
        "currently",
        "right now",
    };

    private static readonly HashSet<string> Pronouns = new(StringComparer.Ordinal)
    {
        "we",
        "they",
        "you",
        "i",
        "he",
        "she",
        "it",
        "these",
        "those",
        "that",
        "this",
        "all",
        "any",
        "anyone",
        "somebody",
        "someone",
        "the",
        "our",
    };

    // Things that people ask for by name alone: "the balance of phase 2", "next billing point".
    private static readonly HashSet<TokenKind> Things =
    [
        TokenKind.Status,
        TokenKind.Owe,
        TokenKind.Credit,
        TokenKind.CreditNote,
        TokenKind.BankFee,
        TokenKind.Fee,
        TokenKind.Discount,
        TokenKind.Interest,
        TokenKind.Withheld,
        TokenKind.Advance,
        TokenKind.Overdue,
        TokenKind.Due,
        TokenKind.Worth,
        TokenKind.Next,
        TokenKind.Last,
        TokenKind.Terms,
        TokenKind.DueDays,
        TokenKind.Criterion,
        TokenKind.Unbilled,
        TokenKind.Much,
        TokenKind.When,
        TokenKind.Evidence,
        TokenKind.Number,
        TokenKind.Whole,
        TokenKind.Every,
        TokenKind.Contract,
        TokenKind.Left,
        TokenKind.Payment,
        TokenKind.Expect,
    ];

    // With one of these it is a statement, not a question: "balance paid".
    private static readonly TokenKind[] Telling =
    [
        TokenKind.Be,
        TokenKind.Can,
        TokenKind.Will,
        TokenKind.Start,
        TokenKind.Complete,
        TokenKind.Deliver,
        TokenKind.Agree,
        TokenKind.Not,
        TokenKind.Foreign,
        TokenKind.Sum,
        TokenKind.Period,
    ];
    private static readonly TokenKind[] Done =
    [
        TokenKind.Paid,
        TokenKind.Settled,
        TokenKind.Receive,
        TokenKind.Issue,
        TokenKind.Billed,
        TokenKind.Approve,
    ];

    public static bool IsQuestion(Sentence sentence, IReadOnlyList<Token> tokens)
    {
        if (sentence.HasQuestionMark || tokens.Any(t => t.Kind == TokenKind.OrNot))
            return true;
        var from = 0;
        while (
            from < tokens.Count
            && (
                tokens[from].Kind is TokenKind.Greeting or TokenKind.And or TokenKind.Person or TokenKind.Contact
                || (
                    tokens[from].Kind == TokenKind.Filler
                    && (Polite.Contains(tokens[from].Text) || IsBeforeAsk(tokens, from))
                )
            )
        )
            from++;
        if (from == tokens.Count)
            return false;
        var (first, rest) = (tokens[from], tokens.Skip(from + 1).ToList());
        return first.Kind switch
        {
            // "remind me to invoice design" is a request, not a question.
            TokenKind.Request => rest.Count > 0
                && rest[0].Text != "to"
                && !rest[0].Text.StartsWith("to ", StringComparison.Ordinal)
                && rest.Exists(t => t.Kind >= TokenKind.Invoice),
            // "when design is done, …" is a condition.
            TokenKind.When
            or TokenKind.Why
                when rest.Count == 0 || rest[0].Kind is not (TokenKind.Be or TokenKind.Can or TokenKind.Will) =>
                IsThing(first, rest, sentence.Words.Count),
            TokenKind.Who
            or TokenKind.When
            or TokenKind.Why
            or TokenKind.Which
            or TokenKind.What
            or TokenKind.How
            or TokenKind.Many
            or TokenKind.Days => true,
            TokenKind.Much => rest.Exists(t => t.Kind == TokenKind.Be)
                || first.Text.StartsWith("how", StringComparison.Ordinal)
                || IsThing(first, rest, sentence.Words.Count),
            // "do bill phase 2" and "have it billed" are no questions.
            TokenKind.Be when first.Text is "do" or "have" or "had" => rest.Count > 0
                && (
                    Pronouns.Contains(rest[0].Text)
                    || rest[0].Kind == TokenKind.Client
                    || rest.Exists(t => t.Text is "been")
                ),
            TokenKind.Be or TokenKind.Can or TokenKind.Will => true,
            // "start date of phase 3", "issue date of the invoice".
            >= TokenKind.Invoice
                when rest.Exists(t => t is { Kind: TokenKind.When, Text: "date" or "dates" })
                    && !rest.Exists(t => Telling.Contains(t.Kind)) => true,
            TokenKind.Open when rest.Exists(t => t.Kind >= TokenKind.Invoice) => true,
            _ => IsThing(first, rest, sentence.Words.Count),
        };
    }

    private static bool IsThing(Token first, List<Token> rest, int words) =>
        Things.Contains(first.Kind)
        && (rest.Count > 0 || words > 1)
        && !rest.Exists(t => Telling.Contains(t.Kind))
        && (
            first.Kind
                is TokenKind.Worth
                    or TokenKind.Much
                    or TokenKind.Whole
                    or TokenKind.Every
                    or TokenKind.Last
                    or TokenKind.When
            || !rest.Exists(t => Done.Contains(t.Kind))
        );

    /// <summary>"by whom", "in which stage", "under what terms".</summary>
    private static bool IsBeforeAsk(IReadOnlyList<Token> tokens, int at) =>
        at + 1 < tokens.Count
        && tokens[at + 1].Kind
            is TokenKind.Who
                or TokenKind.When
                or TokenKind.Which
                or TokenKind.What
                or TokenKind.Many
                or TokenKind.Days;
}
