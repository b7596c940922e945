using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Questions;

/// <summary>
/// Money that no invoice asked for is in every answer about money, as it is in <c>money</c>: INV-2026-0001 of 4,284.00 is
/// open, and 500.00 arrives on account.
/// </summary>
public sealed class MoneyOnAccountQuestionsStory
{
    [Fact]
    public async Task What_arrived_on_account_is_a_payment_and_what_was_paid_out_of_it_is_owed()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Finn, "pay INV-2026-0001 100 EUR on 2026-07-10");
        Says(
            await story.SayAsync(Priya, "how much has acme paid so far?"),
            "No payment is recorded yet. INV-2026-0001: €100.00 is announced for Fri 10 Jul 2026."
        );
        await story.SayAsync(Finn, "reverse A1 reason \"called off\"");
        await story.SayAsync(Finn, "pay ACME 500 EUR");
        foreach (var asked in new[] { "how much has acme paid so far?", "who paid?" })
            Says(
                await story.SayAsync(Priya, asked),
                "Received: €500.00 of €4,284.00 gross billed, in 1 payment: €500.00 on Wed 1 Jul 2026 on account."
            );
        Says(
            await story.SayAsync(Priya, "when was the last payment?"),
            "The last payment: €500.00 on Wed 1 Jul 2026 on account. €500.00 of client credit is left."
        );
        Says(await story.SayAsync(Priya, "have we received any money?"), "€500.00 of client credit is left");

        await story.SayAsync(Finn, "pay INV-2026-0001 284 EUR");
        Says(
            await story.SayAsync(Priya, "how much has acme paid so far?"),
            "Received: €784.00 of €4,284.00 gross billed, in 2 payments: "
                + "€500.00 on Wed 1 Jul 2026 on account, €284.00 on Wed 1 Jul 2026 for"
        );

        // 500.00 is paid out and then taken back: 4,000.00 of the invoice and 500.00 are owed.
        await story.SayAsync(Marc, "refund ACME 500 EUR reason \"asked for it\"");
        await story.SayAsync(Finn, "reverse P1 reason \"bounced\"");
        Says(await story.SayAsync(Priya, "money"), "Owed: €4,500.00 gross");
        Says(
            await story.SayAsync(Priya, "what does acme owe?"),
            "Acme GmbH owes €4,500.00 gross",
            "€500.00 that was paid out and then taken back, and no invoice asks for it"
        );
    }

    [Theory]
    [InlineData("how much did we credit?", "Credited: €100.00 net + €19.00 VAT")]
    [InlineData("what did we credit on phase 1?", "CN-2026-0001")]
    [InlineData("how much money went back to Acme?", "Refunded: €200.00 gross")]
    [InlineData("what is left of the contract?", "Not yet billed: €8,400.00 net of €12,000.00")]
    [InlineData("how much client credit is left?", "has €300.00 of client credit left")]
    public async Task Credit_notes_refunds_and_credit_are_not_taken_for_one_another(string asked, string answer)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Finn, "pay ACME 500 EUR");
        await story.SayAsync(Marc, "refund ACME 200 EUR reason \"asked for it\"");
        await story.SayAsync(Marc, "credit INV-2026-0001 119 reason \"less work\"");
        Says(await story.SayAsync(Priya, asked), answer);
    }
}
