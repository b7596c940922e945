using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Billing;

/// <summary>
/// A project's money, added up from its records. Three sums hold after every event: received − taken back by the bank =
/// used + applied + credit left + refunded + interest; billed and its VAT − credit notes = used + applied + settled +
/// owed; contract = billed − credit notes + given up + not yet billed, net.
/// </summary>
/// <param name="Billed">Net of all issued invoices, credited or not.</param>
/// <param name="Vat">The VAT on the billed amount.</param>
/// <param name="Credited">Net of all credit notes.</param>
/// <param name="CreditedVat">The VAT on the credit notes.</param>
/// <param name="Received">Gross of all payments less reversed ones, surplus and money on account included.</param>
/// <param name="Refunded">Gross paid back to the client.</param>
/// <param name="Owed">Gross still open, and money on account that was paid out and then taken back.</param>
/// <param name="Credit">Client credit that is neither used nor refunded.</param>
/// <param name="WrittenOff">Gross bad debt, a part of what is settled.</param>
/// <param name="ReturnedByBank">Gross that the bank returned and nobody has settled. It is still included in the
/// received amount and does not reduce what is owed.</param>
/// <param name="Used">Money that pays the invoice for which it arrived.</param>
/// <param name="Applied">Client credit that pays an invoice.</param>
/// <param name="Settled">Closed without money: fees, discounts, differences, withheld tax, bad debt.</param>
/// <param name="GivenUp">Net that credit notes took off, or that a cancelled project leaves, and that is never billed
/// again.</param>
/// <param name="NotYetBilled">Net of the contract for which no invoice is issued.</param>
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
    Money ReturnedByBank,
    Money Used,
    Money Applied,
    Money Settled,
    Money GivenUp,
    Money NotYetBilled
)
{
    /// <summary>Interest and flat fees that arrived; they have no VAT and pay no invoice.</summary>
    public Money Interest { get; init; } = Owed - Owed;

    /// <summary>Fees that banks kept: an expense.</summary>
    public Money BankFees { get; init; } = Owed - Owed;

    /// <summary>Tax that clients withheld: a claim on the office that got it.</summary>
    public Money TaxClaims { get; init; } = Owed - Owed;

    /// <summary>Gross by which discounts and differences lowered the price.</summary>
    public Money Reduced { get; init; } = Owed - Owed;

    /// <summary>The VAT in it.</summary>
    public Money ReducedVat { get; init; } = Owed - Owed;

    /// <summary>The VAT in what is bad debt.</summary>
    public Money LostVat { get; init; } = Owed - Owed;

    /// <summary>Claims less credit notes, VAT included: what invoices ask for in all.</summary>
    public Money Claimed => Billed + Vat - Credited - CreditedVat;

    public static Totals Zero(Project project)
    {
        var zero = Money.Zero(project.Currency);
        return new(zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero);
    }

    public static Totals Create(Project project)
    {
        var owed = project.OwedOnAccount;
        var entries = project.AccountEntries.FindAll(p => !project.IsReversed(p));
        Money OnAccount(Payments.PaymentKind kind) =>
            entries.Where(p => p.Kind == kind).Aggregate(Money.Zero(project.Currency), (sum, p) => sum + p.Amount);
        var start = Zero(project) with
        {
            Received = OnAccount(Payments.PaymentKind.Payment),
            Refunded = OnAccount(Payments.PaymentKind.Refund),
            ReturnedByBank = project.TakenBackOnAccount.Aggregate(
                Money.Zero(project.Currency),
                (sum, x) => sum + x.Taken
            ),
            Owed = owed,
            Used = -owed,
            Credit = project.CreditLeft,
        };
        return project.NumberedInvoices.Aggregate(
            WithContract(start, project),
            (sum, i) =>
                sum with
                {
                    Billed = sum.Billed + i.Net,
                    Vat = sum.Vat + i.Vat,
                    Credited = sum.Credited + i.CreditedNet,
                    CreditedVat = sum.CreditedVat + i.CreditedVat,
                    Received = sum.Received + i.TotalArrived,
                    Refunded = sum.Refunded + i.Refunded,
                    Owed = sum.Owed + i.Open,
                    WrittenOff = sum.WrittenOff + i.WrittenOffBalance,
                    ReturnedByBank = sum.ReturnedByBank + i.TakenBackInDoubt,
                    Used = sum.Used + i.Used,
                    Applied = sum.Applied + i.AppliedCredit,
                    Settled = sum.Settled + i.SettledInAll,
                    Interest = sum.Interest + i.Interest,
                    BankFees = sum.BankFees + i.SettledAs(SettlementKind.BankFee),
                    TaxClaims = sum.TaxClaims + i.SettledAs(SettlementKind.WithheldTax),
                    Reduced =
                        sum.Reduced + i.SettledAs(SettlementKind.Discount) + i.SettledAs(SettlementKind.Difference),
                    ReducedVat = sum.ReducedVat + i.ReducedVat,
                    LostVat = sum.LostVat + i.LostVat,
                }
        );
    }

    /// <summary>What of the contract is given up, and what is still to be billed.</summary>
    private static Totals WithContract(Totals start, Project project)
    {
        var (givenUp, open) = (start.GivenUp, start.NotYetBilled);
        foreach (var milestone in project.LiveMilestones)
        {
            // What is credited of an advance is billed with the final invoice, or the project ended and nobody bills it.
            if (project.InvoiceOf(milestone) is { IsNumbered: true, Kind: not InvoiceKind.Advance } invoice)
                givenUp += invoice.CreditedNet;
            else if (project.IsCancelledStage(milestone) || project.Cancelled is not null)
                givenUp += project.NetOf(milestone);
            open += project.UnbilledNetOf(milestone);
        }
        return start with { GivenUp = givenUp, NotYetBilled = open };
    }
}
