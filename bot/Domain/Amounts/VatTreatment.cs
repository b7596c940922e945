namespace MilestoneBot.Domain.Amounts;

/// <summary>
/// The VAT category of a supply, as EN 16931 counts them (code list UNTDID 5305). Only the standard category has a rate
/// above zero; each of the others has its own reason for 0 %.
/// </summary>
public enum VatCategory
{
    /// <summary>S: the supply is taxed at a rate above zero.</summary>
    Standard,

    /// <summary>Z: the law sets the rate to zero.</summary>
    ZeroRated,

    /// <summary>AE: the client owes the tax (Article 196 of Directive 2006/112/EC).</summary>
    ReverseCharge,

    /// <summary>E: exempt, as a small business or for another stated reason.</summary>
    Exempt,

    /// <summary>O: not subject to the seller's VAT.</summary>
    OutsideScope,

    /// <summary>K: goods that go to a business in another EU country (Article 138).</summary>
    IntraEuGoods,

    /// <summary>G: goods that leave the EU (Article 146).</summary>
    ExportGoods,
}

/// <summary>Whose VAT id is missing.</summary>
public enum VatIdGap
{
    Seller,
    Client,
}

/// <summary>How VAT applies to a supply: its category, its rate, and what the category needs to be told.</summary>
/// <param name="Category">Null for a project at 0 % from the time before categories: nobody was asked why.</param>
/// <param name="Rate">Above zero for the standard category alone.</param>
/// <param name="Detail">The reason of an exemption ("" for a small business), the country to which goods go, or that a
/// sum outside the scope is compensation; "" otherwise.</param>
public sealed record VatTreatment(VatCategory? Category, Percent Rate, string Detail = "")
{
    private const string CompensationDetail = "compensation";

    /// <summary>
    /// Damages and the like: nothing is supplied for the sum, wherever the client is (Court of Justice of the EU,
    /// C-277/05).
    /// </summary>
    public static VatTreatment Compensation { get; } = new(VatCategory.OutsideScope, Percent.Zero, CompensationDetail);

    /// <summary>Outside the scope because nothing is supplied, and not because of the place of supply.</summary>
    public bool IsCompensation => Category == VatCategory.OutsideScope && Detail == CompensationDetail;

    /// <summary>What a rate without a category means: a rate above zero is the standard category.</summary>
    public static VatTreatment FromRate(Percent rate) => new(rate > Percent.Zero ? VatCategory.Standard : null, rate);

    /// <summary>The document must name the VAT ids of both sides (Articles 226 and 138 of Directive 2006/112/EC).</summary>
    public bool NeedsVatIds => Category is VatCategory.ReverseCharge or VatCategory.IntraEuGoods;

    /// <summary>
    /// A sum of one is set off against a sum of the other without any change of tax: equal, or both outside the scope.
    /// </summary>
    public bool IsTaxedLike(VatTreatment other) =>
        this == other || (Category == VatCategory.OutsideScope && other.Category == Category);

    /// <summary>The tax on a net amount, rounded to the minor unit, half away from zero.</summary>
    public Money Calculate(Money net) => VatCalculator.Calculate(net, Rate);
}
