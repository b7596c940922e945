using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Payments;
using static MilestoneBot.Tests.Connectors.Statements.CamtBuilder;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>Bank returns are reported, and a part with another direction than its entry is never booked.</summary>
public sealed class CamtSidesTests
{
    [Theory]
    [InlineData(
        "<NtryDtls><TxDtls><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf><RmtInf><Ustrd>INV-2026-0001</Ustrd></RmtInf></TxDtls></NtryDtls>",
        ""
    )]
    [InlineData("<NtryDtls><TxDtls><RtrInf><AddtlInf>MD06</AddtlInf></RtrInf></TxDtls></NtryDtls>", "")]
    [InlineData(
        "<NtryDtls><TxDtls><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly>"
            + "</Domn></BkTxCd></TxDtls></NtryDtls>",
        ""
    )]
    [InlineData(
        "<NtryDtls><TxDtls/></NtryDtls>",
        "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>IDDT</Cd><SubFmlyCd>UPDD</SubFmlyCd></Fmly></Domn></BkTxCd>"
    )]
    [InlineData("", "<BkTxCd><Prtry><Cd>NMSC+109+9070</Cd><Issr>DK</Issr></Prtry></BkTxCd>")]
    [InlineData("<NtryDtls><TxDtls><AddtlTxInf>Rücklastschrift</AddtlTxInf></TxDtls></NtryDtls>", "")]
    [InlineData("<NtryDtls><TxDtls><RmtInf><Ustrd>RETURN INV-2026-0001</Ustrd></RmtInf></TxDtls></NtryDtls>", "")]
    public void Money_taken_back_without_a_mark_of_reversal_is_told_by_its_reason(string details, string more)
    {
        var line = Assert.Single(Read(File(Entry("2284.00", "", credit: "DBIT", details: details, more: more))));
        Assert.Equal(
            (true, "the bank has taken this money back", 228_400L),
            (line.IsBankReturn, line.Doubt, line.Amount!.Value.Minor)
        );
        // The same reason on a credit means that a payment of ours came back.
        if (!details.Contains("Ustrd>RETURN", StringComparison.Ordinal))
            Assert.Contains(
                "came back",
                Assert.Single(Read(File(Entry("2284.00", "", details: details, more: more)))).Doubt,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void A_return_in_the_note_of_the_entry_is_told_and_an_ordinary_debit_is_not()
    {
        static string Noted(string note) =>
            File(
                Entry("10.00", "INV-2026-0001", credit: "DBIT")
                    .Replace("SEPA CREDIT TRANSFER", note, StringComparison.Ordinal)
            );
        Assert.True(Assert.Single(Read(Noted("RUECKLASTSCHRIFT"))).IsBankReturn);
        Assert.True(Assert.Single(Read(Noted("Return of payment"))).IsBankReturn);
        Assert.Empty(Read(Noted("SEPA Direct Debit")));
        Assert.Empty(Read(Noted("refund to the client")));
    }

    [Fact]
    public void Of_a_batch_of_money_out_only_what_was_taken_back_is_told()
    {
        const string Back = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>";
        var lines = Read(
            File(
                Entry(
                    "300.00",
                    "",
                    credit: "DBIT",
                    details: $"<NtryDtls><TxDtls>{Transaction("100.00", "INV-2026-0001")}{Back}</TxDtls>"
                        + $"<TxDtls>{Transaction("200.00", "salary")}</TxDtls></NtryDtls>"
                )
            )
        );
        Assert.Equal((true, 10_000L), lines.Select(l => (l.IsBankReturn, l.Amount!.Value.Minor)).Single());
        var both = Read(
            File(
                Entry(
                    "300.00",
                    "",
                    credit: "DBIT",
                    more: "<RvslInd>true</RvslInd>",
                    details: $"<NtryDtls><TxDtls>{Transaction("100.00", "INV-2026-0001")}</TxDtls>"
                        + $"<TxDtls>{Transaction("200.00", "INV-2026-0002")}</TxDtls></NtryDtls>"
                )
            )
        );
        Assert.Equal(
            [(10_000L, "INV-2026-0001"), (20_000L, "INV-2026-0002")],
            both.Select(l => (l.Amount!.Value.Minor, l.NamedInvoiceNumbers.Single()))
        );
    }

    [Theory]
    [InlineData("CRDT", "80.00", "100.00", "CRDT", "20.00", "DBIT", "a part of this batch is money out", 8_000L)]
    [InlineData("CRDT", "80.00", "40.00", "DBIT", "40.00", "DBIT", "a part of this batch is money out", 8_000L)]
    [InlineData("DBIT", "80.00", "20.00", "CRDT", "100.00", "DBIT", "its entry is money out", 2_000L)]
    public void Parts_that_go_the_other_way_than_their_entry_are_in_doubt(
        string entry,
        string sum,
        string first,
        string firstSide,
        string second,
        string secondSide,
        string reason,
        long minor
    )
    {
        string Part(string amount, string side, string text) =>
            $"<TxDtls>{Transaction(amount, text)}<CdtDbtInd>{side}</CdtDbtInd></TxDtls>";
        var line = Assert.Single(
            Read(
                File(
                    Entry(
                        sum,
                        "",
                        credit: entry,
                        details: $"<NtryDtls>{Part(first, firstSide, "INV-2026-0001")}"
                            + $"{Part(second, secondSide, "INV-2026-0002")}</NtryDtls>"
                    )
                )
            )
        );
        Assert.Contains(reason, line.Doubt, StringComparison.Ordinal);
        Assert.Equal((minor, false), (line.Amount!.Value.Minor, line.IsBankReturn));
        Assert.Contains("INV-2026-0001", line.Reference, StringComparison.Ordinal);
    }

    [Fact]
    public void One_part_that_goes_the_other_way_and_a_side_that_is_none_are_in_doubt()
    {
        Assert.Contains(
            "its one part is money out",
            Assert
                .Single(
                    Read(
                        File(
                            Entry(
                                "80.00",
                                "",
                                details: $"<NtryDtls><TxDtls>{Transaction("80.00", "INV-2026-0001")}"
                                    + "<CdtDbtInd>DBIT</CdtDbtInd></TxDtls></NtryDtls>"
                            )
                        )
                    )
                )
                .Doubt,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"C\" does not say",
            Assert.Single(Read(File(Entry("80.00", "INV-2026-0001", credit: "C")))).Doubt,
            StringComparison.Ordinal
        );
    }

    private static IReadOnlyList<IncomingPayment> Read(string file) =>
        CamtStatementReader.Read(Encoding.UTF8.GetBytes(file), 50_000);
}
