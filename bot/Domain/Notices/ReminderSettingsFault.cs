namespace MilestoneBot.Domain.Notices;

/// <summary>What is wrong with the hours or days on which a project is reminded.</summary>
public enum ReminderSettingsFault
{
    HoursOutOfOrder,
    QuietOutsideHours,

    /// <summary>The quiet hours take all the hours.</summary>
    NoHourLeft,
    TooManyHolidays,
}
