using System.Buffers.Binary;
using System.Text;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>A PNG picture (third edition) without what is written beside the picture.</summary>
internal static class PngFile
{
    private const string Broken = "the picture is broken";

    /// <summary>Beside the parts that every reader needs, only the table of transparency is kept.</summary>
    private static readonly string[] Kept = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];

    public static LogoFile? Read(byte[] png, out string problem)
    {
        problem = Broken;
        using var kept = new MemoryStream();
        kept.Write(png.AsSpan(0, 8));
        var (width, height, isWhole) = (0, 0, false);
        var once = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 8; !isWhole && at + 12 <= png.Length; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12)
                return null;
            var chunk = png.AsSpan(at, (int)length + 12);
            var named = chunk[4..^4];
            if (PngFlattener.Checksum(named) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]))
                return null;
            var name = Encoding.ASCII.GetString(named[..4]);
            if (name != "IDAT" && Array.IndexOf(Kept, name) >= 0 && !once.Add(name))
                return null;
            if (at == 8)
            {
                if (name != "IHDR" || length != 13)
                    return null;
                (width, height) = (
                    BinaryPrimitives.ReadInt32BigEndian(named[4..]),
                    BinaryPrimitives.ReadInt32BigEndian(named[8..])
                );
                if (width <= 0 || height <= 0)
                    return null;
                if (named[16] != 0)
                {
                    problem = "it is an interlaced PNG picture; save it without interlacing";
                    return null;
                }
            }
            if (Array.IndexOf(Kept, name) >= 0)
                kept.Write(chunk);
            // A capital letter in front: no reader can do without that part, and this one does not know it.
            else if (char.IsAsciiLetterUpper(name[0]))
                return null;
            isWhole = name == "IEND";
            at += chunk.Length;
        }
        if (!isWhole)
            return null;
        try
        {
            var bytes = PngFlattener.Repack(kept.ToArray(), out problem);
            return problem.Length > 0 ? null : new(bytes, LogoFile.Png, width, height);
        }
#pragma warning disable CA1031 // Whatever unpacking throws at a file that strangers made: it is no picture.
        catch (Exception)
#pragma warning restore CA1031
        {
            problem = Broken;
            return null;
        }
    }
}
