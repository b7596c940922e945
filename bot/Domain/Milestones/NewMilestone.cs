using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Milestones;

/// <summary>One milestone as a person defines it. Null takes the project's default.</summary>
public sealed record NewMilestone(
    string Name,
    Amount Amount,
    DateOnly? Starts = null,
    DateOnly? Expected = null,
    int? DueDays = null,
    Criterion? Criterion = null,
    string Note = "",
    MilestoneKind Kind = MilestoneKind.Delivery,
    VatTreatment? Vat = null
)
{
    /// <summary>Null takes the project's; <see cref="CashDiscount.None"/> is none on purpose.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary>
    /// The days after which silence counts as acceptance; null takes the project's, <see cref="SilenceTerm.None"/> is
    /// none on purpose.
    /// </summary>
    public int? SilenceDays { get; init; }
}
