namespace MilestoneBot.Commands.Questions;

/// <summary>Tells a question from a statement or a command where no question mark does.</summary>
internal static class Shape
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

    // Things that are asked for by their name alone: "the balance of phase 2", "next billing point".
    private static readonly HashSet<Sign> Things =
    [
        Sign.Status,
        Sign.Owe,
        Sign.Overdue,
        Sign.Due,
        Sign.Worth,
        Sign.Next,
        Sign.Last,
        Sign.Terms,
        Sign.DueDays,
        Sign.Criterion,
        Sign.Unbilled,
        Sign.Much,
        Sign.When,
        Sign.Evidence,
        Sign.Number,
        Sign.Whole,
        Sign.Every,
        Sign.Contract,
        Sign.Left,
        Sign.Payment,
        Sign.Expect,
    ];

    // With one of these it is told, not asked: "balance paid".
    private static readonly Sign[] Telling =
    [
        Sign.Be,
        Sign.Can,
        Sign.Will,
        Sign.Start,
        Sign.Complete,
        Sign.Deliver,
        Sign.Agree,
        Sign.Not,
        Sign.Foreign,
        Sign.Sum,
        Sign.Period,
    ];
    private static readonly Sign[] Done = [Sign.Paid, Sign.Receive, Sign.Issue, Sign.Billed, Sign.Approve];

    public static bool IsQuestion(Sentence sentence, IReadOnlyList<Token> tokens)
    {
        if (sentence.Asks || tokens.Any(t => t.Sign == Sign.OrNot))
            return true;
        var from = 0;
        while (
            from < tokens.Count
            && (
                tokens[from].Sign is Sign.Greeting or Sign.And or Sign.Person or Sign.Contact
                || (
                    tokens[from].Sign == Sign.Filler
                    && (Polite.Contains(tokens[from].Said) || IsBeforeAsk(tokens, from))
                )
            )
        )
            from++;
        if (from == tokens.Count)
            return false;
        var (first, rest) = (tokens[from], tokens.Skip(from + 1).ToList());
        return first.Sign switch
        {
            // "remind me to invoice design" is a wish.
            Sign.Request => rest.Count > 0
                && rest[0].Said != "to"
                && !rest[0].Said.StartsWith("to ", StringComparison.Ordinal)
                && rest.Exists(t => t.Sign >= Sign.Invoice),
            // "when design is done, …" tells a condition.
            Sign.When or Sign.Why when rest.Count == 0 || rest[0].Sign is not (Sign.Be or Sign.Can or Sign.Will) =>
                IsThing(first, rest, sentence.Words.Count),
            Sign.Who or Sign.When or Sign.Why or Sign.Which or Sign.What or Sign.How or Sign.Many or Sign.Days => true,
            Sign.Much => rest.Exists(t => t.Sign == Sign.Be)
                || first.Said.StartsWith("how", StringComparison.Ordinal)
                || IsThing(first, rest, sentence.Words.Count),
            // "do bill phase 2" and "have it billed" are told.
            Sign.Be when first.Said is "do" or "have" or "had" => rest.Count > 0
                && (
                    Pronouns.Contains(rest[0].Said) || rest[0].Sign == Sign.Client || rest.Exists(t => t.Said is "been")
                ),
            Sign.Be or Sign.Can or Sign.Will => true,
            // "start date of phase 3", "issue date of the invoice".
            >= Sign.Invoice
                when rest.Exists(t => t is { Sign: Sign.When, Said: "date" or "dates" })
                    && !rest.Exists(t => Telling.Contains(t.Sign)) => true,
            Sign.Open when rest.Exists(t => t.Sign >= Sign.Invoice) => true,
            _ => IsThing(first, rest, sentence.Words.Count),
        };
    }

    private static bool IsThing(Token first, List<Token> rest, int words) =>
        Things.Contains(first.Sign)
        && (rest.Count > 0 || words > 1)
        && !rest.Exists(t => Telling.Contains(t.Sign))
        && (
            first.Sign is Sign.Worth or Sign.Much or Sign.Whole or Sign.Every or Sign.Last or Sign.When
            || !rest.Exists(t => Done.Contains(t.Sign))
        );

    /// <summary>"by whom", "in which stage", "under what terms".</summary>
    private static bool IsBeforeAsk(IReadOnlyList<Token> tokens, int at) =>
        at + 1 < tokens.Count
        && tokens[at + 1].Sign is Sign.Who or Sign.When or Sign.Which or Sign.What or Sign.Many or Sign.Days;
}
