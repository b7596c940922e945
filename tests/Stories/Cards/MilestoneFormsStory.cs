using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>
/// Kind, VAT with the reason why it is 0, and cash discount are asked in every form about a milestone, as they can be
/// typed.
/// </summary>
public sealed class MilestoneFormsStory
{
    private static readonly (string, string)[] Project =
    [
        ("name", "Acme website"),
        ("client", "Acme GmbH"),
        ("total", "10000 EUR"),
    ];

    [Fact]
    public async Task A_vat_of_0_is_explained_by_a_choice_in_the_form_of_a_project()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        var form = await story.SayAsync(Priya, "project new");
        var button = story.Newest("Begin project");
        Says(
            await story.PressAsync(Priya, button, CardForms.Filled(form.Card, [.. Project, ("vat", "0")])),
            "Say why VAT is 0: 0 zero-rated"
        );
        Says(
            await story.PressAsync(
                Priya,
                button,
                CardForms.Filled(form.Card, [.. Project, ("vat", "19"), ("category", "reverse-charge")])
            ),
            "goes with VAT 0, and the VAT is 19"
        );
        Says(
            await story.PressAsync(
                Priya,
                button,
                CardForms.Filled(form.Card, [.. Project, ("vat", "0"), ("category", "exempt")])
            ),
            "ay the reason in up to 120 characters"
        );
        Says(
            await story.PressAsync(
                Priya,
                button,
                CardForms.Filled(form.Card, [.. Project, ("category", "exempt"), ("detail", "adult education")])
            ),
            "Acme website (",
            "VAT 0 % (exempt: adult education)"
        );
    }

    [Fact]
    public async Task An_advance_with_its_own_vat_and_a_discount_are_added_and_set_by_form()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" total 10000 EUR vat 19 key ACME"
        );
        var form = await story.SayAsync(Priya, "add");
        Says(form, "Add a milestone: Acme website", "[Add milestone] add");
        Says(
            await story.PressAsync(
                Priya,
                "Add milestone",
                CardForms.Filled(
                    form.Card,
                    ("milestone", "Contract signed"),
                    ("amount", "20%"),
                    ("kind", "advance"),
                    ("vat", "0"),
                    ("category", "outside-scope")
                )
            ),
            "Contract signed"
        );
        Says(await story.SayAsync(Priya, "show 1"), "advance", "outside the scope of VAT");
        var set = await story.SayAsync(Priya, "set 1");
        Says(set, "Set: Contract signed", "[Set] set 1");
        Assert.Equal(("advance", "20 %"), (CardForms.ValueOf(set.Card, "kind"), CardForms.ValueOf(set.Card, "amount")));
        await story.PressAsync(
            Priya,
            "Set",
            CardForms.Filled(set.Card, ("kind", "delivery"), ("discount", "2% 10d"), ("vat", "7"), ("due", "30"))
        );
        Says(await story.SayAsync(Priya, "terms of 1?"), "30 days after the invoice date, 2 % discount within 10 days");
        Says(await story.SayAsync(Priya, "what VAT is on 1?"), "billed with VAT 7 %: €140.00 on €2,000.00 net");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task After_agreement_the_forms_say_which_proposal_takes_their_place()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 10000 EUR vat 19 key ACME",
                "add \"Website launch\" rest expected +30d done-when file-delivery",
            }
        )
            await story.SayAsync(Priya, line);
        var form = await story.SayAsync(Priya, "set 1");
        var button = story.Newest("Set");
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"mail\"");
        Says(await story.PressAsync(Priya, button, CardForms.Filled(form.Card, ("due", "30"))), "amend 1");
        Says(await story.SayAsync(Priya, "set 1"), "terms v1 are agreed");
        Says(await story.SayAsync(Priya, "amend add"), "[Propose milestone] amend add");
        Assert.Equal("delivery", CardForms.ValueOf((await story.SayAsync(Priya, "amend add")).Card, "kind"));
    }
}
