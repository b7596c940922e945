using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Typing;

/// <summary>
/// Whatever is typed wrongly gets an answer that says what, why and how to fix it, and changes nothing.
/// </summary>
public sealed class InvalidInputStory
{
    public static TheoryData<string, string> BeforeAgreement() =>
        new()
        {
            { "mileston add \"Design approval\" 40%", "I do not know \"mileston\"|Did you mean|Nothing was run" },
            { "add \"70% complete\" 30%", "not a deliverable|What will the client receive or sign?" },
            { "add \"phase 1 mostly done\" 30%", "not a deliverable" },
            { "add \"Phase 1\" 30%", "too general|Phase 1: " },
            { "add \"Copy deck delivered\" -10%", "a number above 0 up to 100" },
            { "add \"Copy deck delivered\" 0%", "a number above 0 up to 100" },
            { "add \"Copy deck delivered\" 101%", "a number above 0 up to 100" },
            { "add \"Copy deck delivered\" thirty", "is no amount" },
            { "add \"Copy deck delivered\" 5%", "105 %|€600.00 too much|Nothing was changed" },
            { "add \"Copy deck delivered\" 100 USD", "EUR" },
            { "add \"Copy deck delivered\" 1200.005 EUR", "2 decimals" },
            { "add \"Discovery and strategy\" rest", "called \"Discovery and strategy\" already" },
            { "set 1 expected 2026-02-29", "No such date" },
            { "set 1 expected 03/04/2026", "3 April|4 March" },
            { "set 1 due -5", "whole days from 0 to 180" },
            { "set 1 due 400", "whole days from 0 to 180" },
            { "set 1 due soon", "whole days from 0 to 180" },
            { "set 1 done-when hope", "is no completion criterion|client-sign-off" },
            { "set 9 due 14", "no milestone 9 here; the milestones are 1 Discovery and strategy" },
            { "discard d", "Which one is \"d\"?|[Design approval] discard 2" },
            {
                "set d due 30",
                "Which one is \"d\"?|[Discovery and strategy] set 1 due 30|[Design approval] set 2 due 30|[Final delivery] set 3 due 30"
            },
            { "move 1", "before or after" },
            { "move 1 after 1", "stands there already" },
            { "terms send", "not complete|Missing" },
            { "project new \"Shop\" client \"Baker\" total 12000", "Which currency?" },
            { "project new \"Shop\" client \"Baker\" total 100.5 JPY", "JPY" },
            { "project new \"Shop\" client \"Baker\" total 100 EUR key ACME", "The key ACME is used" },
            { "project new \"Shop\" client \"Baker\" total 100 EUR using nothing", "There is no template" },
            { "project new \"Shop\" client \"Baker\" total 100 EUR zone Mars/Base", "is no time zone" },
            { "project new \"Shop\" client \"Baker\" total 0 EUR", "above 0" },
            { "project use NOPE", "There is no project NOPE" },
            { "template show nope", "There is no template" },
            { "template save halves", "built in" },
            { "plan", "Paste the schedule" },
            { "plan save", "There is no schedule of yours waiting" },
            { "role add boss @Marc", "is no role" },
            { "role add approver Marc", "pick the person from the @ list" },
            { "role add approver @{29:ghost}", "Pick the person" },
            { "pay INV-2026-0001 10", "nothing has been issued" },
            { "status NOPE", "There is no project NOPE" },
            { "invoices late", "is no kind of invoice" },
            { "show INV-2026-0009", "There is no invoice" },
            { "help frobnicate", "There is no command" },
            { "redraw terms/1/p", "I do not know \"redraw\"" },
            { "issue 1", "not complete" },
            { "discard 1", "no invoice draft" },
            { "override 1 reason \"a reason that is long enough\"", "terms v1 are not agreed" },
            { "confirm 1 by \"Dana Weiss\"", "Say where that stands" },
            { "project close", "cannot be closed yet" },
            { "\U0001F389\U0001F389", "I do not know" },
            { "<script>alert(1)</script>", "I do not know \"<script>alert(1)</script>\"" },
        };

    [Theory]
    [MemberData(nameof(BeforeAgreement))]
    public async Task A_wrong_line_is_answered_and_changes_nothing(string line, string says)
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(
            Priya,
            """project new "Acme website" client "Acme GmbH" total 12000 EUR using website-30-40-30"""
        );
        var before = await story.SayAsync(Priya, "audit");
        Says(await story.SayAsync(Priya, line), says.Split('|', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(before.Text, (await story.SayAsync(Priya, "audit")).Text);
    }

    [Fact]
    public async Task Money_that_does_not_fit_waits_for_a_choice()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR vat 19",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "pay INV-2026-0001 0"), "above 0");
        Says(await story.SayAsync(Priya, "pay INV-2026-0001 -50"), "above 0");
        Says(await story.SayAsync(Priya, "pay INV-2026-0001 abc"), "is no amount");
        Says(
            await story.SayAsync(Priya, "pay INV-2026-0001 100 on 2062-07-02"),
            "Sun 2 Jul 2062 is more than a year from today"
        );
        await story.SayAsync(Priya, "pay INV-2026-0001 100 ref \"wire 7\"");
        Says(
            await story.SayAsync(Priya, "pay INV-2026-0001 100 ref \"Wire 7\""),
            "looks recorded already",
            "[It is another payment]"
        );
        Says(
            await story.PressAsync(Priya, "It is another payment"),
            "Received €100.00 on INV-2026-0001",
            "€990.00 open"
        );
        Says(await story.SayAsync(Priya, "pay 1 1000"), "€10.00 too much", "[Keep as client credit]");
        Says(await story.SayAsync(Priya, "money"), "Received: €200.00", "Owed: €990.00");
        Says(
            await story.PressAsync(Priya, "Keep as client credit"),
            "€10.00 is kept as client credit",
            "paid in full (3 payments)"
        );
        Says(
            await story.SayAsync(Priya, "statement"),
            "Client credit: €10.00",
            "Unexplained: €0.00",
            "Owed: €0.00",
            "Received: €1,200.00"
        );
        Says(await story.SayAsync(Priya, "invoice 1"), "billed already: INV-2026-0001");
    }

