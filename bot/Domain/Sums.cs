namespace MilestoneBot.Domain;

/// <summary>A project's money added up from its rows.</summary>
/// <param name="Billed">Net of everything issued.</param>
/// <param name="Vat">The VAT on it.</param>
/// <param name="Received">Gross of all payments, surplus included.</param>
/// <param name="Owed">Gross still open.</param>
/// <param name="Credit">What was paid too much and kept for the client.</param>
public sealed record Sums(Money Billed, Money Vat, Money Received, Money Owed, Money Credit)
{
    public static Sums Of(Project project)
    {
        var zero = Money.Zero(project.Currency);
        return project.IssuedInvoices.Aggregate(new Sums(zero, zero, zero, zero, zero), (sum, i) => new(
            sum.Billed + i.Net,
            sum.Vat + i.Vat,
            i.Payments.Aggregate(sum.Received, (x, p) => x + p.Amount),
            sum.Owed + i.Open,
            i.Payments.Aggregate(sum.Credit, (x, p) => x + p.Surplus)));
    }
}
