using System.Globalization;

namespace MilestoneBot.Domain.Amounts;

/// <summary>A share of a contract or a tax rate, exact to four decimals of a percent.</summary>
/// <param name="Units">Ten-thousandths of a percent: 30 % is 300,000.</param>
public readonly record struct Percent(int Units) : IComparable<Percent>
{
    /// <summary>Units in one percent.</summary>
    internal const int UnitsPerPercent = 10_000;

    /// <summary>Units in 100 percent.</summary>
    internal const int UnitsOfWhole = 100 * UnitsPerPercent;

    public static Percent Zero => new(0);

    public static Percent Whole => new(UnitsOfWhole);

    public static bool operator <(Percent left, Percent right) => left.Units < right.Units;

    public static bool operator >(Percent left, Percent right) => left.Units > right.Units;

    public static bool operator <=(Percent left, Percent right) => left.Units <= right.Units;

    public static bool operator >=(Percent left, Percent right) => left.Units >= right.Units;

    public int CompareTo(Percent other) => Units.CompareTo(other.Units);

    /// <summary>This share of an amount, rounded down to the minor unit.</summary>
    public Money Of(Money whole) => new(checked((long)Floor(ExactOf(whole)).Whole), whole.Currency);

    /// <summary><c>30 %</c>, <c>33.3333 %</c>.</summary>
    public override string ToString()
    {
        var (whole, part) = int.DivRem(Math.Abs(Units), UnitsPerPercent);
        var decimals = part == 0 ? "" : "." + part.ToString("D4", CultureInfo.InvariantCulture).TrimEnd('0');
        return (Units < 0 ? "-" : "") + whole.ToString(CultureInfo.InvariantCulture) + decimals + " %";
    }

    /// <summary>This percentage of an amount with all its decimals, before any rounding: <c>€33.3333</c>.</summary>
    public string ToExactString(Money whole)
    {
        var (units, part) = UInt128.DivRem(
            (UInt128)Int128.Abs(ExactOf(whole)),
            (UInt128)UnitsOfWhole * (UInt128)whole.Currency.MinorPerMajor
        );
        var decimals = ((ulong)part).ToString(CultureInfo.InvariantCulture).PadLeft(whole.Currency.Digits + 6, '0');
        while (decimals.Length > whole.Currency.Digits && decimals[^1] == '0')
            decimals = decimals[..^1];
        return (whole.IsNegative ? "-" : "")
            + whole.Currency.Sign
            + ((ulong)units).ToString("#,0", CultureInfo.InvariantCulture)
            + (decimals.Length > 0 ? "." + decimals : "");
    }

    /// <summary>This percentage of an amount in millionths of the minor unit, exact.</summary>
    internal Int128 ExactOf(Money whole) => (Int128)whole.Minor * Units;

    /// <summary>Splits millionths of a minor unit into whole minor units and the fraction that is left.</summary>
    internal static (Int128 Whole, int Fraction) Floor(Int128 exact)
    {
        var (whole, fraction) = Int128.DivRem(exact, UnitsOfWhole);
        return fraction < 0 ? (whole - 1, (int)fraction + UnitsOfWhole) : (whole, (int)fraction);
    }

    /// <summary>Rounds millionths of a minor unit to whole minor units, half away from zero.</summary>
    internal static long Round(Int128 exact)
    {
        var size = (2 * Int128.Abs(exact) + UnitsOfWhole) / (2 * UnitsOfWhole);
        return checked((long)(exact < 0 ? -size : size));
    }
}
