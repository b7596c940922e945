using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Agreement;

/// <summary>
/// Agreed terms are amended without typing: from the refusal of <c>set</c>, and from the milestone's own card with a
/// form. The form opens with all values that it needs.
/// </summary>
public sealed class AmendFormStory
{
    [Fact]
    public async Task A_refused_set_is_one_press_from_the_amendment_and_the_form_sends_what_was_changed()
    {
        await using var story = await AgreedAsync();
        Says(
            await story.SayAsync(Priya, "set design amount 5000"),
            "Terms v1 are agreed with the client and cannot be changed alone, Design approval included",
            "[Amend] amend design amount 5000"
        );
        Says(
            await story.PressAsync(Priya, "Amend"),
            "amendment to terms v2",
            "Design approval · amount · 40 % · €5,000.00"
        );

        Says(await story.SayAsync(Priya, "show 2"), "[Amend] amend 2");
        var form = await story.PressAsync(Priya, "Amend");
        Says(
            form,
            "Amend: Design approval (milestone 2 of 3)",
            "Until the client agrees, the current terms apply.",
            "[Amend] amend 2"
        );
        Assert.Equal(
            ("Design approval", "€5,000.00", "", "2026-08-14", "14", "client-sign-off"),
            (
                CardForms.ValueOf(form.Card, "name"),
                CardForms.ValueOf(form.Card, "amount"),
                CardForms.ValueOf(form.Card, "starts"),
                CardForms.ValueOf(form.Card, "expected"),
                CardForms.ValueOf(form.Card, "due"),
                CardForms.ValueOf(form.Card, "done-when")
            )
        );
        var button = story.Newest("Amend");
        Says(
            await story.PressAsync(Priya, button, CardForms.Filled(form.Card)),
            "Nothing is different for Design approval"
        );
        var amended = await story.PressAsync(Priya, button, CardForms.Filled(form.Card, ("due", "30")));
        Says(amended, "Design approval · amount · 40 % · €5,000.00", "Design approval · due · 14 days · 30 days");
        foreach (var same in new[] { "· name ·", "· expected ·", "· done when ·", "· starts ·" })
            Assert.DoesNotContain(same, amended.Text, StringComparison.OrdinalIgnoreCase);
        Says(await story.SayAsync(Finn, "amend 2"), "You cannot change the schedule");
    }

    [Fact]
    public async Task What_is_confirmed_or_not_agreed_yet_offers_no_amendment()
    {
        await using var story = await AgreedAsync();
        foreach (var line in new[] { "start 1", "submit 1 \"Report\"" })
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "show 1"), "[Amend] amend 1");
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"mail\"");
        Assert.DoesNotContain("[Amend]", (await story.SayAsync(Priya, "show 1")).Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "amend 1"), "confirmed complete");
        await story.SayAsync(Priya, "project new \"Shop\" client \"Beta AG\" total 1000 EUR using halves");
        Assert.DoesNotContain("[Amend]", (await story.SayAsync(Priya, "show 1")).Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "amend 1"), "are not agreed");
    }

    [Fact]
    public async Task What_an_approver_opens_from_his_inbox_has_the_facts_that_he_judges()
    {
        await using var story = await AgreedAsync();
        foreach (
            var line in new[]
            {
                "start 1",
                "submit 1 \"Report\"",
                "confirm 1 by \"Dana Weiss\" ref \"portal approval 16 July\"",
            }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "inbox");
        Says(
            await story.PressAsync(Marc, "ACME: Discovery and strategy"),
            "Priya Shah recorded Dana Weiss's confirmation (portal approval 16 July)",
            "[Accept evidence]",
            "[Refuse]"
        );
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Marc, "inbox");
        Says(
            await story.PressAsync(Marc, "ACME: Discovery and strategy"),
            "Terms: v1, agreed by Dana Weiss",
            "Done when: Dana approves",
            "Evidence: portal approval 16 July (held by the team)",
            "Confirmed by: Dana Weiss",
            "Drafted by: Priya Shah",
            "Line: Discovery and strategy (milestone 1 of 3), completed 2026-07-01",
            "Total: €4,284.00",
            "Open from this client: €0.00",
            "Checks: not billed before; amount as agreed",
            "[Approve and issue]"
        );
        await story.SayAsync(Marc, "issue 1");
        await story.SayAsync(Priya, "ask override 2 reason \"client promised payment on Friday\"");
        await story.SayAsync(Marc, "inbox");
        Says(
            await story.PressAsync(Marc, "ACME: R1"),
            "(R1, asked by",
            "Why: client promised payment on Friday",
            "[Approve]",
            "[Decline]"
        );
    }

    private static async Task<TeamsStory> AgreedAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: false);
        foreach (
            var line in new[]
            {
                """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                    + """total 12000 EUR vat 19 starts 2026-07-01 using website-30-40-30""",
                "role add approver @Marc",
                "role add finance @Finn",
                "set 1 expected 2026-07-15 done-when portal-approval",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
            }
        )
            await story.SayAsync(Priya, line);
        return story;
    }
}
