using System.Text;
using MilestoneBot.Connectors.Statements;
using static MilestoneBot.Tests.Connectors.Statements.CamtBuilder;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>Entries that an earlier version stored, and large files.</summary>
public sealed partial class OneTransferTests
{
    [Theory]
    [InlineData("REF000123")]
    [InlineData("")]
    [InlineData("7")]
    public async Task Lines_that_an_earlier_version_kept_are_known(string bank)
    {
        string[] entries =
        [
            Entry("100.00", "INV-2026-0001", bank: bank),
            Entry("200.00", "INV-2026-0002", bank: bank.Length > 1 ? "REF000124" : ""),
        ];
        Assert.Equal("NN", await TakeXmlAsync(entries));
        await ForgetAsync();
        // A copy with one more entry.
        Assert.Equal("N", await TakeXmlAsync([.. entries, Entry("300.00", "INV-2026-0003", bank: "REF000125")]));
        // What was learned from it is used for the next file, which has other texts.
        if (bank.Length > 1)
            Assert.Equal(
                "",
                await TakeXmlAsync(entries[0].Replace("INV-2026-0001", "INV 2026 1", StringComparison.Ordinal))
            );
        else
            Assert.Equal("P", await TakeXmlAsync(entries[0]));
    }

    [Fact]
    public async Task Lines_of_a_table_that_an_earlier_version_kept_never_count_twice()
    {
        const string Rows =
            "2026-07-20;100,00;EUR;INV-2026-0001\n2026-07-20;100,00;EUR;INV-2026-0001\n2026-07-21;50,00;EUR;INV-2026-0002\n";
        await TakeAsync(Head + Rows);
        await ForgetAsync();
        Assert.Equal("", await TakeAsync($"{Head}\n{Rows}"));
        Assert.Equal("P", await TakeAsync($"{Head}2026-07-21;50,00;EUR;other words\n"));
    }

    [Fact]
    public async Task Many_equal_rows_are_recognised_in_little_time()
    {
        var equal = Head + string.Concat(Enumerable.Repeat("2026-07-20;100,00;EUR;INV-2026-0001\n", 5_000));
        await TakeAsync(equal + "2026-07-20;7,00;EUR;rent\n");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("N", await TakeAsync($"{equal}2026-07-20;100,00;EUR;INV-2026-0001\n2026-07-20;7,00;EUR;rent\n"));
        Assert.Equal(
            5_000,
            (await TakeAsync(equal.Replace("0001", "0002", StringComparison.Ordinal))).Count(c => c == 'P')
        );
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    /// <summary>Written by the earlier version: the id is all that it stored of an entry.</summary>
    [Theory]
    [InlineData("REF000123", "8436bbefde116a1a1e9d6cbe5")]
    [InlineData("", "5ca7bcfa29ddc0f96819f757e")]
    [InlineData("7", "93194846530247a0f8852bf07")]
    public void A_line_of_a_statement_has_the_id_of_earlier_versions(string bank, string id) =>
        Assert.StartsWith(
            $"statements/camt:{id}",
            CamtStatementReader
                .Read(Encoding.UTF8.GetBytes(CamtBuilder.File(Entry("100.00", "INV-2026-0001", bank: bank))), 10)[0]
                .Line,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("date;amount;currency;reference\n2026-07-20;100,00;EUR;INV-2026-0001\n", "a6ea1ae068c6d3e26be30c42aa")]
    [InlineData(
        "Konto;Buchungstag;Valuta;Betrag;Währung;Verwendungszweck;Soll/Haben\nDE12;20.07.2026;19.07.2026;100,00;EUR;INV-2026-0001;H\n",
        "ce2451bb2f819f289a338a2b9a"
    )]
    [InlineData(
        "date,amount,currency,reference,transaction id\n2026-07-20,100.00,EUR,INV-2026-0001,TX00099812\n",
        "4567e803a597e503abc5a73d00"
    )]
    [InlineData("date;amount;currency;reference\n2026-07-20;abc;EUR;INV-2026-0001\n", "ca4ae971287ff29ae0159c0629")]
    public void A_row_has_the_id_of_earlier_versions(string file, string id) =>
        Assert.StartsWith(
            $"statements/csv:{id}",
            CsvStatementReader.Read(Encoding.UTF8.GetBytes(file), 10)[0].Line,
            StringComparison.Ordinal
        );

    /// <summary>Reduces the entries to what an earlier version stored: an id and the visible texts.</summary>
    private Task<int> ForgetAsync() =>
        store.Database.WriteBookkeepingAsync(
            db =>
                Dapper.SqlMapper.ExecuteAsync(
                    db,
                    "update receipts set account = '', bank_ref = '', bank_kind = '', place = 1, booked_on = null, words = ''"
                ),
            default
        );
}
