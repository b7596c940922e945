using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>
/// A contract of 10,000.00: an advance of 2,000.00 and deliveries of 4,000.00, 1,000.00 at 7 % and 3,000.00. The sums are
/// worked by hand. Only half of the advance arrives, so the final invoice bills the other half.
/// </summary>
public sealed class FinalInvoiceStory
{
    private static async Task<TeamsStory> ToTheLastDraftAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 10000 EUR vat 19 key ACME gate advise",
                "add \"Contract signed\" 2000 EUR advance expected +1d done-when written-email",
                "add \"Design approval\" 4000 EUR expected +10d done-when file-delivery",
                "add \"Printed manual delivered\" 1000 EUR vat 7 expected +20d done-when file-delivery",
                "add \"Website launch\" rest expected +30d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
                "confirm 1 by \"Dana Weiss\" ref \"signed contract\"",
                "invoice 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "issue 1"),
            "INV-2026-0001",
            "advance payment: a prepayment invoice, without a delivery date",
            "€2,380.00"
        );
        await story.SayAsync(Priya, "pay 1 1190");
        foreach (var (stage, gross) in new[] { (2, "4760"), (3, "1070") })
        {
            await DeliverAsync(story, stage);
            await story.SayAsync(Priya, $"issue {stage}");
            await story.SayAsync(Priya, $"pay {stage} {gross}");
        }
        await DeliverAsync(story, 4);
        return story;
    }

    private static async Task DeliverAsync(TeamsStory story, int stage)
    {
        foreach (
            var line in new[] { $"start {stage}", $"submit {stage} \"Files\"", $"confirm {stage}", $"invoice {stage}" }
        )
            await story.SayAsync(Priya, line);
    }

    /// <summary>All of it is billed, and paid.</summary>
    internal static async Task<TeamsStory> PaidAsync()
    {
        var story = await ToTheLastDraftAsync();
        foreach (
            var line in new[]
            {
                "credit INV-2026-0001 1190 reason \"billed with the final invoice\"",
                "issue 4",
                "pay 4 4760",
            }
        )
            await story.SayAsync(Priya, line);
        return story;
    }

    [Fact]
    public async Task The_final_invoice_bills_what_was_not_paid_in_advance_and_deducts_what_was()
    {
        await using var story = await ToTheLastDraftAsync();
        Says(
            await story.SayAsync(Priya, "issue 4"),
            "The final invoice for Website launch waits",
            "€1,190.00 of INV-2026-0001 is not paid"
        );
        Says(
            await story.PressAsync(Priya, story.Newest("Credit the open €1,190.00")),
            "CN-2026-0001",
            "billed with the final invoice"
        );
        // Lines 3,000.00 + 2,000.00 = 5,000.00, VAT 950.00, gross 5,950.00, less 1,190.00 = 4,760.00.
        Says(
            await story.SayAsync(Priya, "issue 4"),
            "INV-2026-0004",
            "final invoice: it bills the advances too",
            "Website launch: €3,000.00 net, VAT 19 %",
            "Contract signed (advance): €2,000.00 net, VAT 19 %",
            "€1,190.00 (€1,000.00 + €190.00 VAT 19 %)",
            "To pay: €4,760.00"
        );
        await story.SayAsync(Priya, "pay 4 4760");
        // Claims 2,000 + 4,000 + 1,000 + 4,000; VAT 380 + 760 + 70 + 760 = 1,970.00, credited 190.00.
        Says(await story.SayAsync(Priya, "money"), "€11,000.00 net + €1,970.00 VAT");
        Says(
            await story.SayAsync(Priya, "how much VAT did we bill?"),
            "VAT billed: €1,970.00, credited €190.00, which leaves €1,780.00",
            "VAT 19 %: €1,710.00 on €9,000.00 net",
            "VAT 7 %: €70.00 on €1,000.00 net"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "project close"), "closed");
    }

    [Fact]
    public async Task What_the_bank_takes_back_of_the_advance_is_open_again_and_the_final_invoice_stays()
    {
        await using var story = await ToTheLastDraftAsync();
        await story.SayAsync(Priya, "credit INV-2026-0001 1190 reason \"billed with the final invoice\"");
        await story.SayAsync(Priya, "issue 4");
        await story.SayAsync(Priya, "pay 4 4760");
        Says(
            await story.SayAsync(Priya, "reverse P1 reason \"taken back by the bank\""),
            "INV-2026-0001",
            "€1,190.00 open"
        );
        Says(await story.SayAsync(Priya, "show INV-2026-0004"), "To pay: €4,760.00", "paid Wed 1 Jul 2026");
        Says(
            await story.SayAsync(Priya, "credit INV-2026-0001 reason \"no longer asked for\""),
            "INV-2026-0004 bills that advance",
            "Credit the final invoice first"
        );
        Says(await story.SayAsync(Priya, "writeoff INV-2026-0001 reason \"they are slow\""), "asks for an advance");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_deposit_is_named_by_what_is_witnessed()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" total 10000 EUR vat 19 key ACME"
        );
        Says(await story.SayAsync(Priya, "add \"Deposit\" 20%"), "add \"Contract signed\" 20% advance");
        Says(await story.SayAsync(Priya, "add \"Contract signed\" 20% advance"), "advance");
    }
}
