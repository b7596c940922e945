using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Connectors.Statements;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>
/// Money with a future value date, from the bank or typed, waits until its day and is then booked under it, once.
/// </summary>
public sealed class FutureValueDateStory : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("statements-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_banks_line_waits_until_its_value_date_and_is_booked_under_it_once(bool isCsv)
    {
        await using var story = await ToldAsync();
        await PutAsync(story, isCsv);
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: INV-2026-0001 has €4,284.00 open",
            "€4,284.00 is announced for Mon 6 Jul 2026"
        );
        foreach (var words in new[] { "status", "show 1", "show INV-2026-0001", "was phase 1 paid?" })
            Says(await story.SayAsync(Priya, words), "€4,284.00 is announced for Mon 6 Jul 2026");
        Says(
            await story.SayAsync(Finn, "parked"),
            "€4,284.00 of Mon 6 Jul 2026 arrived (B1)",
            "announced for Mon 6 Jul 2026"
        );
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 4284 on 2026-07-01 from B1"),
            "B1 is announced for Mon 6 Jul 2026",
            "Nothing was changed"
        );
        await story.RestartAsync();
        await story.TickAsync("2026-07-05T21:59:00Z");
        Says(await story.SayAsync(Priya, "start 2"), "Blocked");
        // Midnight in the seller's time zone, on a day and at an hour without reminders.
        Says(
            await story.TickAsync("2026-07-05T22:01:00Z"),
            "Received €4,284.00 on INV-2026-0001",
            "value date Mon 6 Jul 2026"
        );
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid: in full on Mon 6 Jul 2026");
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        await PutAsync(story, isCsv, "2026-07-07T08:00:00Z", "copy");
        await story.TickAsync("2026-07-07T08:02:00Z");
        Says(await story.SayAsync(Finn, "was phase 1 paid?"), "1 payment)");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Theory]
    [InlineData("4284.00", false)]
    [InlineData("4284.00", true)]
    [InlineData("1000.00", false)]
    public async Task What_the_bank_takes_back_before_its_day_is_not_booked_on_it(string back, bool isRecordedByHand)
    {
        await using var story = await ToldAsync();
        string Entry(string amount, string text, string credit, string more = "") =>
            CamtBuilder
                .Entry(
                    amount,
                    "",
                    "2026-07-03",
                    credit: credit,
                    more: more,
                    details: $"<NtryDtls><TxDtls>{CamtBuilder.Transaction(null, text, "E2E-ACME-004711")}</TxDtls></NtryDtls>"
                )
                .Replace("<ValDt><Dt>2026-07-03", "<ValDt><Dt>2026-07-06", StringComparison.Ordinal);
        async Task TellAsync(string name, string entry)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), CamtBuilder.File(entry));
            story.Day("2026-07-03T08:00:00Z");
            foreach (var _ in new[] { 1, 2 })
                await story.Bot.Services.GetRequiredService<PaymentCheck>().RunAsync(default);
        }
        // In the second case only finance knows whose payment it is.
        await TellAsync("paid.xml", Entry("4284.00", isRecordedByHand ? "thanks" : "INV-2026-0001", "CRDT"));
        if (isRecordedByHand)
            Says(
                await story.SayAsync(Finn, "pay INV-2026-0001 4284 on 2026-07-06 from B1"),
                "is announced for Mon 6 Jul 2026"
            );
        await TellAsync("back.xml", Entry(back, "RETURN", "DBIT", "<RvslInd>true</RvslInd>"));
        Assert.DoesNotContain(
            "is announced for",
            (await story.SayAsync(Priya, "status")).Text,
            StringComparison.Ordinal
        );
        await story.TickAsync("2026-07-06T06:00:00Z");
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0001 has €4,284.00 open");
        if (back == "4284.00")
        {
            Says(
                await story.SayAsync(Finn, "pay INV-2026-0001 4284 from B1"),
                "B1 was taken back by the bank",
                "Nothing was changed"
            );
            Says(
                await story.SayAsync(Finn, "parked"),
                "1 reported payment waits for you",
                "it takes back B1, which nobody had recorded"
            );
        }
        else
            Says(
                await story.SayAsync(Finn, "pay INV-2026-0001 3284 on 2026-07-06 from B1"),
                "Received €3,284.00",
                "€1,000.00 open"
            );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task What_is_typed_for_a_day_to_come_waits_can_be_taken_back_and_is_booked_on_its_day()
    {
        await using var story = await ToldAsync();
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 2000 on 2026-07-08 ref \"standing order\""),
            "€2,000.00 is announced for Wed 8 Jul 2026",
            "[Take it back] reverse A1"
        );
        Says(await story.SayAsync(Priya, "status"), "€2,000.00 is announced for Wed 8 Jul 2026", "Received: €0.00");
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 2000 on 2026-07-08 ref \"standing order\""),
            "That looks announced already",
            "A1"
        );
        Says(await story.SayAsync(Finn, "undo"), "A1");
        Assert.DoesNotContain("announced", (await story.SayAsync(Priya, "status")).Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 2000 on 2026-07-08"), "A2");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 2284 on 2026-07-09"), "A3");
        story.Day("2026-07-01T09:00:00Z");
        Says(await story.SayAsync(Finn, "reverse A3 reason \"they called it off\""), "A3");
        Says(await story.SayAsync(Bob, "reverse A2 reason \"x\""), "finance");
        await story.TickAsync("2026-07-08T06:00:00Z");
        Says(await story.SayAsync(Finn, "show INV-2026-0001"), "2026-07-08", "Received: €2,000.00");
        await story.TickAsync("2026-07-09T06:00:00Z");
        Says(await story.SayAsync(Finn, "show INV-2026-0001"), "Received: €2,000.00");
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 100 on 2062-07-08"),
            "more than a year",
            "Nothing was changed"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    /// <summary>4,000.00 + 4,284.00 on an invoice of 4,284.00: 4,284.00 is used, 4,000.00 is client credit.</summary>
    [Fact]
    public async Task What_was_paid_meanwhile_makes_the_rest_of_it_client_credit_and_says_so()
    {
        await using var story = await ToldAsync();
        await PutAsync(story, isCsv: false);
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 4000 on 2026-07-02 ref \"cash\""), "Received €4,000.00");
        Says(
            await story.TickAsync("2026-07-06T06:00:00Z"),
            "Received €4,284.00 on INV-2026-0001",
            "€4,000.00 of it is more than was open, and is kept as client credit"
        );
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid");
        Says(await story.SayAsync(Priya, "statement"), "Received: €8,284.00", "Unexplained: €0.00");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task What_was_credited_in_full_meanwhile_makes_all_of_it_client_credit()
    {
        await using var story = await ToldAsync();
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 2000 on 2026-07-08"), "A1");
        Says(await story.SayAsync(Marc, "credit INV-2026-0001 reason \"wrong client\""), "credited in full");
        Says(
            await story.TickAsync("2026-07-08T06:00:00Z"),
            "€2,000.00",
            "€2,000.00 of it is more than was open, and is kept as client credit"
        );
        Says(await story.SayAsync(Priya, "statement"), "Received: €2,000.00", "Unexplained: €0.00");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task What_somebody_recorded_meanwhile_and_does_not_fit_any_more_is_left_to_a_person()
    {
        await using var story = await ToldAsync();
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 4284 on 2026-07-07"), "A1");
        story.Day("2026-07-03T08:00:00Z");
        await story.SayAsync(Finn, "pay INV-2026-0001 4284 on 2026-07-03 ref \"cash\" again");
        Says(await story.TickAsync("2026-07-07T06:00:00Z"), "not recorded", "It looks like P1");
        Says(
            await story.SayAsync(Finn, "inbox"),
            "€4,284.00 announced for Tue 7 Jul 2026 (A1) is not recorded",
            "[ACME: INV-2026-0001]"
        );
        Says(await story.SayAsync(Finn, "reverse A1 reason \"paid already\""), "A1");
        Assert.DoesNotContain("A1", (await story.SayAsync(Finn, "inbox")).Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "statement"), "Received: €4,284.00", "Unexplained: €0.00");
    }

    /// <summary>4 July is a Saturday. Midnight in Berlin is 22:00 UTC of the day before.</summary>
    [Fact]
    public async Task A_value_date_on_a_weekend_is_booked_on_it_at_the_sellers_midnight_and_the_gate_opens_then()
    {
        await using var story = await ToldAsync();
        await story.SayAsync(Priya, "settings zone America/New_York");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 4284 on 2026-07-04"), "A1");
        await story.TickAsync("2026-07-03T21:59:00Z");
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0001 has €4,284.00 open");
        Says(await story.TickAsync("2026-07-03T22:01:00Z"), "€4,284.00", "2026-07-04");
        Says(await story.SayAsync(Priya, "start 2"), "Design approval started");
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "in full on Sat 4 Jul 2026");
    }

    [Fact]
    public async Task Two_instalments_of_one_sum_are_both_booked()
    {
        await using var story = await ToldAsync();
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 2142 on 2026-07-08"), "A1");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 2142 on 2026-07-09"), "A2");
        await story.TickAsync("2026-07-08T06:00:00Z");
        await story.TickAsync("2026-07-09T06:00:00Z");
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid: in full on Thu 9 Jul 2026");
    }

    [Fact]
    public async Task A_closed_project_takes_it_too_and_its_money_is_open_again()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR vat 19",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
                "pay 1 1190",
                "pay 1 50 on 2026-07-10 surplus credit",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "project close"), "closed");
        Says(
            await story.TickAsync("2026-07-10T06:00:00Z"),
            "€50.00",
            "kept as client credit",
            "its money is open again"
        );
        Says(await story.SayAsync(Priya, "statement"), "Received: €1,240.00", "Unexplained: €0.00");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Money_in_another_currency_is_parked_or_refused_and_is_settled_by_hand_with_the_banks_figure()
    {
        await using var story = await ToldAsync();
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 4900 USD"),
            "INV-2026-0001 is in EUR",
            "pay INV-2026-0001",
            "ref \"$4,900.00\"",
            "Nothing was changed"
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "usd.xml"),
            CamtBuilder
                .File(CamtBuilder.Entry("4900.00", "INV-2026-0001", on: "2026-07-03", bank: "USD1"))
                .Replace("Ccy=\"EUR\"", "Ccy=\"USD\"", StringComparison.Ordinal)
        );
        story.Day("2026-07-03T08:00:00Z");
        foreach (var _ in new[] { 1, 2 })
            await story.Bot.Services.GetRequiredService<PaymentCheck>().RunAsync(default);
        Says(
            await story.SayAsync(Finn, "parked show B1"),
            "$4,900.00",
            "it is in USD, and INV-2026-0001 is in EUR",
            "ref \"$4,900.00\" from B1"
        );
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 4900 USD from B1"), "Nothing was changed");
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 4284 ref \"$4,900.00\" from B1"),
            "INV-2026-0001 is paid in full"
        );
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Says(await story.SayAsync(Priya, "statement"), "Received: €4,284.00", "Unexplained: €0.00");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_value_date_before_the_invoice_is_kept_and_flagged()
    {
        await using var story = await ToldAsync();
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 4284 on 2026-06-20"),
            "2026-06-20",
            "before the invoice was issued"
        );
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "in full on Sat 20 Jun 2026");
    }

    private Task<TeamsStory> ToldAsync() =>
        WebsiteProject.ToldAsync(solo: false, "issued", ("Payments:StatementFolder", folder.FullName));

    /// <summary>Booked on 3 July with the value date of 6 July.</summary>
    private async Task PutAsync(TeamsStory story, bool isCsv, string at = "2026-07-03T08:00:00Z", string name = "july")
    {
        var text = isCsv
            ? "Buchungstag;Valuta;Auftraggeber;Verwendungszweck;Betrag;Währung\n"
                + "03.07.2026;06.07.2026;Acme GmbH;INV-2026-0001;4.284,00;EUR\n"
            : CamtBuilder.File(
                CamtBuilder
                    .Entry("4284.00", "INV-2026-0001", on: "2026-07-03", bank: "BANKREF1")
                    .Replace("<ValDt><Dt>2026-07-03", "<ValDt><Dt>2026-07-06", StringComparison.Ordinal)
            );
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + (isCsv ? ".csv" : ".xml")), text);
        story.Day(at);
        foreach (var _ in new[] { 1, 2 })
            await story.Bot.Services.GetRequiredService<PaymentCheck>().RunAsync(default);
    }
}
