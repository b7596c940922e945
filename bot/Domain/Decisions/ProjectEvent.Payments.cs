using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;

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
    /// <summary>The part that is interest or a flat fee for paying late; null for none.</summary>
    public Money? Interest { get; init; }

    /// <summary>What banks on the way kept of it, as the bank states it; null when it states nothing.</summary>
    public Money? Charges { get; init; }
}

/// <param name="Reverses">The entry that is reversed.</param>
/// <param name="Parts">The credit that it takes with it, or gives back with a refund; null in old records.</param>
public sealed record PaymentReversed(
    int Payment,
    int Reverses,
    bool ReversesRefund,
    int Invoice,
    int Milestone,
    Money Amount,
    Money Surplus,
    DateOnly On,
    string Reason,
    CreditParts? Parts = null
) : MilestoneEvent(Milestone);

/// <param name="Surplus">The part that is paid out of the client's credit. The rest opens the invoice again.</param>
/// <param name="Parts">Whose credit it is; null in old records, which means the oldest of this invoice.</param>
public sealed record RefundRecorded(
    int Payment,
    int Invoice,
    int Milestone,
    Money Amount,
    Money Surplus,
    DateOnly On,
    string Reason,
    CreditParts? Parts = null
) : MilestoneEvent(Milestone);

/// <summary>Money arrived that no invoice has asked for: all of it is the client's credit.</summary>
public sealed record PaymentOnAccountRecorded(int Payment, Money Amount, DateOnly On, string Reference, string Source)
    : ProjectEvent
{
    /// <summary>What banks on the way kept of it; null when nothing is stated.</summary>
    public Money? Charges { get; init; }
}

/// <summary>An entry on account was wrong, or the bank took its money back.</summary>
/// <param name="Parts">The credit that it takes with it, or gives back with a refund.</param>
public sealed record OnAccountReversed(
    int Payment,
    int Reverses,
    bool ReversesRefund,
    Money Amount,
    DateOnly On,
    string Reason,
    CreditParts Parts
) : ProjectEvent
{
    /// <summary>The number of the bank's entry that took the money back, and that it closes (B7); null for none.</summary>
    public int? Receipt { get; init; }

    /// <summary>The payment source's own id of that entry; null for none.</summary>
    public string? Line { get; init; }
}

/// <summary>Client credit was paid out, without naming an invoice.</summary>
public sealed record CreditRefunded(int Payment, Money Amount, DateOnly On, string Reason, CreditParts Parts)
    : ProjectEvent;

/// <summary>Client credit is used on an invoice.</summary>
public sealed record CreditApplied(
    int Application,
    int Invoice,
    int Milestone,
    Money Amount,
    DateOnly On,
    CreditParts Parts
) : MilestoneEvent(Milestone);

/// <summary>Client credit is no longer used on an invoice, which is open again by so much.</summary>
/// <param name="Parts">What goes back to the credit of each payment, or is taken back with it.</param>
/// <param name="Reason">Why a person took it off; "" where it follows from something else.</param>
public sealed record ApplicationUndone(
    int Application,
    int Invoice,
    int Milestone,
    CreditParts Parts,
    string Reason = ""
) : MilestoneEvent(Milestone);
