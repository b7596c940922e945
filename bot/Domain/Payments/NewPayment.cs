using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>A payment as somebody reports it.</summary>
/// <param name="KeepSurplus">What is too much stays as the client's credit.</param>
/// <param name="IsSeparatePayment">It looks recorded already, and it is another one all the same.</param>
/// <param name="CommandText">The command as it was said, for the buttons that say it again with a choice.</param>
public sealed record NewPayment(
    Money Amount,
    DateOnly? On,
    string Reference,
    string Source,
    bool KeepSurplus,
    bool IsSeparatePayment,
    string CommandText
);
