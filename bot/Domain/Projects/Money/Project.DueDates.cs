using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Projects;

/// <summary>When an invoice is due.</summary>
public sealed partial record Project
{
    /// <summary>
    /// The due date of an invoice that is issued on that day. As agreed, it is so many days later; the project may move
    /// it from a Saturday, a Sunday or a holiday to the next working day (as § 193 BGB does for payments in Germany).
    /// </summary>
    public DateOnly DueDateFor(DateOnly issuedOn, int dueDays) =>
        ReminderSettings.MovesDueDate
            ? ReminderSettings.WorkingDayFrom(issuedOn.AddDays(dueDays))
            : issuedOn.AddDays(dueDays);

    /// <summary>The agreed due date of an issued invoice that was issued with a later one; null for all others.</summary>
    public static DateOnly? DueDateBeforeMove(Invoice invoice) =>
        invoice.IssueDetails is { } issue && issue.On.AddDays(invoice.DueDays) is var agreed && agreed < issue.Due
            ? agreed
            : null;
}
