using System.Globalization;

namespace MilestoneBot.Domain.Amounts;

/// <summary>
/// An amount in one currency, counted in its smallest unit. Adding different currencies or overflowing is a bug and
/// throws.
/// </summary>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>
    /// The largest amount in minor units that an input may have: far above any contract, far below the range of long.
    /// </summary>
    public const long MaxMinorUnits = 1_000_000_000_000_000;

    public bool IsPositive => Minor > 0;

    public bool IsNegative => Minor < 0;

    public bool IsZero => Minor == 0;

    public static Money Zero(Currency currency) => new(0, currency);

    public static Money operator +(Money left, Money right) =>
        new(checked(left.Minor + right.MinorUnitsLike(left)), left.Currency);

    public static Money operator -(Money left, Money right) =>
        new(checked(left.Minor - right.MinorUnitsLike(left)), left.Currency);

    public static Money operator -(Money money) => new(checked(-money.Minor), money.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public int CompareTo(Money other) => Minor.CompareTo(other.MinorUnitsLike(this));

    /// <summary>
    /// The amount as people write it: <c>€12,000.00</c>, <c>-€50.00</c>, and with the code in front where the currency has
    /// no sign of its own that everybody reads: <c>CHF 12,000.00</c>.
    /// </summary>
    public override string ToString() => Text("#,0", Currency.Sign);

    /// <summary>The amount as programs read it: <c>-12000.00</c>.</summary>
    public string ToInvariantString() => Text("0");

    /// <summary>The amount with the code of its currency: <c>EUR 12,000.00</c>.</summary>
    public string ToStringWithCode() => $"{Currency.Code} {Text("#,0")}";

    private string Text(string format, string sign = "")
    {
        var (whole, part) = UInt128.DivRem((UInt128)Int128.Abs(Minor), (UInt128)Currency.MinorPerMajor);
        var digits = ((ulong)whole).ToString(format, CultureInfo.InvariantCulture);
        var decimals =
            Currency.Digits == 0
                ? ""
                : "." + ((ulong)part).ToString($"D{Currency.Digits}", CultureInfo.InvariantCulture);
        return (IsNegative ? "-" : "") + sign + digits + decimals;
    }

    private long MinorUnitsLike(Money other) =>
        Currency == other.Currency
            ? Minor
            : throw new InvalidOperationException(
                $"{ToStringWithCode()} and {other.ToStringWithCode()} are of different currencies."
            );
}
