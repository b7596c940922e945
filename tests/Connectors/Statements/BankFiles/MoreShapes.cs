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
