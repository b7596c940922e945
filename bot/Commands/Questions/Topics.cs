using MilestoneBot.Cards;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Questions;

/// <summary>The answer to each topic: of one stage, and of the whole project.</summary>
internal static class Topics
{
    private static readonly Dictionary<Topic, (Func<Subject, string>? One, Func<Sight, string> All)> Said = new()
    {
        [Topic.Billed] = (AnswerText.Billed, AnswerText.Billed),
        [Topic.BilledWhen] = (AnswerText.BilledWhen, AnswerText.BilledWhen),
        [Topic.IssuedBy] = (AnswerText.IssuedBy, AnswerText.IssuedBy),
        [Topic.Unbilled] = (AnswerText.BilledWhen, AnswerText.Unbilled),
        [Topic.ReadyToBill] = (null, AnswerText.ReadyToBill),
        [Topic.Paid] = (AnswerText.Paid, AnswerText.Paid),
        [Topic.Payments] = (AnswerText.Payments, AnswerText.Payments),
        [Topic.PaidBy] = (AnswerText.PaidBy, AnswerText.PaidBy),
        [Topic.LastPayment] = (null, AnswerText.LastPayment),
        [Topic.Owed] = (AnswerText.Owed, AnswerText.Owed),
        [Topic.Overdue] = (AnswerText.Overdue, AnswerText.Overdue),
        [Topic.DueOn] = (AnswerText.DueOn, AnswerText.DueOn),
        [Topic.Approved] = (AnswerText.Approved, AnswerText.Approved),
        [Topic.ApprovedBy] = (AnswerText.ApprovedBy, AnswerText.Approved),
        [Topic.Confirmation] = (AnswerText.Confirmation, AnswerText.Approved),
        [Topic.Cleared] = (AnswerText.Cleared, AnswerText.Gate),
        [Topic.Expected] = (AnswerText.Expected, AnswerText.Expected),
        [Topic.Submitted] = (AnswerText.Submitted, AnswerText.Submitted),
        [Topic.Started] = (AnswerText.Started, AnswerText.Status),
        [Topic.StartDate] = (AnswerText.StartDate, AnswerText.StartDate),
        [Topic.Gate] = (AnswerText.Gate, AnswerText.Gate),
        [Topic.Late] = (AnswerText.Late, AnswerText.Late),
        [Topic.Status] = (AnswerText.Status, AnswerText.Status),
        [Topic.Milestones] = (null, AnswerText.Milestones),
        [Topic.Next] = (null, AnswerText.Next),
        [Topic.After] = (AnswerText.After, AnswerText.Milestones),
        [Topic.Before] = (AnswerText.Before, AnswerText.Milestones),
        [Topic.Terms] = (AnswerText.Terms, AnswerText.Terms),
        [Topic.Agreed] = (null, AnswerText.Agreed),
        [Topic.DueDays] = (AnswerText.DueDays, AnswerText.DueDays),
        [Topic.Criterion] = (AnswerText.Criterion, AnswerText.Criterion),
        [Topic.Worth] = (AnswerText.Worth, AnswerText.Worth),
        [Topic.Policy] = (null, AnswerText.Policy),
        [Topic.Client] = (null, AnswerText.Client),
        [Topic.Money] = (AnswerText.Owed, AnswerText.Totals),
    };

    public static string Say(Topic topic, Subject stage) =>
        Said[topic] is ({ } one, _) ? one(stage) : Said[topic].All(stage.Sight);

    /// <summary>The stage that an answer about the whole project turns out to be about; null for none.</summary>
    public static Subject? Names(Topic topic, Sight sight) =>
        topic switch
        {
            Topic.Next when MoneyCards.NextBilling(sight.Project) is { } next => new(sight, next),
            Topic.Gate when sight.Project.Live.FirstOrDefault(m => m.Stage == Stage.Planned) is { } first => new(
                sight,
                first
            ),
            _ => null,
        };

    /// <summary>
    /// Whether what a yes-or-no question asks is so: of all, where it says "all"; else whether there is any. Null where
    /// the answer says it itself.
    /// </summary>
    public static bool? Verdict(Topic topic, Subject? stage, Sight sight, bool ofAll) =>
        (topic, stage) switch
        {
            (Topic.Owed, { } s) => s.Issued?.Open.IsPositive ?? false,
            (Topic.Owed, null) when !ofAll => sight.Project.IssuedInvoices.Any(i => i.Open.IsPositive),
            (Topic.Overdue, null) when !ofAll => sight.Project.IssuedInvoices.Any(i =>
                i.DaysLate(sight.SellerToday) > 0
            ),
            (Topic.Paid, null) when ofAll => sight.Project.NumberedInvoices.Where(i => i.IsLive).ToList()
                is { Count: > 0 } live
                && live.TrueForAll(i => i.Status == InvoiceStatus.Paid),
            (Topic.Billed, null) when ofAll => !sight.Project.Live.Any(sight.Project.IsUnbilled),
            (Topic.Approved, null) when ofAll => sight.Project.Live.All(m => m.Stage == Stage.Confirmed),
            _ => null,
        };

    public static string Say(Topic topic, Sight sight) => Said[topic].All(sight);
}
