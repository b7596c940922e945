using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Billing;

/// <summary>What a project has billed and credited at one VAT treatment, by claims.</summary>
/// <param name="Billed">The claims of all issued invoices at this treatment.</param>
/// <param name="Credited">What credit notes took back of them.</param>
public sealed record VatByRate(VatTreatment Treatment, TaxShare Billed, TaxShare Credited)
{
    /// <summary>The VAT that is owed to the tax office for these invoices.</summary>
    public Money Vat => Billed.Vat - Credited.Vat;

    public Money Net => Billed.Net - Credited.Net;

    /// <summary>One for each treatment that a document has, in the order of the first one.</summary>
    public static IReadOnlyList<VatByRate> Create(Project project)
    {
        var billed = project.NumberedInvoices.SelectMany(i => i.Shares).ToList();
        var credited = project.NumberedInvoices.SelectMany(i => i.CreditNotes).SelectMany(c => c.Shares).ToList();
        return
        [
            .. billed
                .Select(share => share.Treatment)
                .Distinct()
                .Select(treatment => new VatByRate(
                    treatment,
                    Sum(project.Currency, treatment, billed),
                    Sum(project.Currency, treatment, credited)
                )),
        ];
    }

    private static TaxShare Sum(Currency currency, VatTreatment treatment, List<TaxShare> all) =>
        all.Where(share => share.Treatment == treatment)
            .Aggregate(
                new TaxShare(treatment, Money.Zero(currency), Money.Zero(currency)),
                (sum, share) => sum with { Net = sum.Net + share.Net, Vat = sum.Vat + share.Vat }
            );
}
