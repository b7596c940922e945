namespace MilestoneBot.Domain.Notices;

/// <summary>A step of an invoice's ladder of reminders.</summary>
/// <param name="Name">Days from the due date: "-3" is three working days before it, "0" the due date, "+7" a week
/// after.</param>
/// <param name="Day">The project's local working day on which it is due.</param>
public sealed record ReminderStep(string Name, DateOnly Day);

/// <summary>The reminder that comes next: on which day, and which step it will be then.</summary>
/// <param name="On">The first working day on which it may be posted.</param>
public sealed record NextReminder(ReminderStep Step, DateOnly On);
