using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>Money that was paid and goes back: refunded, bounced, or written off.</summary>
public sealed partial class CorrectionsStory
{
    [Fact]
    public async Task Paid_money_is_refunded_client_credit_first_and_then_out_of_what_paid_the_invoice()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "pay 1 5000 surplus credit");
        Says(
            await story.SayAsync(Priya, "refund 1 500 reason \"paid too much\""),
            "paid in full (1 payment)",
            "Refunded €500.00 on INV-2026-0001 (P2): paid too much.",
            "Client credit: €216.00",
            "P2 refund, 2026-07-01 · paid too much · Priya Shah · solo · -€500.00"
        );
        Says(
            await story.SayAsync(Priya, "refund 1 716 reason \"discount\""),
            "INV-2026-0001 has €500.00 open",
            "Refunded: €1,216.00",
            "Open: €500.00"
        );
        Says(
            await story.SayAsync(Priya, "refund 1 3784.01 reason \"x\""),
            "€3,784.00 can be paid back on INV-2026-0001"
        );
        Says(
            await story.SayAsync(Priya, "statement"),
            "Received: €5,000.00",
            "Refunded: €1,216.00",
            "Owed: €500.00",
            "Unexplained: €0.00",
            "P2 refund: paid too much · -€500.00",
            "Sum · €3,784.00"
        );
        Says(
            await story.SayAsync(Priya, "reverse P2 reason \"the transfer came back\""),
            "Reversed P2 of €500.00 on INV-2026-0001 (P4)",
            "Client credit: €500.00",
            "P2 refund (reversed)"
        );
        await story.SayAsync(Priya, "refund 1 4284 reason \"all of it\"");
        Says(await story.SayAsync(Priya, "credit 1 reason \"stage cancelled\""), "credited in full (CN-2026-0001)");
        Says(
            await story.SayAsync(Priya, "statement"),
            "Received: €5,000.00",
            "Refunded: €5,000.00",
            "Owed: €0.00",
            "Unexplained: €0.00"
        );
    }

    [Fact]
    public async Task A_payment_that_bounced_is_reversed_and_every_card_takes_it_back()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        Says(await story.SayAsync(Priya, "start 2"), "Blocked");
        Says(await story.SayAsync(Finn, "pay 1 4284 ref \"wire 7\""), "P1 2026-07-01 · wire 7", "paid in full");
        await story.EditedAsync("May start: INV-2026-0001 for Discovery report is paid in full.");
        Says(await story.SayAsync(Marc, "reverse P1 reason \"bounced\""), "You cannot record a payment", "Finn Berg");
        Says(
            await story.SayAsync(Finn, "reverse \"wire 7\" reason \"bounced\""),
            "INV-2026-0001 has €4,284.00 open",
            "Reversed P1 of €4,284.00",
            "P1 (reversed) 2026-07-01",
            "P2 reverses P1, 2026-07-01 · bounced",
            "-€4,284.00"
        );
        // The card that said "paid in full" no longer does, and neither does the gate's.
        var paid = story
            .Connector.Calls.Single(c =>
                c.Method == "POST"
                && c.Body.GetRawText().Contains("INV-2026-0001 is paid in full (1 payment)", StringComparison.Ordinal)
            )
            .Given;
        await story.Connector.SeesAsync(c =>
            c.Method == "PUT"
            && c.ActivityId == paid
            && c.Body.GetProperty("summary")
                .GetString()!
                .StartsWith("INV-2026-0001 has €4,284.00 open", StringComparison.Ordinal)
        );
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0001 has €4,284.00 open");
        Says(await story.SayAsync(Finn, "reverse P1 reason \"again\""), "P1 is reversed already");
        Says(
            await story.SayAsync(Finn, "reverse P2 reason \"again\""),
            "it is the reversal of another entry; record the payment anew with pay"
        );
        Says(
            await story.SayAsync(Bob, "statement"),
            "Received: €0.00",
            "Owed: €4,284.00",
            "P2 reverses P1: bounced · -€4,284.00",
            "Unexplained: €0.00"
        );
    }

    [Fact]
    public async Task A_balance_given_up_lets_the_next_stage_start_and_the_gate_says_so()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "pay 1 4000");
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0001 has €284.00 open");
        Says(
            await story.SayAsync(Priya, "writeoff 1 reason \"client is insolvent\""),
            "INV-2026-0001 is written off: €284.00 lost",
            "Written off by Priya Shah",
            "Design approval may start",
            "Lost: €284.00",
            "Open: €0.00",
            "[Start]"
        );
        await story.EditedAsync(
            "May start: INV-2026-0001 for Discovery report is written off (client is insolvent), €284.00 lost."
        );
        Says(await story.SayAsync(Priya, "money"), "Owed: €0.00 gross", "Written off: €284.00 gross");
        Says(
            await story.SayAsync(Priya, "statement"),
            "Owed: €0.00",
            "Written off: €284.00",
            "Received: €4,000.00",
            "Unexplained: €0.00"
        );
        Says(await story.SayAsync(Priya, "status"), "written off, €284.00 lost", "Written off: €284.00 gross");
        Says(
            await story.SayAsync(Priya, "writeoff 1 reason \"again\""),
            "is written off, €284.00 lost, so writeoff is not possible"
        );
        Says(await story.SayAsync(Priya, "pay 1 100"), "Received €100.00 on INV-2026-0001", "Lost: €184.00");
    }

    [Fact]
    public async Task A_number_that_names_one_payment_and_is_the_reference_of_another_is_asked_back()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        foreach (var reference in new[] { "3", "wire 8", "wire 9" })
            await story.SayAsync(Priya, $"pay 1 100 ref \"{reference}\"");
        Says(
            await story.SayAsync(Priya, "reverse 3 reason \"booked twice\""),
            "\"3\" could be P1 (€100.00 of Wed 1 Jul 2026, ref \"3\") or P3 (€100.00 of Wed 1 Jul 2026, ref \"wire 9\").",
            "Say which by its name: reverse P1 reason",
            "or reverse P3 reason",
            "Nothing was changed."
        );
        Says(await story.SayAsync(Priya, "reverse P3 reason \"booked twice\""), "Reversed P3 of €100.00");
    }
}
