using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Milestones;

/// <summary>What <c>set</c> changes. Null leaves a field as it is.</summary>
public sealed record MilestoneChange(
    string? Name,
    Amount? Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int? DueDays,
    Criterion? Criterion
)
{
    /// <summary>The text for its invoice that comes with a standard name; it cannot be typed here.</summary>
    public string? Note { get; init; }

    /// <summary><see cref="CashDiscount.None"/> takes the discount out.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary><see cref="SilenceTerm.None"/> takes acceptance by silence out.</summary>
    public int? SilenceDays { get; init; }

    public MilestoneKind? Kind { get; init; }

    public VatTreatment? Vat { get; init; }

    public bool IsEmpty =>
        this
            is {
                Name: null,
                Amount: null,
                Starts: null,
                Expected: null,
                DueDays: null,
                Criterion: null,
                Kind: null,
                Vat: null,
                Discount: null,
                SilenceDays: null,
            };
}
