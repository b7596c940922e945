namespace MilestoneBot.Domain.Notices;

/// <summary>A step of an invoice's reminder plan.</summary>
/// <param name="Name">Days from the due date: "-3" is three working days before it, "0" the due date, "+7" a week
/// after.</param>
/// <param name="Day">The working day on which it is due, in the project's time zone.</param>
public sealed record ReminderStep(string Name, DateOnly Day);

/// <summary>The next reminder: the day on which it is posted, and its step on that day.</summary>
/// <param name="On">The first working day on which it may be posted.</param>
public sealed record NextReminder(ReminderStep Step, DateOnly On);
