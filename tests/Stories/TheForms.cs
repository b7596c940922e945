using System.Text.Json;
using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Kit.Person;
using static MilestoneBot.Tests.Stories.TheSeedExample;

namespace MilestoneBot.Tests.Stories;

/// <summary>
/// Forms in cards: filled in well they do what the typed command does; filled in badly they come back as they were,
/// each mistake beside its field.
/// </summary>
public sealed class TheForms
{
    private static readonly (string, string)[] Good =
    [
        ("name", "Acme website"),
        ("client", "Acme GmbH"),
        ("total", "12000 EUR"),
        ("contact", "dana@acme.example"),
        ("vat", "19"),
        ("starts", "2026-07-01"),
        ("due", "30"),
        ("using", "website-30-40-30"),
        ("zone", "Europe/Berlin"),
        ("gate", "not-overdue"),
    ];

    [Fact]
    public async Task A_project_is_begun_by_form_once_and_the_form_then_says_so()
    {
        await using var story = await Story.BeginAsync(solo: true);
        Says(await story.SayAsync(Priya, ""), "Hello, I am MilestoneBot", "[New project] project new");
        var form = await story.PressAsync(Priya, "New project");
        Says(form, "New project", "[Begin project] project new");
        Assert.Equal(
            ["name", "client", "total", "using", "contact", "vat", "starts", "due", "gate", "zone"],
            Kit.Forms.Fields(form.Card).Select(f => f.Name)
        );
        Assert.Equal(
            ("paid", "Europe/Berlin"),
            (Kit.Forms.ValueOf(form.Card, "gate"), Kit.Forms.ValueOf(form.Card, "zone"))
        );
        var choices = form
            .Card.GetProperty("body")
            .EnumerateArray()
            .Single(e => e.TryGetProperty("id", out var id) && id.GetString() == "in.using")
            .GetProperty("choices")
            .EnumerateArray()
            .Select(c => c.GetProperty("value").GetString());
        Assert.Equal(["website-30-40-30", "discovery-development-delivery", "halves"], choices);

        var button = story.Newest("Begin project");
        var begun = await story.PressAsync(Priya, button, Kit.Forms.Filled(form.Card, Good));
        Says(
            begun,
            "Acme website (ACME)",
            "EUR 12,000.00 net, VAT 19 %",
            "dana@acme.example",
            "previous stage billed and not overdue",
            "Design approval · 40 % · 4,800.00 · – · 30 days",
            "[Fill in] fill"
        );
        Assert.Contains("This form has begun its project", begun.Text, StringComparison.Ordinal);
        await story.EditedAsync("This form has begun its project");

        // The platform's second try has a new id; the form is used up all the same.
        var facts = story.Bot.Facts();
        var again = await story.PressAsync(Priya, button, Kit.Forms.Filled(form.Card, Good));
        Assert.Empty(again.Posted);
        Assert.Contains("This form has begun its project", again.Text, StringComparison.Ordinal);
        Assert.Equal(facts, story.Bot.Facts());

        // A second form begins a second project.
        await story.SayAsync(Priya, "project new");
        Says(
            await story.PressAsync(
                Priya,
                "Begin project",
                ("name", "Shop"),
                ("client", "Baker Ltd"),
                ("total", "9500 GBP"),
                ("vat", ""),
                ("using", "")
            ),
            "Shop (SHOP)",
            "This place now speaks of SHOP"
        );
    }

