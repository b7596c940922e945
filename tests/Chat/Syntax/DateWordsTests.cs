using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Tests.Chat.Syntax;

/// <summary>Dates are parsed as people type them, or refused with a hint what to write.</summary>
public sealed class DateWordsTests
{
    // A Wednesday.
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Theory]
    [
        InlineData("2026-07-15", "2026-07-15"),
        InlineData("2026-7-5", "2026-07-05"),
        InlineData("2026/07/15", "2026-07-15"),
        InlineData("2026‑07‑15", "2026-07-15"),
        InlineData("2026–07–15", "2026-07-15"),
        InlineData(" 2026-07-15 ", "2026-07-15")
    ]
    [
        InlineData("15 Jul 2026", "2026-07-15"),
        InlineData("15 July 2026", "2026-07-15"),
        InlineData("15. jul 2026", "2026-07-15"),
        InlineData("15th July 2026", "2026-07-15"),
        InlineData("1st Sept 2026", "2026-09-01"),
        InlineData("3 May 2026", "2026-05-03")
    ]
    [
        InlineData("Jul 15 2026", "2026-07-15"),
        InlineData("JULY 15, 2026", "2026-07-15"),
        InlineData("jul 15", "2026-07-15"),
        InlineData("15 jul", "2026-07-15"),
        InlineData("Dec. 3", "2026-12-03"),
        InlineData("15-Jul-2026", "2026-07-15"),
        InlineData("15/Jul/2026", "2026-07-15"),
        InlineData("15.Jul.2026", "2026-07-15"),
        InlineData("Jul-15-2026", "2026-07-15")
    ]
    [
        InlineData("15.07.2026", "2026-07-15"),
        InlineData("5.7.2026", "2026-07-05"),
        InlineData("03.04.2026", "2026-04-03"),
        InlineData("29.02.2028", "2028-02-29")
    ]
    [
        InlineData("15/07/2026", "2026-07-15"),
        InlineData("07/15/2026", "2026-07-15"),
        InlineData("04/04/2026", "2026-04-04"),
        InlineData("31-12-2026", "2026-12-31")
    ]
    [InlineData("today", "2026-07-01"), InlineData("Tomorrow", "2026-07-02"), InlineData("yesterday", "2026-06-30")]
    [
        InlineData("friday", "2026-07-03"),
        InlineData("fri", "2026-07-03"),
        InlineData("this friday", "2026-07-03"),
        InlineData("next friday", "2026-07-03"),
        InlineData("wednesday", "2026-07-01"),
        InlineData("next wednesday", "2026-07-08"),
        InlineData("Monday", "2026-07-06"),
        InlineData("next mon", "2026-07-06")
    ]
    [
        InlineData("+14d", "2026-07-15"),
        InlineData("+0d", "2026-07-01"),
        InlineData("+2w", "2026-07-15"),
        InlineData("+14 days", "2026-07-15"),
        InlineData("+1 week", "2026-07-08"),
        InlineData("+14", "2026-07-15"),
        InlineData("+3650d", "2036-06-28")
    ]
    [InlineData("2000-01-01", "2000-01-01"), InlineData("2100-12-31", "2100-12-31")]
    [InlineData("Thu 30 Jul 2026", "2026-07-30"), InlineData("friday, 15 January 2027", "2027-01-15")]
    [InlineData("Mon 14.12.2026", "2026-12-14"), InlineData("on Thu 2026-12-31", "2026-12-31")]
    public void A_date_is_read_as_people_type_it(string text, string meant)
    {
        var read = DateExpression.Parse(text);
        Assert.Equal("", read.Problem);
        Assert.Equal(meant, ((DateExpression)read.Value!).Resolve(Today).ToString("yyyy-MM-dd"));
    }

    [Theory]
    [
        InlineData("2026-07-01", "Jan 1", "2026-01-01"),
        InlineData("2026-07-02", "Jan 1", "2027-01-01"),
        InlineData("2026-12-20", "Jan 5", "2027-01-05"),
        InlineData("2026-01-10", "Dec 20", "2025-12-20"),
        InlineData("2026-01-10", "Jun 1", "2026-06-01"),
        InlineData("2026-07-01", "Feb 29", "2028-02-29")
    ]
    public void Without_a_year_it_is_the_first_not_more_than_six_months_past(string today, string text, string meant) =>
        Assert.Equal(
            meant,
            ((DateExpression)DateExpression.Parse(text).Value!).Resolve(DateOnly.Parse(today)).ToString("yyyy-MM-dd")
        );

    [Theory]
    [InlineData("03/04/2026", "3 April or 4 March? write 2026-04-03 or 2026-03-04")]
    [InlineData("3-4-2026", "3 April or 4 March? write 2026-04-03 or 2026-03-04")]
    [InlineData("12/11/2026", "12 November or 11 December? write 2026-11-12 or 2026-12-11")]
    [InlineData("Wed 30 Jul 2026", "2026-07-30 is a Thursday and no Wednesday; write the date that is meant")]
    [InlineData("Thu 30 Jul", "\"Thu 30 Jul\" has no year; write it like Thu 30 Jul 2026, or without the weekday")]
    [InlineData("Thu 31 Feb 2026", "no such date: 31 feb 2026; February 2026 has 28 days")]
    public void A_date_that_could_be_two_is_asked_back(string text, string problem) =>
        Assert.Equal(problem, DateExpression.Parse(text).Problem);

    [Theory]
    [InlineData("2026-02-29", "no such date: 2026-02-29; February 2026 has 28 days")]
    [InlineData("31 Jun 2026", "no such date: 31 Jun 2026; June 2026 has 30 days")]
    [InlineData("31.04.2026", "no such date: 31.04.2026; April 2026 has 30 days")]
    [InlineData("31/04/2026", "no such date: 31/04/2026; April 2026 has 30 days")]
    [InlineData("Feb 30", "no such date: Feb 30; February has 29 days")]
    [InlineData("0 Jul 2026", "no such date: 0 Jul 2026; July 2026 has 31 days")]
    [InlineData("2026-13-01", "no such date: 2026-13-01; there are 12 months")]
    [InlineData("15.13.2026", "no such date: 15.13.2026; there are 12 months")]
    [InlineData("13/13/2026", "no such date: 13/13/2026; there are 12 months")]
    [InlineData("1999-12-31", "\"1999-12-31\" is out of reach; years run from 2000 to 2100")]
    [InlineData("2101-01-01", "\"2101-01-01\" is out of reach; years run from 2000 to 2100")]
    [InlineData("1 Jan 0026", "\"1 Jan 0026\" is out of reach; years run from 2000 to 2100")]
    [InlineData("+3651d", "\"+3651d\" is out of reach; the furthest is +3650d")]
    [InlineData("+999999999w", "\"+999999999w\" is out of reach; the furthest is +3650d")]
    [InlineData("31-Jun-2026", "no such date: 31-Jun-2026; June 2026 has 30 days")]
    [InlineData("15-Jul-26", "write the year with four digits, like 2026-07-15")]
    [InlineData("15.07.26", "write the year with four digits, like 2026-07-15")]
    [InlineData("03/04/26", "write the year with four digits, like 2026-07-15")]
    public void A_day_that_does_not_exist_is_refused(string text, string problem) =>
        Assert.Equal(problem, DateExpression.Parse(text).Problem);

    [Theory]
    [
        InlineData("soon"),
        InlineData(""),
        InlineData("next week"),
        InlineData("15"),
        InlineData("2026"),
        InlineData("Jul"),
        InlineData("Jul 2026"),
        InlineData("2026-07"),
        InlineData("15-Jul-2026x"),
        InlineData("1 2 3"),
        InlineData("+d"),
        InlineData("+-5d"),
        InlineData("2026--15"),
        InlineData("20260715"),
        InlineData("ju 15"),
        InlineData("٢٠٢٦-٠٧-١٥"),
        InlineData("15 Jul 26"),
        InlineData("2026-07-15T00:00"),
        InlineData("Jul Jul"),
        InlineData("friday friday"),
        InlineData("+99999999999999999999d")
    ]
    public void What_is_no_date_is_refused_with_some_that_are(string text) =>
        Assert.Equal(
            $"\"{text}\" is no date; write it like 2026-07-15, 15 Jul 2026, tomorrow or +14d",
            DateExpression.Parse(text).Problem
        );
}
