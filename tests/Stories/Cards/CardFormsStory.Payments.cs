using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>A payment by form, and forms that are stale or whose sender may see nothing.</summary>
public sealed partial class CardFormsStory
{
    [Fact]
    public async Task A_payment_is_recorded_by_form_with_the_balance_and_the_day_it_is_opened()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR vat 19",
                "role add finance @Finn",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
                "invoice 1",
                "role add approver @Marc",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0001 issued", "[Record payment] pay INV-2026-0001");
        story.Day("2026-07-20T09:00:00Z");
        Says(await story.PressAsync(Priya, "Record payment"), "You cannot record a payment", "Finn Berg");
        var form = await story.PressAsync(Finn, "Record payment");
        Says(form, "Record a payment on INV-2026-0001", "Open: €1,190.00, 5 days overdue");
        Assert.Equal(
            [("money", "€1,190.00", ""), ("on", "2026-07-20", ""), ("ref", "", "")],
            MilestoneBot.Tests.Kit.Cards.CardForms.Fields(form.Card)
        );
        var button = Newest(story, "Record payment", "pay-1/");
        var facts = story.Bot.Facts();
        foreach (
            var (input, value, says) in new[]
            {
                ("money", "", "Fill this in."),
                ("money", "abc", "is no amount"),
                ("money", "0", "above 0"),
                ("money", "-5", "above 0"),
                ("money", "100 USD", "in EUR"),
                ("on", "2062-07-21", "more than a year"),
                ("on", "2026-02-29", "No such date"),
                ("ref", new string('r', 200), "at most 120"),
            }
        )
        {
            var answer = await story.PressAsync(
                Finn,
                button,
                MilestoneBot.Tests.Kit.Cards.CardForms.Filled(
                    form.Card,
                    ("money", "500"),
                    ("ref", "wire 7"),
                    (input, value)
                )
            );
            Assert.Empty(answer.Posted);
            Assert.Equal([input], MilestoneBot.Tests.Kit.Cards.CardForms.Wrong(Card(answer)));
            Assert.Contains(
                says,
                MilestoneBot.Tests.Kit.Cards.CardForms.ErrorBeside(Card(answer), input),
                StringComparison.Ordinal
            );
            if (input != "ref")
                Assert.Equal("wire 7", MilestoneBot.Tests.Kit.Cards.CardForms.ValueOf(Card(answer), "ref"));
            if (input != "money")
                Assert.Equal("500", MilestoneBot.Tests.Kit.Cards.CardForms.ValueOf(Card(answer), "money"));
        }
        // An overpayment leaves a choice, which is posted, and the form says so too.
        var much = await story.PressAsync(
            Finn,
            button,
            MilestoneBot.Tests.Kit.Cards.CardForms.Filled(form.Card, ("money", "1200"))
        );
        Says(much, "€10.00 too much for INV-2026-0001", "[Keep as client credit]");
        Assert.Equal(
            "€10.00 too much: €1,190.00 is open.",
            MilestoneBot.Tests.Kit.Cards.CardForms.ErrorBeside(Card(much), "money")
        );
        Assert.Equal(facts, story.Bot.Facts());

        Says(
            await story.PressAsync(
                Finn,
                button,
                MilestoneBot.Tests.Kit.Cards.CardForms.Filled(form.Card, ("money", "500"), ("ref", "wire 7"))
            ),
            "Received €500.00 on INV-2026-0001",
            "€690.00 open",
            "wire 7",
            "€500.00 of 2026-07-20 recorded on INV-2026-0001"
        );
        await story.EditedAsync("€500.00 of 2026-07-20 recorded on INV-2026-0001");
        facts = story.Bot.Facts();
        var again = await story.PressAsync(
            Finn,
            button,
            MilestoneBot.Tests.Kit.Cards.CardForms.Filled(form.Card, ("money", "500"), ("ref", "wire 8"))
        );
        Assert.Empty(again.Posted);
        Assert.Contains("€500.00 of 2026-07-20 recorded", again.Text, StringComparison.Ordinal);
        Assert.Equal(facts, story.Bot.Facts());

        story.Day("2026-07-29T09:00:00Z");
        var second = await story.SayAsync(Finn, "pay INV-2026-0001");
        Assert.Equal(
            [("money", "€690.00", ""), ("on", "2026-07-29", ""), ("ref", "", "")],
            MilestoneBot.Tests.Kit.Cards.CardForms.Fields(second.Card)
        );
        Says(
            await story.PressAsync(
                Finn,
                Newest(story, "Record payment", "pay-2/"),
                MilestoneBot.Tests.Kit.Cards.CardForms.Filled(second.Card)
            ),
            "is paid in full (2 payments)"
        );
        Says(await story.SayAsync(Finn, "pay 1"), "Open: nothing");
        Says(await story.SayAsync(Finn, "pay 7"), "There is no invoice \"7\" here");
        Says(await story.SayAsync(Marc, "project close"), "is closed");
        // A closed project still accepts payments, and no invoice is open.
        Says(await story.SayAsync(Finn, "pay 1"), "Open: nothing");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 10"), "€10.00 too much", "[Keep as client credit]");
    }

    [Fact]
    public async Task A_form_that_is_old_stays_old_however_wrongly_it_is_filled_in_and_a_guest_gets_none()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
            }
        )
            await story.SayAsync(Priya, line);
        var button = story.Newest("Submit");
        Assert.Equal(
            ["deliverable", "url"],
            MilestoneBot
                .Tests.Kit.Cards.CardForms.Wrong(
                    Card(await story.PressAsync(Priya, button, ("deliverable", ""), ("url", "ftp://nowhere")))
                )
                .Concat(
                    MilestoneBot.Tests.Kit.Cards.CardForms.Wrong(
                        Card(await story.PressAsync(Priya, button, ("deliverable", "Files"), ("url", "ftp://nowhere")))
                    )
                )
        );
        await story.SayAsync(Priya, "submit 1 \"Files\"");
        var old = await story.PressAsync(Priya, button, ("deliverable", ""), ("url", "ftp://nowhere"));
        Assert.Empty(old.Posted);
        Assert.Empty(MilestoneBot.Tests.Kit.Cards.CardForms.Fields(Card(old)));

        var guest = story.Typed(Bob, "project new", "19:elsewhere@thread.tacv2", null);
        guest["from"]!["tenantId"] = "tenant-other";
        Says(await story.TellAsync(guest), "Guests and people of other organisations cannot");
    }

    [Fact]
    public async Task A_client_that_can_show_its_presser_nothing_is_told_all_mistakes_in_one_sentence()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new");
        var data = System
            .Text.Json.Nodes.JsonNode.Parse(
                story.Newest("Begin project").Action.GetProperty("fallback").GetProperty("data").GetRawText()
            )!
            .AsObject();
        (data["in.name"], data["in.total"], data["in.vat"]) = ("Shop", "12000 EUR", "lots");
        var answer = await story.SubmitAsync(Priya, data);
        Says(answer, "Client: Fill this in; vat: ", "Nothing was changed");
        data["in.client"] = "Baker Ltd";
        data["in.vat"] = "";
        Says(await story.SubmitAsync(Priya, data), "Shop (SHOP)");
    }
}
