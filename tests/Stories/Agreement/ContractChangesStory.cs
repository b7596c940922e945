using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Databases;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Agreement;

/// <summary>
/// The contract changes after the client agreed: 12,000.00 at 30/40/30 % is 3,600 / 4,800 / 3,600, and the first stage
/// is confirmed.
/// </summary>
public sealed class ContractChangesStory
{
    private const string Yes = "terms agreed by \"Dana Weiss\" ref \"e-mail 9 July\"";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_higher_total_a_split_and_an_added_milestone_are_agreed_as_one_version(bool solo)
    {
        await using var story = await WebsiteProject.ToldAsync(solo, "confirmed");
        if (!solo)
            Says(await story.SayAsync(Finn, "amend total 15000 EUR"), "You cannot change the schedule", "Priya Shah");

        // 15,000 - (3,600 + 4,800 + 3,600) = 3,000 that no milestone has.
        var total = await story.SayAsync(Priya, "amend total 15000 EUR");
        Says(
            total,
            "amendment to terms v2",
            "Contract: €12,000.00 → €15,000.00 net",
            "Discovery report is confirmed complete and keeps its worth: 30 % is written as the fixed sum €3,600.00.",
            "Shares keep their sums: Design approval €4,800.00 (40 %), Final delivery €3,600.00 (30 %). "
                + "For a share of the new total: amend 2 amount 40 %.",
            "The sum is €12,000.00 of €15,000.00; €3,000.00 unassigned",
            "Discovery report · net · €3,600.00 · €3,600.00",
            "Design approval · net · €4,800.00 · €4,800.00",
            "Final delivery · net · €3,600.00 · €3,600.00",
            "Contract · total · €12,000.00 · €15,000.00",
            "[Give rest to Final delivery] amend 3 amount rest",
            "[Lower total to €12,000.00] amend total €12,000.00"
        );
        var terms = await story.SayAsync(Priya, "terms");
        Says(terms, "Contract, total: €12,000.00 → €15,000.00");
        Assert.DoesNotContain("€3,600.00 → €3,600.00", terms.Text, StringComparison.Ordinal);
        Says(
            await story.SayAsync(Priya, "terms send"),
            "€12,000.00 of €15,000.00; €3,000.00 unassigned",
            "[Give rest to Final delivery]"
        );

        // Of the 3,000.00: 1,000.00 for a new milestone, and the rest for the last one: 3,600 + 2,000 = 5,600.
        Says(
            await story.SayAsync(Priya, "amend add \"Online shop live\" 1000 EUR done-when file-delivery"),
            "Online shop live · milestone · – · added",
            "Online shop live · net · – · €1,000.00",
            "€2,000.00 unassigned"
        );
        await story.PressAsync(Priya, "Give rest to Online shop live");
        Says(await story.SayAsync(Priya, "amend"), "Online shop live · net · – · €3,000.00");
        await story.SayAsync(Priya, "amend \"Online shop live\" amount 1000");
        Says(
            await story.SayAsync(Priya, "amend final amount rest"),
            "The terms are not complete",
            "expected dates (milestone 4)",
            "For example: amend \"Online shop live\" expected +14d"
        );
        await story.SayAsync(Priya, "amend \"Online shop live\" expected +90d");
        // Design approval is split: 4,800 = 3,000 + 1,800.
        var split = await story.SayAsync(Priya, "amend split design approval 1800 EUR \"Mobile layout approved\"");
        Says(
            split,
            "Design approval · net · €4,800.00 · €3,000.00",
            "Mobile layout approved · milestone · – · split off Design approval",
            "Mobile layout approved · net · – · €1,800.00",
            "Final delivery · net · €3,600.00 · €5,600.00",
            "adds up to the contract of €15,000.00",
            "[Mark as sent] terms send"
        );
        Says(await story.SayAsync(Priya, "status"), "Contract: €12,000.00");
        await story.PressAsync(Priya, "Mark as sent");
        Says(
            await story.SayAsync(Priya, Yes),
            "Acme website: terms v2",
            "Design approval · €3,000.00 · €3,000.00",
            "Mobile layout approved · €1,800.00 · €1,800.00",
            "Final delivery · rest · €5,600.00",
            "Online shop live · €1,000.00 · €1,000.00",
            "€15,000.00"
        );
        Says(await story.SayAsync(Priya, "money"), "Contract: €15,000.00 net");
        Says(
            await story.SayAsync(Priya, "audit"),
            "changed the contract to €15,000.00",
            "added Mobile layout approved, €1,800.00",
            "proposed terms v2: contract €15,000.00"
        );
        Says(await story.SayAsync(Priya, "invoice 1"), "Net: €3,600.00", "amount as agreed");
        Says(await story.SayAsync(Priya, "show 3"), "Mobile layout approved", "milestone 3 of 5");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_share_of_the_new_total_is_said_as_one()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        await story.SayAsync(Priya, "amend total 15000 EUR");
        // 40 % of 15,000 = 6,000, 3,600 are confirmed, 5,400 are left for the last one.
        Says(
            await story.SayAsync(Priya, "amend 2 amount 40%"),
            "Design approval · net · €4,800.00 · €6,000.00",
            "€1,800.00 unassigned"
        );
        Says(
            await story.SayAsync(Priya, "amend 3 amount 36%"),
            "Final delivery · net · €3,600.00 · €5,400.00",
            "[Mark as sent]"
        );
        Says(await story.SayAsync(Priya, Yes), "terms v2", "Design approval · 40 % · €6,000.00");
    }

