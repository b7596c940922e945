using System.Globalization;
using PdfSharp.Drawing;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>The colours of a document, made from the seller's one.</summary>
/// <param name="Accent">The seller's colour, for bars and rules.</param>
/// <param name="Heading">The same for text where it is dark enough to be read on white, otherwise ink.</param>
/// <param name="Tint">A very light one of it, as a ground.</param>
internal sealed record SellerColours(XColor Accent, XColor Heading, XColor Tint)
{
    public static XColor Ink { get; } = XColor.FromArgb(0x1A, 0x1D, 0x21);

    /// <summary>For labels; 6:1 on white.</summary>
    public static XColor Grey { get; } = XColor.FromArgb(0x5B, 0x64, 0x70);

    public static XColor Line { get; } = XColor.FromArgb(0xD5, 0xD9, 0xDE);

    public static XColor Warning { get; } = XColor.FromArgb(0xA8, 0x1E, 0x1E);

    public const string Default = "#1F3A5F";

    /// <summary>The contrast that WCAG 2.2 asks of text (1.4.3).</summary>
    private const double ReadableContrast = 4.5;

    /// <summary>The colours for "#1F3A5F"; null when it is no colour.</summary>
    public static SellerColours? Parse(string text)
    {
        if (
            text.Length != 7
            || text[0] != '#'
            || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
        )
            return null;
        var accent = XColor.FromArgb(rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF);
        var contrast = 1.05 / (LuminanceOf(accent) + 0.05);
        return new(accent, contrast >= ReadableContrast ? accent : Ink, Mix(accent));
    }

    private static XColor Mix(XColor colour) =>
        XColor.FromArgb(Lighten(colour.R), Lighten(colour.G), Lighten(colour.B));

    private static int Lighten(byte part) => 255 - ((255 - part) * 7 / 100);

    /// <summary>The relative luminance of WCAG 2.2.</summary>
    private static double LuminanceOf(XColor colour) =>
        (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    private static double Linear(byte part)
    {
        var value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
