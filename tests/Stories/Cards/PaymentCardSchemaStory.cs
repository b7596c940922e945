using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>Every card of corrections, requests and reminders conforms to the schema of the platform.</summary>
[Needs(Need.Node)]
public sealed class PaymentCardSchemaStory
{
    [MilestoneBot.Tests.Kit.Files.ContractFact]
    public async Task Every_card_fits_the_published_schema_and_has_three_buttons_at_most()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "drafted");
        foreach (
            var (who, line) in new[]
            {
                (Marc, "later 1"),
                (Marc, "sendback 1 \"the order number\""),
                (Priya, "invoice 1"),
                (Marc, "issue 1"),
                (Finn, "pay 1 2000"),
                (Priya, "start 2"),
                (Priya, "override 2 reason \"client pays on Friday\""),
                (Priya, "remind 1"),
                (Finn, "credit 1 119 reason \"discount\""),
                (Marc, "decline R2 \"no\""),
                (Marc, "approve R1"),
                (Marc, "ask override 3 reason \"client pays on Friday\""),
                (Finn, "dispute 1 \"late\""),
                (Priya, "start 3"),
                (Finn, "settle-dispute 1"),
                (Finn, "promise 1 tomorrow"),
                (Finn, "snooze 1 3"),
                (Finn, "undo"),
                (Marc, "credit 1 119 reason \"discount\""),
                (Finn, "pay 1 5000 surplus credit"),
                (Marc, "refund 1 5000 reason \"cancelled\""),
                (Bob, "status"),
                (Bob, "money"),
                (Bob, "statement"),
                (Bob, "show INV-2026-0001"),
                (Bob, "show CN-2026-0001"),
                (Bob, "show R1"),
                (Bob, "show 1"),
                (Marc, "credit 1 reason \"wrong address\""),
                (Priya, "start 2"),
                (Priya, "invoice 1 again"),
                (Marc, "issue 1"),
                (Marc, "writeoff 2 reason \"insolvent\""),
                (Bob, "invoices"),
                (Bob, "statement"),
            }
        )
            await story.SayAsync(who, line);
        story.Day("2026-07-20T08:00:00Z");
        foreach (var (who, line) in new[] { (Marc, "undo"), (Finn, "undo"), (Bob, "status") })
            await story.SayAsync(who, line);
        var cards = story.Cards.ToList();
        Assert.True(cards.Count > 40, $"{cards.Count} cards");
        Assert.All(
            cards,
            card =>
                Assert.True(
                    !card.TryGetProperty("actions", out var actions)
                        || actions.GetArrayLength() <= MostButtons(card.GetRawText()),
                    card.GetRawText()
                )
        );
        foreach (var card in cards.Select(c => c.GetRawText()).Distinct().ToList())
            await MilestoneBot.Tests.Kit.Cards.CardSchema.AssertValidAsync(card);
    }

    /// <summary>On a card about money there may be six: a reminder, a draft, an invoice, and a gate that money closes.</summary>
    private static int MostButtons(string card) =>
        new[] { "reminder/", "draft/", "invoice/", "gate/" }.Any(kind =>
            card.Contains($"\"card\":\"{kind}", StringComparison.Ordinal)
        )
            ? 6
            : 3;
}
