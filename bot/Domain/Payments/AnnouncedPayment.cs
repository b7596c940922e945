using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>What became of money that was announced.</summary>
public enum AnnouncedPaymentState
{
    /// <summary>Its day has not come.</summary>
    Waiting,

    /// <summary>It is in the money book.</summary>
    Booked,

    /// <summary>On its day it did not fit any more; a person decides.</summary>
    Stopped,

    /// <summary>A person took it back.</summary>
    Withdrawn,
}

/// <summary>
/// Money with a value date that is not yet. On its day the clock books it under that date, if it still fits.
/// </summary>
/// <param name="Id">Counts the announcements of the project; people say A2.</param>
/// <param name="KeepSurplus">What will be too much on the day stays as the client's credit.</param>
/// <param name="On">The value date.</param>
/// <param name="Source">Who reported it: "" for a person, else the payment source's own id, under which it is
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

    /// <summary>Why it was stopped or taken back; "" for any other.</summary>
    public string Reason { get; init; } = "";

    public bool IsWaiting => State == AnnouncedPaymentState.Waiting;

    /// <summary>As people name it.</summary>
    public string Name => $"A{Id}";
}
