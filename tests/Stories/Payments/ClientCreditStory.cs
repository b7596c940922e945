using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>
/// Client credit: how it arises, how it is used and paid out, and what becomes of it when its payment is taken back.
/// Every sum is worked by hand.
/// </summary>
public sealed class ClientCreditStory
{
    [Fact]
    public async Task Seven_hundred_on_six_hundred_less_a_credit_note_of_fifty_pays_a_part_of_the_next_invoice()
    {
        await using var story = await BilledAsync();
        await story.SayAsync(Priya, "pay INV-2026-0001 700 surplus credit");
        Says(
            await story.SayAsync(Priya, "credit INV-2026-0001 50 reason \"one page less\""),
            "€50.00 of what was paid is client credit now",
            "Received: €700.00 = used €550.00 + moved to client credit €150.00",
            "Open: €0.00",
            "Client credit: €150.00"
        );
        await DeliverAsync(story, 2);
        Says(
            await story.SayAsync(Priya, "invoice 2"),
            "Client credit: €150.00 is left; when it is issued: apply 2 €150.00"
        );
        Says(
            await story.SayAsync(Priya, "issue 2"),
            "€150.00 of client credit can be used on it",
            "[Use client credit €150.00] apply INV-2026-0002 €150.00"
        );
        Says(
            await story.SayAsync(Priya, "what does Acme owe"),
            "Acme GmbH owes €400.00 gross",
            "€150.00 of client credit is left",
            "[Apply €150.00 to INV-2026-0002] apply INV-2026-0002 €150.00"
        );
        Says(await story.SayAsync(Priya, "is there credit left?"), "Yes", "€150.00 of client credit left");
        Says(await story.SayAsync(Priya, "remind 2"), "[Use client credit €150.00] apply INV-2026-0002 €150.00");
        Says(
            await story.SayAsync(Priya, "apply INV-2026-0002 150"),
            "INV-2026-0002 has €250.00 open",
            "Applied: €150.00 of client credit (A1",
            "Applied €150.00 of the client credit to INV-2026-0002 (A1)"
        );
        Says(
            await story.SayAsync(Priya, "show INV-2026-0001"),
            "Received: €700.00 = used €550.00 + moved to client credit €150.00",
            "Open: €0.00"
        );
        foreach (var page in new[] { "money", "statement" })
            Says(
                await story.SayAsync(Priya, page),
                "Contract, net: €1,000.00 = billed €1,000.00 − credited €50.00 + given up €50.00 + not yet billed €0.00",
                "Invoices, gross: €1,000.00 − credited €50.00 = used €550.00 + applied €150.00 + settled €0.00 + open €250.00",
                "Money, gross: received €700.00 = used €550.00 + applied €150.00 + client credit left €0.00 + refunded €0.00"
            );
        Says(
            await story.SayAsync(Priya, "is there credit left?"),
            "No",
            "no client credit left",
            "€150.00 of it was used"
        );
        Says(
            await story.SayAsync(Priya, "is invoice 2 paid?"),
            "No, in part: €0.00 of €400.00 received, €150.00 of client credit applied, €250.00 open"
        );
        Says(await story.SayAsync(Priya, "pay 2 250"), "INV-2026-0002 is paid in full (€150.00 of it client credit)");
        Says(await story.SayAsync(Priya, "project close"), "Acme website is closed");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_paid_invoice_that_is_credited_in_full_leaves_its_money_as_client_credit_to_use_or_pay_out()
    {
        await using var story = await BilledAsync();
        await story.SayAsync(Priya, "pay INV-2026-0001 600");
        Says(
            await story.SayAsync(Priya, "credit INV-2026-0001 reason \"stage cancelled\""),
            "INV-2026-0001 is credited in full (CN-2026-0001)",
            "€600.00 of what was paid is client credit now",
            "Client credit: €600.00"
        );
        await DeliverAsync(story, 2);
        await story.SayAsync(Priya, "invoice 2");
        await story.SayAsync(Priya, "issue 2");
        Says(await story.SayAsync(Priya, "apply 2"), "INV-2026-0002 is paid in full (€400.00 of it client credit)");
        Says(
            await story.SayAsync(Priya, "project close"),
            "€200.00 of client credit is left",
            "refund ACME €200.00 reason \"client credit paid out\""
        );
        Says(
            await story.SayAsync(Priya, "refund ACME 200.01 reason \"paid out\""),
            "€200.01 is more than the €200.00 of client credit that can be used"
        );
        Says(
            await story.SayAsync(Priya, "refund ACME 200 reason \"paid out\""),
            "no client credit left",
            "Refunded €200.00 (P2)",
            "Refunded: €200.00 gross"
        );
        Says(
            await story.SayAsync(Priya, "money"),
            "Received: €600.00 gross",
            "Refunded: €200.00 gross",
            "Money, gross: received €600.00 = used €0.00 + applied €400.00 + client credit left €0.00 + refunded €200.00",
            "Invoices, gross: €1,000.00 − credited €600.00 = used €0.00 + applied €400.00 + settled €0.00 + open €0.00"
        );
        Says(await story.SayAsync(Priya, "project close"), "Acme website is closed");
    }

    [Fact]
    public async Task Money_before_any_invoice_is_kept_on_account_and_says_that_VAT_is_due()
    {
        await using var story = await AgreedAsync();
        Says(
            await story.SayAsync(Priya, "pay ACME 250 ref \"wire 9\""),
            "€250.00 of client credit",
            "Received €250.00 on account (P1)",
            "VAT on it is due when it is received",
            "[Refund €250.00] refund ACME €250.00 reason \"client credit paid out\""
        );
        Says(await story.SayAsync(Priya, "pay ACME 250 ref \"wire 9\""), "That looks recorded already");
        Says(await story.SayAsync(Priya, "undo"), "no client credit left", "Reversed P1 of €250.00 (P2): undone");
    }

    [Fact]
    public async Task Money_before_an_agreed_schedule_is_billed_becomes_an_advance_by_one_press()
    {
        await using var story = await AgreedAsync();
        var kept = await story.SayAsync(Priya, "pay ACME 250");
        Says(kept, "[Make it an advance] amend add \"Contract signed\" €250.00 advance");
        Says(await story.PressAsync(Priya, "Make it an advance"), "Contract signed · net · – · €250.00", "advance");
    }

    [Fact]
    public async Task Before_agreement_it_is_offered_only_where_the_contract_has_room_for_it()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Shop\" client \"Acme GmbH\" total 1000 EUR vat 19 key SHOP");
        await story.SayAsync(Priya, "add \"Design approval\" 600 EUR");
        // 119.00 with 19 % VAT are 100.00 net, which fit beside 600.00.
        var kept = await story.SayAsync(Priya, "pay SHOP 119");
        Says(kept, "[Make it an advance] add \"Contract signed\" €100.00 advance");
        await story.SayAsync(Priya, "add \"Shop live\" 400 EUR");
        Assert.DoesNotContain(
            "[Make it an advance]",
            (await story.SayAsync(Priya, "money")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_key_that_a_milestone_begins_with_is_asked_back_and_nothing_is_recorded()
    {
        await using var story = await AgreedAsync("Acme kickoff held");
        Says(
            await story.SayAsync(Priya, "pay ACME 250"),
            "ACME is the project's key, and Acme kickoff held may be meant as well. Nothing was changed.",
            "[Without an invoice] pay ACME 250 account"
        );
        Says(await story.PressAsync(Priya, "Without an invoice"), "Received €250.00 on account (P1)");
    }

    [Fact]
    public async Task A_payment_that_is_taken_back_takes_its_credit_off_the_invoices_that_used_it()
    {
        await using var story = await BilledAsync();
        await story.SayAsync(Priya, "pay INV-2026-0001 700 surplus credit");
        await DeliverAsync(story, 2);
        await story.SayAsync(Priya, "invoice 2");
        await story.SayAsync(Priya, "issue 2");
        await story.SayAsync(Priya, "apply 2 60");
        await story.SayAsync(Priya, "refund INV-2026-0001 15 reason \"asked for it\"");
        // 700 = used 600 + applied 60 + refunded 15 + left 25.
        Says(
            await story.SayAsync(Priya, "reverse P1 reason \"bounced\""),
            "INV-2026-0001 has €615.00 open",
            "Reversed P1 of €700.00 on INV-2026-0001 (P3): bounced",
            "Took €60.00 of A1 off INV-2026-0002 again"
        );
        Says(await story.SayAsync(Priya, "show INV-2026-0002"), "Open: €400.00");
        Says(
            await story.SayAsync(Priya, "money"),
            "Money, gross: received €0.00 = used -€15.00 + applied €0.00 + client credit left €0.00 + refunded €15.00",
            "Invoices, gross: €1,000.00 − credited €0.00 = used -€15.00 + applied €0.00 + settled €0.00 + open €1,015.00"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task What_was_applied_is_taken_off_by_undo_or_by_its_name()
    {
        await using var story = await BilledAsync();
        await story.SayAsync(Priya, "pay ACME 100");
        await story.SayAsync(Priya, "apply 1");
        Says(await story.SayAsync(Priya, "undo"), "INV-2026-0001 has €600.00 open");
        await story.SayAsync(Priya, "apply 1 40");
        story.Clock.Now += TimeSpan.FromMinutes(1);
        Says(
            await story.SayAsync(Priya, "undo"),
            "It is too late to undo the use of client credit A2",
            "[Take A2 off] reverse A2 reason \"applied by mistake\""
        );
        Says(await story.PressAsync(Priya, "Take A2 off"), "INV-2026-0001 has €600.00 open", "Took €40.00 of A2 off");
        Says(await story.SayAsync(Priya, "reverse A2 reason \"x\""), "A2 is taken off INV-2026-0001 already");
        Says(await story.SayAsync(Priya, "apply 1 100.01"), "€100.01 is more than the €100.00 of client credit");
        Says(
            await story.SayAsync(Priya, "apply 1 700"),
            "€700.00 is more than the €600.00 that are open on INV-2026-0001"
        );
    }

    [Fact]
    public async Task Whoever_may_only_ask_asks_for_a_refund_of_client_credit_and_an_approver_pays_it_out()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Finn, "pay ACME 119");
        Says(
            await story.SayAsync(Finn, "refund ACME 119 reason \"paid by mistake\""),
            "R1",
            "a refund of €119.00 of the client credit",
            "Client credit left: €119.00 gross"
        );
        Says(await story.SayAsync(Bob, "apply 1"), "You cannot record a payment");
        Says(await story.SayAsync(Marc, "approve R1"), "no client credit left", "Refunded €119.00 (P2)");
        Says(await story.SayAsync(Bob, "statement"), "Received: €119.00", "Refunded: €119.00", "on account");
    }

    [Fact]
    public async Task A_closed_project_takes_a_reversal_and_says_that_its_money_is_open_again()
    {
        await using var story = await BilledAsync();
        await story.SayAsync(Priya, "pay 1 700 surplus credit");
        await DeliverAsync(story, 2);
        foreach (var line in new[] { "invoice 2", "issue 2", "apply 2 100", "pay 2 300" })
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "project close"), "Acme website is closed");
        Says(
            await story.SayAsync(Priya, "reverse P1 reason \"bounced\""),
            "The project is closed; its money is open again.",
            "INV-2026-0001 has €600.00 open",
            "Took €100.00 of A1 off INV-2026-0002 again"
        );
        Says(await story.SayAsync(Priya, "pay 1 600"), "INV-2026-0001 is paid in full");
        Says(await story.SayAsync(Priya, "pay 2 100"), "INV-2026-0002 is paid in full");
        Says(await story.SayAsync(Priya, "status"), "The project is closed.");
    }

