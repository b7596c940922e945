using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>A reported transfer that is kept, by which those that are told later are recognised.</summary>
/// <param name="IsPossibleDuplicate">It was kept as what may be another one told again, and nobody has recorded it.</param>
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
    /// <summary>The source and the form in which it was told.</summary>
    public string Form => Line.Split(':', 2)[0];
}
