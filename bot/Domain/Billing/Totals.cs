using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Billing;

/// <summary>A project's money, added up from its records.</summary>
/// <param name="Billed">Net of all issued invoices, credited or not.</param>
/// <param name="Vat">The VAT on the billed amount.</param>
/// <param name="Credited">Net of all credit notes.</param>
/// <param name="CreditedVat">The VAT on the credit notes.</param>
/// <param name="Received">Gross of all payments less reversed ones, surplus included.</param>
/// <param name="Refunded">Gross paid back to the client.</param>
/// <param name="Owed">Gross still open.</param>
/// <param name="Credit">Overpayments kept for the client and not refunded.</param>
/// <param name="WrittenOff">Gross written off.</param>
/// <param name="ReturnedByBank">Gross that the bank returned and nobody has settled. It is still included in the
/// received amount and does not reduce what is owed.</param>
public sealed record Totals(
    Money Billed,
    Money Vat,
    Money Credited,
    Money CreditedVat,
    Money Received,
    Money Refunded,
    Money Owed,
    Money Credit,
    Money WrittenOff,
    Money ReturnedByBank
)
{
    public static Totals Create(Project project)
    {
        var zero = Money.Zero(project.Currency);
        return project.NumberedInvoices.Aggregate(
            new Totals(zero, zero, zero, zero, zero, zero, zero, zero, zero, zero),
            (sum, i) =>
                new(
                    sum.Billed + i.Net,
                    sum.Vat + i.Vat,
                    sum.Credited + i.CreditedNet,
                    sum.CreditedVat + i.CreditedVat,
                    sum.Received + i.TotalArrived,
                    sum.Refunded + i.Refunded,
                    sum.Owed + i.Open,
                    sum.Credit + i.Surplus,
                    sum.WrittenOff + i.WrittenOffBalance,
                    sum.ReturnedByBank + i.ReturnedByBank + i.BookedSurplus - i.Surplus
                )
        );
    }
}
