using MilestoneBot.Tests.Kit.Cards;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>What is settled, credited and paid back by form: the same as typed, with the same rights.</summary>
public sealed class CorrectionFormsStory
{
    [Fact]
    public async Task What_does_not_arrive_is_settled_by_a_form_filled_with_the_open_sum()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "issued");
        Says(await story.SayAsync(Finn, "pay 1 4269"), "[Settle the rest] settle INV-2026-0001");
        Says(await story.SayAsync(Bob, "settle 1"), "You cannot ask");
        var form = await story.PressAsync(Finn, "Settle the rest");
        Says(form, "Settle INV-2026-0001 without money", "Open: €15.00");
        Assert.Contains(
            "\"title\":\"bank fee\",\"value\":\"bank-fee\"",
            form.Card.GetRawText(),
            StringComparison.Ordinal
        );
        Assert.Equal([("as", "", ""), ("money", "€15.00", ""), ("reason", "", "")], CardForms.Fields(form.Card));
        var wrong = await story.PressAsync(
            Finn,
            "Settle",
            [.. CardForms.Filled(form.Card, ("as", "bank-fee"), ("money", "abc"), ("reason", "charges"))]
        );
        Says(wrong, "is no amount");
        Says(
            await story.PressAsync(
                Finn,
                "Settle",
                [.. CardForms.Filled(form.Card, ("as", "bank-fee"), ("reason", "charges of the client's bank"))]
            ),
            "INV-2026-0001",
            "€15.00 bank fee"
        );
        Says(await story.SayAsync(Finn, "settle 1"), "INV-2026-0001 has nothing open");
    }

    [Fact]
    public async Task Who_may_only_ask_sends_the_form_of_a_credit_note_and_it_waits_for_an_approver()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "issued");
        // Nothing that was said is lost to a form.
        Says(await story.SayAsync(Finn, "credit 1 119"), "Reason \"<why>\" is missing");
        Says(await story.SayAsync(Finn, "credit discovery 119"), "Reason \"<why>\" is missing");
        Says(await story.SayAsync(Finn, "settle 1 15"), "is missing");
        Says(await story.SayAsync(Finn, "refund 1 10"), "Reason \"<why>\" is missing");
        var form = await story.SayAsync(Finn, "credit 1");
        Says(form, "Credit INV-2026-0001", "Open: €4,284.00");
        Says(
            await story.PressAsync(
                Finn,
                "Credit",
                [.. CardForms.Filled(form.Card, ("money", "119"), ("reason", "one screen less"))]
            ),
            "R1"
        );
        Says(await story.SayAsync(Marc, "approve R1"), "CN-2026-0001");
    }

    [Fact]
    public async Task Money_goes_back_by_a_form_that_says_how_much_can()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "issued");
        Says(await story.SayAsync(Priya, "refund 1"), "INV-2026-0001 has no money to pay back");
        await story.SayAsync(Priya, "pay 1 4384 surplus credit");
        var form = await story.SayAsync(Priya, "refund 1");
        Says(form, "Refund of INV-2026-0001", "Can be paid back: €4,384.00");
        Says(
            await story.PressAsync(Priya, "Refund", [.. CardForms.Filled(form.Card, ("reason", "paid twice"))]),
            "Refunded"
        );
        Says(await story.SayAsync(Priya, "money"), "refunded €100.00");
    }
}
