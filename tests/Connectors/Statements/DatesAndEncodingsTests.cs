using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>Dates with one reading, the encodings of banks, and whose currency a sum without one has.</summary>
public sealed class DatesAndEncodingsTests
{
    [Theory]
    [InlineData("30 Nov 2026")]
    [InlineData("30-Nov-2026")]
    [InlineData("30-Nov-26")]
    [InlineData("Nov 30, 2026")]
    [InlineData("November 30, 2026")]
    [InlineData("Mon, 30 Nov 2026")]
    [InlineData("30. November 2026")]
    [InlineData("30 novembre 2026")]
    [InlineData("2026.11.30.")]
    [InlineData("2026-11-30")]
    [InlineData("2026/11/30")]
    [InlineData("20261130")]
    [InlineData("30.11.26")]
    [InlineData("11/30/26")]
    [InlineData("30/11/26")]
    [InlineData("30/11/2026 10:15")]
    [InlineData("30-11-2026 08:54:15.466")]
    public void A_date_with_one_reading_is_read(string date)
    {
        var line = Assert.Single(Read($"date;amount;currency;reference\n{date};1,00;EUR;x\n"));
        Assert.Equal((new DateOnly(2026, 11, 30), ""), (line.On, line.Doubt));
    }

    [Theory]
    [InlineData("1 Dez 2026", 12)]
    [InlineData("1 déc. 2026", 12)]
    [InlineData("1 mrt 2026", 3)]
    [InlineData("1. März 2026", 3)]
    [InlineData("1 juil. 2026", 7)]
    [InlineData("1 ene 2026", 1)]
    [InlineData("1 paź 2026", 10)]
    public void Months_have_names_in_the_languages_of_the_banks(string date, int month) =>
        Assert.Equal(new DateOnly(2026, month, 1), Read($"date;amount;currency;reference\n{date};1,00;EUR;x\n")[0].On);

    [Theory]
    [InlineData("30 Foo 2026")]
    [InlineData("31 Nov 2026")]
    [InlineData("13/13/2026")]
    [InlineData("03/04/26")]
    [InlineData("Nov 2026")]
    [InlineData("30/11/1926")]
    public void A_date_without_one_reading_is_parked(string date) =>
        Assert.Contains(
            "has no one reading",
            Read($"date;amount;currency;reference\n{date};1,00;EUR;x\n")[0].Doubt,
            StringComparison.Ordinal
        );

    [Fact]
    public void Rows_that_prove_both_orders_leave_the_others_in_doubt() =>
        Assert.Equal(
            [true, true, false],
            Read(
                    "date;amount;currency;reference\n30/11/2026;1,00;EUR;x\n11/30/2026;2,00;EUR;y\n03/04/2026;3,00;EUR;z\n"
                )
                .Select(l => l.Doubt.Length == 0)
        );

    [Fact]
    public void The_order_of_the_bank_table_gives_way_to_the_proof_of_a_row()
    {
        const string Head = "Date,Description,Amount,Running Bal.\n";
        Assert.Equal(new DateOnly(2026, 3, 4), Read($"{Head}03/04/2026,INV-2026-0001,1.00,2.00\n")[0].On);
        Assert.Equal(
            new DateOnly(2026, 4, 3),
            Read($"{Head}03/04/2026,INV-2026-0001,1.00,2.00\n13/04/2026,INV-2026-0002,3.00,5.00\n")[0].On
        );
    }