    [Fact]
    public async Task Each_field_of_a_new_project_that_is_wrong_is_marked_and_all_the_others_are_kept()
    {
        await using var story = await Story.BeginAsync(solo: true);
        var form = await story.SayAsync(Priya, "project new");
        var button = story.Newest("Begin project");
        var facts = story.Bot.Facts();
        foreach (
            var (input, value, says) in new[]
            {
                ("name", "", "Fill this in."),
                ("client", " ", "Fill this in."),
                ("total", "", "Fill this in."),
                ("total", "12000", "Which currency?"),
                ("total", "1200.005 EUR", "2 decimals"),
                ("total", "0 EUR", "above 0"),
                ("total", "lots", "is no amount"),
                ("vat", "lots", "lots"),
                ("starts", "2026-02-29", "No such date"),
                ("due", "400", "whole days from 0 to 180"),
                ("using", "gone-by-now", "choose another"),
                ("gate", "never", "is no gate policy"),
                ("zone", "Mars/Base", "is no time zone"),
                ("name", new string('x', 121), "at most 120"),
                ("contact", "two\nlines", "one line"),
            }
        )
        {
            var heard = await story.PressAsync(
                Priya,
                button,
                [.. Good.Select(g => g.Item1 == input ? (input, value) : g)]
            );
            Assert.Empty(heard.Posted);
            var card = Card(heard);
            Assert.Equal([input], Kit.Forms.Wrong(card));
            Assert.Contains(says, Kit.Forms.ErrorBeside(card, input), StringComparison.Ordinal);
            foreach (var (name, kept) in Good.Where(g => g.Item1 != input))
                Assert.Equal(kept, Kit.Forms.ValueOf(card, name));
            Assert.Contains("Nothing was changed. Mend what is marked below.", heard.Text, StringComparison.Ordinal);
        }
        Assert.Equal(facts, story.Bot.Facts());

        // Several at once are all told, in the order of the form.
        var many = Card(
            await story.PressAsync(
                Priya,
                button,
                Kit.Forms.Filled(form.Card, ("client", "Acme GmbH"), ("vat", "lots"), ("starts", "soon"), ("due", "-1"))
            )
        );
        Assert.Equal(["name", "total", "vat", "starts", "due"], Kit.Forms.Wrong(many));
        Assert.Equal("Acme GmbH", Kit.Forms.ValueOf(many, "client"));
        Assert.DoesNotContain(story.Connector.Calls, c => c.Method == "PUT");

        // The same form is still good.
        Says(await story.PressAsync(Priya, button, Good), "Acme website (ACME)");
    }