    [Fact]
    public async Task A_paste_with_bad_lines_saves_nothing_until_somebody_says_so()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 9,000.00 GBP");
        var preview = await story.SayAsync(
            Priya,
            "plan\n| Milestone | Amount | Expected | Due | Done when |\n|---|---:|---|---|---|\n"
                + "| Discovery report | 30% | 2026-07-15 | 14 | portal-approval |\n| 70% complete | 30% | | | |\n"
                + "2. Checkout live | 2.700,00 GBP | 15.08.2026 | 30 days | client sign off\n"
                + "- Final delivery | lots | | | |"
        );
        Says(
            preview,
            "2 milestones read; nothing is saved yet",
            "Line 4: ",
            "not a deliverable",
            "Line 6: ",
            "is no amount",
            "[Save the other 2]",
            "Checkout live · £2,700.00"
        );
        Says(await story.SayAsync(Priya, "plan save"), "Nothing was saved", "skip-bad");
        Says(await story.SayAsync(Priya, "schedule"), "Shop: schedule");
        Says(
            await story.PressAsync(Priya, "Save the other 2"),
            "Discovery report · 30 % · £2,700.00 · 2026-07-15",
            "Checkout live · £2,700.00 · £2,700.00 · 2026-08-15 · 30 days · client-sign-off",
            "£3,600.00 unassigned"
        );
        Says(await story.SayAsync(Priya, "plan save"), "There is no schedule of yours waiting");
        await story.SayAsync(Priya, "add \"Final delivery\" rest expected 2026-09-18 done-when file-delivery");
        Says(await story.SayAsync(Priya, "terms send"), "Waiting for Baker Ltd");
    }

    [Fact]
    public async Task A_schedule_that_does_not_close_offers_to_give_the_rest_to_the_last_milestone()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 12000 EUR");
        foreach (
            var (name, share) in new[] { ("Discovery report", 30), ("Design approval", 40), ("Final delivery", 20) }
        )
            await story.SayAsync(Priya, $"add \"{name}\" {share}% expected +30d done-when file-delivery");
        Says(
            await story.SayAsync(Priya, "terms send"),
            "The sum is 90 %; €1,200.00 unassigned",
            "[Give rest to Final delivery]"
        );
        Says(
            await story.PressAsync(Priya, "Give rest to Final delivery"),
            "Final delivery · rest · €3,600.00",
            "Sum = contract"
        );
        Says(await story.SayAsync(Priya, "terms send"), "Waiting for");
    }

    [Fact]
    public async Task One_of_many_names_that_could_be_meant_is_chosen_in_a_field()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 12000 EUR");
        foreach (
            var name in new[]
            {
                "Design of the cart signed off",
                "Design of the start page signed off",
                "Design of the mails signed off",
                "Design files handed over",
            }
        )
            await story.SayAsync(Priya, $"add \"{name}\" 25%");
        var asked = await story.SayAsync(Priya, "set design expected 2026-08-14 due 30");
        Says(
            asked,
            "Which one is \"design\"?",
            "4 milestones could be meant",
            "1 Design of the cart signed off · 2 Design of the start page signed off",
            "[Go on] set <which> expected 2026-08-14 due 30"
        );
        var field = Assert.Single(MilestoneBot.Tests.Kit.Cards.CardForms.Fields(asked.Card));
        Assert.Equal("which", field.Name);
        var facts = story.Bot.Facts();
        Says(await story.PressAsync(Priya, "Go on"), "<which>");
        Assert.Equal(facts, story.Bot.Facts());
        Says(
            await story.PressAsync(Priya, "Go on", ("which", "3")),
            "Design of the mails signed off · 25 % · €3,000.00 · 2026-08-14 · 30 days"
        );

        // The longest lists are offered in part.
        await story.SayAsync(
            Priya,
            "plan\n"
                + string.Join('\n', Enumerable.Range(1, 60).Select(n => $"Design of page {n:00} signed off | unbilled"))
        );
        await story.SayAsync(Priya, "plan save");
        Says(await story.SayAsync(Priya, "show design"), "64 milestones could be meant; these are the first 50");
    }

    [Fact]
    public async Task A_single_milestone_for_everything_is_kept_and_warned_about()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 12000 EUR");
        Says(
            await story.SayAsync(Priya, "add \"Final delivery\" 100%"),
            "One milestone bills the whole contract",
            "Final delivery · 100 % · €12,000.00"
        );
    }
}
