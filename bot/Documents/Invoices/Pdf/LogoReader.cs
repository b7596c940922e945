using PdfSharp.Drawing;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>Reads a logo that somebody uploaded: PNG or JPEG, told by its first bytes and not by its name.</summary>
internal static class LogoReader
{
    /// <summary>How every PNG picture begins.</summary>
    public static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>How every JPEG picture begins.</summary>
    public static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    /// <summary>The picture; null when there is none, or when it cannot be read and a problem says why.</summary>
    public static XImage? Read(ReadOnlyMemory<byte> logo, out string problem)
    {
        problem = "";
        if (logo.IsEmpty)
            return null;
        problem = "it is neither a PNG nor a JPEG picture";
        if (!logo.Span.StartsWith(PngStart) && !logo.Span.StartsWith(JpegStart))
            return null;
        problem = "the picture is broken";
        try
        {
            var bytes = logo.ToArray();
            if (Checked(bytes, out var why) is not { } printable)
            {
                problem = why;
                return null;
            }
            var image = XImage.FromStream(new MemoryStream(printable));
            if (image is { PixelWidth: > 0, PixelHeight: > 0 })
            {
                problem = "";
                return image;
            }
        }
#pragma warning disable CA1031 // Whatever a library throws at a file that strangers made: it is no picture.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
        return null;
    }

    /// <summary>
    /// The picture as the PDF takes it. A logo that was stored before a check was there is held to the same check.
    /// </summary>
    private static byte[]? Checked(byte[] logo, out string problem)
    {
        if (logo.AsSpan().StartsWith(PngStart))
        {
            var flat = PngFlattener.Flatten(logo, out problem);
            return problem.Length > 0 ? null : flat;
        }
        var jpeg = JpegFile.Read(logo, out problem);
        if (jpeg is not null)
            problem = LogoFile.SizeProblemOf(jpeg.Width, jpeg.Height);
        return problem.Length > 0 ? null : jpeg?.Bytes;
    }
}
