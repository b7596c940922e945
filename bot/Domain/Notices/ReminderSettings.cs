namespace MilestoneBot.Domain.Notices;

/// <summary>
/// A project's calendar: posting hours, holidays, weekly digest, and what becomes of a due date on a day off. Times are
/// in the project's time zone.
/// </summary>
/// <param name="From">The first hour in which notices may be posted, 0 to 23.</param>
/// <param name="To">The hour from which nothing is posted any more, 1 to 24, above <paramref name="From"/>.</param>
/// <param name="Quiet">Hours in between in which nothing is posted ("12-13"); "" for none.</param>
/// <param name="Holidays">Days that are not working days, in addition to Saturday and Sunday.</param>
/// <param name="Digest">Whether the weekly digest is posted.</param>
/// <param name="HolidayRegion">The country or region whose public holidays are among them ("DE-BY"); "" for none.</param>
/// <param name="MovesDueDate">Whether an invoice that would be due on a day off is issued as due on the next working
/// day.</param>
/// <param name="ClientRemindersSince">Since when the scheduler mails the client about open invoices; null when it does not.</param>
/// <param name="AsksForInterest">Formal reminders ask a business for interest and the flat fee.</param>
public sealed record ReminderSettings(
    int From,
    int To,
    string Quiet,
    IReadOnlyList<DateOnly> Holidays,
    bool Digest,
    string HolidayRegion = "",
    bool MovesDueDate = false,
    DateOnly? ClientRemindersSince = null,
    bool AsksForInterest = false
)
{
    public const int MaxHolidays = 400;

    /// <summary>The public holidays of a country are kept for this year and so many more.</summary>
    public const int HolidayYearsAhead = 10;

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

    /// <summary>The working day this many working days before a day. The day itself need not be one.</summary>
    public DateOnly WorkingDayBefore(DateOnly day, int count) => MoveByWorkingDays(day, count, -1);

    /// <summary>The working day this many working days after a day. The day itself need not be one.</summary>
    public DateOnly WorkingDayAfter(DateOnly day, int count) => MoveByWorkingDays(day, count, 1);

    /// <summary>
    /// Whether notices may be posted at that instant: on a working day, within the hours and outside the quiet ones.
    /// </summary>
    public bool IsPostingTime(DateTimeOffset instant, string zone) =>
        ZonedCalendar.ToLocalTime(instant, zone) is var local
        && IsWorkingDay(DateOnly.FromDateTime(local.DateTime))
        && IsPostingHour(local.Hour);

    /// <summary>The first instant from then on at which notices may be posted.</summary>
    public DateTimeOffset NextPostingTime(DateTimeOffset from, string zone)
    {
        if (IsPostingTime(from, zone))
            return from;
        for (var day = WorkingDayFrom(ZonedCalendar.GetDate(from, zone)); ; day = WorkingDayFrom(day.AddDays(1)))
        for (var hour = From; hour < To; hour++)
            // When clocks go forward, the hour may start later, even outside the posting hours.
            if (
                IsPostingHour(hour)
                && ZonedCalendar.ToInstant(day, hour, zone) is var begins
                && begins >= from
                && IsPostingTime(begins, zone)
            )
                return begins;
    }

    /// <summary>The first instant of that day, or of the next working day, at which notices may be posted.</summary>
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

    /// <summary>
    /// Null for none. Invalid text gives an end before the beginning, so that it is reported as a problem.
    /// </summary>
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
        && (From, To, Quiet, Digest, HolidayRegion, MovesDueDate)
            == (other.From, other.To, other.Quiet, other.Digest, other.HolidayRegion, other.MovesDueDate)
        && (ClientRemindersSince, AsksForInterest) == (other.ClientRemindersSince, other.AsksForInterest)
        && Holidays.SequenceEqual(other.Holidays);

    public override int GetHashCode() => HashCode.Combine(From, To, Quiet, Digest, Holidays.Count);
}
