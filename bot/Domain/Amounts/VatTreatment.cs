namespace MilestoneBot.Domain.Amounts;

/// <summary>The VAT categories of EN 16931 (UNTDID 5305) that a milestone can be billed with.</summary>
public enum VatCategory
{
    Standard,
    ZeroRated,
    ReverseCharge,
    Exempt,
    OutsideScope,
    IntraEuGoods,
    ExportGoods,
}

/// <summary>How VAT is charged: category, rate, and what the category needs to be told.</summary>
/// <param name="Category">Null for a project of before categories, at 0 %.</param>
/// <param name="Detail">The reason of an exemption or the delivery country; "" otherwise.</param>
public sealed record VatTreatment(VatCategory? Category, Percent Rate, string Detail);
