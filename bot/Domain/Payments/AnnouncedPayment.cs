using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>The state of an announced payment.</summary>
public enum AnnouncedPaymentState
{
    /// <summary>Its value date is still in the future.</summary>
    Waiting,

    /// <summary>It is recorded on the invoice.</summary>
    Booked,

    /// <summary>It did not fit on its day any more; a person decides.</summary>
    Stopped,

    /// <summary>A person withdrew it.</summary>
    Withdrawn,
}

/// <summary>A payment with a future value date. On that day the scheduler books it, if it still fits.</summary>
/// <param name="Id">Numbers the announcements of the project; people write A2.</param>
/// <param name="KeepSurplus">An amount above the balance on that day stays as the client's credit.</param>
/// <param name="On">The value date.</param>
/// <param name="Source">Who reported it: "" for a person, otherwise the payment source's own id, under which it is
/// booked.</param>
public sealed record AnnouncedPayment(
    int Id,
    int Invoice,
    Money Amount,
    bool KeepSurplus,
    DateOnly On,
    string Reference,
    string Source,
    Signature Signed
)
{
    public AnnouncedPaymentState State { get; init; }

    /// <summary>What banks on the way keep of it, as the bank states it; null when it states nothing.</summary>
    public Money? Charges { get; init; }

    /// <summary>Why it was stopped or withdrawn; "" otherwise.</summary>
    public string Reason { get; init; } = "";

    public bool IsWaiting => State == AnnouncedPaymentState.Waiting;

    /// <summary>The name that people use: A2.</summary>
    public string Name => $"A{Id}";
}