    /// <summary>A project of 1,000.00 without VAT in two stages: 600.00 and the rest, agreed.</summary>
    [Fact]
    public async Task A_refund_of_money_that_the_bank_took_back_is_owed_and_expected_though_its_invoice_is_void()
    {
        await using var story = await BilledAsync();
        await story.SayAsync(Priya, "pay INV-2026-0001 600");
        await story.SayAsync(Priya, "credit INV-2026-0001 reason \"wrong address\"");
        await story.SayAsync(Priya, "refund INV-2026-0001 200 reason \"paid out\"");
        Says(
            await story.SayAsync(Priya, "reverse P1 reason \"taken back by the bank\""),
            "credited in full (CN-2026-0001), and €200.00 is open: refunded, then taken back"
        );
        // 200.00 are owed, and 600.00 + 400.00 are billed later.
        Says(await story.SayAsync(Priya, "money"), "Owed: €200.00 gross", "Expected: €1,200.00 gross still to come");
        Says(
            await story.SayAsync(Priya, "status"),
            "credited in full (CN-2026-0001), €200.00 open: refunded, then taken back · €200.00"
        );
        Says(await story.SayAsync(Priya, "forecast"), "€1,200.00 expected", "its refunded money was taken back");
        Says(await story.SayAsync(Priya, "does Acme owe anything?"), "Yes", "Acme GmbH owes €200.00");
        Says(
            await story.SayAsync(Priya, "is INV-2026-0001 paid?"),
            "but €200.00 is owed: it was refunded, and then taken back"
        );
        Says(await story.SayAsync(Priya, "pay INV-2026-0001 200"), "Open: €0.00");
        Says(await story.SayAsync(Priya, "money"), "Owed: €0.00 gross", "Expected: €1,000.00 gross still to come");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    private static async Task<TeamsStory> AgreedAsync(string first = "Discovery report")
    {
        var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR vat 0 outside-scope key ACME starts today",
                $"add \"{first}\" 600 EUR expected +9d done-when file-delivery",
                "add \"Design approval\" rest expected +30d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
            }
        )
            await story.SayAsync(Priya, line);
        return story;
    }

    /// <summary>The first stage is delivered and billed with 600.00.</summary>
    private static async Task<TeamsStory> BilledAsync()
    {
        var story = await AgreedAsync();
        await DeliverAsync(story, 1);
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Priya, "issue 1");
        return story;
    }

    private static async Task DeliverAsync(TeamsStory story, int stage)
    {
        foreach (var line in new[] { $"start {stage}", $"submit {stage} \"Files\"", $"confirm {stage}" })
            await story.SayAsync(Priya, line);
    }
}
