using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Notices;

/// <summary>When the scheduler posts reminders of an open invoice.</summary>
public static class ReminderPlan
{
    /// <summary>The first reminder is posted this many working days before the due date.</summary>
    public const int DaysAhead = 3;

    private static readonly int[] After = [0, 1, 7, 14, 30, 44, 58, 72, 86];

    /// <summary>Every reminder step, each moved to the next working day.</summary>
    public static IReadOnlyList<ReminderStep> GetSteps(DateOnly due, ReminderSettings reminderSettings) =>
        [
            new($"-{DaysAhead}", reminderSettings.WorkingDayBefore(due, DaysAhead)),
            .. After.Select(days => new ReminderStep(
                days == 0 ? "0" : $"+{days}",
                reminderSettings.WorkingDayFrom(due.AddDays(days))
            )),
        ];

    /// <summary>
    /// The next reminder of an invoice; null when there is none, or while a dispute lasts. When several steps are due
    /// on one day, only the latest is posted and the earlier ones count as done. So do steps that were due before the
    /// invoice was issued or last reminded, by a person or the scheduler.
    /// </summary>
    /// <param name="today">The reminder is not before this day. Missed reminders are posted on it.</param>
    public static NextReminder? GetNext(Project p, Invoice i, DateOnly today)
    {
        if (i is not { IssueDetails: { } issueDetails, Dispute: null } || !i.Open.IsPositive)
            return null;
        var steps = GetSteps(issueDetails.Due, p.ReminderSettings);
        var done = steps
            .Select((reminderStep, at) => i.Reminders.Any(r => r.Step == reminderStep.Name) ? at : -1)
            .Max();
        var floor = i.Reminders.Select(r => r.On).Append(p.Today(issueDetails.Signed.At)).Max();
        var left = steps.Skip(done + 1).Where(reminderStep => reminderStep.Day > floor).ToList();
        if (left.Count == 0)
            return null;
        var on = p.ReminderSettings.WorkingDayFrom(
            new[]
            {
                left[0].Day,
                today,
                i.Snooze?.Until ?? today,
                i.Promise?.On.AddDays(1) ?? today,
                floor.AddDays(1),
            }.Max()
        );
        return new(left.Last(reminderStep => reminderStep.Day <= on), on);
    }
}
