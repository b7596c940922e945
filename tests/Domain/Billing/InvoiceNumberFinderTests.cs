using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Tests.Domain.Billing;

/// <summary>Invoice numbers as payers write them.</summary>
public sealed class InvoiceNumberFinderTests
{
    [Theory]
    [InlineData("INV-2026-0001", "INV-2026-0001")]
    [InlineData("Rechnung inv-2026-0001 vom 1.7.", "INV-2026-0001")]
    [InlineData("INV20260001", "INV-2026-0001")]
    [InlineData("INV 2026 0001 2284.00 EUR", "INV-2026-0001")]
    [InlineData("INV-2026-0001 20260720", "INV-2026-0001")]
    [InlineData("SVWZ+INV–2026–0001", "INV-2026-0001")]
    [InlineData("INV. 2026/0001", "INV-2026-0001")]
    [InlineData("INV-2026-00 01", "INV-2026-0001")]
    [InlineData("INV-20 26-0001", "INV-2026-0001")]
    [InlineData("INV-2026-12345", "INV-2026-12345")]
    [InlineData("INV-2026-0001, INV-2026-0002 and INV-2026-0001", "INV-2026-0001 INV-2026-0002")]
    [InlineData("INV-2026-00012", "INV-2026-00012")]
    [InlineData("INV2026000120260720", "INV-2026-000120260720")]
    [InlineData("INV-2026-0014/0015", "INV-2026-0014 INV-2026-0015")]
    [InlineData("INV-2026-0014+15", "INV-2026-0014 INV-2026-0015")]
    [InlineData("INV-2026-0014 + 15 + 16", "INV-2026-0014 INV-2026-0015 INV-2026-0016")]
    [InlineData("INV-2026-0014 und 0015", "INV-2026-0014 INV-2026-0015")]
    [InlineData("INV-2026-0014, 0015 & 0016", "INV-2026-0014 INV-2026-0015 INV-2026-0016")]
    [InlineData("INV-2026-0014/15", "INV-2026-0014 INV-2026-0015")]
    [InlineData("INV-2026-0015/0014", "INV-2026-0015 INV-2026-0014")]
    [InlineData("INV-2026-0014/2026", "INV-2026-0014")]
    [InlineData("INV-2026-0014, 20 % Skonto", "INV-2026-0014")]
    [InlineData("INV-2026-0014/15.11.2026", "INV-2026-0014")]
    [InlineData("INV-2026-0014 + 15,00 EUR", "INV-2026-0014")]
    [InlineData("INV-2026-0014 + 15a", "INV-2026-0014")]
    [InlineData("INV-2026-0014, 1200 EUR", "INV-2026-0014")]
    [InlineData("INV-2026-0014 +", "INV-2026-0014")]
    [InlineData("INV-2026-1 228 EUR", "")]
    [InlineData("INV-2026-12", "")]
    [InlineData("invoice 2026-0001", "")]
    [InlineData("CN-2026-0001", "")]
    [InlineData("INV-1926-0001", "")]
    [InlineData("", "")]
    [InlineData("INV", "")]
    public void A_number_is_found_as_it_is_issued_or_not_at_all(string text, string found) =>
        Assert.Equal(found, string.Join(' ', InvoiceNumberFinder.FindIn(text)));
}
