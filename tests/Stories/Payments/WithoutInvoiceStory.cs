using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>What a person sees where the model of the books had found another answer.</summary>
public sealed class WithoutInvoiceStory
{
    [Fact]
    public async Task A_sum_without_an_invoice_is_asked_back_with_the_exact_line()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "issued");
        await story.SayAsync(Priya, "pay 1 1000 EUR");
        var before = (await story.SayAsync(Priya, "audit")).Text;
        foreach (
            var (line, button) in new[]
            {
                ("refund 500 EUR reason \"x\"", "refund INV-2026-0001 500 EUR reason \"x\""),
                ("refund €500 reason \"x\"", "refund INV-2026-0001 €500 reason \"x\""),
                ("refund 500 reason \"x\"", "refund INV-2026-0001 500 reason \"x\""),
                ("credit 500 EUR reason \"x\"", "credit INV-2026-0001 500 EUR reason \"x\""),
            }
        )
            Says(await story.SayAsync(Priya, line), "On which invoice is", button);
        Assert.Equal(before, (await story.SayAsync(Priya, "audit")).Text);
        Says(await story.SayAsync(Priya, "refund 1 500 EUR reason \"x\""), "€3,784.00 open");
    }

    [Fact]
    public async Task A_dispute_is_settled_with_the_hyphen_and_without()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "issued");
        foreach (var line in new[] { "settle dispute 1", "settle-dispute 1", "Settle Dispute INV-2026-0001" })
        {
            await story.SayAsync(Priya, "dispute 1 \"bad\"");
            Says(await story.SayAsync(Priya, line), "Settled the dispute about INV-2026-0001");
        }
        Says(await story.SayAsync(Priya, "settle 1 as bank-fee 5 reason \"charges\""), "€5.00 bank fee");
    }

    [Fact]
    public async Task A_written_off_invoice_is_credited_and_paid_back_with_sums_that_hold()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "issued");
        await story.SayAsync(Priya, "pay 1 1000 EUR");
        await story.SayAsync(Priya, "writeoff 1 reason \"insolvent\"");
        // 4,284.00 less 1,000.00 are lost; 119.00 of that is not asked for any more.
        Says(await story.SayAsync(Priya, "credit 1 119 reason \"one page less\""), "CN-2026-0001");
        Says(await story.SayAsync(Priya, "money"), "€3,165.00");
        Says(await story.SayAsync(Priya, "refund 1 1000.01 reason \"asked\""), "€1,000.00 can be paid back");
        // What came in before was not given up: all of it is owed again.
        Says(await story.SayAsync(Priya, "refund 1 100 reason \"asked\""), "€3,265.00 open");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Money_on_account_that_is_to_come_waits_for_its_day()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        Says(
            await story.SayAsync(Priya, "pay ACME 500 EUR on 2026-07-10 ref \"order 7\""),
            "€500.00 is announced for Fri 10 Jul 2026 on account",
            "It is recorded on that day, and counts from then.",
            "reverse A1 reason \"called off\""
        );
        Says(await story.SayAsync(Priya, "money"), "On account: €500.00 is announced for Fri 10 Jul 2026.");
        Says(await story.SayAsync(Priya, "undo"), "no client credit left", "A1 back: undone");
        await story.SayAsync(Priya, "pay ACME 500 EUR on 2026-07-10");
        await story.TickAsync("2026-07-09T12:00:00Z");
        Says(await story.SayAsync(Priya, "refund ACME 1 reason \"x\""), "There is no client credit");
        await story.TickAsync("2026-07-10T07:00:00Z");
        // 500.00 gross are 420.17 net at 19 %.
        Says(
            await story.SayAsync(Priya, "pay ACME 1 EUR"),
            "€501.00 of client credit",
            "amend add \"Contract signed\" €421.01 advance"
        );
        Says(await story.SayAsync(Priya, "audit"), "recorded what was announced as A2");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "amend add \"Contract signed\" €421.01 advance"), "Contract signed");
    }

    [Fact]
    public async Task A_second_undo_takes_nothing()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "issued");
        await story.SayAsync(Priya, "pay 1 100 EUR ref \"one\"");
        await story.SayAsync(Priya, "pay 1 200 EUR ref \"two\"");
        await story.SayAsync(Priya, "undo");
        Says(await story.SayAsync(Priya, "undo"), "[Reverse P1] reverse P1", "Nothing was changed");
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "€4,184.00");
    }
}
