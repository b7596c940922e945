using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// A sum that a bank states without its currency. How many minor units it has depends on the decimals of the
/// currency (ISO 4217): 12.50 is 1,250 cents, and nothing in a currency without decimals.
/// </summary>
/// <param name="Whole">The minor units in a currency without decimals; null when it is no such sum.</param>
/// <param name="Hundredths">The minor units in a currency with two decimals; null when it is no such sum.</param>
/// <param name="Thousandths">The minor units in a currency with three decimals; null when it is no such sum.</param>
public sealed record AmountWithoutCurrency(long? Whole, long? Hundredths, long? Thousandths)
{
    /// <summary>The sum in a currency; null when the currency has other decimals than the sum shows.</summary>
    public Money? In(Currency currency) =>
        currency.Digits switch
        {
            0 => Whole,
            2 => Hundredths,
            _ => Thousandths,
        }
            is { } minor
            ? new Money(minor, currency)
            : null;
}
