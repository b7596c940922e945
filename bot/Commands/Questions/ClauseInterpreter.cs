using MilestoneBot.Cards.Answers;
using MilestoneBot.Commands.Questions.Clauses;
using MilestoneBot.Commands.Questions.Tokens;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// The result of one clause: an answerable question for each milestone, or why there is none. An ambiguous question
/// is never answered with a guess.
/// </summary>
internal static class ClauseInterpreter
{
    private static readonly HashSet<Topic> OfPeople =
    [
        Topic.Approved,
        Topic.ApprovedBy,
        Topic.Agreed,
        Topic.IssuedBy,
        Topic.Billed,
        Topic.Submitted,
        Topic.Started,
    ];
    private static readonly HashSet<Topic> OfWhole =
    [
        Topic.Next,
        Topic.Agreed,
        Topic.Policy,
        Topic.Client,
        Topic.LastPayment,
        Topic.Credit,
        Topic.ReadyToBill,
        Topic.Milestones,
    ];
    private static readonly HashSet<Topic> OfNoPeriod =
    [
        Topic.Gate,
        Topic.StartDate,
        Topic.Expected,
        Topic.DueOn,
        Topic.Next,
        Topic.Late,
        Topic.Started,
    ];
    private static readonly HashSet<Topic> OfMoney =
    [
        Topic.Owed,
        Topic.Overdue,
        Topic.Payments,
        Topic.PaidBy,
        Topic.DueOn,
        Topic.Money,
        Topic.BankFee,
        Topic.Fee,
        Topic.Bank,
        Topic.WrittenOff,
        Topic.Discount,
        Topic.Refund,
        Topic.TakenBack,
        Topic.Interest,
        Topic.TaxClaims,
        Topic.Settlements,
        Topic.Advances,
        Topic.CreditNotes,
        Topic.Vat,
    ];

    public static IEnumerable<ParsedQuestion> Interpret(
        Clause clause,
        IReadOnlyList<AnswerSubject> stages,
        ProjectView view
    )
    {
        var hasStage = stages.Count > 0 || clause.Refusal is not null;
        if (Grammar.FindTopic(clause, hasStage) is not { } topic)
            return clause.HasTopic || clause.HasSubject || clause.UnknownWords.Count > 0
                ? [new ParsedQuestion.UnknownWords(view, "")]
                : [];
        if (topic == Topic.Unheld)
            return [new ParsedQuestion.NotOnRecord(view)];
        if (clause.UnknownWords.Count > 0)
        {
            if (OfPeople.Contains(topic) && NamesSomebody(clause))
                topic = topic switch
                {
                    Topic.Approved => Topic.ApprovedBy,
                    Topic.Billed => Topic.IssuedBy,
                    Topic.Started => Topic.StartDate,
                    _ => topic,
                };
            else if (
                hasStage
                || ClauseCombiner.IsWhole(clause)
                || clause.UnknownWords.Count > 1
                || OfWhole.Contains(topic)
            )
                return [new ParsedQuestion.UnknownWords(view, string.Join(", ", clause.UnknownWords))];
            else
                return
                [
                    OfMoney.Contains(topic)
                        ? new ParsedQuestion.UnknownName(view, clause.UnknownWords[0])
                        : new ParsedQuestion.UnknownReference(
                            view,
                            new Refusal.MilestoneUnknown(
                                clause.UnknownWords[0],
                                [.. view.Project.LiveMilestones.Select(m => m.Name)]
                            )
                        ),
                ];
        }
        if (clause.Refusal is { } refusal)
            return [new ParsedQuestion.UnknownReference(view, refusal)];
        if (stages.Count > 0 && !OfWhole.Contains(topic))
            return stages.Select(s => new ParsedQuestion.AnswerableQuestion(
                view,
                topic,
                s,
                Note(clause, topic, s, view)
            ));
        if (
            clause.Has(TokenKind.Again)
            && !ClauseCombiner.IsWhole(clause)
            && !OfWhole.Contains(topic)
            && topic is not (Topic.Status or Topic.Terms)
        )
            return [new ParsedQuestion.MilestoneNotNamed(view)];
        return
        [
            (clause.Has(TokenKind.Period) && !OfNoPeriod.Contains(topic))
            || (
                clause.Has(TokenKind.Today)
                && !OfNoPeriod.Contains(topic)
                && topic is not (Topic.Owed or Topic.Overdue or Topic.Status)
            )
                ? new ParsedQuestion.PeriodQuestion(view)
                : new ParsedQuestion.AnswerableQuestion(view, topic, null, Note(clause, topic, null, view)),
        ];
    }

