using System.Text.Json;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>
/// Forms in cards: filled in correctly they do what the typed command does; with mistakes they come back as they
/// were, each problem beside its field.
/// </summary>
public sealed partial class CardFormsStory
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
        await using var story = await TeamsStory.BeginAsync(solo: true);
        Says(await story.SayAsync(Priya, ""), "Hello, I am MilestoneBot", "[New project] project new");
        var form = await story.PressAsync(Priya, "New project");
        Says(form, "New project", "[Create project] project new");
        Assert.Equal(
            [
                "name",
                "client",
                "total",
                "using",
                "milestones",
                "contact",
                "vat",
                "category",
                "detail",
                "starts",
                "due",
                "discount",
                "deemed-acceptance",
                "gate",
                "zone",
            ],
            MilestoneBot.Tests.Kit.Cards.CardForms.Fields(form.Card).Select(f => f.Name)
        );
        Assert.Equal(
            ("paid", "Europe/Berlin"),
            (
                MilestoneBot.Tests.Kit.Cards.CardForms.ValueOf(form.Card, "gate"),
                MilestoneBot.Tests.Kit.Cards.CardForms.ValueOf(form.Card, "zone")
            )
        );
        var choices = form
            .Card.GetProperty("body")
            .EnumerateArray()
            .Single(e => e.TryGetProperty("id", out var id) && id.GetString() == "in.using")
            .GetProperty("choices")
            .EnumerateArray()
            .Select(c => c.GetProperty("value").GetString());
        Assert.Equal(["website-30-40-30", "discovery-development-delivery", "halves"], choices);

        var button = story.Newest("Create project");
        var begun = await story.PressAsync(
            Priya,
            button,
            MilestoneBot.Tests.Kit.Cards.CardForms.Filled(form.Card, Good)
        );
        Says(
            begun,
            "Acme website (ACME)",
            "€12,000.00 net, VAT 19 %",
            "dana@acme.example",
            "previous stage billed and not overdue",
            "Design approval · 40 % · €4,800.00 · – · 30 days",
            "[Fill in] fill"
        );
        Assert.Contains("Project created", begun.Text, StringComparison.Ordinal);
        await story.EditedAsync("Project created");

        // The platform's retry has a new id; the form is used up all the same.
        var facts = story.Bot.Facts();
        var again = await story.PressAsync(
            Priya,
            button,
            MilestoneBot.Tests.Kit.Cards.CardForms.Filled(form.Card, Good)
        );
        Assert.Empty(again.Posted);
        Assert.Contains("Project created", again.Text, StringComparison.Ordinal);
        Assert.Equal(facts, story.Bot.Facts());

        // A second form starts a second project.
        await story.SayAsync(Priya, "project new");
        Says(
            await story.PressAsync(
                Priya,
                "Create project",
                ("name", "Shop"),
                ("client", "Baker Ltd"),
                ("total", "9500 GBP"),
                ("vat", ""),
                ("using", "")
            ),
            "Shop (SHOP)",
            "This chat now works on SHOP"
        );
    }

    [Fact]
    public async Task Each_field_of_a_new_project_that_is_wrong_is_marked_and_all_the_others_are_kept()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        var form = await story.SayAsync(Priya, "project new");
        var button = story.Newest("Create project");
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
            var answer = await story.PressAsync(
                Priya,
                button,
                [.. Good.Select(g => g.Item1 == input ? (input, value) : g)]
            );
            Assert.Empty(answer.Posted);
            var card = Card(answer);
            Assert.Equal([input], MilestoneBot.Tests.Kit.Cards.CardForms.Wrong(card));
            Assert.Contains(
                says,
                MilestoneBot.Tests.Kit.Cards.CardForms.ErrorBeside(card, input),
                StringComparison.Ordinal
            );
            foreach (var (name, kept) in Good.Where(g => g.Item1 != input))
                Assert.Equal(kept, MilestoneBot.Tests.Kit.Cards.CardForms.ValueOf(card, name));
            Assert.Contains(
                "Nothing was saved. Please check the marked fields.",
                answer.Text,
                StringComparison.Ordinal
            );
        }
        Assert.Equal(facts, story.Bot.Facts());

        // Several problems are all reported, in the order of the form.
        var many = Card(
            await story.PressAsync(
                Priya,
                button,
                MilestoneBot.Tests.Kit.Cards.CardForms.Filled(
                    form.Card,
                    ("client", "Acme GmbH"),
                    ("vat", "lots"),
                    ("starts", "soon"),
                    ("due", "-1")
                )
            )
        );
        Assert.Equal(["name", "total", "vat", "starts", "due"], MilestoneBot.Tests.Kit.Cards.CardForms.Wrong(many));
        Assert.Equal("Acme GmbH", MilestoneBot.Tests.Kit.Cards.CardForms.ValueOf(many, "client"));
        Assert.DoesNotContain(story.Connector.Calls, c => c.Method == "PUT");

        // The same form is still valid.
        Says(await story.PressAsync(Priya, button, Good), "Acme website (ACME)");
    }

    [Fact]
    public async Task What_is_forged_into_a_form_is_nothing_or_what_could_have_been_typed()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new");
        var button = story.Newest("Create project");
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
        Assert.Equal(["total"], MilestoneBot.Tests.Kit.Cards.CardForms.Wrong(card));
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
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30"
        );
        var form = await story.PressAsync(Priya, "Fill in");
        Says(form, "Fill in: Acme website", "[Save] fill");
        Assert.Equal(
            ["expected-1", "done-when-1", "expected-2", "done-when-2", "expected-3", "done-when-3"],
            MilestoneBot.Tests.Kit.Cards.CardForms.Fields(form.Card).Select(f => f.Name)
        );
        Assert.Contains(
            "\"title\":\"the client signs off\",\"value\":\"client-sign-off\"",
            form.Card.GetRawText(),
            StringComparison.Ordinal
        );
        var button = story.Newest("Save");
        var facts = story.Bot.Facts();

        // With one wrong value the good ones are kept in the form, not saved.
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
        Assert.Equal(["expected-2", "done-when-3"], MilestoneBot.Tests.Kit.Cards.CardForms.Wrong(wrong));
        Assert.Equal(
            ("2026-07-15", "portal-approval"),
            (
                MilestoneBot.Tests.Kit.Cards.CardForms.ValueOf(wrong, "expected-1"),
                MilestoneBot.Tests.Kit.Cards.CardForms.ValueOf(wrong, "done-when-1")
            )
        );
        Says(await story.PressAsync(Priya, button, ("expected-1", ""), ("done-when-1", "")), "Nothing is filled in");
        Says(await story.PressAsync(Priya, button, ("expected-9", "2026-07-15")), "no milestone 9 here");
        Says(
            await story.PressAsync(Priya, button, ("expected-1", "2026-07-15"), ("expected-9", "2026-07-15")),
            "no milestone 9 here"
        );
        Assert.Equal(facts, story.Bot.Facts());

        // Partly filled in: the form continues with what is left.
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
        Assert.Equal(
            ["done-when-2", "expected-3", "done-when-3"],
            MilestoneBot.Tests.Kit.Cards.CardForms.Fields(Card(part)).Select(f => f.Name)
        );
        Assert.Equal(
            before + 2,
            story.Bot.Facts().Split('\n').Count(l => l.StartsWith("journal:", StringComparison.Ordinal))
        );
        await story.EditedAsync("2026-07-15 · 14 days · portal-approval");

        // The earlier form is stale, whatever is typed into it.
        facts = story.Bot.Facts();
        var stale = Card(await story.PressAsync(Priya, button, ("expected-3", "2026-09-18"), ("done-when-3", "hope")));
        Assert.Equal("", MilestoneBot.Tests.Kit.Cards.CardForms.ValueOf(stale, "expected-3"));
        Assert.Empty(MilestoneBot.Tests.Kit.Cards.CardForms.Wrong(stale));
        Assert.Equal(facts, story.Bot.Facts());

        var rest = await story.PressAsync(
            Priya,
            (Card(part).GetProperty("actions")[0], button.MessageId, button.Conversation),
            ("done-when-2", "client-sign-off"),
            ("expected-3", "2026-09-18"),
            ("done-when-3", "file-delivery")
        );
        Says(rest, "Next: send the terms to the client", "[Mark as sent]", "dates and criteria are filled in");
        Says(
            await story.SayAsync(Priya, "fill"),
            "Every milestone has its expected date and its criterion. Next: send the terms to the client."
        );
        await story.SayAsync(Priya, "terms agreed by \"Dana\" ref \"mail\"");
        Says(await story.SayAsync(Priya, "fill"), "Terms v1 are agreed");
    }

    [Fact]
    public async Task The_form_can_be_typed_and_shows_six_milestones_at_once()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 800 EUR");
        Says(await story.SayAsync(Priya, "fill"), "There are no milestones yet. Next: add the billing points");
        await story.SayAsync(
            Priya,
            "plan\n" + string.Join('\n', Enumerable.Range(1, 8).Select(i => $"Report {i} delivered | 100 EUR"))
        );
        await story.PressAsync(Priya, "Save");
        var form = await story.SayAsync(Priya, "fill");
        Says(form, "8 milestones lack something; these are the first 6");
        Assert.Equal(12, MilestoneBot.Tests.Kit.Cards.CardForms.Fields(form.Card).Count());
        Says(await story.SayAsync(Bob, "fill"), "You cannot change the schedule", "Priya Shah");
        Says(
            await story.SayAsync(Priya, "fill expected-2 2026-07-15 done-when-2 client sign off expected-7 +14d"),
            "Report 2 delivered · €100.00 · €100.00 · 2026-07-15 · 14 days · client-sign-off",
            "Report 7 delivered · €100.00 · €100.00 · 2026-07-15"
        );
        Says(await story.SayAsync(Priya, "fill expected-2 2026-02-29"), "No such date", "All its words: help fill");
        Says(await story.SayAsync(Priya, "fill expected-2 +1d expected-2 +2d"), "Expected-2 stands twice");
        Says(await story.SayAsync(Priya, "fill expected-0 +1d"), "is one word too many");
    }

    private static JsonElement Card(BotAnswer answer)
    {
        Assert.Equal("application/vnd.microsoft.card.adaptive", answer.Invoke?.GetProperty("type").GetString());
        return answer.Invoke!.Value.GetProperty("value");
    }

    /// <summary>The newest button of that title on a card of that kind.</summary>
    private static (JsonElement, string, string) Newest(TeamsStory story, string title, string kind)
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
