using MilestoneBot.Cards.Answers;
using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions;

/// <summary>The answer to each topic: about one milestone, and about the whole project.</summary>
internal static class TopicAnswers
{
    private static readonly Dictionary<
        Topic,
        (Func<AnswerSubject, string>? One, Func<ProjectView, string> All)
    > ByTopic = new()
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
        [Topic.Credit] = (null, AnswerText.Credit),
        [Topic.CreditNotes] = (AnswerText.CreditNotes, AnswerText.CreditNotes),
        [Topic.BankFee] = (AnswerText.BankFee, AnswerText.BankFee),
        [Topic.Fee] = (AnswerText.Fee, AnswerText.Fee),
        [Topic.Bank] = (AnswerText.Bank, AnswerText.Bank),
        [Topic.WrittenOff] = (AnswerText.WrittenOff, AnswerText.WrittenOff),
        [Topic.Discount] = (AnswerText.Discount, AnswerText.Discount),
        [Topic.Refund] = (AnswerText.Refunds, AnswerText.Refunds),
        [Topic.TakenBack] = (AnswerText.TakenBack, AnswerText.TakenBack),
        [Topic.Interest] = (AnswerText.Interest, AnswerText.Interest),
        [Topic.TaxClaims] = (AnswerText.TaxClaims, AnswerText.TaxClaims),
        [Topic.Settlements] = (AnswerText.Settlements, AnswerText.Settlements),
        [Topic.Advances] = (AnswerText.Advance, AnswerText.Advances),
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
        [Topic.Vat] = (AnswerText.Vat, AnswerText.Vat),
        [Topic.Policy] = (null, AnswerText.Policy),
        [Topic.Client] = (null, AnswerText.Client),
        [Topic.Money] = (AnswerText.Owed, AnswerText.ProjectTotals),
    };

    public static string Answer(Topic topic, AnswerSubject stage) =>
        ByTopic[topic] is ({ } one, _) ? one(stage) : ByTopic[topic].All(stage.ProjectView);

    /// <summary>The milestone that an answer about the whole project is about; null for none.</summary>
    public static AnswerSubject? FindStage(Topic topic, ProjectView view) =>
        topic switch
        {
            Topic.Next when MoneyCards.NextBilling(view.Project) is { } next => new(view, next),
            Topic.Gate when view.Project.LiveMilestones.FirstOrDefault(m => m.Stage == Stage.Planned) is { } first =>
                new(view, first),
            _ => null,
        };

    /// <summary>
    /// The yes or no of a yes-or-no question: for all, where it says "all"; otherwise whether there is any. Null
    /// where the answer itself says it.
    /// </summary>
    public static bool? Verdict(Topic topic, AnswerSubject? stage, ProjectView view, bool ofAll) =>
        (topic, stage) switch
        {
            (Topic.Owed, { } s) => s.IssuedInvoice?.Open.IsPositive ?? false,
            (Topic.Credit, _) => view.Project.CreditLeft.IsPositive,
            (Topic.Owed, null) when !ofAll => (
                view.Project.OpenInvoices.Any() || view.Project.OwedOnAccount.IsPositive
            ),
            (Topic.Overdue, null) when !ofAll => view.Project.IssuedInvoices.Any(i => i.DaysLate(view.SellerToday) > 0),
            (Topic.Paid, null) when ofAll => view.Project.NumberedInvoices.Where(i => i.IsLive).ToList()
                is { Count: > 0 } live
                && live.TrueForAll(i => i.Status == InvoiceStatus.Paid),
            (Topic.Billed, null) when ofAll => !view.Project.LiveMilestones.Any(view.Project.IsUnbilled),
            (Topic.Approved, null) when ofAll => view.Project.LiveMilestones.All(m => m.Stage == Stage.Confirmed),
            (Topic.BankFee, _) when !ofAll => AnswerText.BankFeeSum(stage, view).IsPositive,
            (Topic.TaxClaims, _) when !ofAll => AnswerText.TaxClaimSum(stage, view).IsPositive,
            (Topic.WrittenOff, _) when !ofAll => AnswerText.WrittenOffSum(stage, view).IsPositive,
            (Topic.Interest, _) when !ofAll => AnswerText.InterestSum(stage, view).IsPositive,
            (Topic.CreditNotes, _) when !ofAll => AnswerText.CreditNoteSum(stage, view).IsPositive,
            (Topic.Refund, _) when !ofAll => AnswerText.RefundSum(stage, view).IsPositive,
            (Topic.Advances, { } s) => s.Milestone.Kind == MilestoneKind.Advance,
            (Topic.Advances, null) => view.Project.Advances.Any(),
            _ => null,
        };

    public static string Answer(Topic topic, ProjectView view) => ByTopic[topic].All(view);
}
