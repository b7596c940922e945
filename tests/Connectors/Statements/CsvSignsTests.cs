using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>
/// The sign can be in any column and in the amount itself. Debits never count as received, and unreadable rows become
/// unmatched payments with their text.
/// </summary>
public sealed class CsvSignsTests
{
    [Theory]
    [InlineData("Type", "Debit")]
    [InlineData("Type", "DEBIT")]
    [InlineData("Transaction Type", "Debit")]
    [InlineData("Transaction Type", "Transfer Out")]
    [InlineData("Transaction Type", "TRANSFER_OUT")]
    [InlineData("Type", "Refund sent")]
    [InlineData("Type", "Payment sent")]
    [InlineData("Type", "Withdrawal")]
    [InlineData("Direction", "OUT")]
    [InlineData("Direction", "Outgoing")]
    [InlineData("In/Out", "Out")]
    [InlineData("In/Out", "O")]
    [InlineData("Dr/Cr", "DR")]
    [InlineData("Dr/Cr", "Dr.")]
    [InlineData("Cr/Dr", "D")]
    [InlineData("Indicator", "DBIT")]
    [InlineData("Debit/Credit Indicator", "D")]
    [InlineData("Credit Debit Indicator", "DBIT")]
    [InlineData("Vorzeichen", "-")]
    [InlineData("Vorzeichen", "−")]
    [InlineData("+/-", "-")]
    [InlineData("", "S")]
    [InlineData(" ", "S")]
    [InlineData("Soll/Haben", "S")]
    [InlineData("Soll/Haben-Kennzeichen", "Soll")]
    [InlineData("S/H", "S")]
    [InlineData("Kennzeichen", "S")]
    [InlineData("Umsatzart", "Belastung")]
    [InlineData("Umsatzart", "Soll")]
    [InlineData("D/C", "D")]
    [InlineData("Af Bij", "Af")]
    [InlineData("Sens", "D")]
    [InlineData("Sens", "Débit")]
    [InlineData("Signo", "Cargo")]
    [InlineData("Cargo/Abono", "C")]
    [InlineData("Dare/Avere", "Dare")]
    [InlineData("Segno", "Uscita")]
    [InlineData("Strona", "Wn")]
    [InlineData("Typ operacji", "Obciążenie")]
    [InlineData("Tipo", "Salida")]
    [InlineData("Mutatiesoort", "Afschrijving")]
    [InlineData("Debet/Credit", "Debet")]
    public void A_column_that_says_out_is_believed(string header, string sign)
    {
        Assert.Empty(
            Read($"Date,Description,{header},Amount,Currency\n2026-07-20,refund INV-2026-0083,{sign},11.00,USD\n")
        );
        // The same column with credits in it.
        var other = sign switch
        {
            "S" => "H",
            "-" or "−" => "+",
            "Af" => "Bij",
            "Belastung" => "Gutschrift",
            _ => "",
        };
        if (other.Length > 0)
            Assert.Equal(
                [1_200L],
                Read(
                        $"Date,Description,{header},Amount,Currency\n2026-07-20,x,{sign},11.00,USD\n2026-07-20,y,{other},12.00,USD\n"
                    )
                    .Select(l => l.Doubt.Length == 0 ? l.Amount!.Value.Minor : 0)
            );
    }

