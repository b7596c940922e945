namespace MilestoneBot.Domain.Amounts;

/// <summary>Value added tax of one invoice: its whole net amount times the rate, rounded once.</summary>
public static class VatCalculator
{
    /// <summary>The tax on a net amount, rounded to the minor unit, half away from zero.</summary>
    public static Money Calculate(Money net, Percent rate) => new(Percent.Round(rate.ExactOf(net)), net.Currency);

    /// <summary>The net part of a gross amount, rounded half up; its VAT may be a minor unit beside net × rate.</summary>
    public static Money NearestNet(Money gross, Percent rate)
    {
        var whole = Percent.UnitsOfWhole + rate.Units;
        var doubled = 2 * (Int128)gross.Minor * Percent.UnitsOfWhole + whole;
        return new((long)(doubled / (2 * whole)), gross.Currency);
    }
}
