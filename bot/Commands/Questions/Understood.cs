using MilestoneBot.Cards;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// What one clause comes to: an answerable question for each stage, or why it is none. A doubt is never answered with a
/// guess.
/// </summary>
internal static class Understood
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
    ];

    public static IEnumerable<Asked> Of(Clause clause, IReadOnlyList<Subject> stages, Sight sight)
    {
        var hasStage = stages.Count > 0 || clause.No is not null;
        if (Grammar.Of(clause, hasStage) is not { } topic)
            return clause.HasTopic || clause.HasSubject || clause.Foreign.Count > 0
                ? [new Asked.Unclear(sight, "")]
                : [];
        if (topic == Topic.Unheld)
            return [new Asked.Unheld(sight)];
        if (clause.Foreign.Count > 0)
        {
            if (OfPeople.Contains(topic) && NamesSomebody(clause))
                topic = topic switch
                {
                    Topic.Approved => Topic.ApprovedBy,
                    Topic.Billed => Topic.IssuedBy,
                    Topic.Started => Topic.StartDate,
                    _ => topic,
                };
            else if (hasStage || Clauses.IsWhole(clause) || clause.Foreign.Count > 1 || OfWhole.Contains(topic))
                return [new Asked.Unclear(sight, string.Join(", ", clause.Foreign))];
            else
                return
                [
                    OfMoney.Contains(topic)
                        ? new Asked.Stranger(sight, clause.Foreign[0])
                        : new Asked.Lost(
                            sight,
                            new Refusal.MilestoneUnknown(clause.Foreign[0], [.. sight.Project.Live.Select(m => m.Name)])
                        ),
                ];
        }
        if (clause.No is { } no)
            return [new Asked.Lost(sight, no)];
        if (stages.Count > 0 && !OfWhole.Contains(topic))
            return stages.Select(s => new Asked.Clear(sight, topic, s, Note(clause, topic, s, sight)));
        if (
            clause.Has(Sign.Again)
            && !Clauses.IsWhole(clause)
            && !OfWhole.Contains(topic)
            && topic is not (Topic.Status or Topic.Terms)
        )
            return [new Asked.WhichStage(sight)];
        return
        [
            (clause.Has(Sign.Period) && !OfNoPeriod.Contains(topic))
            || (
                clause.Has(Sign.Today)
                && !OfNoPeriod.Contains(topic)
                && topic is not (Topic.Owed or Topic.Overdue or Topic.Status)
            )
                ? new Asked.OfAPeriod(sight)
                : new Asked.Clear(sight, topic, null, Note(clause, topic, null, sight)),
        ];
    }

    /// <summary>
    /// Reasons and the future are on no record; what is, is answered all the same. A plain question gets its yes or no
    /// in front.
    /// </summary>
    private static string Note(Clause clause, Topic topic, Subject? stage, Sight sight) =>
        topic switch
        {
            Topic.Paid
            or Topic.Payments
            or Topic.Owed
            or Topic.Overdue
            or Topic.Late
            or Topic.DueOn when clause.Ask == Sign.Why => AskBackText.NoReason,
            Topic.Paid or Topic.Payments or Topic.Overdue or Topic.Late when clause.Has(Sign.Will) =>
                AskBackText.NoFuture,
            Topic.DueOn when clause.Has(Sign.Will) && clause.Has(Sign.Paid, Sign.Payment, Sign.Receive) =>
                AskBackText.NoFuture,
            _ => clause.Ask == Sign.Be
            && !clause.Has(Sign.Not, Sign.Will, Sign.Sum, Sign.Period, Sign.Partly)
            && Topics.Verdict(topic, stage, sight, clause.Has(Sign.Every)) is { } isSo
                ? AnswerText.Verdict(isSo)
                : "",
        };

    /// <summary>
    /// "did Joan approve it", "approved by Joan": a name that no record knows; the facts say who did.
    /// </summary>
    private static bool NamesSomebody(Clause clause)
    {
        var at = clause.Tokens.ToList().FindIndex(t => t.Sign == Sign.Foreign);
        return clause.Foreign.Count == 1
            && at > 0
            && (
                clause.Tokens[at - 1].Said == "by"
                || (
                    clause.Tokens[at - 1].Said is "did" or "has" or "have" or "does"
                    && clause.Tokens.ElementAtOrDefault(at + 1)?.Said is not ("been" or "get" or "got")
                )
            );
    }
}
