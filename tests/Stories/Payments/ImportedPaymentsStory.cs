using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Connectors.Statements;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>
/// The bank's files are put into a folder: a payment is recorded on its invoice, once, or waits for finance, and a
/// missing folder is never read as "unpaid".
/// </summary>
public sealed class ImportedPaymentsStory : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("statements-");

    public void Dispose()
    {
        if (folder.Exists)
            folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_statement_pays_an_invoice_is_posted_opens_the_gate_and_settles_the_reminder()
    {
        await using var story = await ToldAsync();
        await story.SayAsync(Finn, "remind INV-2026-0001");
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0001 has €4,284.00 open");
        Put(
            "july.xml",
            CamtBuilder.File(
                CamtBuilder.Entry("2000.00", "INV-2026-0001 first part", on: "2026-07-01", bank: "BANKREF1")
            )
        );
        // A file that may still be being written is read twice.
        Assert.Equal(0, await CheckAsync(story));
        Says(
            await PostedAsync(story, 1),
            "Received €2,000.00 on INV-2026-0001",
            "Recorded by the bank statements, value date Wed 1 Jul 2026, ref \"INV-2026-0001 first part SEPA CREDIT TRANSFER\"",
            "€2,284.00 open, due in 14 days"
        );
        Put(
            "july-2.csv",
            "Buchungstag;Auftraggeber;Verwendungszweck;Betrag;Währung\n01.07.2026;Acme GmbH;Rest inv 2026 0001;2.284,00;EUR\n"
        );
        await CheckAsync(story);
        Says(
            await PostedAsync(story, 1),
            "Received €2,284.00 on INV-2026-0001",
            "INV-2026-0001 is paid in full (2 payments).",
            "Design approval may start.",
            "[Start Design approval] start 2"
        );
        await story.EditedAsync("Nothing open since Wed 1 Jul 2026: INV-2026-0001 is paid in full");
        Says(
            await story.SayAsync(Priya, "was phase 1 paid?"),
            "Yes, paid: in full on Wed 1 Jul 2026 (on time, 2 payments)."
        );
        Says(await story.PressAsync(Priya, "Start Design approval"), "Design approval");
        Says(await story.SayAsync(Finn, "audit"), "the bank statements");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        // Nobody can undo a payment that the bank has booked; finance reverses it, and the posted card shows that.
        Assert.DoesNotContain("reverses", (await story.SayAsync(Finn, "undo")).Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Finn, "reverse P2 reason \"bounced\""), "€2,284.00 open");
        await story.EditedAsync("Reversed: €2,284.00 on INV-2026-0001");
        await CheckAsync(story);
        Assert.Equal(0, await CheckAsync(story));
    }

    [Fact]
    public async Task Whatever_file_tells_it_again_the_same_money_counts_once()
    {
        await using var story = await ToldAsync();
        var (first, second) = (
            CamtBuilder.Entry("1000.00", "INV-2026-0001", on: "2026-07-01", bank: "BANKREF1"),
            CamtBuilder.Entry("500.00", "INV-2026-0001", on: "2026-07-01")
        );
        Put("a.xml", CamtBuilder.File(first, second));
        await CheckAsync(story);
        Assert.Equal(2, await CheckAsync(story));
        Put("copy of a.xml", CamtBuilder.File(first, second));
        Put(
            "b.xml",
            CamtBuilder
                .Version("02", second, first)
                .Replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>", StringComparison.Ordinal)
        );
        Put(
            "month.xml",
            CamtBuilder.File(
                CamtBuilder.Entry("7.00", "INV-2026-0001 again", on: "2026-07-01", bank: "BANKREF9"),
                first,
                second,
                second
            )
        );
        await CheckAsync(story);
        // One more that is new, and the second of two equal payments.
        Assert.Equal(2, await CheckAsync(story));
        await story.RestartAsync();
        await CheckAsync(story);
        Assert.Equal(0, await CheckAsync(story));
        Says(await story.SayAsync(Finn, "show INV-2026-0001"), "€2,277.00");
    }

    [Fact]
    public async Task Money_that_went_out_is_never_received_and_what_says_no_side_waits_with_its_text()
    {
        await using var story = await ToldAsync();
        Put(
            "july.csv",
            """
            Date,Description,Type,Amount,Currency
            2026-07-01,refund INV-2026-0001,Debit,11.00,EUR
            2026-07-01,INV-2026-0001 by card,Card payment,12.00,EUR
            2026-07-01,INV-2026-0001,Credit,"20,-",EUR
            """
        );
        await CheckAsync(story);
        Assert.Equal(1, await CheckAsync(story));
        Says(await story.SayAsync(Finn, "show INV-2026-0001"), "€4,264.00");
        Says(
            await story.SayAsync(Finn, "parked"),
            "1 reported payment waits for you",
            "€12.00 of Wed 1 Jul 2026 arrived (B1): \"Card payment\" under \"Type\" is said of money that goes out"
        );
        Says(await story.SayAsync(Finn, "parked show B1"), "INV-2026-0001 by card");
    }

    [Fact]
    public async Task A_transfer_that_may_be_one_that_is_recorded_waits_and_says_which()
    {
        await using var story = await ToldAsync();
        Put(
            "july.csv",
            "date,amount,currency,reference\n2026-07-01,100.00,EUR,INV-2026-0001\n2026-07-01,250.00,EUR,rent\n"
        );
        await CheckAsync(story);
        Assert.Equal(1, await CheckAsync(story));
        Put(
            "again.csv",
            "date,amount,currency,reference,memo\n2026-07-01,100.00,EUR,INV-2026-0001,thanks\n2026-07-01,250.00,EUR,rent,July\n"
        );
        await CheckAsync(story);
        Assert.Equal(0, await CheckAsync(story));
        Says(
            await story.SayAsync(Finn, "parked"),
            "3 reported payments wait for you",
            "it looks like P1 (B1), which is recorded already",
            "it looks like B2, which was told before"
        );
        await story.SayAsync(Finn, "parked dismiss B2");
        Says(await story.SayAsync(Finn, "parked show B4"), "it looks like B2, which is put aside");
        // The whole month again, as a bank exports it, adds nothing new; the name of the file is shown with it.
        Put(
            "month.csv",
            "date,amount,currency,reference\n2026-07-01,100.00,EUR,INV-2026-0001\n2026-07-01,250.00,EUR,rent\n"
                + "2026-07-01,7.00,EUR,INV-2026-0001\n"
        );
        await CheckAsync(story);
        Assert.Equal(1, await CheckAsync(story));
        Says(await story.SayAsync(Finn, "parked show B1"), "Told again in", "month.csv");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task What_has_no_one_meaning_waits_for_finance_and_for_nobody_else()
    {
        await using var story = await ToldAsync();
        Put(
            "july.csv",
            """
            date,amount,currency,reference,payer
            2026-07-01,5000.00,EUR,INV-2026-0001,Acme GmbH
            2026-07-01,4284.00,USD,INV-2026-0001,Acme GmbH
            2026-07-01,250.00,EUR,rent of July,Landlord
            2026-07-01,99.00,EUR,INV-2026-0777,Nobody
            """
        );
        await CheckAsync(story);
        Assert.Equal(0, await CheckAsync(story));
        Says(
            await story.SayAsync(Finn, "inbox"),
            "4 things wait for you",
            "€5,000.00 of Wed 1 Jul 2026 arrived (B1): it is €716.00 more than the €4,284.00 open on INV-2026-0001",
            "it is in USD, and INV-2026-0001 is in EUR",
            "€250.00 of Wed 1 Jul 2026 arrived (B3): no invoice number stands in the reference",
            "no invoice has the number in its reference",
            "[ACME: B1] parked show B1 ACME"
        );
        foreach (var who in new[] { Priya, Marc, Bob })
        {
            Assert.DoesNotContain("arrived", (await story.SayAsync(who, "inbox")).Text, StringComparison.Ordinal);
            Says(await story.SayAsync(who, "parked"), "No reported payment waits for you");
            Says(
                await story.SayAsync(who, "parked show B3"),
                "There is no reported payment B3 here that waits for you."
            );
            Says(await story.SayAsync(who, "parked dismiss B3"), "finance");
        }
        Says(await story.SayAsync(Bob, "pay INV-2026-0001 250 from B3"), "finance");
        // The button sends a command that finance could type, with the rules of every payment.
        await story.PressAsync(Finn, "ACME: B1");
        Says(await story.PressAsync(Finn, "Record on INV-2026-0001"), "€716.00 too much for INV-2026-0001");
        Says(
            await story.PressAsync(Finn, "Keep as client credit"),
            "INV-2026-0001 is paid in full",
            "€716.00 is kept as client credit"
        );
        Says(await story.SayAsync(Finn, "parked show B1"), "B1 is recorded");
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 5000 from B1 surplus credit again"),
            "B1 is recorded already."
        );
        await story.SayAsync(Finn, "parked show B3");
        Says(await story.PressAsync(Finn, "Put aside"), "B3 is put aside: it is not for us");
        Says(await story.SayAsync(Finn, "parked dismiss B3"), "B3 is put aside already.");
        Says(await story.SayAsync(Finn, "audit"), "put the reported payment B3 aside: €250.00 of 2026-07-01");
        Says(await story.SayAsync(Finn, "parked"), "2 reported payments wait for you", "B2", "B4");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_part_that_finance_records_leaves_the_rest_waiting_and_what_is_undone_waits_again()
    {
        await using var story = await ToldAsync();
        Put("july.csv", "date,amount,currency,reference\n2026-07-01,3000.00,EUR,thanks\n");
        await CheckAsync(story);
        await CheckAsync(story);
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 1000 from B1"), "Received €1,000.00 on INV-2026-0001");
        Says(
            await story.SayAsync(Finn, "parked show B1"),
            "€3,000.00 arrived and is recorded in part",
            "Left to record: €2,000.00",
            "[Record on INV-2026-0001] pay INV-2026-0001 €2,000.00 on 2026-07-01 from B1"
        );
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 2500 from B1"), "B1 has €2,000.00 left to record.");
        await story.SayAsync(Finn, "undo");
        Says(await story.SayAsync(Finn, "parked show B1"), "B1: €3,000.00 arrived and is not recorded");
        Says(await story.PressAsync(Finn, "Record on INV-2026-0001"), "Received €3,000.00 on INV-2026-0001");
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_and_needs_a_folder_of_its_own()
    {
        await using var story = await ToldAsync();
        var tenant = story.Tenant;
        story.Tenant = "99999999-aaaa-bbbb-cccc-000000000009";
        await story.SayAsync(
            Priya,
            "project new \"Other site\" client \"Other Ltd\" total 500 EUR using halves",
            "19:other@thread.tacv2"
        );
        // The files in the folder itself do not show whose they are.
        Put(
            "july.csv",
            "date,amount,currency,reference\n2026-07-01,250.00,EUR,rent of July\n2026-07-01,1000.00,EUR,INV-2026-0001\n"
        );
        await CheckAsync(story);
        Assert.Equal(0, await CheckAsync(story));
        Says(await story.SayAsync(Priya, "parked", "19:other@thread.tacv2"), "No reported payment waits for you");
        folder.CreateSubdirectory(tenant);
        File.Move(Path.Combine(folder.FullName, "july.csv"), Path.Combine(folder.FullName, tenant, "july.csv"));
        await CheckAsync(story);
        Assert.Equal(1, await CheckAsync(story));
        Says(await story.SayAsync(Priya, "parked", "19:other@thread.tacv2"), "No reported payment waits for you");
        Says(
            await story.SayAsync(Priya, "inbox", "19:other@thread.tacv2"),
            "1 thing waits for you",
            "terms v1 are not sent"
        );
        foreach (var line in new[] { "parked show B1", "parked dismiss B1", "pay INV-2026-0001 250 from B1" })
            Says(
                await story.SayAsync(Priya, line, "19:other@thread.tacv2"),
                "There is no reported payment B1 here that waits for you."
            );
        story.Tenant = tenant;
        Says(await story.SayAsync(Finn, "parked"), "1 reported payment waits for you", "€250.00");
    }

    [Fact]
    public async Task While_the_folder_is_gone_the_gate_and_the_answers_say_when_it_was_last_checked()
    {
        await using var story = await ToldAsync();
        await CheckAsync(story);
        folder.Delete(recursive: true);
        story.Day("2026-07-01T08:02:00Z");
        await CheckAsync(story);
        story.Day("2026-07-01T08:04:00Z");
        await CheckAsync(story);
        const string Since =
            "Payments last checked Wed 1 Jul 2026 10:00; the statement folder cannot be found since Wed 1 Jul 2026 10:02.";
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0001 has €4,284.00 open", Since);
        Says(await story.SayAsync(Priya, "can we start design?"), "Blocked", Since);
        var paid = await story.SayAsync(Priya, "was phase 1 paid?");
        Says(paid, "Not known for certain: no payment is recorded, €4,284.00 open", Since);
        Assert.DoesNotContain("not paid", paid.Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Finn, "parked"), Since);
        using var http = new HttpClient();
        Assert.Contains(
            "Healthy",
            await http.GetStringAsync(new Uri(story.Bot.Address, "/readyz")),
            StringComparison.Ordinal
        );
        folder.Create();
        await CheckAsync(story);
        Assert.DoesNotContain("last checked", (await story.SayAsync(Priya, "start 2")).Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "No, not paid: €4,284.00 open");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_to_finance_until_it_is_mended_or_gone()
    {
        await using var story = await ToldAsync();
        Put("bad.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Document>&e;</Document>");
        Put("half.csv", "hello\n2026-07-01,10.00,EUR,INV-2026-0001\n");
        await CheckAsync(story);
        Assert.Equal(0, await CheckAsync(story));
        Says(
            await story.SayAsync(Finn, "inbox"),
            "2 things wait for you",
            "statement bad.xml cannot be read: it declares a document type",
            "statement half.csv cannot be read: no header row names a date and an amount"
        );
        Says(await story.SayAsync(Bob, "inbox"), "Nothing waits for you");
        Put("half.csv", "date,amount,currency,reference\n2026-07-01,10.00,EUR,INV-2026-0001\n");
        File.Delete(Path.Combine(folder.FullName, "bad.xml"));
        await CheckAsync(story);
        Assert.Equal(1, await CheckAsync(story));
        Says(await story.SayAsync(Finn, "inbox"), "Nothing waits for you");
    }

    private Task<TeamsStory> ToldAsync() =>
        WebsiteProject.ToldAsync(solo: false, "issued", ("Payments:StatementFolder", folder.FullName));

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private static Task<int> CheckAsync(TeamsStory story) =>
        story.Bot.Services.GetRequiredService<PaymentCheck>().RunAsync(default);

    /// <summary>Runs the payment check, and waits for what it posts in the channel.</summary>
    private static async Task<BotAnswer> PostedAsync(TeamsStory story, int recorded)
    {
        var before = story.Connector.Calls.Count;
        Assert.Equal(recorded, await CheckAsync(story));
        await story.Connector.SeesAsync(call =>
            call.Method == "POST"
            && story.Connector.Calls.ToList().IndexOf(call) >= before
            && call.Body.TryGetProperty("summary", out var said)
            && said.GetString()!.StartsWith("Received ", StringComparison.Ordinal)
        );
        return new([.. story.Connector.Calls.Skip(before).Where(c => c.Method == "POST").Select(c => c.Body)], null);
    }
}
