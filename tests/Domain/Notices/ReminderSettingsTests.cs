using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Tests.Domain.Notices;

/// <summary>
/// When notices may be posted: working days, hours, quiet hours, and changes of daylight saving time.
/// </summary>
public sealed class ReminderSettingsTests
{
    private static readonly ReminderSettings Default = ReminderSettings.Default;

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    [Theory]
    [InlineData("2026-07-30", 3, "2026-07-27")] // Thursday: Wednesday, Tuesday, Monday
    [InlineData("2026-08-03", 3, "2026-07-29")] // Monday: Friday, Thursday, Wednesday
    [InlineData("2026-08-02", 3, "2026-07-29")] // Sunday
    [InlineData("2026-08-02", 0, "2026-08-02")]
    public void Working_days_are_counted_back_over_weekends(string from, int count, string day) =>
        Assert.Equal(Day(day), Default.WorkingDayBefore(Day(from), count));

    [Fact]
    public void Holidays_are_no_working_days()
    {
        var reminderSettings = Default with { Holidays = [Day("2026-12-24"), Day("2026-12-25"), Day("2026-12-28")] };
        Assert.Equal(Day("2026-12-29"), reminderSettings.WorkingDayFrom(Day("2026-12-24")));
        Assert.Equal(Day("2026-12-22"), reminderSettings.WorkingDayBefore(Day("2026-12-29"), 2));
        Assert.Equal(Day("2026-12-30"), reminderSettings.WorkingDayAfter(Day("2026-12-23"), 2));
    }

    [Theory]
    [InlineData("2026-07-30T06:59:59Z", "2026-07-30T07:00:00Z")] // nine in Berlin in summer
    [InlineData("2026-07-30T07:00:00Z", "2026-07-30T07:00:00Z")]
    [InlineData("2026-07-30T10:00:00Z", "2026-07-30T11:00:00Z")] // quiet from 12 to 13
    [InlineData("2026-07-30T15:00:00Z", "2026-07-31T07:00:00Z")] // 17 is too late
    [InlineData("2026-07-31T15:00:00Z", "2026-08-03T07:00:00Z")] // over the weekend
    [InlineData("2026-10-23T15:00:00Z", "2026-10-26T08:00:00Z")] // over the weekend in which clocks go back
    [InlineData("2027-03-26T16:00:00Z", "2027-03-29T07:00:00Z")] // and forward
    public void The_next_open_moment_keeps_the_local_hour(string from, string open) =>
        Assert.Equal(
            DateTimeOffset.Parse(open),
            (Default with { Quiet = "12-13" }).NextPostingTime(DateTimeOffset.Parse(from), "Europe/Berlin")
        );

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28", 2, "2027-03-28T01:00:00Z")] // 02:00 does not exist; the clock goes on at 03:00
    [InlineData("Europe/Berlin", "2026-10-25", 2, "2026-10-25T00:00:00Z")] // 02:00 comes twice; the first
    [InlineData("Australia/Lord_Howe", "2026-10-04", 2, "2026-10-03T15:30:00Z")] // half an hour is skipped
    [InlineData("America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00:00Z")] // midnight did not exist
    public void An_hour_that_is_skipped_begins_when_the_clock_goes_on(
        string zone,
        string day,
        int hour,
        string instant
    ) => Assert.Equal(DateTimeOffset.Parse(instant), ZonedCalendar.ToInstant(Day(day), hour, zone));

    [Fact]
    public void Every_open_moment_of_ten_years_lies_in_the_hours_and_is_the_first()
    {
        foreach (
            var zone in new[]
            {
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "America/Sao_Paulo",
            }
        )
        foreach (
            var reminderSettings in new[]
            {
                Default,
                Default with
                {
                    From = 0,
                    To = 24,
                },
                Default with
                {
                    From = 1,
                    To = 4,
                    Quiet = "2-3",
                },
            }
        )
            for (var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero); at.Year < 2036; at = at.AddHours(7))
            {
                var open = reminderSettings.NextPostingTime(at, zone);
                Assert.True(reminderSettings.IsPostingTime(open, zone) && open >= at, $"{zone} {at:u}: {open:u}");
                for (var before = at; before < open; before = before.AddMinutes(30))
                    Assert.False(
                        reminderSettings.IsPostingTime(before, zone),
                        $"{zone} {before:u} is open before {open:u}"
                    );
            }
    }
}
