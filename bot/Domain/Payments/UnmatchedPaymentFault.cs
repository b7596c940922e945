using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// Why a reported payment cannot be recorded, put aside or reversed for, as it was asked. Closed set; the words are
/// found above.
/// </summary>
public abstract record UnmatchedPaymentFault
{
    public sealed record OtherProject : UnmatchedPaymentFault;

    /// <summary>Its account belongs to another project alone.</summary>
    public sealed record OnAccountOfOther(string Key) : UnmatchedPaymentFault;

    public sealed record Dismissed : UnmatchedPaymentFault;

    /// <summary>The bank took it back, and reversals stand for all of it.</summary>
    public sealed record Settled : UnmatchedPaymentFault;

    public sealed record ReturnedByBank : UnmatchedPaymentFault;

    public sealed record Recorded : UnmatchedPaymentFault;

    /// <summary>It waits for its day, and the clock books it then.</summary>
    public sealed record Announced(AnnouncedPayment Payment) : UnmatchedPaymentFault;

    /// <summary>Money that the bank took back is no payment.</summary>
    public sealed record IsReturn : UnmatchedPaymentFault;

    public sealed record LessLeft(Money Left) : UnmatchedPaymentFault;

    /// <summary>Without the return both the payment and what was paid since would count.</summary>
    /// <param name="Payment">The payment that may be reversed for it.</param>
    public sealed record WouldCountTwice(string Number, string Payment) : UnmatchedPaymentFault;

    /// <summary>It is no sum that the bank took back.</summary>
    public sealed record IsNoReturn : UnmatchedPaymentFault;

    public sealed record ReturnInOtherCurrency(Currency Currency, string Key, Currency Billed) : UnmatchedPaymentFault;

    /// <summary>Another of the bank's lines is certain to have taken that payment back.</summary>
    /// <param name="Certain">The name of that line.</param>
    public sealed record OtherReturnCertain(string Payment, string Certain) : UnmatchedPaymentFault;

    /// <summary>It is certain to have taken another payment back.</summary>
    public sealed record TookOtherBack(string Payment, string Other) : UnmatchedPaymentFault;

    public sealed record OnOtherInvoice(string Elsewhere, string Payment, string Number) : UnmatchedPaymentFault;

    /// <summary>The bank's line takes back another sum than the payment on account.</summary>
    public sealed record OtherSumOnAccount(string Payment, Money Amount, Money Back) : UnmatchedPaymentFault;
}
