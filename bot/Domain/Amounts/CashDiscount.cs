namespace MilestoneBot.Domain.Amounts;

/// <summary>
/// A price reduction for paying early, as terms of payment state it: 2 % within 10 days. It counts on the sum to pay,
/// VAT included.
/// </summary>
/// <param name="Days">The days from the invoice date in which the money has to arrive by value date, the last one
/// included.</param>
public sealed record CashDiscount(Percent Rate, int Days)
{
    /// <summary>No cash discount, where a person says so on purpose.</summary>
    public static CashDiscount None { get; } = new(Percent.Zero, 0);

    public bool IsNone => Rate == Percent.Zero;

    /// <summary>As terms keep it: null when there is none.</summary>
    public CashDiscount? OrNull() => IsNone ? null : this;

    /// <summary>The reduction of a sum to pay, rounded to the minor unit, half away from zero.</summary>
    public Money Of(Money toPay) => new(Percent.Round(Rate.ExactOf(toPay)), toPay.Currency);
}
