using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Agreement;

/// <summary>A contract table is pasted, reviewed, and saved by a button; before that nothing is saved.</summary>
public sealed class PastedPlanStory
{
    [Fact]
    public async Task A_table_with_bad_lines_a_total_that_differs_and_thirty_rows_is_shown_by_pages_and_saved_without_the_bad_ones()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 9,000.00 GBP vat 20");
        var rows = Enumerable
            .Range(1, 30)
            .Select(i => i is 7 or 8 ? $"{i}\tPhase {i}\t£300.00" : $"{i}\tShop page {i} live\t£300.00");
        var preview = await story.SayAsync(
            Priya,
            "plan\n\tDeliverable\tPrice\n" + string.Join('\n', rows) + "\n\tTotal\t£9,500.00"
        );
        Says(
            preview,
            "28 milestones read; nothing is saved yet",
            "Line 8: \"Phase 7\" is too general",
            "Line 9: \"Phase 8\"",
            "Skipped: line 1 (column names)",
            "Line 32 says the total is £9,500.00, and the lines above it add up to £9,000.00",
            "The sum is £8,400.00 of £9,000.00; £600.00 unassigned",
            "[Save the other 28]",
            "20 · Shop page 22 live"
        );
        Says(await story.SayAsync(Priya, "schedule"), "Shop: schedule");
        Says(await story.PressAsync(Priya, "More"), "28 · Shop page 30 live", "[Save the other 28]");
        Says(await story.SayAsync(Priya, "plan page 2"), "28 · Shop page 30 live");
        Says(await story.SayAsync(Priya, "plan save"), "Nothing was saved", "line 8: ", "skip-bad");
        Says(await story.SayAsync(Priya, "project show"), "add the billing points");
        Says(await story.PressAsync(Priya, "Save the other 28"), "Shop page 1 live · £300.00", "£600.00 unassigned");
        Says(await story.SayAsync(Priya, "plan"), "Paste the schedule");
        Says(await story.SayAsync(Priya, "plan page 2"), "Paste the schedule");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_preview_is_saved_to_the_project_that_it_was_shown_for_and_to_no_other()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 9,000.00 GBP vat 20");
        Says(await story.SayAsync(Priya, "plan\nShop design approved | 40%\nShop live | 60%"), "2 milestones read");
        await story.SayAsync(Priya, "project new \"Blog\" client \"Other Ltd\" total 500 GBP");
        foreach (var line in new[] { "plan save", "plan page 1" })
            Says(
                await story.SayAsync(Priya, line),
                line == "plan save" ? "There is no schedule of yours waiting here" : "Paste the schedule"
            );
        Says(await story.SayAsync(Priya, "project show"), "Blog (BLOG)", "add the billing points");
        await story.SayAsync(Priya, "project use SHOP");
        Says(await story.SayAsync(Priya, "plan save"), "Shop (SHOP)", "Shop live · 60 % · £5,400.00");
    }

    [Fact]
    public async Task A_table_that_is_too_much_or_has_two_readings_is_refused_and_nothing_is_kept()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 12000 EUR");
        Says(
            await story.SayAsync(Priya, "plan Discovery report | 30%\nDesign approval | 40%\nFinal delivery | 35%"),
            "105 %",
            "€600.00 too much",
            "Nothing was changed"
        );
        Says(
            await story.SayAsync(
                Priya,
                "plan\nDeliverable\tPrice\tTotal\nDiscovery report\t3600\t3600\nFinal delivery\t8400\t12000"
            ),
            "I cannot read that paste: two columns hold amounts",
            "Nothing is saved"
        );
        Says(
            await story.SayAsync(Priya, "plan\nDiscovery report\t0.3\nFinal delivery\t0.7"),
            "No line is a milestone",
            "\"0.3\" has two readings, 30% or €0.30"
        );
        Says(
            await story.SayAsync(
                Priya,
                "plan\n" + string.Join('\n', Enumerable.Range(1, 1_001).Select(i => $"Page {i} live | 1 EUR"))
            ),
            "A project takes 1,000 milestones"
        );
        Says(await story.SayAsync(Priya, "plan save"), "There is no schedule of yours waiting");
        Says(await story.SayAsync(Priya, "project show"), "add the billing points");
    }

    [Fact]
    public async Task A_preview_waits_for_an_hour_and_a_name_that_begins_like_a_command_is_a_name()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Wedding\" client \"Baker Ltd\" total 12000 EUR");
        Says(
            await story.SayAsync(Priya, "plan Save the date cards printed | 30%\nGala evening | 70%"),
            "2 milestones read",
            "Save the date cards printed · 30 % · €3,600.00",
            "Sum = contract"
        );
        story.Day("2026-07-01T08:59:00Z");
        Says(await story.SayAsync(Priya, "plan"), "2 milestones read");
        story.Day("2026-07-01T09:01:00Z");
        Says(await story.PressAsync(Priya, "Save"), "There is no schedule of yours waiting");
    }
}
