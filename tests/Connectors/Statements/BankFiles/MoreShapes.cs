namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

/// <summary>Shapes that people of other importers met: signs in places that were read wrong.</summary>
internal static class MoreShapes
{
    public static IEnumerable<BankFile> All =>
        [
            new(
                "Lithuania, D and K",
                "Date|Payer|Details|Amount|Currency|D/K\n2026-11-30|Acme UAB|INV-2026-0014|1190.00|EUR|K\n"
                    + "2026-11-30|Shop|OUT pirkinys|13.44|EUR|D\n",
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 | Acme UAB"
            ),
            new(
                "a column for debits that has a minus too",
                "Account,Transaction Date,No.,Description,Debit,Credit\nChecking 1025,11/30/2026,,INV-2026-0014,,1190.0000\n"
                    + "Checking 1025,11/30/2026,,OUT FUND,-100.0000,\nChecking 1025,11/13/2026,,OUT CARD,-109.6100,\n",
                "no currency 1190.00 INV-2026-0014 |"
            ),
            new(
                "columns of which the other one is zero",
                "Date,Credit,Debit,Memo\n2026-11-30,54.00,0,INV-2026-0014\n2026-11-30,0,56.00,OUT\n",
                "no currency 54.00 INV-2026-0014 |"
            ),
            new(
                "sums in digits of other scripts are not lost",
                "date;reference;amount;currency\n2026-11-30;INV-2026-0014;١٢,٠٠;EUR\n2026-11-30;INV-2026-0015;１３,００;EUR\n"
                    + "2026-11-30;INV-2026-0016;14,00;EUR\n2026-11-30;OUT;-15,00;EUR\n",
                "parked -: the amount \"١٢,٠٠\" has no one reading",
                "parked -: the amount \"１３,００\" has no one reading",
                "booked 2026-11-30 14.00 EUR INV-2026-0016 |"
            ),
            new(
                "a currency in the row that is not the one of the header",
                "date;reference;amount (€);currency\n2026-11-30;INV-2026-0014;11,00;USD\n2026-11-30;INV-2026-0015;12,00;EUR\n"
                    + "2026-11-30;OUT;-13,00;EUR\n",
                "parked 11.00 USD: its currency is USD, and its sum stands under EUR",
                "booked 2026-11-30 12.00 EUR INV-2026-0015 |"
            ),
            new(
                "the first and the last number of a row",
                "date;reference;amount;currency\n2026-11-30;INV-2026-0014 bis 0016;11,00;EUR\n"
                    + "2026-11-30;INV-2026-0017-0018;12,00;EUR\n2026-11-30;INV-2026-0019 - 2026;13,00;EUR\n"
                    + "2026-11-30;INV-2026-0020-01;14,00;EUR\n2026-11-30;OUT;-15,00;EUR\n",
                "booked 2026-11-30 11.00 EUR INV-2026-0014+INV-2026-0015+INV-2026-0016 |",
                "booked 2026-11-30 12.00 EUR INV-2026-0017+INV-2026-0018 |",
                "booked 2026-11-30 13.00 EUR INV-2026-0019 |",
                "booked 2026-11-30 14.00 EUR INV-2026-0020 |"
            ),
            new("camt without entries", CamtBuilder.File()) { Ending = ".xml" },
            new(
                "camt whose sums begin with zeros",
                CamtBuilder.File(CamtBuilder.Entry("000000000000149.87", "INV-2026-0014", on: "2026-11-30")),
                "booked 2026-11-30 149.87 EUR INV-2026-0014 | Acme GmbH"
            )
            {
                Ending = ".xml",
            },
        ];
}
