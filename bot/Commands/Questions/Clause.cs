using MilestoneBot.Cards;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// One part of a question: how it asks, what about, and of which stages. "Was phase 2 billed" is one, "and paid"
/// another.
/// </summary>
internal sealed record Clause(IReadOnlyList<Token> Tokens)
{
    private static readonly Sign[] Asking =
    [
        Sign.Who,
        Sign.When,
        Sign.Much,
        Sign.Many,
        Sign.Days,
        Sign.Which,
        Sign.Why,
        Sign.How,
        Sign.What,
    ];

    public IReadOnlySet<Sign> Signs { get; init; } = Tokens.Select(t => t.Sign).ToHashSet();

    /// <summary>How it asks; null where it only goes on. A plain yes-or-no is <see cref="Sign.Be"/>.</summary>
    public Sign? Ask { get; init; } = AskOf(Tokens);

    public IReadOnlyList<Subject> Stages { get; init; } =
    [.. Tokens.SelectMany(t => t.Stages).DistinctBy(s => (s.Milestone.Id, s.Invoice?.Id))];

    public Refusal? No { get; init; } = Tokens.Select(t => t.No).FirstOrDefault(no => no is not null);

    /// <summary>Words that nothing explains, as they stand.</summary>
    public IReadOnlyList<string> Foreign { get; init; } = [.. Runs(Tokens)];

    private static readonly HashSet<string> Tellers = new(StringComparer.Ordinal) { "i", "we", "they", "he", "she" };

    private static readonly Sign[] Weak = [Sign.Stages, Sign.Basis];

    private Token? First =>
        Tokens.FirstOrDefault(t =>
            t.Sign is not (Sign.Greeting or Sign.Person or Sign.Contact)
            && (t.Sign != Sign.Filler || Tellers.Contains(t.Said))
        );

    /// <summary>It begins like a question.</summary>
    public bool Opens =>
        First is { Sign: Sign.Be or Sign.Can or Sign.Will or Sign.Request }
        || Asking.Contains(First?.Sign ?? Sign.Filler);

    /// <summary>It tells of somebody, or of what is not on record.</summary>
    public bool IsTold => Foreign.Count > 0 || Tellers.Contains(First?.Said ?? "");

    /// <summary>"I need it for my call": nothing that is asked.</summary>
    public bool IsAside => First is { Said: "i" } or { Sign: Sign.Request };

    /// <summary>Its topic only says more of another one.</summary>
    public bool IsWeak => Signs.Where(s => s >= Sign.Invoice).All(Weak.Contains) && !Has(Sign.Be, Sign.Can);

    public bool HasTopic => Signs.Any(s => s >= Sign.Invoice);

    public bool HasSubject => Stages.Count > 0 || No is not null;

    public bool Has(params ReadOnlySpan<Sign> any)
    {
        foreach (var sign in any)
            if (Signs.Contains(sign))
                return true;
        return false;
    }

    /// <summary>The clause with a word of its own read as the name it also is, where it names nothing else.</summary>
    public Clause Naming()
    {
        if (
            HasSubject
            || Has(Sign.Again)
            || Tokens.FirstOrDefault(t => t.Perhaps is not null) is not { Perhaps: { } stage } token
        )
            return this;
        var others = Tokens.Where(t => t != token).Select(t => t.Sign).ToHashSet();
        var told =
            token.Sign == Sign.Payment
                ? others.Except([Sign.Paid, Sign.Receive, Sign.Record, Sign.Last, Sign.Worth])
                : others;
        return told.Any(s => s >= Sign.Invoice) ? this with { Signs = others, Stages = [stage] } : this;
    }

    /// <summary>The first word that asks; "which date" and "what amount" ask like "when" and "how much".</summary>
    private static Sign? AskOf(IReadOnlyList<Token> tokens)
    {
        var asks = tokens.Where(t => Asking.Contains(t.Sign)).Select(t => t.Sign).ToList();
        if (asks.FirstOrDefault(a => a is not (Sign.What or Sign.Which)) is not Sign.Filler and var sharp)
            return sharp;
        if (asks.Count > 0)
            return asks[0];
        return tokens.Any(t => t.Sign is Sign.Be or Sign.Can or Sign.Will) ? Sign.Be : null;
    }

    private static IEnumerable<string> Runs(IReadOnlyList<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Sign != Sign.Foreign)
                continue;
            var run = tokens.Skip(at).TakeWhile(t => t.Sign == Sign.Foreign).Select(t => t.Said).ToList();
            yield return string.Join(' ', run);
            at += run.Count;
        }
    }
}