    [Fact]
    public async Task What_is_extra_is_one_press_from_the_refused_add()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        Says(
            await story.SayAsync(Priya, "add \"Extra report\" 500 EUR expected +90d done-when file-delivery"),
            "Terms v1 are agreed with the client and cannot be changed alone",
            "[Amend] amend add \"Extra report\" 500 EUR"
        );
        Says(
            await story.PressAsync(Priya, "Amend"),
            "The sum is €12,500.00 of €12,000.00, €500.00 too much",
            "[Raise total to €12,500.00] amend total €12,500.00"
        );
        await story.PressAsync(Priya, "Raise total to €12,500.00");
        Says(
            await story.SayAsync(Priya, "amend"),
            "Contract: €12,000.00 → €12,500.00 net",
            "adds up to the contract of €12,500.00"
        );
        Says(await story.SayAsync(Priya, "drop \"Extra report\""), "€500.00 unassigned");
        await story.PressAsync(Priya, "Lower total to €12,000.00");
        Says(await story.SayAsync(Priya, "amend"), "No amendment waits for the client");
    }

    [Fact]
    public async Task The_forms_propose_what_is_typed_elsewhere()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "confirmed");
        Says(await story.SayAsync(Finn, "amend total"), "You cannot change the schedule");
        var total = await story.SayAsync(Priya, "amend total");
        Says(total, "Change the total: Acme website", "[Propose total] amend total");
        Assert.Equal("€12,000.00", CardForms.ValueOf(total.Card, "total"));
        Says(
            await story.PressAsync(Priya, "Propose total", ("total", "14000")),
            "Contract: €12,000.00 → €14,000.00 net"
        );
        var add = await story.SayAsync(Priya, "amend add");
        Says(add, "Add a milestone: Acme website");
        Says(
            await story.PressAsync(
                Priya,
                "Propose milestone",
                CardForms.Filled(
                    add.Card,
                    ("milestone", "Online shop live"),
                    ("amount", "2000"),
                    ("expected", "2026-11-01"),
                    ("done-when", "file-delivery")
                )
            ),
            "Online shop live · net · – · €2,000.00",
            "adds up to the contract of €14,000.00"
        );
        Says(await story.SayAsync(Priya, "amend split 2"), "Split: Design approval", "is worth €4,800.00");
        Says(
            await story.PressAsync(Priya, "Propose split", ("money", "1800"), ("name", "Mobile layout approved")),
            "Mobile layout approved · net · – · €1,800.00"
        );
        Says(await story.SayAsync(Priya, "amend split 1"), "All its words: help amend split");
        await story.SayAsync(Priya, "project end");
        Says(
            await story.PressAsync(Priya, "Propose the end", ("reason", "the client stops the shop")),
            "end of the project, terms v2"
        );
    }

    [Fact]
    public async Task Wrong_changes_are_answered_with_the_fix_and_change_nothing()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: true, agreed: false);
        foreach (
            var (line, says) in new[]
            {
                ("amend total 15000", "The terms are not agreed yet"),
                ("amend add \"Extra report\" 500", "Add it at once: add"),
                ("amend split 2 500 \"Icons approved\"", "set 2 amount"),
            }
        )
            Says(await story.SayAsync(Priya, line), says);
        await story.SayAsync(Priya, Yes);
        foreach (var line in new[] { "start 1", "submit 1 \"Report\"", "confirm 1 by \"Dana\" ref \"mail\"" })
            await story.SayAsync(Priya, line);
        var before = story.Bot.Facts();
        foreach (
            var (line, says) in new[]
            {
                ("amend total 3000", "€3,600.00 are confirmed complete and keep their worth"),
                ("amend total 12000", "The total is €12,000.00 already"),
                ("amend total 15000 USD", "EUR"),
                ("amend total 0", "above 0"),
                ("amend add \"Phase 4\" 100", "too general"),
                ("amend add \"Final delivery\" 100", "called \"Final delivery\" already"),
                ("amend split 1 100 \"Icons approved\"", "is confirmed complete, so its terms stay"),
                ("amend split 2 4800 \"Icons approved\"", "is worth €4,800.00, so less than that"),
                ("amend split 9 100 \"Icons approved\"", "no milestone"),
                ("amend split design 100 \"Final delivery\"", "called \"Final delivery\" already"),
                ("ammend total 15000", "amend total"),
            }
        )
            Says(await story.SayAsync(Priya, line), says);
        Assert.Equal(before, story.Bot.Facts());
    }
}
