using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>What an entry in the money book of an invoice is.</summary>
public enum PaymentKind
{
    /// <summary>Money that arrived.</summary>
    Payment,

    /// <summary>The opposite of an earlier entry, which was wrong.</summary>
    Reversal,

    /// <summary>Money paid back to the client.</summary>
    Refund,
}

/// <summary>One entry in the money book of an invoice. Never deleted; what was wrong gets its opposite.</summary>
/// <param name="Id">Counts the entries of the project; people say P3.</param>
/// <param name="Amount">Gross, above 0, whatever its direction.</param>
/// <param name="Surplus">The part above the balance, kept as the client's credit by an explicit choice; of a refund,
/// the part taken from there.</param>
/// <param name="On">The value date.</param>
/// <param name="Source">Who reported it: "" for a person, else the payment source's own id, which counts once.</param>
public sealed record Payment(
    int Id,
    int Invoice,
    Money Amount,
    Money Surplus,
    DateOnly On,
    string Reference,
    string Source,
    Signature Signed
)
{
    public PaymentKind Kind { get; init; }

    /// <summary>The entry whose opposite this is; null for any other.</summary>
    public int? Reverses { get; init; }

    /// <summary>It takes a refund back, so that it counts as money of the client again.</summary>
    public bool ReversesRefund { get; init; }

    /// <summary>Why it was reversed or refunded; "" for a payment.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What it pays of the invoice, or takes from it.</summary>
    public Money Applied => Amount - Surplus;

    /// <summary>A refund or its opposite.</summary>
    public bool IsRefund => Kind == PaymentKind.Refund || ReversesRefund;

    /// <summary>As people name it.</summary>
    public string Name => $"P{Id}";

    /// <summary>A part of it with its sign: payments count up, refunds and reversals of payments down.</summary>
    public Money WithSign(Money part) => Kind == PaymentKind.Payment || ReversesRefund ? part : -part;
}