    [Fact]
    public async Task What_is_forged_into_a_form_is_nothing_or_what_could_have_been_typed()
    {
        await using var story = await Story.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new");
        var button = story.Newest("Begin project");
        var card = Card(
            await story.PressAsync(
                Priya,
                button,
                [
                    .. Good,
                    ("total", ""),
                    ("evil", "<script>"),
                    ("say", "project close"),
                    ("card", "terms/x/p"),
                    ("rev", "99"),
                ]
            )
        );
        Assert.Equal(["total"], Kit.Forms.Wrong(card));
        Assert.DoesNotContain("evil", card.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("script", card.GetRawText(), StringComparison.Ordinal);
        Says(
            await story.PressAsync(Priya, button, [.. Good, ("key", "WEB"), ("evil", "<script>")]),
            "Acme website (WEB)"
        );
    }

    [Fact]
    public async Task Missing_dates_and_criteria_are_filled_in_together_or_not_at_all()
    {
        await using var story = await Story.BeginAsync(solo: true);
        await story.SayAsync(
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30"
        );
        var form = await story.PressAsync(Priya, "Fill in");
        Says(form, "Fill in: Acme website", "[Save] fill");
        Assert.Equal(
            ["expected-1", "done-when-1", "expected-2", "done-when-2", "expected-3", "done-when-3"],
            Kit.Forms.Fields(form.Card).Select(f => f.Name)
        );
        Assert.Contains(
            "\"title\":\"the client signs off\",\"value\":\"client-sign-off\"",
            form.Card.GetRawText(),
            StringComparison.Ordinal
        );
        var button = story.Newest("Save");
        var facts = story.Bot.Facts();

        // One wrong value, and the good ones are kept, not saved.
        var wrong = Card(
            await story.PressAsync(
                Priya,
                button,
                ("expected-1", "2026-07-15"),
                ("done-when-1", "portal-approval"),
                ("expected-2", "2026-02-29"),
                ("done-when-3", "hope")
            )
        );
        Assert.Equal(["expected-2", "done-when-3"], Kit.Forms.Wrong(wrong));
        Assert.Equal(
            ("2026-07-15", "portal-approval"),
            (Kit.Forms.ValueOf(wrong, "expected-1"), Kit.Forms.ValueOf(wrong, "done-when-1"))
        );
        Says(await story.PressAsync(Priya, button, ("expected-1", ""), ("done-when-1", "")), "Nothing is filled in");
        Says(await story.PressAsync(Priya, button, ("expected-9", "2026-07-15")), "no milestone 9 here");
        Says(
            await story.PressAsync(Priya, button, ("expected-1", "2026-07-15"), ("expected-9", "2026-07-15")),
            "no milestone 9 here"
        );
        Assert.Equal(facts, story.Bot.Facts());

        // In part: the form goes on with what is left.
        var before = story.Bot.Facts().Split('\n').Count(l => l.StartsWith("journal:", StringComparison.Ordinal));
        var part = await story.PressAsync(
            Priya,
            button,
            ("expected-1", "2026-07-15"),
            ("done-when-1", "portal-approval"),
            ("expected-2", "2026-08-14"),
            ("name", "forged"),
            ("amount", "99%")
        );
        Assert.Empty(part.Posted);
        Assert.Equal(["done-when-2", "expected-3", "done-when-3"], Kit.Forms.Fields(Card(part)).Select(f => f.Name));
        Assert.Equal(
            before + 2,
            story.Bot.Facts().Split('\n').Count(l => l.StartsWith("journal:", StringComparison.Ordinal))
        );
        await story.EditedAsync("2026-07-15 · 14 days · portal-approval");

        // The form as it was before is old, whatever is typed into it.
        facts = story.Bot.Facts();
        var stale = Card(await story.PressAsync(Priya, button, ("expected-3", "2026-09-18"), ("done-when-3", "hope")));
        Assert.Equal("", Kit.Forms.ValueOf(stale, "expected-3"));
        Assert.Empty(Kit.Forms.Wrong(stale));
        Assert.Equal(facts, story.Bot.Facts());

        var rest = await story.PressAsync(
            Priya,
            (Card(part).GetProperty("actions")[0], button.MessageId, button.Conversation),
            ("done-when-2", "client-sign-off"),
            ("expected-3", "2026-09-18"),
            ("done-when-3", "file-delivery")
        );
        Says(rest, "Next: terms send", "[Send terms]", "dates and criteria are filled in");
        Says(
            await story.SayAsync(Priya, "fill"),
            "Every milestone has its expected date and its criterion. Next: terms send."
        );
        await story.SayAsync(Priya, "terms agreed by \"Dana\" ref \"mail\"");
        Says(await story.SayAsync(Priya, "fill"), "Terms v1 are agreed");
    }

    [Fact]
    public async Task The_form_can_be_typed_and_shows_six_milestones_at_once()
    {
        await using var story = await Story.BeginAsync(solo: false);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 800 EUR");
        Says(await story.SayAsync(Priya, "fill"), "There are no milestones yet. Next: add the billing points");
        await story.SayAsync(
            Priya,
            "plan\n" + string.Join('\n', Enumerable.Range(1, 8).Select(i => $"Report {i} delivered | 100 EUR"))
        );
        await story.PressAsync(Priya, "Save");
        var form = await story.SayAsync(Priya, "fill");
        Says(form, "8 milestones lack something; these are the first 6");
        Assert.Equal(12, Kit.Forms.Fields(form.Card).Count());
        Says(await story.SayAsync(Bob, "fill"), "You cannot change the schedule", "Priya Shah");
        Says(
            await story.SayAsync(Priya, "fill expected-2 2026-07-15 done-when-2 client sign off expected-7 +14d"),
            "Report 2 delivered · 100.00 · 100.00 · 2026-07-15 · 14 days · client-sign-off",
            "Report 7 delivered · 100.00 · 100.00 · 2026-07-15"
        );
        Says(
            await story.SayAsync(Priya, "fill expected-2 2026-02-29"),
            "No such date",
            "Usage: fill [expected-<n> <date>] [done-when-<n> <criterion>]"
        );
        Says(await story.SayAsync(Priya, "fill expected-2 +1d expected-2 +2d"), "Expected-2 stands twice");
        Says(await story.SayAsync(Priya, "fill expected-0 +1d"), "is one word too many");
    }

    [Fact]
    public async Task A_payment_is_recorded_by_form_with_the_balance_and_the_day_it_is_opened()
    {
        await using var story = await Story.BeginAsync(solo: false);
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
        Says(form, "Record a payment on INV-2026-0001", "Open: EUR 1,190.00, 5 days overdue");
        Assert.Equal(
            [("money", "1,190.00", ""), ("on", "2026-07-20", ""), ("ref", "", "")],
            Kit.Forms.Fields(form.Card)
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
            var heard = await story.PressAsync(
                Finn,
                button,
                Kit.Forms.Filled(form.Card, ("money", "500"), ("ref", "wire 7"), (input, value))
            );
            Assert.Empty(heard.Posted);
            Assert.Equal([input], Kit.Forms.Wrong(Card(heard)));
            Assert.Contains(says, Kit.Forms.ErrorBeside(Card(heard), input), StringComparison.Ordinal);
            if (input != "ref")
                Assert.Equal("wire 7", Kit.Forms.ValueOf(Card(heard), "ref"));
            if (input != "money")
                Assert.Equal("500", Kit.Forms.ValueOf(Card(heard), "money"));
        }
        // Too much leaves a choice, which is posted, and the form says so too.
        var much = await story.PressAsync(Finn, button, Kit.Forms.Filled(form.Card, ("money", "1200")));
        Says(much, "10.00 too much for INV-2026-0001", "[Keep as client credit]");
        Assert.Equal("10.00 too much: 1,190.00 is open.", Kit.Forms.ErrorBeside(Card(much), "money"));
        Assert.Equal(facts, story.Bot.Facts());

        Says(
            await story.PressAsync(Finn, button, Kit.Forms.Filled(form.Card, ("money", "500"), ("ref", "wire 7"))),
            "Received 500.00 on INV-2026-0001",
            "690.00 open",
            "wire 7",
            "EUR 500.00 of 2026-07-20 recorded on INV-2026-0001"
        );
        await story.EditedAsync("EUR 500.00 of 2026-07-20 recorded on INV-2026-0001");
        facts = story.Bot.Facts();
        var again = await story.PressAsync(
            Finn,
            button,
            Kit.Forms.Filled(form.Card, ("money", "500"), ("ref", "wire 8"))
        );
        Assert.Empty(again.Posted);
        Assert.Contains("EUR 500.00 of 2026-07-20 recorded", again.Text, StringComparison.Ordinal);
        Assert.Equal(facts, story.Bot.Facts());

        story.Day("2026-07-29T09:00:00Z");
        var second = await story.SayAsync(Finn, "pay INV-2026-0001");
        Assert.Equal(
            [("money", "690.00", ""), ("on", "2026-07-29", ""), ("ref", "", "")],
            Kit.Forms.Fields(second.Card)
        );
        Says(
            await story.PressAsync(Finn, Newest(story, "Record payment", "pay-2/"), Kit.Forms.Filled(second.Card)),
            "is paid in full (2 payments)"
        );
        Says(await story.SayAsync(Finn, "pay 1"), "Open: nothing");
        Says(await story.SayAsync(Finn, "pay 7"), "There is no invoice \"7\" here");
        Says(await story.SayAsync(Marc, "project close"), "is closed");
        // A closed project still takes money, and none is open.
        Says(await story.SayAsync(Finn, "pay 1"), "Open: nothing");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 10"), "10.00 too much", "[Keep as client credit]");
    }

    [Fact]
    public async Task A_form_that_is_old_stays_old_however_wrongly_it_is_filled_in_and_a_guest_gets_none()
    {
        await using var story = await Story.BeginAsync(solo: true);
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
            Kit.Forms.Wrong(Card(await story.PressAsync(Priya, button, ("deliverable", ""), ("url", "ftp://nowhere"))))
                .Concat(
                    Kit.Forms.Wrong(
                        Card(await story.PressAsync(Priya, button, ("deliverable", "Files"), ("url", "ftp://nowhere")))
                    )
                )
        );
        await story.SayAsync(Priya, "submit 1 \"Files\"");
        var old = await story.PressAsync(Priya, button, ("deliverable", ""), ("url", "ftp://nowhere"));
        Assert.Empty(old.Posted);
        Assert.Empty(Kit.Forms.Fields(Card(old)));

        var guest = story.Typed(Bob, "project new", "19:elsewhere@thread.tacv2", null);
        guest["from"]!["tenantId"] = "tenant-other";
        Says(await story.TellAsync(guest), "Guests and people of other organisations cannot");
    }

