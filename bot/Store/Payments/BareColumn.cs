using System.Globalization;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Store.Payments;

/// <summary>A sum without a currency in one column: its minor units with 0, 2 and 3 decimals, "" for none ("/1250/12500").</summary>
internal static class BareColumn
{
    public static string ToText(AmountWithoutCurrency? sum) =>
        sum is null
            ? ""
            : string.Join(
                '/',
                new[] { sum.Whole, sum.Hundredths, sum.Thousandths }.Select(n =>
                    n?.ToString(CultureInfo.InvariantCulture) ?? ""
                )
            );

    public static AmountWithoutCurrency? Read(string text) =>
        text.Split('/') is [var whole, var hundredths, var thousandths]
            ? new(Number(whole), Number(hundredths), Number(thousandths))
            : null;

    private static long? Number(string digits) =>
        digits.Length > 0 ? long.Parse(digits, CultureInfo.InvariantCulture) : null;
}
