using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>
/// Files as banks write them: in an archive, in an old encoding, with a broken row, in a currency that only the settings
/// tell, and files of a kind that nobody reads.
/// </summary>
public sealed class BankFilesStory : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("statements-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_a_bank_wrote_pays_the_invoice_and_what_nobody_can_read_says_what_to_do()
    {
        await using var story = await WebsiteProject.ToldAsync(
            solo: false,
            "issued",
            ("Payments:StatementFolder", folder.FullName),
            ("Payments:Accounts:0:Account", "CH93 0076 2011 6238 5295 7"),
            ("Payments:Accounts:0:Currency", "EUR")
        );
        // INV-2026-0001 has 4,284.00 open: 1,284.00 by a bank in an archive, 2,000.00 in the account's currency, and
        // 1,000.00 in a row that is broken.
        Zip(
            "november.zip",
            "umsaetze.csv",
            "\"Girokonto\";\"DE89370400440532013000\"\n\n\"Buchungsdatum\";\"Wertstellung\";\"Status\";\"Zahlungspflichtige*r\";"
                + "\"Zahlungsempfänger*in\";\"Verwendungszweck\";\"Umsatztyp\";\"IBAN\";\"Betrag "
                + "(€)\";\"Gläubiger-ID\";\"Mandatsreferenz\";\"Kundenreferenz\"\n"
                + "\"01.07.26\";\"01.07.26\";\"Gebucht\";\"Acme GmbH\";\"Studio\";\"INV-2026-0001 "
                + "Größe\";\"Eingang\";\"\";\"1.284\";\"\";\"\";\"\"\n"
                + "\"01.07.26\";\"01.07.26\";\"Gebucht\";\"Studio\";\"Verlag\";\"INV-2026-0001\";\"Ausgang\";\"\";\"-9,"
                + "90\";\"\";\"\";\"\"\n"
        );
        Put(
            "raiffeisen.csv",
            "IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date\n"
                + "CH9300762011623852957;2026-07-01 00:00:00.0;\"Gutschrift Acme INV-2026-0001\";2000.00;2000.00;2026-07-01 00:00:00.0\n"
                + "CH9300762011623852957;2026-07-01 00:00:00.0;\"Acme \"Rest\" INV-2026-0001\";1000.00;3000.00;2026-07-01 00:00:00.0\n"
        );
        Put("old.sta", ":20:STARTUMSE");
        Assert.Equal(0, await CheckAsync(story));
        Assert.Equal(2, await CheckAsync(story));
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "1,000.00");
        Says(
            await story.SayAsync(Finn, "inbox"),
            "the quotes of its row do not close",
            "statement old.sta cannot be read: it is MT940, which is not read; export CAMT.053 (.xml) or CSV from your bank"
        );
        Assert.Equal(0, await CheckAsync(story));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    private void Zip(string name, string inside, string text)
    {
        using var archive = ZipFile.Open(Path.Combine(folder.FullName, name), ZipArchiveMode.Create);
        using var entry = archive.CreateEntry(inside).Open();
        entry.Write(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text));
    }

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private static Task<int> CheckAsync(TeamsStory story) =>
        story.Bot.Services.GetRequiredService<PaymentCheck>().RunAsync(default);
}
