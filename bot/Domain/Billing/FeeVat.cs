namespace MilestoneBot.Domain.Billing;

/// <summary>
/// How VAT applies to the fee for the end of a project. Nobody can know it but the seller: a sum for a service that was
/// kept ready is taxable (Court of Justice of the EU, C-295/17 and C-43/19), damages are not.
/// </summary>
public enum FeeVat
{
    /// <summary>As the project's other supplies.</summary>
    Taxable,

    /// <summary>Compensation without a supply: outside the scope of VAT.</summary>
    Compensation,
}
