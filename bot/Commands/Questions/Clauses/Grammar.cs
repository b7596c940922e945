using MilestoneBot.Commands.Questions.Tokens;
using static MilestoneBot.Commands.Questions.Tokens.TokenKind;

namespace MilestoneBot.Commands.Questions.Clauses;

/// <summary>
/// Finds the topic of a clause: that of the first grammar rule that fits. Where none fits, nothing is answered.
/// </summary>
internal static class Grammar
{
    // "what comes after design" is not about design.
    private static readonly HashSet<string> Relations = new(StringComparer.Ordinal)
    {
        "than",
        "over",
        "between",
        "since",
        "while",
        "because",
        "during",
        "under",
        "against",
    };

    public static Topic? FindTopic(Clause clause, bool hasStage)
    {
        // "who approved INV-2026-0002" asks about the invoice, like "who approved the invoice for phase 2".
        if (clause.Tokens.Any(t => t.IsByInvoice))
            clause = clause with { Kinds = clause.Kinds.Append(Invoice).ToHashSet() };
        if (LinesFor(clause, hasStage).FirstOrDefault(line => line.Matches(clause, hasStage))?.Topic is not { } topic)
            return null;
        // "who did we send it to" asks for the recipient.
        return topic == Topic.IssuedBy && clause.Tokens[^1].Text == "to" ? Topic.Unheld : Narrowed(topic, clause);
    }

    private static IReadOnlyList<GrammarRule> LinesFor(Clause clause, bool hasStage)
    {
        if (clause.HasTopic)
            return GrammarRules.All;
        return hasStage && clause.Tokens.All(IsBare) ? GrammarRules.ShortQuestions : [];
    }

    private static bool IsBare(Token token) =>
        token.Kind
            is When
                or Days
                or Much
                or What
                or How
                or About
                or Be
                or Stage
                or Can
                or Will
                or Got
                or After
                or Before
                or Whole
        || (token.Kind == Filler && !Relations.Contains(token.Text));

    /// <summary>
    /// A plain yes would also confirm the person, the date or the share in the question; then only the facts are
    /// answered.
    /// </summary>
    private static Topic Narrowed(Topic topic, Clause clause) =>
        !clause.Has(Person, Period, Today, Sum, Partly)
        && !(clause.Has(Contact) && topic is not Topic.Paid)
        && !(clause.Has(Will) && topic == Topic.Paid)
            ? topic
            : topic switch
            {
                Topic.Billed => clause.Has(Person, Contact) ? Topic.IssuedBy : Topic.BilledWhen,
                Topic.Paid => Topic.Payments,
                Topic.Approved => Topic.ApprovedBy,
                Topic.Started => Topic.StartDate,
                _ => topic,
            };
}