    /// <summary>
    /// The note for what is not on record, such as reasons and the future; the recorded facts are answered all the
    /// same. A yes-or-no question gets its yes or no in front.
    /// </summary>
    private static string Note(Clause clause, Topic topic, AnswerSubject? stage, ProjectView view) =>
        topic switch
        {
            Topic.Paid
            or Topic.Payments
            or Topic.Owed
            or Topic.Overdue
            or Topic.Late
            or Topic.DueOn when clause.QuestionWord == TokenKind.Why => ClarificationText.NoReason,
            Topic.Paid or Topic.Payments or Topic.Overdue or Topic.Late when clause.Has(TokenKind.Will) =>
                ClarificationText.NoFuture,
            Topic.DueOn
                when clause.Has(TokenKind.Will) && clause.Has(TokenKind.Paid, TokenKind.Payment, TokenKind.Receive) =>
                ClarificationText.NoFuture,
            Topic.Vat when stage is null && RateOf(clause) is { } rate => AnswerText.VatAt(view, rate),
            _ when stage is { Milestone.Kind: MilestoneKind.Delivery } && clause.Has(TokenKind.Advance) =>
                AnswerText.NoAdvance(stage),
            Topic.Owed when AsksWhetherRestArrived(clause) => AnswerText.RestArrived(stage, view),
            _ => clause.QuestionWord == TokenKind.Be
            && !clause.Has(TokenKind.Not, TokenKind.Will, TokenKind.Sum, TokenKind.Period, TokenKind.Partly)
            && TopicAnswers.Verdict(topic, stage, view, clause.Has(TokenKind.Every)) is { } isSo
                ? AnswerText.Verdict(isSo)
                : "",
        };

    /// <summary>
    /// "did the rest arrive", "is the balance settled": what is open is named, and the question is whether it came. "Is
    /// anything left to be paid" asks the opposite.
    /// </summary>
    private static bool AsksWhetherRestArrived(Clause clause) =>
        clause.QuestionWord == TokenKind.Be
        && clause.Has(TokenKind.Paid, TokenKind.Receive, TokenKind.Settled)
        && !clause.Has(TokenKind.Not, TokenKind.Will, TokenKind.Must)
        && clause.Tokens.Any(t =>
            t.Text.ToLowerInvariant()
                is "rest"
                    or "remainder"
                    or "remaining"
                    or "balance"
                    or "balances"
                    or "open"
                    or "outstanding"
        );

    /// <summary>"VAT at 7 %": the rate that is asked for; null for none.</summary>
    private static Percent? RateOf(Clause clause) =>
        clause.Tokens.Where(t => t.Kind == TokenKind.Sum && t.Text.EndsWith('%')).ToList() is [var one]
            ? PercentText.ParseRate(one.Text, out _)
            : null;

    /// <summary>
    /// "did Joan approve it", "approved by Joan": a name that is not on record; the facts say who did.
    /// </summary>
    private static bool NamesSomebody(Clause clause)
    {
        var at = clause.Tokens.ToList().FindIndex(t => t.Kind == TokenKind.Foreign);
        return clause.UnknownWords.Count == 1
            && at > 0
            && (
                clause.Tokens[at - 1].Text == "by"
                || (
                    clause.Tokens[at - 1].Text is "did" or "has" or "have" or "does"
                    && clause.Tokens.ElementAtOrDefault(at + 1)?.Text is not ("been" or "get" or "got")
                )
            );
    }
}
