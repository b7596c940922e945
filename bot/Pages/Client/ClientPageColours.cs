using System.Globalization;

namespace MilestoneBot.Pages.Client;

/// <summary>The seller's colour on the page, with text that can be read on it (WCAG 2.2, 1.4.3).</summary>
internal sealed record ClientPageColours(string Accent, string OnAccent)
{
    private const string Default = "#1f3a5f";

    /// <summary>Black on it has more contrast than white from this luminance on, in thousandths.</summary>
    private const int Middle = 179;

    /// <summary>A text that is no colour gives the colour of the bot.</summary>
    public static ClientPageColours Of(string colour)
    {
        var hex = IsColour(colour) ? colour.ToLowerInvariant() : Default;
        var rgb = int.Parse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new(hex, Luminance(rgb) > Middle ? "#000000" : "#ffffff");
    }

    private static bool IsColour(string text) =>
        text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    /// <summary>The relative luminance of WCAG 2.2, in thousandths.</summary>
    private static int Luminance(int rgb) =>
        (int)
            Math.Round(
                1000
                    * (
                        (0.2126 * Linear(rgb >> 16))
                        + (0.7152 * Linear((rgb >> 8) & 0xFF))
                        + (0.0722 * Linear(rgb & 0xFF))
                    )
            );

    private static double Linear(int part)
    {
        var value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