    [Theory]
    [InlineData("Amount debited")]
    [InlineData("Withdrawal Amt.")]
    [InlineData("Auszahlung")]
    [InlineData("Abbuchung (EUR)")]
    public void A_sum_that_stands_again_under_words_of_money_out_is_parked(string header)
    {
        var lines = Read(
            $"Date,Description,Amount,Currency,{header}\n2026-07-20,INV-2026-0083,11.00,EUR,11.00\n2026-07-20,INV-2026-0083,12.00,EUR,\n"
        );
        Assert.Equal(
            [true, false],
            lines.Select(l => l.Doubt.Contains("money that goes out", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("From", "To")]
    [InlineData("Payer", "Payee")]
    [InlineData("Zahlungspflichtiger", "Zahlungsempfänger*in")]
    public void Where_both_sides_are_named_and_nothing_tells_which_is_ours_a_sum_is_parked(string from, string to)
    {
        var row = "2026-07-20,Studio,Printer Ltd,INV-2026-0083,11.00,EUR\n";
        Assert.Contains(
            "which of them is us",
            Assert.Single(Read($"Date,{from},{to},Description,Amount,Currency\n{row}")).Doubt,
            StringComparison.Ordinal
        );
        // When debits have a minus, or a column states the direction, it is certain.
        Assert.Equal(
            "",
            Assert
                .Single(Read($"Date,{from},{to},Description,Amount,Currency\n{row}2026-07-20,A,B,x,-5.00,EUR\n"))
                .Doubt
        );
        Assert.Equal(
            "",
            Assert.Single(Read($"Date,{from},{to},Description,Amount,Currency,Direction\n{row.TrimEnd()},IN\n")).Doubt
        );
    }

    [Fact]
    public void A_sum_that_a_spreadsheet_could_not_show_is_parked_and_not_lost() =>
        Assert.NotEmpty(
            Assert.Single(Read("Date,Description,Amount,Currency\n2026-07-20,INV-2026-0083,#####,EUR\n")).Doubt
        );

    [Theory]
    [InlineData("Type", "Credit")]
    [InlineData("Direction", "IN")]
    [InlineData("Dr/Cr", "CR")]
    [InlineData("Vorzeichen", "+")]
    [InlineData("", "H")]
    [InlineData("Af Bij", "Bij")]
    [InlineData("Sens", "Crédit")]
    [InlineData("Umsatzart", "Gutschrift Überweisung")]
    [InlineData("Umsatzart", "Überweisung")]
    [InlineData("Transaction Type", "FASTER PAYMENT")]
    [InlineData("Type", "Transfer")]
    [InlineData("Type", "Bank credit transfer")]
    [InlineData("Type", "TOPUP")]
    [InlineData("Buchungstext", "DAUERAUFTRAGSGUTSCHRIFT")]
    [InlineData("Cargo/Abono", "A")]
    [InlineData("Strona", "Ma")]
    [InlineData("Dare/Avere", "A")]
    public void What_says_in_or_nothing_of_the_way_is_booked(string header, string sign) =>
        Assert.Equal(
            (1_100L, ""),
            Read($"Date,Description,{header},Amount,Currency\n2026-07-20,INV-2026-0083,{sign},11.00,USD\n")
                .Select(l => (l.Amount!.Value.Minor, l.Doubt))
                .Single()
        );

    [Theory]
    [InlineData("Type", "Card payment", "11.00", "\"Card payment\" under \"Type\" is said of money that goes out")]
    [InlineData("Umsatzart", "Lastschrift", "11.00", "is said of money that goes out")]
    [InlineData("Buchungstext", "SEPA-Basislastschrift", "11.00", "is said of money that goes out")]
    [InlineData("Buchungstext", "ONLINE-UEBERWEISUNG", "11.00", "is said of money that goes out")]
    [InlineData("Type", "Direct Debit", "11.00", "is said of money that goes out")]
    [InlineData("Type", "Refund", "11.00", "is said of money that goes out")]
    [InlineData("Type", "ATM Withdrawal", "11.00", "is said of money that goes out")]
    [InlineData("Type", "Chargeback", "11.00", "does not say whether it is money in or out")]
    [InlineData(
        "Direction",
        "sideways",
        "11.00",
        "\"sideways\" under \"Direction\" does not say whether it is money in or out"
    )]
    [InlineData(
        "Direction",
        "sideways",
        "-11.00",
        "\"sideways\" under \"Direction\" does not say whether it is money in or out"
    )]
    [InlineData("Direction", "", "11.00", "\"\" under \"Direction\" does not say whether it is money in or out")]
    [InlineData("Dr/Cr", "X", "11.00", "\"X\" under \"Dr/Cr\" does not say")]
    [InlineData("", "X", "11.00", "\"X\" does not say whether it is money in or out")]
    [InlineData("Type", "Credit", "-11.00", "its signs contradict each other (\"-11.00\", \"Credit\")")]
    [InlineData("Type", "Debit", "+11.00", "its signs contradict each other (\"+11.00\", \"Debit\")")]
    [InlineData("Umsatzart", "Gutschrift Überweisung", "-11.00", "its signs contradict each other")]
    [InlineData("Soll/Haben", "S", "11.00 H", "its signs contradict each other")]
    [InlineData("Note", "x", "-11.00 CR", "its signs contradict each other")]
    [InlineData("Bewegung", "S", "11.00", "is said of money that goes out")]
    [InlineData("Flussrichtung", "Out", "11.00", "is said of money that goes out")]
    public void What_contradicts_itself_or_cannot_be_read_is_parked_with_its_text(
        string header,
        string sign,
        string amount,
        string reason
    )
    {
        var line = Assert.Single(
            Read(
                $"Date,Description,{header},Amount,Currency,Payer\n2026-07-20,INV-2026-0083,{sign},{amount},USD,Acme Inc\n"
            )
        );
        Assert.Contains(reason, line.Doubt, StringComparison.Ordinal);
        Assert.Equal(
            (new DateOnly(2026, 7, 20), 1_100L, "INV-2026-0083", "Acme Inc"),
            (line.On, line.Amount!.Value.Minor, line.Reference.Split(' ')[0], line.Payer)
        );
    }

    [Theory]
    [InlineData("11.00,11.00,", null)]
    [InlineData("11.00,,11.00", "")]
    [InlineData("-11.00,11.00,", null)]
    [InlineData("11.00,-11.00,", null)]
    [InlineData("11.00,11.00,0.00", null)]
    [InlineData("11.00,0.00,11.00", "")]
    [InlineData(",11.00,", null)]
    [InlineData(",,11.00", "")]
    [InlineData("11.00,,", "neither under money in nor under money out")]
    [InlineData("11.00,11.00,11.00", "contradict each other")]
    [InlineData("-11.00,,11.00", "contradict each other")]
    [InlineData("11.00,,-11.00", "contradict each other")]
    [InlineData("11.00,,9.00", "two sums that are not the same")]
    [InlineData("11.00,x,", "contradict each other", true)]
    [InlineData(",11.00,11.00", "contradict each other")]
    public void Columns_for_debit_and_credit_beside_an_amount_decide(string cells, string? reason, bool orNone = false)
    {
        foreach (
            var (debit, credit) in new[]
            {
                ("Debit", "Credit"),
                ("Paid out", "Paid in"),
                ("Money Out", "Money In"),
                ("Soll", "Haben"),
                ("Lastschrift in USD", "Gutschrift in USD"),
                ("Débit", "Crédit"),
                ("Af", "Bij"),
                ("Cargo", "Abono"),
                ("Dare", "Avere"),
                ("Obciążenia", "Uznania"),
            }
        )
        {
            var found = Read(
                $"Date,Description,Amount,{debit},{credit},Currency\n2026-07-20,INV-2026-0083,{cells},USD\n"
            );
            if (reason is null)
                Assert.Empty(found);
            else if (orNone)
                Assert.DoesNotContain(found, l => l.Doubt.Length == 0);
            else if (reason.Length == 0)
                Assert.Equal((1_100L, ""), (Assert.Single(found).Amount!.Value.Minor, found[0].Doubt));
            else
                Assert.Contains(reason, Assert.Single(found).Doubt, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_only_the_kind_tells_the_way_a_kind_that_does_not_is_parked()
    {
        var lines = Read(
            "Date,Description,Type,Amount,Currency\n2026-07-20,x,Debit,5.00,USD\n"
                + "2026-07-20,INV-2026-0083,Transfer,11.00,USD\n2026-07-20,INV-2026-0084,Credit,12.00,USD\n"
        );
        Assert.Equal(
            [(1_100L, false), (1_200L, true)],
            lines.Select(l => (l.Amount!.Value.Minor, l.Doubt.Length == 0))
        );
        // When the amounts have signs, the kind of transaction is not needed.
        Assert.Equal(
            [""],
            Read(
                    "Date,Description,Type,Amount,Currency\n2026-07-20,x,Card payment,-5.00,USD\n"
                        + "2026-07-20,INV-2026-0083,Transfer,11.00,USD\n"
                )
                .Select(l => l.Doubt)
        );
        // This amount lacks the credit mark that others have.
        Assert.Equal(
            [false, true],
            Read("Date,Description,Amount,Currency\n2026-07-20,x,5.00,USD\n2026-07-20,INV-2026-0083,11.00 CR,USD\n")
                .Select(l => l.Doubt.Length == 0)
        );
    }

    [Fact]
    public void A_column_of_signs_is_found_by_what_is_in_it()
    {
        Assert.Equal(
            ["b"],
            Read("Date,Description,Zzz,Amount,Currency\n2026-07-20,a,Debit,5.00,USD\n2026-07-20,b,Credit,11.00,USD\n")
                .Select(l => l.Reference)
        );
        // A dash that means "nothing" in a text column is not a sign.
        Assert.Equal(
            [""],
            Read("Date,Description,Memo,Amount,Currency\n2026-07-20,INV-2026-0083,-,11.00,USD\n").Select(l => l.Doubt)
        );
        Assert.Equal(
            [""],
            Read(
                    "Date,Description,Notes,Amount,Currency\n2026-07-20,INV-2026-0083,-,11.00,USD\n2026-07-20,x,asked twice,-1.00,USD\n"
                )
                .Select(l => l.Doubt)
        );
    }

    [Theory]
    [InlineData("Rücklastschrift", "-11.00", "INV-2026-0083")]
    [InlineData("RUECKLASTSCHRIFT", "-11.00", "whatever")]
    [InlineData("Return", "-11.00", "INV-2026-0083")]
    [InlineData("Chargeback", "(11.00)", "order 7")]
    [InlineData("Returned payment", "11.00 DR", "INV-2026-0083")]
    [InlineData("Debit", "11.00", "chargeback of INV-2026-0083")]
    [InlineData("Impayé", "-11.00", "INV-2026-0083")]
    [InlineData("Devolución", "-11.00", "INV-2026-0083")]
    [InlineData("Terugboeking", "-11.00", "INV-2026-0083")]
    public void Money_that_the_bank_took_back_is_told(string kind, string amount, string text)
    {
        var line = Assert.Single(
            Read($"Date,Description,Type,Amount,Currency\n2026-07-20,{text},{kind},{amount},USD\n")
        );
        Assert.Equal(
            (true, "the bank has taken this money back", 1_100L),
            (line.IsBankReturn, line.Doubt, line.Amount!.Value.Minor)
        );
    }

    [Fact]
    public void What_we_sent_back_ourselves_and_the_fee_for_a_return_are_only_money_out() =>
        Assert.Empty(
            Read(
                "Date,Description,Type,Amount,Currency\n2026-07-20,refund INV-2026-0083,Payment,-11.00,USD\n"
                    + "2026-07-20,Rücklastschriftgebühr INV-2026-0083,Entgelt,-3.00,USD\n"
                    + "2026-07-20,return trip,Card payment,-30.00,USD\n"
            )
        );

    [Theory]
    [InlineData("REVERTED")]
    [InlineData("Declined")]
    [InlineData("storniert")]
    public void What_failed_is_not_received(string state) =>
        Assert.Contains(
            state,
            Assert
                .Single(Read($"Date,Description,State,Amount,Currency\n2026-07-20,INV-2026-0083,{state},11.00,USD\n"))
                .Doubt,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_row_that_names_an_invoice_and_no_date_is_parked() =>
        Assert.Equal(
            "the date cannot be read",
            Assert
                .Single(Read("Date,Description,Amount,Currency\n,INV-2026-0083,11.00,USD\n,Balance,99.00,USD\n"))
                .ReviewReason
        );

    private static IReadOnlyList<IncomingPayment> Read(string file) =>
        CsvStatementReader.Read(Encoding.UTF8.GetBytes(file), 50_000);
}
