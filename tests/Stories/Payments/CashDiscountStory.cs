using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>
/// Terms with 2 % discount within 10 days. The invoice is 1,000.00 + 190.00 VAT = 1,190.00; 2 % of it are 23.80, so
/// 1,166.20 in time.
/// </summary>
public sealed class CashDiscountStory
{
    /// <summary>Issued on 1 July: the discount ends on 11 July, the invoice is due on 15 July.</summary>
    private static async Task<TeamsStory> IssuedAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: false);
        foreach (
            var (who, line) in new[]
            {
                (
                    Priya,
                    "project new \"Acme website\" client \"Acme GmbH\" total 2000 EUR vat 19 due 14 discount 2% 10d"
                ),
                (Priya, "add \"Design approval\" 1000 EUR expected +10d done-when file-delivery"),
                (Priya, "add \"Final delivery\" rest expected +30d done-when file-delivery discount none"),
                (Priya, "role add approver @Marc"),
                (Priya, "role add finance @Finn"),
                (Priya, "terms agreed by \"Dana\" ref \"mail\""),
                (Priya, "start 1"),
                (Priya, "submit 1 \"Files\""),
                (Marc, "confirm 1"),
                (Priya, "invoice 1"),
                (Marc, "issue 1"),
            }
        )
            await story.SayAsync(who, line);
        return story;
    }

    [Fact]
    public async Task It_stands_in_the_terms_on_the_draft_the_invoice_and_the_reminder()
    {
        await using var story = await IssuedAsync();
        Says(await story.SayAsync(Priya, "terms"), "14 days, 2 % discount within 10 days", "14 days · file-delivery");
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "2 % within 10 days: €1,166.20 until 2026-07-11");
        Says(await story.SayAsync(Priya, "remind 1"), "2 % within 10 days: €1,166.20 until 2026-07-11");
        Says(await story.SayAsync(Priya, "amend 2 discount 3% 7d"), "discount", "none", "3 % within 7 days");
        Says(await story.SayAsync(Priya, "amend 2 due 7"), "cannot run for 7 days", "Nothing was changed");
        // 1,190.00 - 500.00 - 23.80; once the days are over nothing stands there.
        await story.SayAsync(Finn, "pay 1 500 on 2026-07-01");
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "2 % within 10 days: €666.20 until 2026-07-11");
        story.Day("2026-07-12T08:00:00Z");
        Assert.DoesNotContain("until 2026-07-11", (await story.SayAsync(Priya, "show INV-2026-0001")).Text);
    }

    [Fact]
    public async Task The_discounted_sum_in_time_is_accepted_by_finance_with_one_press()
    {
        await using var story = await IssuedAsync();
        story.Day("2026-07-13T08:00:00Z");
        // The value date counts, not the day of recording.
        Says(
            await story.SayAsync(Finn, "pay 1 1166.20 on 2026-07-11"),
            "Received €1,166.20",
            "That is the discounted sum, in time (2 % within 10 days)"
        );
        Says(await story.SayAsync(Marc, "settle 1 as discount reason \"in time\""), "You cannot record a payment");
        // 23.80 x 190.00 / 1,190.00 = 3.80 VAT.
        Says(
            await story.PressAsync(Finn, "Accept with discount"),
            "is paid in full (1 payment, €23.80 discount)",
            "S1: €23.80 discount (€20.00 + €3.80 VAT)"
        );
        Says(
            await story.SayAsync(Priya, "was phase 1 paid?"),
            "Yes, paid: in full on Sat 11 Jul 2026",
            "€23.80 discount"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Theory]
    [InlineData("1166.19", true)]
    [InlineData("1166.21", true)]
    [InlineData("1166.18", false)]
    [InlineData("1166.22", false)]
    public async Task One_minor_unit_beside_the_discounted_sum_is_the_discounted_sum(string paid, bool isOffered)
    {
        await using var story = await IssuedAsync();
        var answer = await story.SayAsync(Finn, $"pay 1 {paid}");
        Assert.Equal(isOffered, answer.Text.Contains("Accept with discount", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Out_of_its_days_an_approver_decides()
    {
        await using var story = await IssuedAsync();
        story.Day("2026-07-13T08:00:00Z");
        var paid = await story.SayAsync(Finn, "pay 1 1166.20 on 2026-07-12");
        Says(paid, "the discount ended on Sat 11 Jul 2026", "An approver decides");
        Assert.DoesNotContain("Accept with discount", paid.Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Finn, "settle 1 as discount reason \"one day late\""), "R1");
        Says(await story.SayAsync(Marc, "approve R1"), "is paid in full (1 payment, €23.80 discount)");
    }

    [Fact]
    public async Task An_accepted_discount_ends_when_its_payment_is_taken_back()
    {
        await using var story = await IssuedAsync();
        await story.SayAsync(Finn, "pay 1 1166.20");
        await story.PressAsync(Finn, "Accept with discount");
        Says(await story.SayAsync(Finn, "reverse P1 reason \"bounced\""), "€1,190.00 open", "S1");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}
