using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Agreement;

/// <summary>
/// Standard milestones: saved by people with the permission, applied by their exact name, offered for a similar one,
/// never forced.
/// </summary>
public sealed class StandardLabelsStory
{
    private const string Begin = """project new "Acme website" client "Acme GmbH" total 12000 EUR""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_label_is_kept_taken_offered_and_removed(bool solo)
    {
        await using var story = await TeamsStory.BeginAsync(solo);
        await story.SayAsync(Priya, Begin);
        if (!solo)
            Says(await story.SayAsync(Bob, "labels add \"Go-live\""), "You cannot change the schedule", "Priya Shah");
        Says(
            await story.SayAsync(
                Priya,
                "labels add \"User test passed\" due 30 done-when signed-checklist note \"PO 4711\""
            ),
            "The label \"User test passed\" is saved.",
            "User test passed · due 30 days, done when signed-checklist, invoice note \"PO 4711\" · yours",
            "Design approval · its name only · built in"
        );

        // The exact name brings the label's values, unless something else is typed.
        Says(
            await story.SayAsync(Priya, "add \"user test  PASSED\" 40% expected +20d"),
            "From the label \"User test passed\": due 30 days, done when signed-checklist, invoice note \"PO 4711\".",
            "user test PASSED · 40 % · €4,800.00",
            "30 days · signed-checklist"
        );
        Says(
            await story.SayAsync(Priya, "labels add \"Go-live\" due 7 done-when file-delivery"),
            "Go-live · due 7 days"
        );
        Says(
            await story.SayAsync(Priya, "add \"Go-live\" 10% due 3 expected +30d"),
            "From the label \"Go-live\": done when file-delivery.",
            "3 days · file-delivery"
        );

        // A similar name is saved as typed, and the label is offered.
        var near = await story.SayAsync(Priya, "add \"Desing approvals\" 20% expected +40d done-when client-sign-off");
        Says(
            near,
            "Desing approvals · 20 %",
            "\"Desing approvals\" is saved as you wrote it; there is a label \"Design approval\".",
            "[Use \"Design approval\"] set 3 name \"Design approval\""
        );
        await story.PressAsync(Priya, "Use \"Design approval\"");
        Says(await story.SayAsync(Priya, "project show"), "Design approval · 20 %");
        Says(
            await story.SayAsync(Priya, "set 2 name \"Final delivry\""),
            "Final delivry · 10 %",
            "[Use \"Final delivery\"] set 2 name \"Final delivery\""
        );
        Says(await story.SayAsync(Priya, "plan Fianl delivery | rest | +50d"), "Fianl delivery");
        Says(
            await story.PressAsync(Priya, "Save"),
            "\"Fianl delivery\" is saved as you wrote it",
            "[Use \"Final delivery\"] set 4 name \"Final delivery\""
        );
        Assert.DoesNotContain(
            "there is a label",
            (await story.SayAsync(Priya, "set 2 due 20")).Text,
            StringComparison.Ordinal
        );

        Says(await story.SayAsync(Priya, "labels remove \"GO-live\""), "The label \"GO-live\" is removed.");
        Says(
            await story.SayAsync(Priya, "labels remove \"Go-live\""),
            "There is no label \"Go-live\"",
            "User test passed",
            "Built-in labels stay"
        );
        Says(await story.SayAsync(Priya, "labels remove \"Design approval\""), "Built-in labels stay");
        Says(await story.SayAsync(Priya, "verify"), "3 of the workspace");
    }

    [Fact]
    public async Task A_labels_note_stands_on_the_invoice_and_the_projects_own_due_days_hold_where_the_label_has_none()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin + " due 30");
        await story.SayAsync(
            Priya,
            "labels add \"User test passed\" done-when file-delivery note \"Purchase order 4711\""
        );
        await story.SayAsync(Priya, "plan User test passed | 60% | +5d\nDesign approval | 40% | +9d | | file-delivery");
        Says(
            await story.PressAsync(Priya, "Save"),
            "User test passed · 60 % · €7,200.00",
            "30 days · file-delivery",
            "Design approval · 40 %"
        );
        foreach (
            var line in new[] { "terms agreed by \"Dana\" ref \"mail\"", "start 1", "submit 1 \"Files\"", "confirm 1" }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "invoice 1"), "Purchase order 4711", "30 days after issue");
        Says(
            await story.SayAsync(Priya, "template save tested"),
            "Template tested saved",
            "User test passed (Purchase order 4711)"
        );
    }

    [Fact]
    public async Task Wrong_labels_are_refused_and_long_lists_come_in_pages()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        Says(await story.SayAsync(Priya, "labels add \"Go-live\""), "There is no project here yet");
        await story.SayAsync(Priya, Begin);
        foreach (
            var (line, says) in new[]
            {
                ("labels add \"Phase 1\"", "too general"),
                ("labels add \"70% complete\"", "not a deliverable"),
                ("labels add", "\"<label>\" is missing"),
                ("labels add \"Go-live\" due 400", "whole days from 0 to 180"),
                ("labels add \"Go-live\" done-when hope", "is no completion criterion"),
                ("labels add \"Go “live” party held\"", "Go"),
                ($"labels add \"Go-live\" note \"{new string('x', 241)}\"", "at most 240"),
                ($"labels add \"{new string('x', 130)}\"", "too long"),
                ("labels remove", "\"<label>\" is missing"),
            }
        )
            Says(await story.SayAsync(Priya, line), says);
        for (var i = 1; i <= 20; i++)
            await story.SayAsync(Priya, $"labels add \"Report {i:00} delivered\"");
        Says(await story.SayAsync(Priya, "labels"), "Report 19 delivered", "[More] labels page 2");
        Says(await story.PressAsync(Priya, "More"), "Design approval");
        await story.SayAsync(
            Priya,
            "plan\n"
                + string.Join(
                    '\n',
                    Enumerable.Range(1, 25).Select(i => $"Page {i} live | 100 EUR | 2026-12-01 | 14 | file-delivery")
                )
        );
        await story.PressAsync(Priya, "Save");
        await story.SayAsync(Priya, "template save many-pages");
        Says(
            await story.SayAsync(Priya, "template show many-pages"),
            "20 · Page 20 live",
            "[More] template show many-pages page 2"
        );
        Says(await story.PressAsync(Priya, "More"), "25 · Page 25 live");
    }
}
