using System.Globalization;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Reading;

/// <summary>Parses percentages as people type them: a share of a contract, or a tax rate.</summary>
public static class PercentText
{
    private static readonly string[] Signs = ["percent", "per cent", "pct", "%", "％"];

    /// <summary>Parses a share: above 0, up to 100, with the sign or the word.</summary>
    public static Percent? ParseShare(string text, out string problem)
    {
        if (
            Number(text, out var signed, out problem) is { } percent
            && percent > Percent.Zero
            && percent <= Percent.Whole
        )
        {
            if (signed)
                return percent;
            problem = $"{UserText.Quote(text)} has no sign; write it like 30% for a share or 30 EUR for a sum";
        }
        if (problem.Length == 0)
            problem = $"{UserText.Quote(text)} is no share; it is a number above 0 up to 100, like 30%";
        return null;
    }

    /// <summary>Parses a tax rate: 0 to 100, with or without the sign.</summary>
    public static Percent? ParseRate(string text, out string problem)
    {
        if (Number(text, out _, out problem) is { } percent && percent >= Percent.Zero && percent <= Percent.Whole)
            return percent;
        if (problem.Length == 0)
            problem = $"{UserText.Quote(text)} is no rate; it is a number from 0 to 100, like 19%";
        return null;
    }

    private static Percent? Number(string text, out bool signed, out string problem)
    {
        problem = "";
        var number = UserText.CollapseWhitespace(text).Replace('−', '-');
        var sign = Signs.FirstOrDefault(s => number.EndsWith(s, StringComparison.OrdinalIgnoreCase));
        signed = sign is not null;
        if (signed)
            number = number[..^sign!.Length].TrimEnd();

        var negative = number.StartsWith('-');
        var parts = (number is ['-' or '+', ..] ? number[1..] : number).Split('.', ',');
        if (
            parts.Length > 2
            || number.Length > 20
            || !parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
        )
            return null;
        var decimals = parts.Length == 2 ? parts[1] : "";
        if (decimals.Length > 4)
        {
            problem = $"a percentage has at most 4 decimals; {number} has {decimals.Length}";
            return null;
        }
        // Values of 1,000 and more are out of every range, so they need not be exact.
        var whole = parts[0].TrimStart('0');
        var units =
            (whole.Length > 3 ? 1_000 : int.Parse("0" + whole, CultureInfo.InvariantCulture)) * Percent.UnitsPerPercent
            + int.Parse("0" + decimals.PadRight(4, '0'), CultureInfo.InvariantCulture);
        return new(negative ? -units : units);
    }
}
