using PdfSharp.Drawing;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>The sizes, weights and measures of a document, in points.</summary>
internal static class Typography
{
    public const double PageWidth = 595.28;
    public const double PageHeight = 841.89;

    public static double Left { get; } = Millimetres(25);

    public static double Right { get; } = PageWidth - Millimetres(25);

    public static double Top { get; } = Millimetres(25);

    public static double Width => Right - Left;

    public static TextStyle Body { get; } = new(9.5, false, SellerColours.Ink, 13.6);

    public static TextStyle Strong { get; } = Body with { IsBold = true };

    public static TextStyle Small { get; } = new(8.5, false, SellerColours.Ink, 12);

    public static TextStyle SmallStrong { get; } = Small with { IsBold = true };

    /// <summary>What is said beside the main thing.</summary>
    public static TextStyle Quiet { get; } = Small with { Colour = SellerColours.Grey };

    public static TextStyle Label { get; } = new(7.5, false, SellerColours.Grey, 10.6);

    public static TextStyle LabelStrong { get; } = Label with { IsBold = true };

    public static TextStyle Footer { get; } = new(7, false, SellerColours.Grey, 9.6);

    public static TextStyle FooterStrong { get; } = Footer with { IsBold = true };

    public static TextStyle Title { get; } = new(21, true, SellerColours.Ink, 27);

    /// <summary>The sum and the day that the reader looks for first.</summary>
    public static TextStyle Key { get; } = new(15, true, SellerColours.Ink, 20);

    public static TextStyle Sum { get; } = new(11.5, true, SellerColours.Ink, 17);

    public static TextStyle Warning { get; } = SmallStrong with { Colour = SellerColours.Warning };

    public static TextStyle Across { get; } = new(110, true, XColor.FromArgb(0xF6, 0xCF, 0xCF), 110);

    public static double Millimetres(double length) => length * 72 / 25.4;

    /// <summary>Where the baseline of a line stands below its top.</summary>
    public static double BaselineOf(TextStyle style) => (style.Leading / 2) + (style.Size * 0.36);
}
