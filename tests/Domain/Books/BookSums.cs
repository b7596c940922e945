using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Books;

namespace MilestoneBot.Tests.Domain.Books;

/// <summary>Adds up all entries of a project's books, and compares them with its money.</summary>
internal static class BookSums
{
    public static void Check(ProjectFixture fixture, string where)
    {
        var books = ProjectBooks.Create(fixture.Journal, "UTC");
        var (totals, zero) = (Totals.Create(fixture.Project), Money.Zero(fixture.Project.Currency));
        Money Of(params BookSum[] kinds) =>
            books.Entries.Where(e => kinds.Contains(e.Sum)).Aggregate(zero, (sum, e) => sum + e.Amount);
        Money VatOf(params BookSum[] kinds) =>
            books.Entries.Where(e => kinds.Contains(e.Sum)).Aggregate(zero, (sum, e) => sum + e.Vat);
        Same(totals.Billed + totals.Vat, Of(BookSum.Billed), $"billed: {where}");
        Same(totals.Vat, VatOf(BookSum.Billed), $"VAT: {where}");
        Same(-totals.Credited - totals.CreditedVat, Of(BookSum.Credited), $"credited: {where}");
        Same(-totals.CreditedVat, VatOf(BookSum.Credited), $"credited VAT: {where}");
        Same(-totals.Received, Of(BookSum.Received), $"received: {where}");
        Same(totals.Refunded, Of(BookSum.Refunded), $"refunded: {where}");
        Same(-totals.BankFees, Of(BookSum.BankFee), $"bank fees: {where}");
        Same(-totals.TaxClaims, Of(BookSum.WithheldTax), $"withheld tax: {where}");
        Same(-totals.Reduced, Of(BookSum.Discount, BookSum.Difference), $"reduced: {where}");
        Same(-totals.ReducedVat, VatOf(BookSum.Discount, BookSum.Difference), $"reduced VAT: {where}");
        // What the bank took back and nobody has handled is not booked yet; the project's money counts it already.
        if (fixture.Project.OpenAccountReturns.Any() || fixture.Project.Invoices.Exists(i => i.OpenReturns.Any()))
            return;
        Same(-totals.WrittenOff, Of(BookSum.BadDebt), $"bad debt: {where}");
        Same(-totals.LostVat, VatOf(BookSum.BadDebt), $"VAT of bad debt: {where}");
        Same(totals.Interest, Of(BookSum.Interest), $"interest: {where}");
        Same(
            totals.Owed - totals.Credit,
            Of(Enum.GetValues<BookSum>()),
            $"the client's account is what they owe less their credit: {where}"
        );
    }

    private static void Same(Money expected, Money actual, string what) =>
        Assert.True(expected == actual, $"{what}: expected {expected}, the books say {actual}");
}
