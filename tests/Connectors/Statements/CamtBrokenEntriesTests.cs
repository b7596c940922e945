using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Payments;
using static MilestoneBot.Tests.Connectors.Statements.CamtBuilder;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>A broken entry of a camt file is parked and not its file, and a report of the day has the same entries.</summary>
public sealed class CamtBrokenEntriesTests
{
    [Theory]
    [InlineData("<Amt Ccy=\"EUR\">11.00</Amt>", "", "it has no amount")]
    [InlineData("<Amt Ccy=\"EUR\">11.00</Amt>", "<Amt Ccy=\"EUR\"/>", "it has no amount")]
    [InlineData("<Amt Ccy=\"EUR\">11.00</Amt>", "<Amt Ccy=\"EUR\">eleven</Amt>", "is none in EUR")]
    [InlineData("<Amt Ccy=\"EUR\">11.00</Amt>", "<Amt>11.00</Amt>", "is no currency in use")]
    [InlineData("<Sts><Cd>BOOK</Cd></Sts>", "", "it does not say whether it is booked")]
    [InlineData("<CdtDbtInd>CRDT</CdtDbtInd>", "", "it does not say whether it is money in or out")]
    [InlineData(
        "<CdtDbtInd>CRDT</CdtDbtInd>",
        "<CdtDbtInd>BOTH</CdtDbtInd>",
        "does not say whether it is money in or out"
    )]
    public void A_broken_entry_is_parked_with_its_text_and_the_others_are_read(string part, string becomes, string why)
    {
        var broken = Entry("11.00", "INV-2026-0001").Replace(part, becomes, StringComparison.Ordinal);

        var lines = Read(File(broken, Entry("12.00", "INV-2026-0002")));

        Assert.Equal(2, lines.Count);
        Assert.Contains(why, lines[0].Doubt, StringComparison.Ordinal);
        Assert.Contains("INV-2026-0001", lines[0].Reference, StringComparison.Ordinal);
        Assert.Equal(("", "INV-2026-0002"), (lines[1].Doubt, lines[1].NamedInvoiceNumbers.Single()));
    }

    [Fact]
    public void An_entry_without_amount_that_went_out_is_left_out_unless_it_takes_money_back()
    {
        static string Without(string entry) =>
            entry.Replace("<Amt Ccy=\"EUR\">11.00</Amt>", "", StringComparison.Ordinal);

        Assert.Empty(Read(File(Without(Entry("11.00", "rent", credit: "DBIT")))));
        var back = Assert.Single(
            Read(File(Without(Entry("11.00", "INV-2026-0001", credit: "DBIT", more: "<RvslInd>true</RvslInd>"))))
        );
        Assert.True(back.IsBankReturn);
        Assert.Null(back.Amount);
    }

    [Fact]
    public void A_batch_of_sums_beyond_all_numbers_is_parked_and_breaks_nothing()
    {
        var part = $"<TxDtls>{Transaction("9000000000000.00", "INV-2026-0001")}</TxDtls>";

        var line = Assert.Single(
            Read(
                File(
                    Entry(
                        "11.00",
                        "x",
                        details: $"<NtryDtls>{string.Concat(Enumerable.Repeat(part, 20_000))}</NtryDtls>"
                    )
                )
            )
        );

        Assert.NotEqual("", line.Doubt);
    }

    /// <summary>The booked entries of the day are those of the statement, so that both are known as the same.</summary>
    [Fact]
    public void A_report_of_the_day_has_the_entries_of_the_statement()
    {
        var statement = File(
            Entry("11.00", "INV-2026-0001", bank: "BANKREF0001"),
            Entry("12.00", "INV-2026-0002", bank: "BANKREF0002", status: "<Sts><Cd>PDNG</Cd></Sts>")
        );
        var report = statement
            .Replace("BkToCstmrStmt", "BkToCstmrAcctRpt", StringComparison.Ordinal)
            .Replace("Stmt>", "Rpt>", StringComparison.Ordinal);

        Assert.Equal(Read(statement), Read(report));
        Assert.Single(Read(report));
    }

    private static IReadOnlyList<IncomingPayment> Read(string file) =>
        CamtStatementReader.Read(Encoding.UTF8.GetBytes(file), 50_000);
}
