using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

/// <summary>Tables of banks in other languages and shapes, which are read by general words, and broken rows.</summary>
internal static class OtherFiles
{
    public static IEnumerable<BankFile> All =>
        [
            new(
                "Spain",
                "Fecha operación;Fecha valor;Concepto;Importe;Divisa;Saldo\n30/11/2026;30/11/2026;Acme SL INV-2026-0014;1.190,"
                    + "00;EUR;2.190,00\n"
                    + "30/11/2026;30/11/2026;OUT compra tarjeta;-25,00;EUR;1.000,00\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 |"
            ),
            new(
                "Spain, Cargo and Abono",
                "Fecha;Concepto;Cargo;Abono;Moneda\n30/11/2026;Acme SL INV-2026-0014;;1.190,00;EUR\n30/11/2026;OUT recibo;45,10;;EUR\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 |"
            ),
            new(
                "Italy",
                "Data contabile|Data valuta|Descrizione|Addebiti (Euro)|Accrediti (Euro)\n30/11/2026|30/11/2026|Acme Srl "
                    + "INV-2026-0014||1.190,00\n"
                    + "30/11/2026|30/11/2026|OUT POS|12,00|\n",
                "no currency 1190.00 INV-2026-0014 |"
            ),
            new(
                "Poland",
                "Data operacji;Tytuł;Nadawca;Kwota;Waluta;Strona\n2026-11-30;INV-2026-0014;Acme Sp. z o.o.;1 190,00;PLN;Ma\n"
                    + "2026-11-30;OUT czynsz;Studio;700,00;PLN;Wn\n",
                "booked 2026-11-30 1190.00 PLN INV-2026-0014 | Acme Sp. z o.o."
            ),
            new(
                "France, Sens",
                "Date opération;Libellé;Montant;Sens;Devise\n30/11/2026;VIR Acme SA INV-2026-0014;1 190,00;C;EUR\n30/11/2026;"
                    + "OUT PRLV EDF;80,12;D;EUR\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 |"
            ),
            new(
                "the sum says Dr or Cr",
                "Date,Narrative,Amount,Ccy\n30 Nov 2026,ACME INV-2026-0014,\"1,190.00 CR\",GBP\n29-Nov-26,OUT RENT,700.00 DR,GBP\n",
                "booked 2026-11-30 1190.00 GBP INV-2026-0014 |"
            ),
            new(
                "a minus behind, and whole sums with a dash",
                "Datum;Text;Betrag;Whg\n30.11.2026;INV-2026-0014;1.190.-;CHF\n30.11.2026;INV-2026-0015;1'190.-;"
                    + "CHF\n30.11.2026;INV-2026-0016;20,–;CHF\n"
                    + "30.11.2026;OUT;15,50-;CHF\n30.11.2026;Vortrag;;CHF\n",
                "parked -: the amount \"1.190.-\" has no one reading",
                "booked 2026-11-30 1190.00 CHF INV-2026-0015 |",
                "booked 2026-11-30 20.00 CHF INV-2026-0016 |"
            ),
            new(
                "brackets and a Unicode minus",
                "Posting date,Value date,Details,Amount,Currency\n\"Nov 30, 2026\",\"Nov 30, 2026\",INV-2026-0014,\"$1,190.00\",USD\n"
                    + "\"Nov 29, 2026\",\"Nov 29, 2026\",OUT A,\"($20.00)\",USD\n\"Nov 29, 2026\",\"Nov 29, 2026\",OUT B,−30.00,USD\n",
                "booked 2026-11-30 1190.00 USD INV-2026-0014 |"
            ),
            new(
                "an account in Canadian dollars whose cells say $",
                "Account,Date,Details,Amount\n12345678901,2026-11-30,INV-2026-0014,\"$1,190.00\"\n12345678901,2026-11-30,"
                    + "OUT,\"-$20.00\"\n",
                "booked 2026-11-30 1190.00 CAD INV-2026-0014 |"
            )
            {
                Accounts = [new("12345678901", Currency.TryGet("CAD", out var cad) ? cad : null, null, null)],
            },
            new(
                "yen, without decimals",
                "Date,Reference,Amount,Currency\n2026-11-30,INV-2026-0014,119000,JPY\n2026-11-30,OUT,-500,JPY\n",
                "booked 2026-11-30 119000 JPY INV-2026-0014 |"
            ),
            new(
                "a row whose quotes do not close, and those after it",
                "date;payer;reference;amount;currency\n2026-11-30;\"Acme GmbH;INV-2026-0014;11,00;"
                    + "EUR\n2026-11-30;\"Beispiel AG\";INV-2026-0015;12,00;EUR\n"
                    + "2026-11-30;Shop;OUT;-13,00;EUR\n2026-11-30;\"Say \"hi\" Ltd\";INV-2026-0016;14,00;EUR\n",
                "parked -: the quotes of its row do not close",
                "booked 2026-11-30 12.00 EUR INV-2026-0015 | Beispiel AG",
                "parked -: the quotes of its row do not close"
            ),
            new(
                "rows that lost or gained a cell",
                "date;payer;reference;amount;balance;currency\n2026-11-30;Acme;INV-2026-0014;11,00;900,00;EUR\n2026-11-30;"
                    + "INV-2026-0015;12,00;912,00;EUR\n"
                    + "2026-11-30;Acme;INV;2026-0016;13,00;925,00;EUR\n2026-11-30;Acme;INV-2026-0017\n2026-11-30;Shop;OUT;-14,"
                    + "00;911,00;EUR\n",
                "booked 2026-11-30 11.00 EUR INV-2026-0014 | Acme",
                "parked -: its row has fewer cells than the others",
                "parked -: its row has more cells than the header",
                "parked -: its row has fewer cells than the others"
            ),
            new(
                "the number stands in another column than the text",
                "date;payer;reference;order;amount;currency\n2026-11-30;Acme;Danke;INV-2026-0014+15;20,00;EUR\n2026-11-30;"
                    + "Acme INV-2026-0016;;;30,00;EUR\n"
                    + "2026-11-30;Shop;OUT;;-1,00;EUR\n",
                "booked 2026-11-30 20.00 EUR INV-2026-0014+INV-2026-0015 | Acme",
                "booked 2026-11-30 30.00 EUR INV-2026-0016 | Acme INV-2026-0016"
            ),
            new(
                "the header stands twice",
                "date;reference;amount;currency\n2026-11-30;INV-2026-0014;11,00;EUR\ndate;reference;amount;"
                    + "currency\n2026-11-29;INV-2026-0015;12,00;EUR\n"
                    + "2026-11-29;OUT;-13,00;EUR\n",
                "booked 2026-11-30 11.00 EUR INV-2026-0014 |",
                "booked 2026-11-29 12.00 EUR INV-2026-0015 |"
            ),
            new(
                "a time with its offset is a day of the seller",
                "date,reference,amount,currency\n2026-11-29T23:30:00Z,INV-2026-0014,11.00,EUR\n2026-11-29T10:00:00,"
                    + "INV-2026-0015,12.00,EUR\n"
                    + "2026-11-29T10:00:00,OUT,-13.00,EUR\n",
                "booked 2026-11-30 11.00 EUR INV-2026-0014 |",
                "booked 2026-11-29 12.00 EUR INV-2026-0015 |"
            ),
        ];
}
