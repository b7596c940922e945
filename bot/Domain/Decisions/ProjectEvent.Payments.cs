using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Decisions;

public sealed record PaymentRecorded(
    int Payment,
    int Invoice,
    int Milestone,
    Money Amount,
    Money Surplus,
    DateOnly On,
    string Reference,
    string Source
) : MilestoneEvent(Milestone)
{
    /// <summary>What banks on the way kept of it, as the bank states it; null when it states nothing.</summary>
    public Money? Charges { get; init; }
}

/// <param name="Reverses">The entry that is reversed.</param>
public sealed record PaymentReversed(
    int Payment,
    int Reverses,
    bool ReversesRefund,
    int Invoice,
    int Milestone,
    Money Amount,
    Money Surplus,
    DateOnly On,
    string Reason
) : MilestoneEvent(Milestone);

/// <param name="Surplus">The part that is paid out of the client's credit. The rest opens the invoice again.</param>
public sealed record RefundRecorded(
    int Payment,
    int Invoice,
    int Milestone,
    Money Amount,
    Money Surplus,
    DateOnly On,
    string Reason
) : MilestoneEvent(Milestone);
