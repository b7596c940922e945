using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Billing;

/// <summary>The part of a sum that has one VAT treatment.</summary>
public sealed record TaxShare(VatTreatment Treatment, Money Net, Money Vat)
{
    public Money Gross => Net + Vat;
}
