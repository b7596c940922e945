namespace MilestoneBot.Domain.Amounts;

/// <summary>Value added tax of one invoice: its whole net amount times the rate, rounded once.</summary>
public static class VatCalculator
{
    /// <summary>The tax on a net amount, rounded to the minor unit, half away from zero.</summary>
    public static Money Calculate(Money net, Percent rate) => new(Percent.Round(rate.ExactOf(net)), net.Currency);
}
