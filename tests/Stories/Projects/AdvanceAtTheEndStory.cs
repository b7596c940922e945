using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Projects;

/// <summary>
/// A project with a paid advance ends midway. Contract 10,000.00 at 19 %: an advance of 2,000.00 (2,380.00 received) and two
/// deliveries of 4,000.00, of which one is confirmed and not billed. The fee is 500.00, so the contract is 4,500.00 net,
/// 5,355.00 gross. The sums are worked by hand.
/// </summary>
public sealed class AdvanceAtTheEndStory
{
    private static async Task<TeamsStory> EndedAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 10000 EUR vat 19 key ACME gate advise",
                "add \"Contract signed\" 2000 EUR advance expected +1d done-when written-email",
                "add \"Design approval\" 4000 EUR expected +10d done-when file-delivery",
                "add \"Website launch\" rest expected +30d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
                "confirm 1 by \"Dana Weiss\" ref \"signed contract\"",
                "invoice 1",
                "issue 1",
                "pay 1 2380",
                "start 2",
                "submit 2 \"Files\"",
                "confirm 2 by \"Dana Weiss\" ref \"mail\"",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "project end reason \"the client stops\" fee 500 EUR \"Cancellation fee\""),
            "Contract signed (INV-2026-0001) was an advance and no work",
            "Contract: €10,000.00 → €4,500.00 net"
        );
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"letter\"");
        return story;
    }

    [Fact]
    public async Task The_last_invoice_deducts_the_advance_and_the_project_closes()
    {
        await using var story = await EndedAsync();
        // 4,500.00 less the advance of 2,000.00 are left to bill; 5,355.00 less 2,380.00 are still to come.
        Says(
            await story.SayAsync(Priya, "money"),
            "Not yet billed: €2,500.00 net",
            "of that confirmed: €2,500.00 net",
            "Expected: €2,975.00 gross still to come",
            "Contract, net: €4,500.00 = billed €2,000.00 − credited €0.00 + given up €0.00 + not yet billed €2,500.00"
        );
        // Nothing is credited while an invoice to come takes the advance.
        Says(await story.SayAsync(Priya, "project close"), "Not billed: Design approval, Cancellation fee");
        // The larger invoice comes last, because it takes the whole advance.
        Says(await story.SayAsync(Priya, "next"), "Next billing point: Cancellation fee", "invoice 3");
        await story.SayAsync(Priya, "invoice 3 taxable");
        Says(await story.SayAsync(Priya, "issue 3"), "€500.00 + €95.00 (19 %)", "Total: €595.00");
        await story.SayAsync(Priya, "pay INV-2026-0002 595");
        Says(
            await story.SayAsync(Priya, "forecast"),
            "€2,380.00 expected",
            "Billed €2,500.00 + not yet billed €2,000.00 = contract €4,500.00 net"
        );
        // 4,000.00 + 760.00 less 2,000.00 + 380.00.
        Says(
            await story.SayAsync(Priya, "invoice 2"),
            "final invoice: it bills the advances too and deducts what was received on them",
            "Deducted: INV-2026-0001, received 2026-07-01: €2,380.00 (€2,000.00 + €380.00 VAT 19 %)",
            "To pay: €2,380.00"
        );
        await story.SayAsync(Priya, "issue 2");
        await story.SayAsync(Priya, "pay INV-2026-0003 2380");
        Says(
            await story.SayAsync(Priya, "money"),
            "Billed: €4,500.00 net + €855.00 VAT",
            "Expected: €0.00 gross still to come",
            "Contract, net: €4,500.00 = billed €4,500.00 − credited €0.00 + given up €0.00 + not yet billed €0.00",
            "Invoices, gross: €5,355.00 − credited €0.00 = used €5,355.00 + applied €0.00 + settled €0.00 + open €0.00",
            "Money, gross: received €5,355.00 = used €5,355.00 + applied €0.00 + client credit left €0.00 + refunded €0.00"
        );
        Says(await story.SayAsync(Priya, "project close"), "closed");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task What_the_fee_does_not_take_is_credited_and_paid_back()
    {
        await using var story = await EndedAsync();
        await story.SayAsync(Priya, "invoice 2");
        await story.SayAsync(Priya, "issue 2");
        // 6,000.00 are billed, 1,500.00 more than the contract; the fee of 595.00 takes as much of the advance.
        Says(
            await story.SayAsync(Priya, "money"),
            "Not yet billed: €0.00 net; €1,500.00 net of INV-2026-0001 is to be credited",
            "of that confirmed: €0.00 net",
            "Expected: €4,760.00 gross still to come"
        );
        Says(
            await story.SayAsync(Priya, "forecast"),
            "€4,760.00 expected",
            "€1,500.00 net of INV-2026-0001 is to be credited."
        );
        await story.SayAsync(Priya, "pay INV-2026-0002 4760");
        Says(
            await story.SayAsync(Priya, "invoice 3 taxable"),
            "INV-2026-0001 is an advance: €1,785.00 to credit",
            "[Credit €1,785.00]"
        );
        Says(
            await story.SayAsync(Priya, "credit INV-2026-0001 1785 reason \"end of the project\""),
            "Issued CN-2026-0001 on INV-2026-0001: €1,500.00 + €285.00 VAT",
            "Received: €2,380.00 = used €595.00 + moved to client credit €1,785.00"
        );
        Says(
            await story.SayAsync(Priya, "invoice 3 taxable"),
            "Deducted: INV-2026-0001, received 2026-07-01: €595.00 (€500.00 + €95.00 VAT 19 %)",
            "To pay: €0.00"
        );
        Says(await story.SayAsync(Priya, "issue 3"), "INV-2026-0003 has nothing open");
        await story.SayAsync(Priya, "refund ACME 1785 reason \"the rest of the advance\"");
        Says(
            await story.SayAsync(Priya, "money"),
            "Contract, net: €4,500.00 = billed €6,000.00 − credited €1,500.00 + given up €0.00 + not yet billed €0.00",
            "Money, gross: received €7,140.00 = used €5,355.00 + applied €0.00 + client credit left €0.00 + refunded €1,785.00"
        );
        Says(await story.SayAsync(Priya, "project close"), "closed");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}
