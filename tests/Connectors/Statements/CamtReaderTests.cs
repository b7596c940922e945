using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;
using static MilestoneBot.Tests.Connectors.Statements.CamtBuilder;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>What is read from a bank's camt.053 file, and what an invalid or malicious file cannot do.</summary>
public sealed class CamtReaderTests
{
    [Theory]
    [InlineData("02", "<Sts>BOOK</Sts>")]
    [InlineData("04", "<Sts>BOOK</Sts>")]
    [InlineData("08", "<Sts><Cd>BOOK</Cd></Sts>")]
    [InlineData("13", "<Sts><Cd>BOOK</Cd></Sts>")]
    public void A_booked_credit_of_any_version_is_read(string version, string status)
    {
        var line = Assert.Single(
            Read(Version(version, Entry("2284.00", "Invoice INV-2026-0001", bank: "ABC123", status: status)))
        );
        Assert.Equal(
            (new DateOnly(2026, 7, 20), new Money(228_400, Currency.Eur), "Acme GmbH", ""),
            (line.On, line.Amount, line.Payer, line.Doubt)
        );
        Assert.Equal(["INV-2026-0001"], line.NamedInvoiceNumbers);
        Assert.StartsWith("statements/camt:", line.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_letters_of_Windows_is_read_as_it_says()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var file = File(Entry("10.00", "Müller – INV-2026-0001"))
            .Replace("UTF-8", "windows-1252", StringComparison.Ordinal);
        Assert.Contains(
            "Müller – INV",
            Assert.Single(CamtStatementReader.Read(windows.GetBytes(file), 10)).Reference,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_goes_out_is_pending_or_zero_is_no_receipt() =>
        Assert.Empty(
            Read(
                File(
                    Entry("10.00", "INV-2026-0001", credit: "DBIT"),
                    Entry("10.00", "INV-2026-0001", status: "<Sts><Cd>PDNG</Cd></Sts>"),
                    Entry("10.00", "INV-2026-0001", status: "<Sts>INFO</Sts>"),
                    Entry("0.00", "INV-2026-0001")
                )
            )
        );

    [Fact]
    public void Each_part_of_a_batch_is_a_line_with_its_own_sum_and_text()
    {
        var lines = Read(
            File(
                Entry(
                    "300.00",
                    "",
                    bank: "B1",
                    details: "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>"
                        + $"<TxDtls>{Transaction("100.00", "INV-2026-0001")}</TxDtls>"
                        + $"<TxDtls>{Transaction("200.00", "INV-2026-0002")}</TxDtls></NtryDtls>"
                )
            )
        );
        Assert.Equal(
            [(100L * 100, "INV-2026-0001"), (200L * 100, "INV-2026-0002")],
            lines.Select(l => (l.Amount!.Value.Minor, l.NamedInvoiceNumbers.Single()))
        );
        Assert.Equal(2, lines.Select(l => l.Line).Distinct().Count());
        // The text of the whole entry does not belong to each part.
        Assert.DoesNotContain("SEPA", lines[0].Reference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100.00", "150.00", "do not add up")]
    [InlineData(null, "200.00", "no sums of their own")]
    public void A_batch_that_does_not_add_up_is_one_line_in_doubt(string? first, string? second, string reason)
    {
        var line = Assert.Single(
            Read(
                File(
                    Entry(
                        "300.00",
                        "",
                        details: $"<NtryDtls><TxDtls>{Transaction(first, "INV-2026-0001")}</TxDtls>"
                            + $"<TxDtls>{Transaction(second, "INV-2026-0002")}</TxDtls></NtryDtls>"
                    )
                )
            )
        );
        Assert.Contains(reason, line.Doubt, StringComparison.Ordinal);
        Assert.Equal(30_000, line.Amount!.Value.Minor);
    }

    [Fact]
    public void The_sum_of_a_single_part_is_what_reached_the_account()
    {
        var line = Assert.Single(
            Read(
                File(
                    Entry(
                        "95.00",
                        "",
                        details: "<NtryDtls><TxDtls><AmtDtls><InstdAmt><Amt Ccy=\"USD\">110.00</Amt></InstdAmt>"
                            + "</AmtDtls><RmtInf><Ustrd>INV-2026-0001</Ustrd></RmtInf></TxDtls></NtryDtls>"
                    )
                )
            )
        );
        Assert.Equal(new Money(9_500, Currency.Eur), line.Amount);
    }

    [Theory]
    [InlineData("CRDT", false, "reverses an earlier booking")]
    [InlineData("DBIT", true, "taken this money back")]
    public void A_reversal_is_in_doubt_in_either_direction(string credit, bool isReturn, string reason)
    {
        var line = Assert.Single(
            Read(File(Entry("2284.00", "INV-2026-0001", credit: credit, more: "<RvslInd>true</RvslInd>")))
        );
        Assert.Contains(reason, line.Doubt, StringComparison.Ordinal);
        Assert.Equal(isReturn, line.IsBankReturn);
    }

    [Fact]
    public void The_number_is_found_wherever_the_bank_puts_it()
    {
        foreach (
            var detailsText in new[]
            {
                "<RmtInf><Strd><CdtrRefInf><Ref>INV-2026-0001</Ref></CdtrRefInf></Strd></RmtInf>",
                "<Refs><EndToEndId>INV-2026-0001</EndToEndId></Refs>",
                "<RmtInf><Ustrd>INV-2026-00</Ustrd><Ustrd>01</Ustrd></RmtInf>",
                "<RmtInf><Strd><RfrdDocInf><Nb>INV-2026-0001</Nb></RfrdDocInf></Strd></RmtInf>",
            }
        )
            Assert.Equal(
                ["INV-2026-0001"],
                Assert
                    .Single(
                        Read(File(Entry("1.00", "", details: $"<NtryDtls><TxDtls>{detailsText}</TxDtls></NtryDtls>")))
                    )
                    .NamedInvoiceNumbers
            );
        Assert.Equal(
            ["INV-2026-0001"],
            Assert
                .Single(
                    Read(
                        File(
                            Entry("1.00", "", details: "")
                                .Replace("SEPA CREDIT TRANSFER", "inv 2026/0001", StringComparison.Ordinal)
                        )
                    )
                )
                .NamedInvoiceNumbers
        );
    }

    [Fact]
    public void The_value_date_counts_also_one_after_the_booking()
    {
        Assert.Equal(
            new DateOnly(2026, 7, 18),
            Assert
                .Single(
                    Read(
                        File(
                            Entry("1.00", "x")
                                .Replace("<ValDt><Dt>2026-07-20", "<ValDt><Dt>2026-07-18", StringComparison.Ordinal)
                        )
                    )
                )
                .On
        );
        Assert.Equal(
            new DateOnly(2026, 7, 22),
            Assert
                .Single(
                    Read(
                        File(
                            Entry("1.00", "x")
                                .Replace("<ValDt><Dt>2026-07-20", "<ValDt><Dt>2026-07-22", StringComparison.Ordinal)
                        )
                    )
                )
                .On
        );
        Assert.Equal(
            new DateOnly(2026, 7, 20),
            Assert
                .Single(
                    Read(
                        File(
                            Entry("1.00", "x")
                                .Replace(
                                    "<BookgDt><Dt>2026-07-20</Dt>",
                                    "<BookgDt><DtTm>2026-07-20T10:00:00+02:00</DtTm>",
                                    StringComparison.Ordinal
                                )
                        )
                    )
                )
                .On
        );
    }

    [Theory]
    [InlineData("2284", 228_400L)]
    [InlineData("2284.5", 228_450L)]
    [InlineData("2284.50000", 228_450L)]
    [InlineData("1.234", null)]
    [InlineData("1,234.00", null)]
    [InlineData("-5.00", null)]
    [InlineData("99999999999999999999.00", null)]
    [InlineData("=2+2", null)]
    public void A_sum_is_read_as_machines_write_it_and_else_in_doubt(string amount, long? minor)
    {
        var line = Assert.Single(Read(File(Entry(amount, "INV-2026-0001"))));
        Assert.Equal((minor, minor is null), (line.Amount?.Minor, line.Doubt.Length > 0));
    }

    [Fact]
    public void A_currency_counts_its_own_decimals_and_an_unknown_one_is_in_doubt()
    {
        Assert.Equal(
            (1_234L, "KWD"),
            Assert.Single(Read(File(Entry("1.234", "x", currency: "KWD")))).Amount is { } money
                ? (money.Minor, money.Currency.Code)
                : default
        );
        Assert.Contains(
            "\"ZZZ\" is no currency",
            Assert.Single(Read(File(Entry("1.00", "x", currency: "ZZZ")))).Doubt,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_same_line_has_one_id_in_every_file_and_two_equal_payments_have_two()
    {
        var (a, b) = (Entry("100.00", "INV-2026-0001"), Entry("100.00", "inv-2026-0001 "));
        var one = Read(File(a)).Single().Line;
        Assert.Equal(
            one,
            Read(
                Version(
                    "02",
                    Entry("7.00", "other"),
                    b.Replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>", StringComparison.Ordinal)
                )
            )[^1].Line
        );
        Assert.Equal(2, Read(File(a, a)).Select(l => l.Line).Distinct().Count());
        Assert.Equal(one, Read(File(a, a))[0].Line);
        var withRef = Read(
            File(Entry("100.00", "INV-2026-0001", bank: "R1"), Entry("100.00", "INV-2026-0001", bank: "R2"))
        );
        Assert.Equal(2, withRef.Select(l => l.Line).Distinct().Count());
        Assert.Equal(withRef[1].Line, Read(File(Entry("100.00", "another text", bank: "R2"))).Single().Line);
    }

    [Theory]
    [InlineData("<html/>", "no bank statement")]
    [InlineData("not xml", "no well-formed XML")]
    [InlineData("<Document><BkToCstmrStmt><Stmt>", "no well-formed XML")]
    [InlineData(
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Document><BkToCstmrStmt><Stmt>"
            + "<Ntry>&e;</Ntry></Stmt></BkToCstmrStmt></Document>",
        "document type"
    )]
    [InlineData(
        "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><Document>&b;</Document>",
        "document type"
    )]
    [InlineData("<Document>\n<BkToCstmrStmt><Stmt><Ntry></Stmt>", "(line 2, character 30)")]
    [InlineData("<Document><CstmrCdtTrfInitn/></Document>", "an order to the bank (pain)")]
    [InlineData("<Document><BkToCstmrDbtCdtNtfctn/></Document>", "a notification (camt.054)")]
    public void What_is_no_statement_is_refused_as_a_whole_with_the_reason(string file, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<UnreadableStatementException>(() => Read(file)).Message,
            StringComparison.Ordinal
        );

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

    [Fact]
    public void Nesting_without_end_and_entries_without_number_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Assert.Contains(
            "too deep",
            Assert
                .Throws<UnreadableStatementException>(() =>
                    Read($"<Document><BkToCstmrStmt>{deep}</BkToCstmrStmt></Document>")
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "more than 10 entries",
            Assert
                .Throws<UnreadableStatementException>(() =>
                    CamtStatementReader.Read(
                        Encoding.UTF8.GetBytes(File([.. Enumerable.Range(0, 11).Select(i => Entry("1.00", $"x{i}"))])),
                        10
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Texts_stay_data_and_lose_what_could_end_a_quoted_value()
    {
        var line = Assert.Single(
            Read(
                File(Entry("1.00", "=cmd() ”x” surplus credit @{priya} &lt;script&gt;\u202E" + new string('z', 5_000)))
            )
        );
        Assert.Equal(1000, line.Reference.Length);
        Assert.StartsWith("=cmd() 'x' surplus credit @{priya} <script>", line.Reference, StringComparison.Ordinal);
    }

    private static IReadOnlyList<IncomingPayment> Read(string file) =>
        CamtStatementReader.Read(Encoding.UTF8.GetBytes(file), 50_000);
}
