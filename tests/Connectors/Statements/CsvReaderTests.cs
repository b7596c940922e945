using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>What is read from banks' CSV files in English and German, and what has no single reading.</summary>
public sealed class CsvReaderTests
{
    private const string German = "Buchungstag;Valuta;Auftraggeber;Verwendungszweck;Betrag;Währung\n";

    [Theory]
    [InlineData("date,amount,currency,reference,payer\n2026-07-20,2284.00,EUR,Invoice INV-2026-0001,Acme GmbH\n")]
    [InlineData("Date;Amount;Currency;Reference;Payer\r\n2026-07-20;\"2,284.00\";EUR;INV-2026-0001;Acme GmbH\r\n")]
    [InlineData(
        "Buchungstag;Valutadatum;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Währung\n"
            + "20.07.2026;20.07.2026;Acme GmbH;Rechnung INV-2026-0001;2.284,00;EUR\n"
    )]
    [InlineData(
        "\"Buchungstag\"\t\"Auftraggeber\"\t\"Verwendungszweck\"\t\"Betrag (EUR)\"\n"
            + "\"20.07.26\"\t\"Acme GmbH\"\t\"INV 2026 0001\"\t\"2284,00\"\n"
    )]
    [InlineData(
        "Konto: 123\nZeitraum: Juli\n\nBuchungstag;Auftraggeber;Verwendungszweck;Betrag;Währung\n"
            + "20.07.2026;Acme GmbH;INV-2026-0001;+2.284,00;EUR\n;;Endsaldo;99.999,00;EUR\n"
    )]
    [InlineData(
        "sep=,\ndate,amount,currency,reference,payer\n20260720,2284,EUR,\"INV-2026-0001\nsecond line\",Acme GmbH\n"
    )]
    [InlineData(
        "Datum;Umsatz;Soll/Haben;Whg;Verwendungszweck;Name\n"
            + "20.07.2026;2.284,00;H;EUR;INV-2026-0001;Acme GmbH\n20.07.2026;10,00;S;EUR;INV-2026-0001;Shop\n"
    )]
    [InlineData(
        "Date,Paid in,Paid out,Currency,Description,Name\n20/07/2026,2284.00,,EUR,INV-2026-0001,Acme GmbH\n"
            + "21/07/2026,,50.00,EUR,INV-2026-0001,Shop\n"
    )]
    public void The_same_payment_is_read_from_every_bank(string file)
    {
        var line = Assert.Single(Read(file));
        Assert.Equal(
            (new DateOnly(2026, 7, 20), new Money(228_400, Currency.Eur), "Acme GmbH", "", "INV-2026-0001"),
            (line.On, line.Amount, line.Payer, line.Doubt, line.NamedInvoiceNumbers.Single())
        );
    }

    [Theory]
    [InlineData("-2.284,00")]
    [InlineData("2.284,00-")]
    [InlineData("(2.284,00)")]
    [InlineData("−12,00")]
    [InlineData("0,00")]
    public void Money_that_goes_out_is_no_receipt(string amount) =>
        Assert.Empty(Read($"{German}20.07.2026;20.07.2026;Shop;INV-2026-0001;{amount};EUR\n"));

    [Theory]
    [InlineData("abc", "EUR", "no one reading")]
    [InlineData("1,2,3", "EUR", "no one reading")]
    [InlineData("=2+2", "EUR", "no one reading")]
    [InlineData("12,345", "KWD", "no one reading")]
    [InlineData("10,00", "", "", true)]
    [InlineData("10,00", "XYZ", "is no currency in use")]
    [InlineData("10,00 USD", "EUR", "no one reading")]
    [InlineData("1.234", "EUR", "no one reading")]
    public void A_sum_without_one_reading_is_in_doubt(
        string amount,
        string currency,
        string reason,
        bool isBare = false
    )
    {
        // Another row of the file has a point before decimals.
        var line = Read(
            $"{German}20.07.2026;20.07.2026;Acme;INV-2026-0001;{amount};{currency}\n20.07.2026;20.07.2026;Acme;x;12.50;EUR\n"
        )[0];
        Assert.Contains(reason, line.ReviewReason, StringComparison.Ordinal);
        Assert.Null(line.Amount);
        Assert.Equal(isBare, line.AmountWithoutCurrency is not null);
    }

