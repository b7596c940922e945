using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Connectors.Statements;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>
/// The bank returns a payment that it had booked: it counts as not received at once and everywhere, until finance has
/// handled it, and is never recorded again.
/// </summary>
public sealed partial class BankReturnStory : IDisposable
{
    private const string IsBack = "€4,284.00 was taken back by the bank on Thu 2 Jul 2026, waits for finance";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("statements-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_shows_at_once_everywhere_and_the_gate_counts_the_money_as_not_received()
    {
        await using var story = await ToldAsync();
        await PutAsync(story, "paid.xml", Paid("4284.00", "INV-2026-0001"));
        Says(await story.SayAsync(Priya, "next"), "start 2");
        story.Day("2026-07-03T08:00:00Z");
        await PutAsync(story, "back.xml", Back("4284.00", "INV-2026-0001 return MD06"));
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: INV-2026-0001 has €4,284.00 open",
            IsBack,
            "[Reverse P1] reverse P1 reason \"taken back by the bank\" for B2"
        );
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "No, not paid", IsBack);
        Says(await story.SayAsync(Priya, "can we start design?"), "Blocked", IsBack);
        foreach (
            var words in new[]
            {
                "status",
                "money",
                "show 1",
                "show INV-2026-0001",
                "next",
                "invoices",
                "statement",
                "what is owed?",
            }
        )
            Says(await story.SayAsync(Priya, words), "€4,284.00 was taken back by the bank on Thu 2 Jul 2026");
        Says(await story.SayAsync(Priya, "money"), "Owed: €4,284.00 gross");
        Says(await story.SayAsync(Priya, "invoices open"), "INV-2026-0001");
        Says(
            await story.SayAsync(Finn, "inbox"),
            "€4,284.00 of Thu 2 Jul 2026 was taken back (B2)",
            "P1 on INV-2026-0001"
        );
        Says(
            await story.SayAsync(Finn, "parked show B2"),
            "B2: the bank took €4,284.00 back",
            "[Reverse P1] reverse P1 reason \"taken back by the bank\" for B2",
            "[Put aside] parked dismiss B2"
        );
        await story.Connector.SeesAsync(c =>
            c.Method == "POST"
            && c.Body.TryGetProperty("summary", out var said)
            && said.GetString()!
                .StartsWith("Taken back by the bank: €4,284.00 on INV-2026-0001", StringComparison.Ordinal)
        );
        Says(await story.TickAsync("2026-07-10T07:00:00Z"), "Reminder: INV-2026-0001, €4,284.00 open");
        Says(
            await story.TickAsync("2026-07-13T07:00:00Z"),
            "This week",
            "€4,284.00 was taken back by the bank on Thu 2 Jul 2026"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Theory]
    [InlineData("reverse P1 reason \"taken back by the bank\"")]
    [InlineData("reverse P1 reason \"the direct debit bounced\"")]
    [InlineData("[Reverse P1]")]
    public async Task Reversed_by_button_or_typed_both_lines_are_closed_together_and_neither_is_recorded_again(
        string how
    )
    {
        await using var story = await ToldAsync();
        await PutAsync(story, "paid.xml", Paid("4284.00", "INV-2026-0001"));
        await PutAsync(story, "back.xml", Back("4284.00", "INV-2026-0001 return MD06"));
        await story.SayAsync(Finn, "parked show B2");
        Says(
            how[0] == '[' ? await story.PressAsync(Finn, "Reverse P1") : await story.SayAsync(Finn, how),
            "INV-2026-0001 has €4,284.00 open",
            "B2"
        );
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Says(await story.SayAsync(Finn, "inbox"), "Nothing waits for you");
        Says(await story.SayAsync(Finn, "parked show B1"), "B1 was taken back by the bank");
        Says(await story.SayAsync(Finn, "parked show B2"), "B2 is dealt with");
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 4284 from B1"),
            "B1 was taken back by the bank",
            "Nothing was changed"
        );
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 4284 from B2"), "Nothing was changed");
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0001 has €4,284.00 open");
        Assert.DoesNotContain(
            "waits for finance",
            (await story.SayAsync(Priya, "status")).Text,
            StringComparison.Ordinal
        );
        // The client pays again, and is paid.
        await PutAsync(
            story,
            "again.xml",
            Paid("4284.00", "INV-2026-0001 second try", on: "2026-07-05", bank: "BANKREF9"),
            at: "2026-07-06T08:00:00Z"
        );
        Says(
            await story.SayAsync(Priya, "was phase 1 paid?"),
            "Yes, paid: in full on Sun 5 Jul 2026 (on time, 1 payment)"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Reversed_by_mistake_the_bank_line_waits_again_with_its_sum_and_its_reason()
    {
        await using var story = await ToldAsync();
        await PutAsync(story, "paid.xml", Paid("4284.00", "INV-2026-0001"));
        await story.SayAsync(Finn, "reverse P1 reason \"booked by mistake\"");
        Says(
            await story.SayAsync(Finn, "parked"),
            "1 reported payment waits for you",
            "€4,284.00 of Wed 1 Jul 2026 arrived (B1): P1 was reversed: booked by mistake"
        );
        Says(await story.SayAsync(Finn, "inbox"), "€4,284.00 of Wed 1 Jul 2026 arrived (B1)");
        Says(
            await story.SayAsync(Finn, "parked show B1"),
            "€4,284.00 arrived and is not recorded",
            "Not recorded: P1 was reversed: booked by mistake",
            "[Record on INV-2026-0001]"
        );
        Says(await story.PressAsync(Finn, "Record on INV-2026-0001"), "INV-2026-0001 is paid in full");
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
    }

    [Fact]
    public async Task What_was_reversed_by_hand_before_its_return_arrived_is_closed_with_it()
    {
        await using var story = await ToldAsync();
        await PutAsync(story, "paid.xml", Paid("4284.00", "INV-2026-0001"));
        await story.SayAsync(Finn, "reverse P1 reason \"the bank called\"");
        await PutAsync(story, "back.xml", Back("4284.00", "INV-2026-0001 return MD06"));
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 4284 from B1"), "B1 was taken back by the bank");
        Assert.DoesNotContain(
            "waits for finance",
            (await story.SayAsync(Priya, "start 2")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_one_file_in_either_order_or_before_its_payment_it_ends_the_same(bool isOneFile)
    {
        await using var story = await ToldAsync();
        var (paid, back) = (PaidEntry("4284.00", "INV-2026-0001"), BackEntry("4284.00", "INV-2026-0001 return MD06"));
        if (isOneFile)
            await PutAsync(story, "both.xml", CamtBuilder.File(back, paid));
        else
        {
            await PutAsync(story, "back.xml", CamtBuilder.File(back));
            Says(
                await story.SayAsync(Priya, "start 2"),
                "€4,284.00 was taken back by the bank on Thu 2 Jul 2026, waits for finance"
            );
            await PutAsync(story, "paid.xml", CamtBuilder.File(paid));
        }
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: INV-2026-0001 has €4,284.00 open",
            IsBack,
            "[Reverse P1]"
        );
        Says(await story.PressAsync(Finn, "Reverse P1"), "INV-2026-0001 has €4,284.00 open");
        Says(await story.SayAsync(Finn, "parked"), "No reported payment waits for you");
    }

    [Fact]
    public async Task Put_aside_when_the_bank_paid_it_again_the_payment_stands_and_not_when_it_would_count_twice()
    {
        await using var story = await ToldAsync();
        await PutAsync(story, "paid.xml", Paid("4284.00", "INV-2026-0001"));
        await PutAsync(story, "back.xml", Back("4284.00", "INV-2026-0001 return MD06"));
        Says(await story.SayAsync(Finn, "parked dismiss B2"), "B2 is put aside");
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid: in full on Wed 1 Jul 2026");
        Says(await story.SayAsync(Priya, "start 2"), "Design approval started");
        await PutAsync(
            story,
            "back-2.xml",
            Back("4284.00", "INV-2026-0001 return once more", on: "2026-07-03"),
            at: "2026-07-04T08:00:00Z"
        );
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "No, not paid");
        await PutAsync(
            story,
            "again.xml",
            Paid("4284.00", "INV-2026-0001 paid anew", on: "2026-07-05", bank: "BANKREF9"),
            at: "2026-07-06T08:00:00Z"
        );
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid");
        Says(
            await story.SayAsync(Finn, "parked dismiss B3"),
            "has been paid or credited since",
            "reverse P1",
            "Nothing was changed"
        );
        Says(await story.SayAsync(Finn, "reverse P1 reason \"taken back\""), "INV-2026-0001 is paid in full");
        Says(await story.SayAsync(Priya, "statement"), "Owed: €0.00", "Unexplained: €0.00");
    }

    [Fact]
    public async Task A_closed_project_whose_money_goes_back_says_so_is_reminded_and_takes_reverse_and_pay()
    {
        await using var story = await ToldAsync();
        await PutAsync(story, "paid.xml", Paid("4284.00", "INV-2026-0001"));
        foreach (
            var (who, line) in new[]
            {
                (Priya, "start 2"),
                (Priya, "submit 2 \"x\""),
                (Marc, "confirm 2"),
                (Priya, "invoice 2"),
                (Marc, "issue 2"),
                (Finn, "pay INV-2026-0002 5712"),
                (Priya, "start 3"),
                (Priya, "submit 3 \"x\""),
                (Marc, "confirm 3"),
                (Priya, "invoice 3"),
                (Marc, "issue 3"),
                (Finn, "pay INV-2026-0003 4284"),
            }
        )
            await story.SayAsync(who, line);
        Says(await story.SayAsync(Priya, "project close"), "Acme website is closed");
        await PutAsync(story, "back.xml", Back("4284.00", "INV-2026-0001 return MD06"));
        Says(await story.SayAsync(Priya, "status"), IsBack, "closed; its money is open again");
        Says(await story.TickAsync("2026-07-10T07:00:00Z"), "Reminder: INV-2026-0001, €4,284.00 open");
        Says(await story.SayAsync(Finn, "reverse P1 reason \"taken back\""), "INV-2026-0001 has €4,284.00 open");
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 4284 on 2026-07-10"), "INV-2026-0001 is paid in full");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    private static string PaidEntry(string amount, string text, string on = "2026-07-01", string bank = "BANKREF1") =>
        CamtBuilder.Entry(amount, text, on, bank: bank);

    private static string BackEntry(string amount, string text, string on = "2026-07-02") =>
        CamtBuilder.Entry(amount, text, on, credit: "DBIT", more: "<RvslInd>true</RvslInd>");

    private static string Paid(string amount, string text, string on = "2026-07-01", string bank = "BANKREF1") =>
        CamtBuilder.File(PaidEntry(amount, text, on, bank));

    private static string Back(string amount, string text, string on = "2026-07-02") =>
        CamtBuilder.File(BackEntry(amount, text, on));

    private Task<TeamsStory> ToldAsync() =>
        WebsiteProject.ToldAsync(solo: false, "issued", ("Payments:StatementFolder", folder.FullName));

    /// <summary>The file is in the folder, and is read twice.</summary>
    private async Task PutAsync(TeamsStory story, string name, string text, string at = "2026-07-03T08:00:00Z")
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text);
        story.Day(at);
        foreach (var _ in new[] { 1, 2 })
            await story.Bot.Services.GetRequiredService<PaymentCheck>().RunAsync(default);
    }
}
