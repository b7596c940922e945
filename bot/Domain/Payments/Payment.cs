using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>The kind of a payment entry of an invoice.</summary>
public enum PaymentKind
{
    /// <summary>Money that arrived.</summary>
    Payment,

    /// <summary>Reverses an earlier entry that was wrong.</summary>
    Reversal,

    /// <summary>Money paid back to the client.</summary>
    Refund,
}

/// <summary>
/// One entry of money: on an invoice, or on account of the project. Entries are never deleted; a wrong one is reversed.
/// </summary>
/// <param name="Id">Numbers the entries of the project; people write P3.</param>
/// <param name="Invoice">The invoice of the entry; 0 for money on account, which no invoice has asked for.</param>
/// <param name="Amount">Gross, above 0, whatever its direction.</param>
/// <param name="Surplus">The part above the balance, kept as the client's credit by an explicit choice. For a refund:
/// the part taken from that credit.</param>
/// <param name="On">The value date.</param>
/// <param name="Source">Who reported it: "" for a person, otherwise the payment source's own id, which is recorded
/// only once.</param>
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

    /// <summary>The entry that this one reverses; null for any other kind.</summary>
    public int? Reverses { get; init; }

    /// <summary>It reverses a refund, so that the money counts as received again.</summary>
    public bool ReversesRefund { get; init; }

    /// <summary>What banks on the way kept of it, as the bank states it; null when it states nothing.</summary>
    public Money? Charges { get; init; }

    /// <summary>Why it was reversed or refunded; "" for a payment.</summary>
    public string Reason { get; init; } = "";

    /// <summary>
    /// The payments whose credit a refund or a reversal takes. Null for a payment, and for entries of a time when
    /// credit did not name its payments: such a refund means the oldest credit of its invoice.
    /// </summary>
    public CreditParts? Parts { get; init; }

    /// <summary>The part that is interest or a flat fee for paying late: no invoice asks for it, and it has no VAT.</summary>
    public Money Interest { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>What credit notes have moved from the invoice to the client's credit. Derived.</summary>
    public Money MovedToCredit { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>Its credit that is used on invoices. Derived.</summary>
    public Money AppliedCredit { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>Its credit that is paid out. Derived.</summary>
    public Money RefundedCredit { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>What is left of the client credit that came from this payment, while it is not taken back.</summary>
    public Money Credit => Surplus + MovedToCredit - AppliedCredit - RefundedCredit;

    /// <summary>Money that no invoice has asked for.</summary>
    public bool IsOnAccount => Invoice == 0;

    /// <summary>The part that pays the invoice, or is taken from it.</summary>
    public Money Applied => Amount - Surplus - Interest;

    /// <summary>A refund or the reversal of one.</summary>
    public bool IsRefund => Kind == PaymentKind.Refund || ReversesRefund;

    /// <summary>The name that people use: P3.</summary>
    public string Name => $"P{Id}";

    /// <summary>
    /// A part of the amount with its sign: payments are positive, refunds and reversals of payments negative.
    /// </summary>
    public Money WithSign(Money part) => Kind == PaymentKind.Payment || ReversesRefund ? part : -part;
}
