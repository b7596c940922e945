using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Typing;

/// <summary>
/// A bare number is the milestone's number for every command; where an invoice's last digits mean something else the
/// bot asks.
/// </summary>
public sealed class BareNumberStory
{
    /// <summary>Milestone 2 is billed first: INV-2026-0001 is its invoice.</summary>
    private static async Task<TeamsStory> SecondFirstAsync()
    {
        var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        foreach (
            var line in new[]
            {
                "override 2 reason \"the client starts with design\"",
                "start 2",
                "submit 2 \"Screens\"",
                "confirm 2",
                "invoice 2",
                "issue 2",
            }
        )
            await story.SayAsync(Priya, line);
        return story;
    }

    [Fact]
    public async Task The_number_of_another_projects_invoice_is_no_milestone_whose_name_begins_with_it()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
                "add \"INV-2026-0009 page live\" 100% expected +14d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Page\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
            }
        )
            await story.SayAsync(Priya, line);
        var before = (await story.SayAsync(Priya, "audit")).Text;
        foreach (
            var line in new[]
            {
                "pay INV-2026-0009 100",
                "pay inv-2026-0009 100",
                "show INV-2026-0009",
                "why INV-2026-0009",
                "was INV-2026-0009 paid?",
            }
        )
            Says(await story.SayAsync(Priya, line), "There is no invoice");
        Assert.Equal(before, (await story.SayAsync(Priya, "audit")).Text);
        Says(await story.SayAsync(Priya, "pay INV-2026-0009 page live 100"), "Received €100.00 on INV-2026-0001");
    }

    [Fact]
    public async Task A_name_with_on_in_it_stands_before_the_money_and_a_date_that_is_none_is_still_told()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
                "add \"Training on site held\" 100% expected +14d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Slides\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "pay training on site held 100 EUR"), "Received €100.00 on INV-2026-0001");
        Says(
            await story.SayAsync(Priya, "pay training on site held 100 EUR on yesterday ref x"),
            "€14,080.00 open",
            "2026-06-30"
        );
        Says(await story.SayAsync(Priya, "pay training on yesterday 50 EUR"), "€14,030.00 open");
        foreach (var line in new[] { "pay 1 on tomorow 100", "pay 1 100 on tomorow" })
            Says(await story.SayAsync(Priya, line), "tomorow", "date", "Nothing was changed");
    }

    [Fact]
    public async Task A_number_that_is_no_milestones_shows_the_invoice_that_it_ends()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
                "add \"Page live\" 100% expected +14d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Page\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
                "credit 1 reason \"typo\"",
                "invoice 1 again",
                "issue 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "show 2"), "INV-2026-0002: open", "Open: €14,280.00");
        Says(await story.SayAsync(Priya, "show 3"), "There is no milestone 3 here");
        Says(await story.SayAsync(Priya, "show 1"), "Page live (milestone 1 of 1)");
    }

    [Theory]
    [InlineData("pay {0} 100", 1)]
    [InlineData("writeoff {0} reason \"insolvent\"", 1)]
    [InlineData("remind {0}", 1)]
    [InlineData("promise {0} tomorrow", 1)]
    [InlineData("snooze {0} 7", 1)]
    [InlineData("dispute {0} \"late\"", 1)]
    [InlineData("credit {0} reason \"wrong address\"", 1)]
    [InlineData("credit {0} 119 reason \"discount\"", 1)]
    [InlineData("refund {0} 10 reason \"paid twice\"", 1)]
    [InlineData("settle-dispute {0}", 1)]
    [InlineData("why {0}", 1)]
    [InlineData("retry {0}", 1)]
    [InlineData("pay {0} 100", 2)]
    [InlineData("remind {0}", 2)]
    public async Task A_number_that_is_one_milestone_and_ends_the_invoice_of_another_is_asked_back(
        string line,
        int number
    )
    {
        await using var story = await SecondFirstAsync();
        foreach (var said in new[] { "invoice 1", "issue 1" })
            await story.SayAsync(Priya, said);
        var before = (await story.SayAsync(Priya, "audit")).Text;
        var (own, other) = number == 1 ? ("INV-2026-0002", "INV-2026-0001") : ("INV-2026-0001", "INV-2026-0002");
        var (mine, its) =
            number == 1 ? ("Discovery report", "Design approval") : ("Design approval", "Discovery report");
        Says(
            await story.SayAsync(Priya, string.Format(line, number)),
            $"Which one is \"{number}\"?",
            "Nothing was changed.",
            $"[{own}: {mine}] {string.Format(line, own)}",
            $"[{other}: {its}] {string.Format(line, other)}"
        );
        Assert.Equal(before, (await story.SayAsync(Priya, "audit")).Text);
    }

    [Fact]
    public async Task A_number_to_show_is_asked_back_too_where_it_ends_the_invoice_of_another_milestone()
    {
        await using var story = await SecondFirstAsync();
        Says(
            await story.SayAsync(Priya, "show 1"),
            "Which one is \"1\"?",
            "[Milestone 1: Discovery report] show phase 1",
            "[INV-2026-0001: Design approval] show INV-2026-0001"
        );
        Says(await story.PressAsync(Priya, "Milestone 1: Discovery report"), "Discovery report (milestone 1 of 3)");
        Says(await story.SayAsync(Priya, "show 2"), "Design approval (milestone 2 of 3)");
        Says(await story.SayAsync(Priya, "pay invoice 1 100"), "Which one is \"invoice 1\"?");
    }

    [Fact]
    public async Task A_milestone_without_an_invoice_is_offered_too_and_the_typed_twins_have_one_reading()
    {
        await using var story = await SecondFirstAsync();
        Says(
            await story.SayAsync(Priya, "pay 1 100"),
            "Which one is \"1\"?",
            "[Milestone 1: Discovery report] pay phase 1 100",
            "[INV-2026-0001: Design approval] pay INV-2026-0001 100"
        );
        Says(await story.SayAsync(Priya, "pay phase 1 100"), "Discovery report has no invoice yet");
        Says(await story.PressAsync(Priya, "INV-2026-0001: Design approval"), "Received €100.00 on INV-2026-0001");
        Says(await story.SayAsync(Priya, "pay 2 50"), "Received €50.00 on INV-2026-0001");
    }

    [Theory]
    [InlineData("pay discovery 100", "Received €100.00 on INV-2026-0001")]
    [InlineData("pay phase 1 100", "Received €100.00 on INV-2026-0001")]
    [InlineData("pay Stage 1 100 EUR", "Received €100.00 on INV-2026-0001")]
    [InlineData("pay milestone 1 100", "Received €100.00 on INV-2026-0001")]
    [InlineData("pay invoice 1 100", "Received €100.00 on INV-2026-0001")]
    [InlineData("pay #1 100", "Received €100.00 on INV-2026-0001")]
    [InlineData("show invoice INV-2026-0001", "INV-2026-0001: open")]
    [InlineData("pay discovery report 1 000 EUR", "Received €1,000.00 on INV-2026-0001")]
    [InlineData("pay phase 1 1 000 EUR on today", "Received €1,000.00 on INV-2026-0001")]
    [InlineData("pay 1 1 000 EUR", "Received €1,000.00 on INV-2026-0001")]
    [InlineData("remind discovery report", "Reminder: INV-2026-0001")]
    [InlineData("promise phase 1 2027-01-10", "promised to pay INV-2026-0001 on 2027-01-10")]
    [InlineData("promise discovery report next friday", "promised to pay INV-2026-0001 on 2026-07-")]
    [InlineData("snooze phase 1 7", "until 2026-07-08")]
    [InlineData("snooze discovery report 7 days", "until 2026-07-08")]
    [InlineData("dispute discovery report \"late\"", "INV-2026-0001 is disputed")]
    [InlineData("credit phase 1 119 reason \"discount\"", "Issued CN-2026-0001 on INV-2026-0001: €100.00")]
    [InlineData("credit discovery report reason \"wrong address\"", "INV-2026-0001 is credited in full")]
    [InlineData("writeoff phase 1 reason \"insolvent\"", "INV-2026-0001 is written off")]
    [InlineData("why discovery report", "Why INV-2026-0001 is")]
    [InlineData("why phase 1 ACME", "Why INV-2026-0001 is")]
    [InlineData("retry discovery report", "INV-2026-0001")]
    [InlineData("show phase 1", "Discovery report (milestone 1 of 3)")]
    [InlineData("pay discovery", "Record a payment on INV-2026-0001")]
    [InlineData("pay discovery report", "Record a payment on INV-2026-0001")]
    [InlineData("pay phase 1", "Record a payment on INV-2026-0001")]
    [InlineData("refund phase 1 10 reason \"x\"", "€0.00 can be paid back on INV-2026-0001")]
    [InlineData("settle-dispute phase 1", "INV-2026-0001 is not disputed")]
    public async Task An_invoice_may_be_named_by_its_milestone_in_several_words(string line, string says)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        Says(await story.SayAsync(Priya, line), says);
    }

    [Theory]
    [InlineData("pay 2 000 EUR", "2 000 EUR", "[INV-2026-0001: Discovery report] pay INV-2026-0001 2 000 EUR")]
    [InlineData("pay phase 2 000 EUR", "2 000 EUR", "[INV-2026-0001: Discovery report] pay INV-2026-0001 2 000 EUR")]
    [InlineData("pay 1 000,50 EUR", "1 000,50 EUR", "[INV-2026-0001: Discovery report] pay INV-2026-0001 1 000,50 EUR")]
    [InlineData("pay 1 000€", "1 000€", "[INV-2026-0001: Discovery report] pay INV-2026-0001 1 000€")]
    [InlineData("pay 2000 EUR", "2000 EUR", "[INV-2026-0001: Discovery report] pay INV-2026-0001 2000 EUR")]
    [InlineData("pay €2,000.00", "€2,000.00", "[INV-2026-0001: Discovery report] pay INV-2026-0001 €2,000.00")]
    [InlineData("pay €500", "€500", "[INV-2026-0001: Discovery report] pay INV-2026-0001 €500")]
    [InlineData("pay 12 500 EUR", "12 500 EUR", "[INV-2026-0001: Discovery report] pay INV-2026-0001 12 500 EUR")]
    [InlineData("credit 119 EUR reason \"x\"", "119 EUR", "credit INV-2026-0001 119 EUR reason \"x\"")]
    public async Task A_sum_in_groups_without_an_invoice_is_asked_back(string line, params string[] says)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        Says(await story.SayAsync(Priya, line), says);
        Says(await story.SayAsync(Priya, "statement"), "No payment is recorded yet.");
    }

    [Theory]
    [InlineData("pay approval 100", "has no invoice yet")]
    [InlineData("pay desing 100", "There is no invoice \"desing\" here")]
    [InlineData("pay 7 100", "There is no invoice \"7\" here")]
    [InlineData("credit ACME 100 reason \"x\"", "ACME is the project's key")]
    [InlineData("remind 2", "Design approval has no invoice yet")]
    [InlineData("pay discovery 10O", "is no amount")]
    public async Task What_names_no_invoice_is_told_so(string line, string says)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        Says(await story.SayAsync(Priya, line), says);
        Says(await story.SayAsync(Priya, "statement"), "No payment is recorded yet.");
    }

    /// <summary>A number in a name is not an amount that could be booked by mistake.</summary>
    [Fact]
    public async Task A_name_that_ends_in_a_number_is_asked_back_where_the_number_could_be_the_sum()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR",
                "add \"Sprint 1 report\" 100% expected +9d done-when file-delivery",
                "terms agreed by \"Bo\" ref \"mail\"",
                "start 1",
                "submit 1 \"Copy\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "pay sprint 1"), "Record a payment on INV-2026-0001");
        Says(
            await story.SayAsync(Priya, "snooze sprint 1"),
            "Which one is \"sprint 1\"?",
            "[INV-2026-0001: Sprint 1 report] snooze INV-2026-0001 1"
        );
        Says(
            await story.SayAsync(Priya, "credit sprint 1 reason \"discount\""),
            "Which one is",
            "credit INV-2026-0001 1 reason",
            "credit INV-2026-0001 reason"
        );
        Says(await story.SayAsync(Priya, "statement"), "No payment is recorded yet.", "Owed: €1,000.00");
        Says(
            await story.SayAsync(Priya, "pay sprint 1 100"),
            "Which one is",
            "[pay INV-2026-0001 1 100] pay INV-2026-0001 1 100",
            "[pay INV-2026-0001 100] pay INV-2026-0001 100"
        );
        Says(await story.PressAsync(Priya, "pay INV-2026-0001 100"), "Received €100.00 on INV-2026-0001");
    }

    [Fact]
    public async Task In_a_second_project_the_same_words_mean_its_own_first_milestone_and_name_its_invoice()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        const string Room = "19:shop@thread.tacv2";
        foreach (
            var line in new[]
            {
                "project new \"Baker shop\" client \"Baker Ltd\" total 1000 EUR",
                "add \"Copy deck delivered\" 100% expected +9d done-when file-delivery",
                "terms agreed by \"Bo\" ref \"mail\"",
                "start 1",
                "submit 1 \"Copy\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
            }
        )
            await story.SayAsync(Priya, line, Room);
        Says(await story.SayAsync(Priya, "pay 1 200 EUR", Room), "Received €200.00 on INV-2026-0002");
        Says(await story.SayAsync(Priya, "pay 2 100 EUR", Room), "Received €100.00 on INV-2026-0002");
        Says(await story.SayAsync(Priya, "pay 1 300 EUR"), "Received €300.00 on INV-2026-0001");
    }

    [Fact]
    public async Task A_number_in_a_question_is_asked_back_as_well()
    {
        await using var story = await SecondFirstAsync();
        foreach (var said in new[] { "invoice 1", "issue 1" })
            await story.SayAsync(Priya, said);
        Says(
            await story.SayAsync(Priya, "was invoice 1 paid?"),
            "\"1\" could be INV-2026-0002 (Discovery report) or INV-2026-0001 (Design approval)"
        );
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "No, not paid: €4,284.00 open");
    }

    [Theory]
    [InlineData("PAY")]
    [InlineData("status")]
    [InlineData("INV")]
    [InlineData("cn")]
    [InlineData("phase")]
    [InlineData("2")]
    [InlineData("3D")]
    public async Task A_new_key_is_no_number_and_no_word_of_a_command(string key)
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        Says(
            await story.SayAsync(Priya, $"project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR key {key}"),
            "key",
            "Nothing was changed."
        );
        Says(await story.SayAsync(Priya, "project list"), "project new");
    }

    [Theory]
    [InlineData("Status page", "STATUS2")]
    [InlineData("2026 relaunch", "RELAUNCH")]
    [InlineData("INV portal", "INV2")]
    [InlineData("Acme website", "ACME")]
    public async Task A_key_that_is_made_up_follows_the_same_rule(string name, string key)
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        Says(await story.SayAsync(Priya, $"project new \"{name}\" client \"Acme GmbH\" total 1000 EUR"), $"({key})");
    }
}
