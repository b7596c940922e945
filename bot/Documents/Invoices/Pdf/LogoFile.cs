using System.Globalization;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// A logo as it is kept: a PNG or JPEG picture that prints and that browsers show, without what cameras and programs write
/// beside it (place, names, comments). Its kind is told by its bytes and never by a name.
/// </summary>
public sealed record LogoFile(byte[] Bytes, string MediaType, int Width, int Height)
{
    public const int MostBytes = 512 * 1024,
        MostSide = 4000,
        MostPoints = 4_000_000;

    public const string Png = "image/png",
        Jpeg = "image/jpeg";

    /// <summary>The picture to keep; null when it cannot be used, and a problem says why: "it is …".</summary>
    public static LogoFile? Read(byte[] given, out string problem)
    {
        problem = given.Length == 0 ? "it is empty" : LengthProblemOf(given.Length);
        if (problem.Length > 0)
            return null;
        LogoFile? file;
        if (given.AsSpan().StartsWith(LogoReader.PngStart))
            file = PngFile.Read(given, out problem);
        else if (given.AsSpan().StartsWith(LogoReader.JpegStart))
            file = JpegFile.Read(given, out problem);
        else
        {
            problem = NameOf(given);
            return null;
        }
        if (file is null)
            return null;
        problem = SizeProblemOf(file.Width, file.Height);
        if (problem.Length > 0)
            return null;
        using var image = LogoReader.Read(file.Bytes, out problem);
        return image is null ? null : file;
    }

    /// <summary>Why a file of that many bytes is not taken; "" when it is.</summary>
    internal static string LengthProblemOf(long length) =>
        length > MostBytes
            ? $"it has {(length + 1023) / 1024} KB, and at most {MostBytes / 1024} KB are taken; "
                + "a picture of 1000 pixels in width is enough"
            : "";

    /// <summary>PNG or JPEG, for bytes that were kept.</summary>
    public static string MediaTypeOf(ReadOnlySpan<byte> kept) => kept.StartsWith(LogoReader.PngStart) ? Png : Jpeg;

    /// <summary>Why a picture of that many points is not unpacked; "" when it is.</summary>
    internal static string SizeProblemOf(int width, int height)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{width} × {height} pixels");
        if (width > MostSide || height > MostSide)
            return $"it has {size}, and at most {MostSide} on each side are taken";
        return (long)width * height > MostPoints
            ? $"it has {size}, and at most {MostPoints / 1_000_000} million together are taken"
            : "";
    }

    /// <summary>Other kinds that people have, by their first bytes.</summary>
    private static string NameOf(ReadOnlySpan<byte> given)
    {
        var kind = "";
        if (given.StartsWith("GIF8"u8))
            kind = "a GIF picture";
        else if (given.Length > 12 && given.StartsWith("RIFF"u8) && given[8..].StartsWith("WEBP"u8))
            kind = "a WebP picture";
        else if (given.Length > 12 && given[4..].StartsWith("ftyp"u8))
            kind = "an AVIF or HEIC picture";
        else if (given.StartsWith("%PDF"u8))
            kind = "a PDF";
        else if (given.StartsWith("BM"u8))
            kind = "a BMP picture";
        else if (given.StartsWith("II*\0"u8) || given.StartsWith("MM\0*"u8))
            kind = "a TIFF picture";
        else if (given[..Math.Min(given.Length, 1024)].IndexOf("<svg"u8) >= 0)
            kind = "an SVG drawing";
        return kind.Length > 0
            ? $"it is {kind}; save it as PNG or JPEG"
            : "it is neither a PNG nor a JPEG picture, whatever its name says";
    }
}
