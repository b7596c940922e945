using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Notices;

/// <summary>When the scheduler mails the client about an open invoice.</summary>
public static class ClientReminderPlan
{
    private static readonly int[] After = [7, 14, 30];

    private static readonly string Ahead = $"-{ReminderPlan.DaysAhead}";

    /// <summary>Three working days before the due date, then 7, 14 and 30 days after it, each on a working day.</summary>
    public static IReadOnlyList<ReminderStep> GetSteps(DateOnly due, ReminderSettings settings) =>
        [
            new(Ahead, settings.WorkingDayBefore(due, ReminderPlan.DaysAhead)),
            .. After.Select(days => new ReminderStep($"+{days}", settings.WorkingDayFrom(due.AddDays(days)))),
        ];

    /// <summary>
    /// The next mail; null when there is none. Steps that were due before the invoice was issued, before mails were turned
    /// on or before the last mail are done. Of several that were missed only the latest is mailed. Nothing is mailed while
    /// the invoice is disputed or the project on hold, before a promised day or an announced payment has passed, or where
    /// the client paid less a discount in time.
    /// </summary>
    /// <param name="today">The mail is not before this day.</param>
    public static NextReminder? GetNext(Project p, Invoice i, DateOnly today)
    {
        if (
            p.ReminderSettings.ClientRemindersSince is not { } since
            || p.Held is not null
            || i is not { State: InvoiceState.Issued, IssueDetails: { } issued, Dispute: null, IsDiscountEarned: false }
            || !i.Open.IsPositive
        )
            return null;
        var steps = GetSteps(issued.Due, p.ReminderSettings);
        var last = p.LastNotices.Find(n => n.Kind == NoticeKind.ClientReminder && n.ItemId == i.Id);
        var done = last is null ? -1 : steps.TakeWhile(s => s.Name != last.Occasion).Count();
        DateOnly[] past =
        [
            p.Today(issued.Signed.At),
            since.AddDays(-1),
            last?.On ?? DateOnly.MinValue,
            i.ReminderMail is { } mail ? p.Today(mail.At) : DateOnly.MinValue,
        ];
        var floor = past.Max();
        var left = steps.Skip(done + 1).Where(s => s.Day > floor).ToList();
        while (left.Count > 0)
        {
            DateOnly[] earliest =
            [
                left[0].Day,
                today,
                floor.AddDays(1),
                i.Snooze?.Until ?? today,
                i.Promise?.On.AddDays(1) ?? today,
                .. i
                    .AnnouncedPayments.Where(a => a.State == AnnouncedPaymentState.Waiting)
                    .Select(a => a.On.AddDays(1)),
            ];
            var on = p.ReminderSettings.WorkingDayFrom(earliest.Max());
            var step = left.Last(s => s.Day <= on);
            // A mail that announces the due date comes too late once it has passed.
            if (step.Name != Ahead || on <= issued.Due)
                return new(step, on);
            left.RemoveAt(0);
        }
        return null;
    }
}
