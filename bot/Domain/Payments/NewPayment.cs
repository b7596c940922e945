using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>A payment as a person or a payment source reports it.</summary>
/// <param name="KeepSurplus">An amount above the balance stays as the client's credit.</param>
/// <param name="IsSeparatePayment">It looks like a recorded payment, but is another one.</param>
/// <param name="CommandText">The command as it was typed, for buttons that repeat it with a choice.</param>
public sealed record NewPayment(
    Money Amount,
    DateOnly? On,
    string Reference,
    string Source,
    bool KeepSurplus,
    bool IsSeparatePayment,
    string CommandText
)
{
    /// <summary>The part of the amount that is interest or a flat fee for paying late; null for none.</summary>
    public Money? Interest { get; init; }

    /// <summary>What banks on the way kept of it; null when nothing is stated.</summary>
    public Money? Charges { get; init; }
}
