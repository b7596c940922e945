using System.Globalization;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>A sum in plain digits with a point and no currency, as a statement without a currency gives it.</summary>
public static class PlainSum
{
    private const int MaxDigits = 16;

    /// <summary>
    /// The sum in the currency; null when it is none, or has more decimals than the currency.
    /// </summary>
    public static Money? In(string sum, Currency currency)
    {
        if (Normalize(sum).Split('.') is not [{ Length: > 0 } whole, .. var rest])
            return null;
        var decimals = string.Concat(rest);
        var digits = whole + decimals.PadRight(currency.Digits, '0');
        return
            decimals.Length <= currency.Digits
            && digits.Length <= MaxDigits
            && long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
                is var minor
                    and <= Money.MaxMinorUnits
            ? new Money(minor, currency)
            : null;
    }

    /// <summary>The sum without its currency, by which two reports of one transfer are compared.</summary>
    public static string Of(Money? amount, string sumWithoutCurrency) =>
        Normalize(amount?.ToInvariantString() ?? sumWithoutCurrency);

    /// <summary>Without zeros that say nothing; "" for text that is no sum.</summary>
    private static string Normalize(string sum)
    {
        var parts = sum.Split('.');
        if (parts.Length > 2 || Array.Exists(parts, p => p.Length == 0 || !p.All(char.IsAsciiDigit)))
            return "";
        var (whole, decimals) = (parts[0].TrimStart('0'), parts.Length == 2 ? parts[1].TrimEnd('0') : "");
        var known = whole.Length > 0 ? whole : "0";
        return decimals.Length > 0 ? $"{known}.{decimals}" : known;
    }
}
