using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Connectors.Statements;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>
/// The contract of 10,000.00 with a half paid advance, told by the bank's files. After the final invoice the bank takes the
/// advance back. The sums are worked by hand.
/// </summary>
public sealed class FinalInvoiceByStatementStory : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("statements-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_deducted_advance_that_the_bank_takes_back_is_open_again_and_the_final_invoice_stays()
    {
        await using var story = await TeamsStory.BeginAsync(
            solo: true,
            "2026-07-01T08:00:00Z",
            ("Payments:StatementFolder", folder.FullName)
        );
        await SayAsync(
            story,
            "project new \"Acme website\" client \"Acme GmbH\" total 10000 EUR vat 19 key ACME",
            "add \"Contract signed\" 2000 EUR advance expected +1d done-when written-email",
            "add \"Design approval\" 4000 EUR expected +10d done-when file-delivery",
            "add \"Printed manual delivered\" 1000 EUR vat 7 expected +20d done-when file-delivery",
            "add \"Website launch\" rest expected +30d done-when file-delivery",
            "terms agreed by \"Dana Weiss\" ref \"mail\"",
            "confirm 1 by \"Dana Weiss\" ref \"signed contract\"",
            "invoice 1",
            "issue 1"
        );

        // The advance: 2,000.00 + 380.00 VAT = 2,380.00, of which 1,190.00 arrives. 2,380.00 - 1,190.00 = 1,190.00.
        await ReadAsync(story, "02.xml", "2026-07-03T08:00:00Z", In("1190.00", "INV-2026-0001 first half", "02", 1));
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "€1,190.00");
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0001 has €1,190.00 open");
        await DeliverAsync(story, 2);
        await DeliverAsync(story, 3);

        // 4,000.00 + 19 % = 4,760.00 and 1,000.00 + 7 % = 1,070.00, in a table of a bank that is not listed.
        await ReadAsync(
            story,
            "04.csv",
            "2026-07-05T08:00:00Z",
            "Buchungstag;Text;Betrag;Saldo;Waehrung\n04.07.2026;INV-2026-0002;4.760,00;5.950,00;EUR\n"
                + "04.07.2026;INV-2026-0003;1.070,00;7.020,00;EUR\n05.07.2026;Miete;-700,00;6.320,00;EUR\n"
        );
        Says(await story.SayAsync(Priya, "show INV-2026-0002"), "paid Sat 4 Jul 2026");
        Says(await story.SayAsync(Priya, "show INV-2026-0003"), "paid Sat 4 Jul 2026");

        // Lines 3,000.00 + 2,000.00, VAT 950.00, gross 5,950.00, less 1,190.00 = 4,760.00.
        // The invoice before the last stage is paid, so the gate lets it begin; the final invoice waits for the advance.
        await SayAsync(story, "credit INV-2026-0001 1190 reason \"billed with the final invoice\"");
        Says(await story.SayAsync(Priya, "start 4"), "Website launch started");
        await SayAsync(story, "submit 4 \"Files\"", "confirm 4", "invoice 4");
        Says(await story.SayAsync(Priya, "issue 4"), "To pay: €4,760.00");
        await ReadAsync(story, "06.xml", "2026-07-07T08:00:00Z", In("4760.00", "INV-2026-0004", "06", 4));
        // 1,190 + 4,760 + 1,070 + 4,760 = 11,780.00, the gross of the contract.
        Says(await story.SayAsync(Priya, "money"), "Received: €11,780.00", "Owed: €0.00 gross");

        // The bank takes the advance back: 11,780 - 1,190 = 10,590.00, and 1,190.00 is open.
        await ReadAsync(story, "08.xml", "2026-07-09T08:00:00Z", Back("1190.00", "INV-2026-0001 MD06"));
        const string IsBack = "€1,190.00 was taken back by the bank on Wed 8 Jul 2026, waits for finance";
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "No, not paid", IsBack);
        Says(
            await story.SayAsync(Priya, "money"),
            "received €11,780.00 − taken back by the bank €1,190.00",
            "Owed: €1,190.00 gross",
            IsBack
        );
        Says(await story.SayAsync(Priya, "status"), IsBack);
        Says(await story.SayAsync(Priya, "project close"), "taken back");
        FinalStays(await story.SayAsync(Priya, "show INV-2026-0004"));
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), IsBack);
        Says(
            await story.SayAsync(Priya, "parked show B5"),
            "[Reverse P1] reverse P1 reason \"taken back by the bank\" for B5"
        );

        Says(await story.PressAsync(Priya, "Reverse P1"), "INV-2026-0001 has €1,190.00 open", "B5");
        Says(await story.SayAsync(Priya, "money"), "Received: €10,590.00", "Owed: €1,190.00 gross");
        Says(
            await story.SayAsync(Priya, "credit INV-2026-0001 reason \"no longer asked for\""),
            "INV-2026-0004 bills that advance"
        );
        FinalStays(await story.SayAsync(Priya, "show INV-2026-0004"));
        Says(await story.SayAsync(Priya, "parked"), "No reported payment waits for you");

        // It arrives once more: 10,590 + 1,190 = 11,780.00.
        await ReadAsync(story, "10.xml", "2026-07-11T08:00:00Z", In("1190.00", "INV-2026-0001 again", "10", 6));
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "Yes, paid");
        Says(await story.SayAsync(Priya, "money"), "Received: €11,780.00", "Owed: €0.00 gross");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "project close"), "closed");
    }

    private static void FinalStays(BotAnswer shown) => Says(shown, "To pay: €4,760.00", "paid Mon 6 Jul 2026");

    private static async Task DeliverAsync(TeamsStory story, int stage) =>
        await SayAsync(
            story,
            $"override {stage} reason \"the rest of the advance is promised\"",
            $"start {stage}",
            $"submit {stage} \"Files\"",
            $"confirm {stage}",
            $"invoice {stage}",
            $"issue {stage}"
        );

    private static async Task SayAsync(TeamsStory story, params string[] lines)
    {
        foreach (var line in lines)
            await story.SayAsync(Priya, line);
    }

    private static string In(string sum, string text, string day, int number) =>
        CamtBuilder.File(CamtBuilder.Entry(sum, text, $"2026-07-{day}", $"BANKREF{number}"));

    private static string Back(string sum, string text) =>
        CamtBuilder.File(CamtBuilder.Entry(sum, text, "2026-07-08", credit: "DBIT", more: "<RvslInd>true</RvslInd>"));

    /// <summary>The file is in the folder, and is read when it has not changed between two looks.</summary>
    private async Task ReadAsync(TeamsStory story, string name, string at, string text)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text);
        story.Day(at);
        foreach (var _ in new[] { 1, 2 })
            await story.Bot.Services.GetRequiredService<PaymentCheck>().RunAsync(default);
    }
}