    [Fact]
    public void A_lone_mark_groups_thousands_where_nothing_in_the_file_says_otherwise() =>
        Assert.Equal(
            [123_400L, 1_250L],
            Read($"{German}20.07.2026;;Acme;x;1.234;EUR\n20.07.2026;;Acme;x;12,50;EUR\n")
                .Select(l => l.Amount!.Value.Minor)
        );

    [Theory]
    [InlineData("03/04/2026", null, "no one reading")]
    [InlineData("03/04/2026", "25/04/2026", "2026-04-03")]
    [InlineData("03/04/2026", "04/25/2026", "2026-03-04")]
    [InlineData("05/05/2026", null, "2026-05-05")]
    [InlineData("31.02.2026", null, "no one reading")]
    [InlineData("tomorrow", null, "no one reading")]
    [InlineData("2026-07-20T10:00:00Z", null, "2026-07-20")]
    public void A_date_is_read_in_the_files_own_order_of_day_and_month(string date, string? other, string reason)
    {
        var second = other is null ? "" : $"{other},2.00,EUR,y\n";
        var line = Read($"date,amount,currency,reference\n{date},1.00,EUR,x\n{second}")[0];
        if (line.On is { } on)
            Assert.Equal(reason, on.ToString("yyyy-MM-dd"));
        else
            Assert.Contains(reason, line.Doubt, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_encodings_and_marks_of_order_are_read()
    {
        var text = $"{German}20.07.2026;20.07.2026;Müller & Söhne;Größe INV-2026-0001;10,00;EUR\n";
        foreach (
            var bytes in new[]
            {
                Encoding.UTF8.GetBytes(text),
                [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
                CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
                [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            }
        )
        {
            var line = Assert.Single(CsvStatementReader.Read(bytes, 100));
            Assert.Equal(("Müller & Söhne", "Größe INV-2026-0001"), (line.Payer, line.Reference));
            Assert.Equal(Read(text)[0].Line, line.Line);
        }
    }

    [Theory]
    [InlineData("", "no header row")]
    [InlineData("hello\nworld\n", "no header row")]
    [InlineData("date,reference\n2026-07-20,x\n", "no header row")]
    [InlineData("date,amount,betrag\n2026-07-20,1,2\n", "could be the amount")]
    [InlineData("PK\u0003\u0004\0\0date,amount\n", "it is no text")]
    public void What_is_no_statement_is_refused_as_a_whole_with_the_reason(string file, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<UnreadableStatementException>(() => Read(file)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_row_with_more_cells_than_the_header_is_in_doubt() =>
        Assert.Contains(
            "more cells",
            Assert.Single(Read("date,amount,currency,reference\n2026-07-20,1.00,EUR,INV-2026-0001, thanks\n")).Doubt,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_is_noted_and_not_booked_is_left_out() =>
        Assert.Empty(
            Read("Buchungstag;Betrag;Währung;Info\n20.07.2026;10,00;EUR;Umsatz vorgemerkt und nicht gebucht\n")
        );

    [Fact]
    public void Ten_thousand_lines_are_read_and_equal_ones_counted()
    {
        var file = new StringBuilder("date,amount,currency,reference\n");
        for (var i = 0; i < 10_000; i++)
            file.Append($"2026-07-{i % 28 + 1:00},{i % 50}.99,EUR,INV-2026-{i % 100:0000}\n");
        var lines = Read(file.ToString());
        Assert.Equal((10_000, 10_000), (lines.Count, lines.Select(l => l.Line).Distinct().Count()));
    }

    private static IReadOnlyList<IncomingPayment> Read(string file) =>
        CsvStatementReader.Read(Encoding.UTF8.GetBytes(file), 50_000);
}