    [Fact]
    public async Task A_client_that_can_show_its_presser_nothing_is_told_all_mistakes_in_one_sentence()
    {
        await using var story = await Story.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new");
        var data = System
            .Text.Json.Nodes.JsonNode.Parse(
                story.Newest("Begin project").Action.GetProperty("fallback").GetProperty("data").GetRawText()
            )!
            .AsObject();
        (data["in.name"], data["in.total"], data["in.vat"]) = ("Shop", "12000 EUR", "lots");
        var heard = await story.SubmitAsync(Priya, data);
        Says(heard, "Client: Fill this in; vat: ", "Nothing was changed");
        data["in.client"] = "Baker Ltd";
        data["in.vat"] = "";
        Says(await story.SubmitAsync(Priya, data), "Shop (SHOP)");
    }

    private static JsonElement Card(Heard heard)
    {
        Assert.Equal("application/vnd.microsoft.card.adaptive", heard.Invoke?.GetProperty("type").GetString());
        return heard.Invoke!.Value.GetProperty("value");
    }

    /// <summary>The newest button of that title on a card of that kind.</summary>
    private static (JsonElement, string, string) Newest(Story story, string title, string kind)
    {
        var call = story.Connector.Calls.Last(c =>
            c.Body.TryGetProperty("attachments", out _)
            && c.Card.TryGetProperty("actions", out var actions)
            && actions.EnumerateArray().Any(a => IsThat(a))
        );
        return (
            call.Card.GetProperty("actions").EnumerateArray().First(IsThat),
            call.Method == "PUT" ? call.ActivityId : call.Given,
            call.Conversation
        );
        bool IsThat(JsonElement action) =>
            action.GetProperty("title").GetString() == title
            && action.GetProperty("data").GetProperty("card").GetString()!.StartsWith(kind, StringComparison.Ordinal);
    }
}
