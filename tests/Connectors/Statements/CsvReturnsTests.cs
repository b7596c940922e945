using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>
/// Bank returns are reported, whatever words and column the bank uses, and the fee for a return is not.
/// </summary>
public sealed class CsvReturnsTests
{
    [Theory]
    [InlineData("Umsatzart", "Lastschriftrückgabe", "INV-2026-0083")]
    [InlineData("Umsatzart", "Lastschriftrückgabe", "EREF 4711")]
    [InlineData("Umsatzart", "SEPA-Rücküberweisung / Rückgabe", "EREF 4711")]
    [InlineData("Umsatzart", "Rückscheck", "INV-2026-0083")]
    [InlineData("Umsatzart", "Lastschrift", "RUECKLASTSCHR. INV-2026-0083")]
    [InlineData("Umsatzart", "Rücklastschrift", "INV-2026-0083 Entgelt 3,00 EUR")]
    [InlineData("Umsatzart", "Sonstige", "MD06 INV-2026-0083")]
    [InlineData("Type", "ACH_RETURN", "ACME INC")]
    [InlineData("Type", "DEPOSIT_RETURN", "DEPOSITED ITEM RETURNED")]
    [InlineData("Type", "UNP", "ACME LTD")]
    [InlineData("Type", "RTN", "INV-2026-0083")]
    [InlineData("Reden retour", "MS03 Reden niet gespecificeerd", "INV-2026-0083")]
    [InlineData("Return reason", "AC04", "EREF 4711")]
    [InlineData("Rückgabegrund", "Konto erloschen", "EREF 4711")]
    [InlineData("D/C", "RC", "INV-2026-0083")]
    public void What_the_bank_says_of_a_return_is_told_whether_or_not_an_invoice_is_named(
        string header,
        string cell,
        string text
    )
    {
        var sign = header == "D/C" ? "" : "-";
        var line = Assert.Single(
            Read($"Date,Description,{header},Amount,Currency\n2026-07-20,\"{text}\",\"{cell}\",{sign}11.00,EUR\n")
        );
        Assert.Equal((true, "the bank has taken this money back"), (line.IsBankReturn, line.Doubt));
    }

    [Theory]
    [InlineData("Umsatzart", "Entgelt", "Retourengebühr")]
    [InlineData("Umsatzart", "Entgelt Rücklastschrift", "INV-2026-0083")]
    [InlineData("Umsatzart", "Lastschrift", "Gebühr 3,00 EUR Rücklastschrift INV-2026-0083")]
    [InlineData("Type", "FEE_TRANSACTION", "RETURNED ITEM FEE")]
    [InlineData("Reden retour", "", "INV-2026-0083")]
    public void The_fee_for_a_return_and_what_only_has_a_column_for_it_went_out(
        string header,
        string cell,
        string text
    ) =>
        Assert.Empty(Read($"Date,Description,{header},Amount,Currency\n2026-07-20,\"{text}\",\"{cell}\",-11.00,EUR\n"));

    private static IReadOnlyList<IncomingPayment> Read(string file) =>
        CsvStatementReader.Read(Encoding.UTF8.GetBytes(file), 100);
}
