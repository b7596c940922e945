using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>
/// Every form opens when its command is said alone, can be put away, and does what the typed command does.
/// </summary>
public sealed class EveryFormStory
{
    [Theory]
    [Needs(Need.Node)]
    [InlineData("agreed", "Priya", "project hold", "Put on hold", "is on hold", "reason=the client pauses")]
    [InlineData("agreed", "Priya", "project cancel", "Give the project up", "is cancelled", "reason=no budget")]
    [InlineData("agreed", "Priya", "role add", "Give role", "Made 29:bob", "role=member;who.person=aad-29:bob")]
    [InlineData("agreed", "Priya", "role add finance", "Give role", "Made 29:bob finance", "who.person=aad-29:bob")]
    [InlineData("agreed", "Priya", "change settings", "Save settings", "Digest: on → off", "digest=off")]
    [InlineData("issued", "Priya", "project end", "Propose the end", "end of the project", "reason=the client stops")]
    [InlineData("agreed", "Priya", "amend total", "Propose total", "amendment to terms v2", "total=13000 EUR")]
    [InlineData("agreed", "Priya", "settings client", "Save", "contact is now dora", "contact=dora@acme.example")]
    [InlineData("issued", "Finn", "dispute 1", "Record the dispute", "is disputed", "reason=a page is missing")]
    [InlineData("issued", "Marc", "writeoff 1", "Write off", "is written off", "reason=insolvent")]
    [InlineData("issued", "Finn", "writeoff 1", "Write off", "(R1, asked by Finn Berg)", "reason=insolvent")]
    [InlineData("issued", "Marc", "credit 1", "Credit", "is credited in full", "reason=wrong address")]
    [InlineData("issued", "Marc", "settle 1", "Settle", "is written off", "as=bad-debt;reason=insolvent")]
    [InlineData("issued", "Finn", "pay 1", "Record payment", "is paid in full", "ref=wire 7")]
    public async Task It_opens_is_put_away_opens_again_and_is_taken(
        string point,
        string person,
        string line,
        string button,
        string says,
        string fields
    )
    {
        await using var story =
            point == "agreed"
                ? await WebsiteProject.SeedAsync(solo: false)
                : await WebsiteProject.ToldAsync(solo: false, point);
        await story.CarryAsync();
        var who = new[] { Priya, Marc, Finn }.Single(p => p.Name.StartsWith(person, StringComparison.Ordinal));
        var facts = story.Bot.Facts();
        Says(await story.SayAsync(who, line), $"[{button}]", "[Cancel] cancel form");

        var form = story.Newest("Cancel");
        var put = await story.PressAsync(who, form, [.. CardForms.Filled(story.CardOf(form.MessageId))]);
        Assert.Empty(put.Posted);
        Says(put, "Cancelled. Nothing was changed.");
        Assert.False(story.CardOf(form.MessageId).TryGetProperty("actions", out _));
        Assert.Equal(facts, story.Bot.Facts());

        await story.SayAsync(who, line);
        var again = story.Newest(button);
        var typed = fields.Split(';').Select(f => f.Split('=', 2)).Select(f => (f[0], f[1]));
        var card = story.CardOf(again.MessageId);
        await CardSchema.AssertValidAsync(card.GetRawText());
        Says(await story.PressAsync(who, again, [.. CardForms.Filled(card, [.. typed])]), says);
        Assert.NotEqual(facts, story.Bot.Facts());
    }

    [Fact]
    public async Task A_form_left_empty_marks_what_is_missing_and_stays()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: false);
        await story.CarryAsync();
        await story.SayAsync(Priya, "project hold");
        var facts = story.Bot.Facts();
        Says(await story.PressAsync(Priya, "Put on hold", ("reason", "")), "Fill this in.");
        Assert.Equal(facts, story.Bot.Facts());
    }

    [Fact]
    public async Task A_form_is_only_for_those_who_may_use_it()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: false);
        foreach (var line in new[] { "project hold", "project cancel", "role add", "change settings" })
        {
            var answer = await story.SayAsync(Bob, line);
            Assert.DoesNotContain("[Cancel]", answer.Text, StringComparison.Ordinal);
            Assert.Contains("cannot", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cancel_replaces_no_other_card_than_the_form_it_names()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: false);
        await story.CarryAsync();
        await story.SayAsync(Priya, "project hold");
        var form = story.Newest("Cancel");
        await story.SayAsync(Priya, "show 1");
        var other = story.Newest("Start Discovery and strategy");
        var before = story.Connector.Calls.Count(call => call.Method == "PUT");
        await story.PressAsync(Priya, (form.Action, other.MessageId, other.Conversation));
        await story.CarryAsync();
        Assert.Equal(before, story.Connector.Calls.Count(call => call.Method == "PUT"));
        Says(await story.SayAsync(Priya, "cancel form"), "No form is open here, so nothing was changed.");
    }

    [Fact]
    public async Task A_project_begins_with_its_milestones_or_not_at_all()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new");
        await story.CarryAsync();
        (string, string)[] good =
        [
            ("name", "Acme website"),
            ("client", "Acme GmbH"),
            ("total", "12000 EUR"),
            ("vat", "19"),
            ("discount", "2% 10d"),
            ("deemed-acceptance", "14"),
        ];
        var button = story.Newest("Create project");
        var card = story.CardOf(button.MessageId);
        var wrong = await story.PressAsync(
            Priya,
            button,
            CardForms.Filled(card, [.. good, ("milestones", "Discovery report | 30%\n70% complete | 70%")])
        );
        Says(wrong, "Line 2: \"70% complete\" is not a deliverable");
        Says(await story.SayAsync(Priya, "project list"), "no project");
        var both = await story.PressAsync(
            Priya,
            button,
            CardForms.Filled(card, [.. good, ("using", "halves"), ("milestones", "Discovery report | 30%")])
        );
        Says(both, "not both");
        Says(
            await story.PressAsync(
                Priya,
                button,
                CardForms.Filled(
                    card,
                    [
                        .. good,
                        (
                            "milestones",
                            "Discovery report | 30% | 2026-07-15 | portal-approval\nFinal delivery | 70% | 2026-09-18"
                        ),
                    ]
                )
            ),
            "Acme website (ACME)",
            "1 · Discovery report · 30 % · €3,600.00",
            "2 · Final delivery · 70 % · €8,400.00",
            "2 % within 10 days",
            "[Fill in] fill"
        );
    }
}
