using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Decisions;

/// <summary>
/// The bank returned money that was booked, or will be booked, on this invoice. Neither payer nor reference is
/// recorded in it.
/// </summary>
/// <param name="Receipt">The number of the bank's entry as people write it: B4.</param>
/// <param name="Payment">The payment that is returned; null when only the invoice is certain.</param>
public sealed record BankReturnRecorded(
    int Receipt,
    string Line,
    int Invoice,
    int Milestone,
    int? Payment,
    Money Amount,
    DateOnly? On
) : MilestoneEvent(Milestone);

/// <summary>
/// The bank returned money on account. No invoice can be open again, so its credit, used or not, counts nowhere until
/// finance has handled it.
/// </summary>
/// <param name="Receipt">The number of the bank's entry as people write it: B4.</param>
public sealed record OnAccountTakenBack(int Receipt, string Line, int Payment, Money Amount, DateOnly? On)
    : ProjectEvent;

/// <summary>A reversal settles a bank return: both are closed together.</summary>
/// <param name="Reversal">The entry that reverses the payment.</param>
public sealed record BankReturnSettled(int Receipt, string Line, int Invoice, int Milestone, int Reversal, Money Amount)
    : MilestoneEvent(Milestone);

/// <summary>A payment with a future value date. The scheduler books it on that day.</summary>
public sealed record PaymentAnnounced(
    int Announced,
    int Invoice,
    int Milestone,
    Money Amount,
    bool KeepSurplus,
    DateOnly On,
    string Reference,
    string Source
) : MilestoneEvent(Milestone)
{
    /// <summary>What banks on the way kept of it; null when nothing is stated.</summary>
    public Money? Charges { get; init; }
}

/// <summary>An announced payment no longer waits.</summary>
/// <param name="Why">Why it was stopped or withdrawn; "" when it was booked.</param>
public sealed record AnnouncementEnded(
    int Announced,
    int Invoice,
    int Milestone,
    AnnouncedPaymentState State,
    string Why
) : MilestoneEvent(Milestone);

/// <summary>Money on account with a value date in the future; the scheduler records it on that day.</summary>
public sealed record OnAccountAnnounced(int Announced, Money Amount, DateOnly On, string Reference, string Source)
    : ProjectEvent
{
    /// <summary>What banks on the way keep of it, as the bank states it; null when it states nothing.</summary>
    public Money? Charges { get; init; }
}

/// <summary>Money on account that was announced is recorded, needs a person's decision, or was withdrawn.</summary>
public sealed record OnAccountAnnouncementEnded(int Announced, AnnouncedPaymentState State, string Why) : ProjectEvent;

/// <summary>
/// An incoming payment was dismissed: it is not a payment of a client. Neither payer nor reference is recorded in it,
/// so that they can be erased.
/// </summary>
public sealed record IncomingPaymentDismissed(int Receipt, string Line, Money? Amount, DateOnly? On) : ProjectEvent;
