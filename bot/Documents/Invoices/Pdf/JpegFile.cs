using System.Buffers.Binary;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// A JPEG picture (ITU-T T.81) without what is written beside the picture. It goes into the PDF as it is, so only kinds
/// are taken that every reader of PDFs shows alike.
/// </summary>
internal static class JpegFile
{
    private const string Broken = "the picture is broken";

    /// <summary>
    /// How often the points may be gone over. Programs do so about ten times; each is work for whoever opens the PDF.
    /// </summary>
    private const int MostScans = 50;

    private const byte EndOfImage = 0xD9,
        StartOfScan = 0xDA,
        Exif = 0xE1,
        Adobe = 0xEE,
        ColourProfile = 0xE2,
        FirstApplication = 0xE0,
        LastApplication = 0xEF,
        Comment = 0xFE;

    public static LogoFile? Read(byte[] jpeg, out string problem)
    {
        problem = Broken;
        using var kept = new MemoryStream();
        kept.Write(jpeg.AsSpan(0, 2));
        var (at, width, height, scans) = (2, 0, 0, 0);
        while (at + 4 <= jpeg.Length || (at + 2 <= jpeg.Length && jpeg[at + 1] == EndOfImage))
        {
            var marker = jpeg[at + 1];
            if (jpeg[at] != 0xFF)
                return null;
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == EndOfImage)
            {
                kept.Write(jpeg.AsSpan(at, 2));
                if (width == 0 || scans == 0)
                    return null;
                problem = "";
                return new(kept.ToArray(), LogoFile.Jpeg, width, height);
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > jpeg.Length)
                return null;
            var segment = jpeg.AsSpan(at, length + 2);
            if (IsFrame(marker))
            {
                // A second frame would have a size of its own.
                if (width > 0)
                    return null;
                problem = FrameProblemOf(marker, segment);
                if (problem.Length > 0)
                    return null;
                problem = Broken;
                (height, width) = (
                    BinaryPrimitives.ReadUInt16BigEndian(segment[5..]),
                    BinaryPrimitives.ReadUInt16BigEndian(segment[7..])
                );
                if (width == 0 || height == 0)
                    return null;
            }
            if (marker == StartOfScan && ++scans > MostScans)
            {
                problem = $"its pixels are stored in more than {MostScans} passes; save it as a usual JPEG or as PNG";
                return null;
            }
            if (marker == Exif && IsTurned(segment[4..]))
            {
                problem = "it is stored turned, as cameras do, and would be printed turned; save it upright";
                return null;
            }
            if (IsKept(marker))
                kept.Write(segment);
            at += segment.Length;
            if (marker == StartOfScan)
                at = CopyScan(jpeg, at, kept);
        }
        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static string FrameProblemOf(byte marker, ReadOnlySpan<byte> segment)
    {
        if (marker is not (0xC0 or 0xC1 or 0xC2))
            return "it is a JPEG picture of a rare kind (lossless or arithmetic); save it as a usual JPEG or as PNG";
        if (segment.Length < 10)
            return Broken;
        if (segment[4] != 8)
            return $"it is a JPEG picture of {segment[4]} bits; save it with 8 bits or as PNG";
        return segment[9] switch
        {
            1 or 3 => "",
            4 => "it is a JPEG picture in the colours of a printing press (CMYK); save it as RGB",
            _ => Broken,
        };
    }

    /// <summary>Of what programs write beside a picture, only the two notes about its colours are kept.</summary>
    private static bool IsKept(byte marker) =>
        marker is FirstApplication or Adobe or ColourProfile
        || marker is not (>= FirstApplication and <= LastApplication or Comment);

    /// <summary>The points themselves, up to the next marker.</summary>
    private static int CopyScan(byte[] jpeg, int start, MemoryStream kept)
    {
        var at = start;
        while (at + 1 < jpeg.Length && (jpeg[at] != 0xFF || jpeg[at + 1] is 0 or (>= 0xD0 and <= 0xD7)))
            at++;
        kept.Write(jpeg.AsSpan(start, at - start));
        return at;
    }

    /// <summary>Whether the note of a camera (Exif, tag 0x0112) says that it is to be turned or mirrored.</summary>
    private static bool IsTurned(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8) || exif.Length < 20)
            return false;
        var tiff = exif[6..];
        var isLittle = tiff.StartsWith("II"u8);
        var at = (int)Math.Min(Number(tiff[4..], isLittle, 4), int.MaxValue);
        if (at > tiff.Length - 2)
            return false;
        var count = (int)Number(tiff[at..], isLittle, 2);
        for (var i = 0; i < count && at + 2 + ((i + 1) * 12) <= tiff.Length; i++)
        {
            var entry = tiff.Slice(at + 2 + (i * 12), 12);
            if (Number(entry, isLittle, 2) == 0x0112)
                return Number(entry[8..], isLittle, 2) is > 1 and <= 8;
        }
        return false;
    }

    private static long Number(ReadOnlySpan<byte> bytes, bool isLittle, int length) =>
        (length, isLittle) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        };
}
