namespace MilestoneBot.Domain.Notices;

/// <summary>
/// How a project is reminded of its money: hours of the day, days off, digest. Times are of the project's zone.
/// </summary>
/// <param name="From">The first hour in which something may be posted, 0 to 23.</param>
/// <param name="To">The hour from which nothing is posted any more, 1 to 24, above <paramref name="From"/>.</param>
/// <param name="Quiet">Hours within them in which nothing is posted ("12-13"); "" for none.</param>
/// <param name="Holidays">Days that are no working days, beside Saturday and Sunday.</param>
/// <param name="Digest">Whether the weekly digest is posted.</param>
public sealed record ReminderSettings(int From, int To, string Quiet, IReadOnlyList<DateOnly> Holidays, bool Digest)
{
    public const int MaxHolidays = 100;

    public static ReminderSettings Default { get; } = new(9, 17, "", [], Digest: true);

    /// <summary>What is wrong with these hours or days; null when they are right.</summary>
    public ReminderSettingsFault? FindFault()
    {
        if (From < 0 || To > 24 || From >= To)
            return ReminderSettingsFault.HoursOutOfOrder;
        if (QuietHours is { } quiet && !(quiet.From < quiet.To && From <= quiet.From && quiet.To <= To))
            return ReminderSettingsFault.QuietOutsideHours;
        if (QuietHours == (From, To))
            return ReminderSettingsFault.NoHourLeft;
        return Holidays.Count > MaxHolidays ? ReminderSettingsFault.TooManyHolidays : null;
    }

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

    /// <summary>That day, or the next working day when it is none.</summary>
    public DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The working day that is so many working days before a day, which need not be one itself.</summary>
    public DateOnly WorkingDayBefore(DateOnly day, int count) => MoveByWorkingDays(day, count, -1);

    /// <summary>The working day that is so many working days after a day, which need not be one itself.</summary>
    public DateOnly WorkingDayAfter(DateOnly day, int count) => MoveByWorkingDays(day, count, 1);

    /// <summary>
    /// Whether something may be posted at that instant in that zone: on a working day, within the hours, outside the
    /// quiet ones.
    /// </summary>
    public bool IsPostingTime(DateTimeOffset instant, string zone) =>
        ZonedCalendar.ToLocalTime(instant, zone) is var local
        && IsWorkingDay(DateOnly.FromDateTime(local.DateTime))
        && IsPostingHour(local.Hour);

    /// <summary>The first instant from then on at which something may be posted.</summary>
    public DateTimeOffset NextPostingTime(DateTimeOffset from, string zone)
    {
        if (IsPostingTime(from, zone))
            return from;
        for (var day = WorkingDayFrom(ZonedCalendar.GetDate(from, zone)); ; day = WorkingDayFrom(day.AddDays(1)))
        for (var hour = From; hour < To; hour++)
            // Where clocks go forward the hour may begin later, even outside of the hours.
            if (
                IsPostingHour(hour)
                && ZonedCalendar.ToInstant(day, hour, zone) is var begins
                && begins >= from
                && IsPostingTime(begins, zone)
            )
                return begins;
    }

    /// <summary>The first instant of that day, or of the next working day, at which something may be posted.</summary>
    public DateTimeOffset FirstPostingTime(DateOnly day, string zone) =>
        NextPostingTime(ZonedCalendar.ToInstant(day, 0, zone), zone);

    private bool IsPostingHour(int hour) =>
        hour >= From && hour < To && !(QuietHours is { } quiet && hour >= quiet.From && hour < quiet.To);

    private DateOnly MoveByWorkingDays(DateOnly day, int count, int step)
    {
        for (var left = count; left > 0; )
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                left--;
        }
        return day;
    }

    /// <summary>Null for none. What cannot be read ends before it begins, so that it is a problem.</summary>
    private (int From, int To)? QuietHours
    {
        get
        {
            if (Quiet.Length == 0)
                return null;
            return
                Quiet.Split('-') is [var from, var to]
                && int.TryParse(from, out var first)
                && int.TryParse(to, out var last)
                ? (first, last)
                : (1, 0);
        }
    }

    public bool Equals(ReminderSettings? other) =>
        other is not null
        && (From, To, Quiet, Digest) == (other.From, other.To, other.Quiet, other.Digest)
        && Holidays.SequenceEqual(other.Holidays);

    public override int GetHashCode() => HashCode.Combine(From, To, Quiet, Digest, Holidays.Count);
}
