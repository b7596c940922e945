using MilestoneBot.Domain.Notices;
using MilestoneBot.Reading;

namespace MilestoneBot.Tests.Reading;

/// <summary>The public holidays of countries and regions, against days that are known from calendars.</summary>
public sealed class HolidayCalendarTests
{
    private static HolidayCalendar Of(string code) => HolidayCalendar.Find(code).Found!;

    [Theory]
    [InlineData("DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 12-25")]
    [InlineData("DE-BY", 2026, "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 12-25")]
    [InlineData("DE-SN", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 11-18 12-25")]
    [InlineData("AT", 2026, "01-01 01-06 04-06 05-01 05-14 05-25 06-04 10-26 12-08 12-25")]
    [InlineData("CH", 2026, "01-01 05-14 12-25")]
    [InlineData("CH-ZH", 2026, "01-01 01-02 04-03 04-06 05-01 05-14 05-25 12-25")]
    [InlineData("FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25")]
    [InlineData("FR-67", 2026, "01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25")]
    [InlineData("GB", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData("GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28")]
    [InlineData("US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData("NL", 2026, "01-01 04-06 04-27 05-05 05-14 05-25 12-25")]
    [InlineData("PL", 2026, "01-01 01-06 04-06 05-01 06-04 11-11 12-24 12-25")]
    public void The_days_off_of_a_year_are_those_of_the_calendar(string code, int year, string days) =>
        Assert.Equal(days, string.Join(' ', Of(code).GetDays(year, year).Select(day => day.ToIsoDate()[5..])));

    [Fact]
    public void Every_country_and_region_has_days_in_every_year_and_none_on_a_weekend()
    {
        foreach (var country in HolidayCalendar.CountryCodes)
        foreach (
            var code in HolidayCalendar
                .Find($"{country}-?")
                .Regions.Select(region => $"{country}-{region}")
                .Append(country)
        )
        {
            var days = Of(code).GetDays(2026, 2026 + ReminderSettings.HolidayYearsAhead);
            Assert.All(
                Enumerable.Range(2026, ReminderSettings.HolidayYearsAhead + 1),
                year => Assert.InRange(days.Count(day => day.Year == year), 2, 30)
            );
            Assert.DoesNotContain(days, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.InRange(days.Count, 20, ReminderSettings.MaxHolidays / 2);
            Assert.Equal(days.Distinct().Order(), days);
        }
    }

    [Theory]
    [InlineData("de-by", "DE-BY")]
    [InlineData("germany", "DE")]
    [InlineData("Germany by", "DE-BY")]
    [InlineData("uk", "GB")]
    [InlineData("New Zealand", "NZ")]
    public void A_country_is_found_by_its_code_or_its_name(string typed, string code) =>
        Assert.Equal(code, Of(typed).Code);

    [Theory]
    [InlineData("XX")]
    [InlineData("")]
    [InlineData("2026-12-24")]
    [InlineData("Bavaria")]
    [InlineData("24 Dec 2026")]
    public void What_is_no_country_is_none(string typed)
    {
        var (found, country, regions) = HolidayCalendar.Find(typed);
        Assert.Equal((null, "", 0), (found, country, regions.Count));
    }

    [Fact]
    public void An_unknown_region_gives_those_that_are_known()
    {
        Assert.Contains("BY", HolidayCalendar.Find("DE-XX").Regions);
        Assert.Equal(16, HolidayCalendar.Find("DE-XX").Regions.Count);
        Assert.Equal(26, HolidayCalendar.Find("CH-XX").Regions.Count);
        Assert.Equal(("US", 0), (HolidayCalendar.Find("US-CA").Country, HolidayCalendar.Find("US-CA").Regions.Count));
    }
}
