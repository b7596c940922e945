using System.Globalization;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Reading;

/// <summary>
/// A share that is written as a fraction: 1/2, half, three quarters. Only one that comes out even in percent is taken;
/// a third of a contract would leave a cent to nobody.
/// </summary>
public static class FractionText
{
    private static readonly Dictionary<string, (int Top, int Bottom)> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["half"] = (1, 2),
        ["a half"] = (1, 2),
        ["one half"] = (1, 2),
        ["½"] = (1, 2),
        ["third"] = (1, 3),
        ["a third"] = (1, 3),
        ["one third"] = (1, 3),
        ["⅓"] = (1, 3),
        ["two thirds"] = (2, 3),
        ["⅔"] = (2, 3),
        ["quarter"] = (1, 4),
        ["a quarter"] = (1, 4),
        ["one quarter"] = (1, 4),
        ["¼"] = (1, 4),
        ["three quarters"] = (3, 4),
        ["¾"] = (3, 4),
    };

    /// <summary>The share, or why it is not one; null when the text is no fraction.</summary>
    public static (Percent? Share, string Problem)? Parse(string text)
    {
        var typed = UserText.CollapseWhitespace(text);
        if (!Words.TryGetValue(typed, out var parts))
        {
            if (
                typed.Split('/') is not [{ Length: 1 or 2 } top, { Length: 1 or 2 } bottom]
                || !int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out parts.Top)
                || !int.TryParse(bottom, NumberStyles.None, CultureInfo.InvariantCulture, out parts.Bottom)
            )
                return null;
        }
        if (parts.Top < 1 || parts.Top > parts.Bottom)
            return (null, $"{UserText.Quote(text)} is no share; it is a part of the whole, like 1/2 or 50%");
        var (units, left) = int.DivRem(parts.Top * Percent.Whole.Units, parts.Bottom);
        var share = new Percent(units);
        return left == 0 ? (share, "") : (null, Uneven(text, share));
    }

    private static string Uneven(string text, Percent share) =>
        $"{UserText.Quote(text)} does not come out even; "
        + $"write {share.ToString().Replace(" ", "", StringComparison.Ordinal)} here, and rest for the last one";
}
