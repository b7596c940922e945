using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Projects;

/// <summary>
/// Where numbers begin, which days are working days, and what becomes of a due date that is none.
/// </summary>
public sealed class NumbersAndWorkingDaysStory
{
    [Fact]
    public async Task A_series_begins_once_where_an_approver_says_before_its_first_document_and_each_year_anew()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "drafted");
        Says(
            await story.SayAsync(Priya, "settings numbers INV next 418"),
            "You cannot say where invoice numbers begin",
            "Marc"
        );
        Says(await story.SayAsync(Finn, "settings numbers INV next 418"), "You cannot say where invoice numbers begin");
        Says(
            await story.SayAsync(Marc, "settings numbers INV next 418"),
            "INV 2026 begins with INV-2026-0418",
            "without a gap",
            "2027 begins at 1 again"
        );
        Says(await story.SayAsync(Marc, "settings numbers INV next 418"), "That is set already", "Nothing was changed");
        Says(
            await story.SayAsync(Marc, "settings numbers INV next 500"),
            "begins with INV-2026-0418",
            "set once",
            "Nothing was changed"
        );
        Says(
            await story.SayAsync(Bob, "settings numbers"),
            "INV 2026: begins with INV-2026-0418; none is issued yet",
            "CN 2026: begins with CN-2026-0001; none is issued yet"
        );
        Says(await story.SayAsync(Bob, "settings"), "INV 2026 begins with 418; CN 2026 begins with 1");
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0418");
        Says(await story.SayAsync(Bob, "settings"), "INV 2026 begins with 418; CN 2026 begins with 1");
        Says(
            await story.SayAsync(Marc, "settings numbers INV next 600"),
            "INV 2026 has begun: INV-2026-0418 is issued",
            "Nothing was changed"
        );
        Says(await story.SayAsync(Marc, "settings numbers CN next 12"), "CN 2026 begins with CN-2026-0012");
        Says(await story.SayAsync(Marc, "credit 1 119 reason \"discount\""), "CN-2026-0012");
        Says(await story.SayAsync(Bob, "settings numbers"), "from INV-2026-0418 to INV-2026-0418", "from CN-2026-0012");
        Says(await story.SayAsync(Finn, "pay 418 100"), "Received €100.00 on INV-2026-0418");
        Says(await story.SayAsync(Bob, "show 418"), "INV-2026-0418");
        Says(await story.SayAsync(Bob, "verify"), "Audit trail intact", "2 of the workspace");
        story.Day("2027-01-04T09:00:00Z");
        Says(await story.SayAsync(Bob, "settings numbers"), "INV 2027: begins with INV-2027-0001; none is issued yet");
        Says(await story.SayAsync(Marc, "settings numbers INV next 7"), "INV 2027 begins with INV-2027-0007");
        Says(await story.SayAsync(Bob, "verify"), "Audit trail intact", "3 of the workspace");
    }

    [Fact]
    public async Task Numbers_that_were_put_elsewhere_outside_the_bot_are_found()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "drafted");
        await story.SayAsync(Priya, "settings numbers INV next 418");
        await story.SayAsync(Priya, "issue 1");
        story.Bot.Tamper("update series set first = 417 where prefix = 'INV'");
        Says(await story.SayAsync(Priya, "verify"), "INV-2026");
    }

    [Theory]
    [InlineData("settings numbers RE next 418", "\"RE\" is no series of numbers; choose INV for invoices or CN")]
    [InlineData("settings numbers INV next 0", "is no number to begin with")]
    [InlineData("settings numbers INV next 1,000", "write digits alone")]
    [InlineData("settings numbers INV next INV-2026-0418", "write digits alone")]
    [InlineData("settings numbers INV next 1000000", "from 1 to 999999")]
    [InlineData("settings numbers INV", "Next <number> is missing")]
    [InlineData("settings numbers next 418", "INV or CN is missing")]
    [InlineData("settings numbers INV next 1", "That is set already")]
    public async Task What_is_no_beginning_of_a_series_is_told_so(string line, string says)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "drafted");
        Says(await story.SayAsync(Priya, line), says);
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001");
    }

    [Fact]
    public async Task A_due_date_on_a_day_off_is_printed_as_the_next_working_day_and_an_issued_one_never_moves()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: true, agreed: false);
        // Issued on Wednesday 1 July: 17 days later is Saturday the 18th; Monday the 20th is a holiday of the project.
        foreach (
            var line in new[]
            {
                "set 1 due 17",
                "set 2 due 17",
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "start 1",
                "submit 1 \"Report\"",
                "confirm 1 by \"Dana Weiss\" ref \"portal\"",
                "invoice 1",
                "settings holidays 2026-07-20",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "show 1"), "17 days after");
        await story.SayAsync(Priya, "settings due-weekend next-working-day");
        Says(await story.SayAsync(Priya, "forecast"), "2026-07-21");
        Says(
            await story.SayAsync(Priya, "issue 1"),
            "Due Tue 21 Jul 2026 (moved from Sat 18 Jul 2026 to the next working day)"
        );
        Says(
            await story.SayAsync(Priya, "why 1"),
            "2026-07-01 + 17 days = Saturday 2026-07-18, no working day; the next one is 2026-07-21"
        );
        await story.SayAsync(Priya, "settings due-weekend as-agreed");
        await story.SayAsync(Priya, "settings holidays none");
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "Due: 2026-07-21 (moved from Sat 18 Jul 2026");
        foreach (
            var line in new[]
            {
                "override 2 reason \"the client starts with design\"",
                "start 2",
                "submit 2 \"Screens\"",
                "confirm 2 by \"Dana Weiss\" ref \"mail\"",
                "invoice 2",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "issue 2"), "Due Sat 18 Jul 2026.");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task The_draft_says_to_which_day_the_due_date_would_move()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: true, agreed: false);
        foreach (
            var line in new[]
            {
                "set 1 due 17",
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "start 1",
                "submit 1 \"Report\"",
                "confirm 1 by \"Dana Weiss\" ref \"portal\"",
                "settings due-weekend next-working-day",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "invoice 1"),
            "2026-07-20 if issued on 2026-07-01 (moved from Sat 18 Jul 2026 to the next working day)"
        );
    }

    [Fact]
    public async Task The_holidays_of_a_country_take_the_place_of_another_ones_and_own_days_stay()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "settings holidays 2026-07-17, 2026-12-24");
        Says(await story.SayAsync(Priya, "settings holidays DE-BY"), "Holidays: 2, the next 2026-07-17 → DE-BY: ");
        Says(
            await story.SayAsync(Priya, "settings holidays"),
            "With the public holidays of DE-BY until 2036",
            "2026-01-06 Tuesday"
        );
        Says(await story.SayAsync(Priya, "settings holidays"), "2026-07-17 Friday");
        // Assumption is a Saturday in 2026, and 6 January is no holiday in the Netherlands.
        await story.SayAsync(Priya, "settings holidays netherlands");
        var shown = await story.SayAsync(Priya, "settings holidays");
        Says(shown, "With the public holidays of NL", "2026-04-27 Monday", "2026-07-17 Friday");
        Assert.DoesNotContain("2026-01-06", shown.Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "settings holidays remove NL"), "→ 2, the next 2026-07-17");
        Says(await story.SayAsync(Priya, "settings holidays remove DE"), "That is set already. Nothing was changed.");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    /// <summary>Due on 15 July; three working days before are 14, 13 and, without the holiday, 10 July.</summary>
    [Theory]
    [InlineData("none", "2026-07-10")]
    [InlineData("2026-07-13", "2026-07-09")]
    [InlineData("GB-NIR", "2026-07-09")]
    public async Task Reminders_count_the_working_days_of_the_country(string holidays, string day)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, $"settings holidays {holidays}");
        story.Day("2026-07-08T12:00:00Z");
        Assert.DoesNotContain(
            "Reminder",
            (await story.TickAsync("2026-07-08T13:00:00Z")).Text,
            StringComparison.Ordinal
        );
        var early = await story.TickAsync("2026-07-09T13:00:00Z");
        Assert.Equal(day == "2026-07-09", early.Text.Contains("INV-2026-0001", StringComparison.Ordinal));
        if (day == "2026-07-10")
            Says(await story.TickAsync("2026-07-10T13:00:00Z"), "INV-2026-0001");
    }

    [Theory]
    [InlineData("settings holidays XX", "is no country that is known here either", "AT, AU, BE")]
    [InlineData("settings holidays atlantis", "is no date", "is no country that is known here either")]
    [InlineData("settings holidays DE-XX", "is no region of DE", "BB, BE, BW, BY", "settings holidays DE-BB")]
    [InlineData("settings holidays US-CA", "US has only its national holidays here", "settings holidays US")]
    public async Task What_is_no_country_or_region_is_answered_with_those_that_are_known(
        string line,
        params string[] says
    )
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        var before = (await story.SayAsync(Priya, "audit")).Text;
        Says(await story.SayAsync(Priya, line), says);
        Assert.Equal(before, (await story.SayAsync(Priya, "audit")).Text);
    }
}
