namespace MilestoneBot.Domain.Amounts;

/// <summary>The part of a document that has one VAT treatment: its net amount and its VAT.</summary>
public sealed record TaxShare(VatTreatment Treatment, Money Net, Money Vat)
{
    public Money Gross => Net + Vat;
}
