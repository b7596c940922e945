using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>A stored transfer, by which later reports of the same transfer are recognised.</summary>
/// <param name="IsPossibleDuplicate">It was stored as a possible duplicate of another transfer, and nobody has
/// recorded it.</param>
public sealed record KnownPayment(
    int Number,
    string Line,
    DateOnly? On,
    Money? Amount,
    bool IsBankReturn,
    TransferIdentity Identity,
    bool IsPossibleDuplicate
)
{
    /// <summary>Its sum where no source has stated the currency; null where the amount is known.</summary>
    public AmountWithoutCurrency? AmountWithoutCurrency { get; init; }

    /// <summary>The payment source and file format in which it was reported.</summary>
    public string Form => Line.Split(':', 2)[0];
}
