using MilestoneBot.Tests.Connectors.Statements;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>Which payment a bank return belongs to, and what happens to the money.</summary>
public sealed partial class BankReturnStory
{
    [Fact]
    public async Task A_part_that_went_back_leaves_the_rest_recorded()
    {
        await using var story = await ToldAsync();
        await PutAsync(story, "paid.xml", Paid("4284.00", "INV-2026-0001"));
        await PutAsync(story, "back.xml", Back("1000.00", "INV-2026-0001 part returned"));
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: INV-2026-0001 has €1,000.00 open",
            "€1,000.00 was taken back by the bank on Thu 2 Jul 2026, waits for finance"
        );
        Says(await story.PressAsync(Finn, "Reverse P1"), "INV-2026-0001 has €1,000.00 open", "€3,284.00");
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 1000 from B1"), "Nothing was changed");
        Says(await story.SayAsync(Priya, "statement"), "Unexplained: €0.00", "Owed: €1,000.00");
    }

    [Fact]
    public async Task What_names_neither_invoice_nor_payment_is_named_at_every_open_gate_of_the_client_and_asks_whom_it_undoes()
    {
        await using var story = await ToldAsync();
        await PutAsync(story, "paid.xml", Paid("4284.00", "INV-2026-0001"));
        await PutAsync(story, "back.xml", Back("4284.00", "Rueckgabe"));
        Says(
            await story.SayAsync(Priya, "status"),
            "€4,284.00 was taken back by the bank on Thu 2 Jul 2026 (B2), perhaps from this client"
        );
        Says(
            await story.SayAsync(Priya, "can we start design?"),
            "May start",
            "€4,284.00 was taken back by the bank on Thu 2 Jul 2026 (B2), perhaps from this client",
            "waits for finance"
        );
        Says(
            await story.SayAsync(Finn, "reverse P1 reason \"bounced\""),
            "Is it because the bank took €4,284.00 back (B2)?",
            "[It was taken back] reverse P1 reason \"bounced\" for B2",
            "[Reversed by mistake]"
        );
        Says(await story.PressAsync(Finn, "It was taken back"), "INV-2026-0001 has €4,284.00 open");
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 4284 from B1"), "B1 was taken back by the bank");
        Assert.DoesNotContain(
            "taken back by the bank on",
            (await story.SayAsync(Priya, "start 2")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_end_to_end_id_ties_it_to_its_payment_and_money_that_was_never_recorded_is_closed_with_it()
    {
        await using var story = await ToldAsync();
        string Entry(string amount, string text, string end, string credit, string on, string more = "") =>
            CamtBuilder.Entry(
                amount,
                "",
                on,
                credit: credit,
                more: more,
                details: $"<NtryDtls><TxDtls>{CamtBuilder.Transaction(null, text, end)}</TxDtls></NtryDtls>"
            );
        const string Reversed = "<RvslInd>true</RvslInd>";
        await PutAsync(
            story,
            "paid.xml",
            CamtBuilder.File(
                Entry("4284.00", "INV-2026-0001", "E2E-ACME-004711", "CRDT", "2026-07-01"),
                Entry("55.00", "thanks", "E2E-ACME-004712", "CRDT", "2026-07-01")
            )
        );
        await PutAsync(
            story,
            "back.xml",
            CamtBuilder.File(
                Entry("4284.00", "RETURN", "E2E-ACME-004711", "DBIT", "2026-07-02", Reversed),
                Entry("55.00", "RETURN", "E2E-ACME-004712", "DBIT", "2026-07-02", Reversed)
            )
        );
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: INV-2026-0001 has €4,284.00 open",
            IsBack,
            "[Reverse P1]"
        );
        Says(await story.SayAsync(Finn, "parked show B2"), "B2 was taken back by the bank");
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 55 from B2"),
            "B2 was taken back by the bank",
            "Nothing was changed"
        );
    }

    [Fact]
    public async Task The_banks_charges_on_top_leave_it_the_return_of_the_payment_that_its_reference_names()
    {
        await using var story = await ToldAsync();
        string Entry(string amount, string end, string credit, string more = "") =>
            CamtBuilder.Entry(
                amount,
                "",
                "2026-07-02",
                credit: credit,
                more: more,
                details: $"<NtryDtls><TxDtls>{CamtBuilder.Transaction(null, "INV-2026-0001", end)}</TxDtls></NtryDtls>"
            );
        await PutAsync(
            story,
            "paid.xml",
            CamtBuilder.File(Entry("1190.00", "E2E-ACME-004711", "CRDT"), Entry("500.00", "E2E-ACME-004712", "CRDT"))
        );
        await PutAsync(
            story,
            "back.xml",
            CamtBuilder.File(Entry("1193.00", "E2E-ACME-004711", "DBIT", "<RvslInd>true</RvslInd>"))
        );
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0001 has €3,784.00 open", "[Reverse P1]");
        Says(await story.SayAsync(Finn, "reverse P1 reason \"taken back\""), "INV-2026-0001 has €3,784.00 open");
        await PutAsync(
            story,
            "again.xml",
            Paid("3784.00", "INV-2026-0001", on: "2026-07-05", bank: "BANKREF9"),
            at: "2026-07-06T08:00:00Z"
        );
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid: in full on Sun 5 Jul 2026");
    }

    [Fact]
    public async Task Client_credit_of_the_payment_goes_first_and_no_money_is_paid_out_meanwhile()
    {
        await using var story = await ToldAsync();
        await PutAsync(story, "paid.xml", Paid("5000.00", "INV-2026-0001"));
        await story.SayAsync(Finn, "pay INV-2026-0001 5000 from B1 surplus credit");
        Says(await story.SayAsync(Priya, "money"), "Client credit: €716.00");
        await PutAsync(story, "back.xml", Back("5000.00", "INV-2026-0001 return MD06"));
        Says(
            await story.SayAsync(Marc, "refund INV-2026-0001 716 reason \"paid too much\""),
            "€5,000.00 was taken back by the bank",
            "Nothing was changed"
        );
        Says(await story.SayAsync(Priya, "money"), "Owed: €4,284.00 gross");
        Says(await story.SayAsync(Finn, "reverse P1 reason \"taken back\""), "INV-2026-0001 has €4,284.00 open");
        Assert.DoesNotContain("Client credit", (await story.SayAsync(Priya, "money")).Text, StringComparison.Ordinal);
    }
}