    [Fact]
    public void A_table_is_read_in_every_encoding_that_banks_use()
    {
        const string Text =
            "Datum;Name;Verwendungszweck;Betrag;Währung\n30.11.2026;Müller;Größe INV-2026-0001;1,00;EUR\n";
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        foreach (
            var bytes in new[]
            {
                Encoding.UTF8.GetBytes(Text),
                Encoding.Unicode.GetBytes(Text),
                Encoding.BigEndianUnicode.GetBytes(Text),
                [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)],
                windows.GetBytes(Text),
            }
        )
            Assert.Equal(
                ("Müller", "Größe INV-2026-0001"),
                CsvStatementReader.Read(bytes, 9).Select(l => (l.Payer, l.Reference)).Single()
            );
    }

    [Theory]
    [InlineData("utf-8", 65001)]
    [InlineData("UTF-16", 1200)]
    [InlineData("windows-1252", 1252)]
    [InlineData("ISO-8859-1", 28591)]
    [InlineData("ISO-8859-15", 28605)]
    [InlineData("utf-8", 1252)]
    [InlineData("UTF-16", 65001)]
    public void A_statement_in_xml_is_read_in_the_encoding_it_names(string named, int written)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(written) ?? Encoding.GetEncoding(written);
        var file = CamtBuilder
            .File(CamtBuilder.Entry("1.00", "Größe INV-2026-0001"))
            .Replace("encoding=\"UTF-8\"", $"encoding=\"{named}\"", StringComparison.Ordinal);
        foreach (var start in new[] { "", " \r\n\t" })
            Assert.StartsWith(
                "Größe INV-2026-0001",
                CamtStatementReader.Read(encoding.GetBytes(start + file), 9).Single().Reference,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void An_encoding_that_nobody_knows_is_said() =>
        Assert.Equal(
            "its encoding \"klingon\" is not known; export it as UTF-8",
            Assert
                .Throws<UnreadableStatementException>(() =>
                    CamtStatementReader.Read(
                        Encoding.ASCII.GetBytes("<?xml version=\"1.0\" encoding=\"klingon\"?><a/>"),
                        9
                    )
                )
                .Message
        );

    [Theory]
    [InlineData("Betrag (€)", "10,00", "EUR")]
    [InlineData("Amount (£)", "10.00", "GBP")]
    [InlineData("Amount [GBP]", "10.00", "GBP")]
    [InlineData("Betrag CHF", "10.00", "CHF")]
    [InlineData("Amount", "€10.00", "EUR")]
    [InlineData("Amount", "10.00 £", "GBP")]
    [InlineData("Amount", "10.00", "CAD")]
    [InlineData("Amount", "$10.00", "CAD")]
    public void The_currency_is_the_headers_the_cells_or_the_accounts(string header, string amount, string currency)
    {
        Assert.True(Currency.TryGet("CAD", out var cad));
        var line = Assert.Single(
            CsvStatementReader.Read(
                Encoding.UTF8.GetBytes($"Account;Date;{header};Reference\n12345678901;2026-11-30;{amount};x\n"),
                9,
                new("UTC", [new("DE00 12345678901", cad, null, null), new("99999999", Currency.Eur, null, null)])
            )
        );
        Assert.Equal((currency, 1_000L), (line.Amount?.Currency.Code, line.Amount?.Minor));
    }

    [Fact]
    public void A_sum_without_any_currency_keeps_its_digits_for_the_one_that_is_found_later()
    {
        AmountWithoutCurrency? Bare(string amount) =>
            Assert.Single(Read($"Date;Amount;Reference\n2026-11-30;{amount};x\n")).AmountWithoutCurrency;
        Assert.True(Currency.TryGet("JPY", out var yen) & Currency.TryGet("KWD", out var dinar));
        Assert.Equal(new Money(125_050, Currency.Eur), Bare("1.250,50")!.In(Currency.Eur));
        Assert.Equal((null, new Money(1_250_500, dinar!)), (Bare("1.250,50")!.In(yen!), Bare("1.250,50")!.In(dinar!)));
        Assert.Equal(new Money(1_250, yen!), Bare("1250")!.In(yen!));
        Assert.Null(Bare("eleven"));
    }

    private static IReadOnlyList<IncomingPayment> Read(string file) =>
        CsvStatementReader.Read(Encoding.UTF8.GetBytes(file), 100);
}
