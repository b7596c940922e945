using System.Globalization;
using System.Text.Json;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Documents;

/// <summary>
/// How a value is written for programs: dates in ISO format, instants in UTC, amounts and percentages as plain
/// decimals.
/// </summary>
internal static class ExportCell
{
    public static string ToText(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "false",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            Money money => money.ToInvariantString(),
            Percent percent => percent.ToString().TrimEnd('%', ' '),
            Enum word => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException(
                $"{value.GetType().Name} has no form in an export; add it to Cell."
            ),
        };
}
