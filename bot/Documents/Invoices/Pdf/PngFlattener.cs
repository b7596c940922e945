using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// Puts a PNG picture that lets the paper shine through (PNG, third edition: alpha, or a table of transparency) on white
/// and writes it without transparency, which PDFsharp drops in files for the archive; and so a picture of another kind than
/// three colours of eight bits. What is packed is unpacked up to what the picture's size needs, and refused when it is less or
/// more, so a small file never becomes a huge one.
/// </summary>
internal sealed class PngFlattener
{
    private static readonly Dictionary<int, int> Channels = new()
    {
        [0] = 1,
        [2] = 3,
        [3] = 1,
        [4] = 2,
        [6] = 4,
    };

    /// <summary>Bits of one sample: the table of the PNG specification, by kind of colour.</summary>
    private static readonly Dictionary<int, int[]> Depths = new()
    {
        [0] = [1, 2, 4, 8, 16],
        [2] = [8, 16],
        [3] = [1, 2, 4, 8],
        [4] = [8, 16],
        [6] = [8, 16],
    };

    /// <summary>What belongs to a picture beside its points: the table of colours, and that of transparency.</summary>
    private static readonly string[] Beside = ["PLTE", "tRNS"];

    private readonly Dictionary<string, byte[]> chunks = new(StringComparer.Ordinal);
    private readonly byte[] packed;
    private readonly int width;
    private readonly int height;
    private readonly int depth;
    private readonly int kind;
    private readonly bool isInterlaced;

    private PngFlattener(ReadOnlySpan<byte> png)
    {
        var data = new List<byte>();
        for (var at = 8; at + 12 <= png.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            var name = Encoding.ASCII.GetString(png.Slice(at + 4, 4));
            var content = png.Slice(at + 8, length);
            if (name == "IDAT")
                data.AddRange(content);
            else if (!chunks.TryAdd(name, content.ToArray()))
                throw new InvalidDataException("A part of the picture is there twice.");
            at += length + 12;
        }
        packed = [.. data];
        var header = chunks["IHDR"];
        width = BinaryPrimitives.ReadInt32BigEndian(header);
        height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        (depth, kind, isInterlaced) = (header[8], header[9], header[12] != 0);
    }

    /// <summary>The picture to print: three colours of eight bits, and nothing shines through.</summary>
    /// <param name="problem">Why it cannot be printed; "" when it can.</param>
    /// <exception cref="InvalidDataException">The picture is broken; other exceptions mean the same.</exception>
    public static byte[] Flatten(byte[] png, out string problem)
    {
        var picture = Open(png, out problem);
        if (problem.Length > 0)
            return png;
        // PDFsharp reads some other kinds, and not those of 1 and 16 bits; what it is handed is always the same kind.
        var rows = picture.Unpack();
        return picture is { kind: 2, depth: 8 } && !picture.chunks.ContainsKey("tRNS")
            ? picture.Written(rows)
            : picture.OnWhite(rows);
    }

    /// <summary>The same picture, packed anew from its checked rows, so nothing that is no part of it is kept.</summary>
    /// <param name="problem">Why it cannot be kept; "" when it can.</param>
    /// <exception cref="InvalidDataException">The picture is broken; other exceptions mean the same.</exception>
    public static byte[] Repack(byte[] png, out string problem)
    {
        var picture = Open(png, out problem);
        return problem.Length > 0 ? png : picture.Written(picture.Unpack(), isSame: true);
    }

    private static PngFlattener Open(byte[] png, out string problem)
    {
        var picture = new PngFlattener(png);
        if (picture.width <= 0 || picture.height <= 0)
            throw new InvalidDataException("A picture has a width and a height.");
        problem = LogoFile.SizeProblemOf(picture.width, picture.height);
        if (problem.Length == 0 && picture.isInterlaced)
            problem = "it is an interlaced PNG picture; save it without interlacing";
        if (!Depths.TryGetValue(picture.kind, out var depths) || !depths.Contains(picture.depth))
            throw new InvalidDataException("There is no such kind of PNG picture.");
        return picture;
    }

    private int BytesPerRow => ((width * Channels[kind] * depth) + 7) / 8;

    /// <summary>
    /// The rows, each behind the byte that names its filter. No more is unpacked than they need, and what is packed ends
    /// with them.
    /// </summary>
    private byte[] Unpack()
    {
        var rows = new byte[height * (BytesPerRow + 1)];
        using (var unpacked = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            unpacked.ReadExactly(rows);
            if (unpacked.ReadByte() >= 0)
                throw new InvalidDataException("More is packed than the picture needs.");
        }
        if (packed.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(packed.AsSpan(^4..)) != Sum(rows))
            throw new InvalidDataException("What is packed is not whole.");
        for (var at = 0; at < rows.Length; at += BytesPerRow + 1)
            if (rows[at] > 4)
                throw new InvalidDataException("A row of the picture has an unknown filter.");
        return rows;
    }

    /// <summary>Adler-32, with which packed data ends (RFC 1950).</summary>
    private static uint Sum(byte[] bytes)
    {
        const uint Modulus = 65521;
        var (low, high) = (1u, 0u);
        foreach (var one in bytes)
        {
            low = (low + one) % Modulus;
            high = (high + low) % Modulus;
        }
        return (high << 16) | low;
    }

    private byte[] OnWhite(byte[] filtered)
    {
        var (above, row, distance) = (
            new byte[BytesPerRow],
            new byte[BytesPerRow],
            Math.Max(1, Channels[kind] * depth / 8)
        );
        var rows = new byte[height * ((width * 3) + 1)];
        for (var y = 0; y < height; y++)
        {
            var start = y * (BytesPerRow + 1);
            filtered.AsSpan(start + 1, BytesPerRow).CopyTo(row);
            Unfilter(filtered[start], row, above, distance);
            for (var x = 0; x < width; x++)
                PointOf(row, x).CopyTo(rows, (y * ((width * 3) + 1)) + 1 + (x * 3));
            (above, row) = (row, above);
        }
        return Written(rows);
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int distance)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i < distance ? 0 : row[i - distance];
            int corner = i < distance ? 0 : above[i - distance];
            row[i] += filter switch
            {
                0 => 0,
                1 => (byte)left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => (byte)Nearest(left, above[i], corner),
                _ => throw new InvalidDataException("A row of the picture has an unknown filter."),
            };
        }
    }

    /// <summary>The one of the three that is nearest to left + up − corner (the filter "Paeth").</summary>
    private static int Nearest(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        if (a <= b && a <= c)
            return left;
        return b <= c ? up : corner;
    }

    private byte[] PointOf(byte[] row, int x)
    {
        int Part(int channel) => Sample(row, (x * Channels[kind]) + channel);
        var seeThrough = chunks.GetValueOrDefault("tRNS") ?? [];
        switch (kind)
        {
            case 3:
                var colour = chunks["PLTE"].AsSpan(Part(0) * 3, 3);
                var alpha = Part(0) < seeThrough.Length ? seeThrough[Part(0)] : 255;
                return [Over(colour[0], alpha), Over(colour[1], alpha), Over(colour[2], alpha)];
            case 0 or 4:
                var grey = Over(To8(Part(0)), kind == 4 ? To8(Part(1)) : KeyAlpha(seeThrough, Part(0)));
                return [grey, grey, grey];
            default:
                var opacity = kind == 6 ? To8(Part(3)) : KeyAlpha(seeThrough, Part(0), Part(1), Part(2));
                return [Over(To8(Part(0)), opacity), Over(To8(Part(1)), opacity), Over(To8(Part(2)), opacity)];
        }
    }

    private int Sample(byte[] row, int index) =>
        depth switch
        {
            16 => (row[index * 2] << 8) | row[(index * 2) + 1],
            8 => row[index],
            _ => (row[index * depth / 8] >> (8 - depth - (index * depth % 8))) & ((1 << depth) - 1),
        };

    private int To8(int sample) => sample * 255 / ((1 << depth) - 1);

    /// <summary>One colour may be named that is not there.</summary>
    private static int KeyAlpha(byte[] key, params int[] parts) =>
        key.Length == parts.Length * 2
        && parts.Index().All(p => BinaryPrimitives.ReadUInt16BigEndian(key.AsSpan(p.Index * 2)) == p.Item)
            ? 0
            : 255;

    private static byte Over(int part, int alpha) => (byte)(((part * alpha) + (255 * (255 - alpha)) + 127) / 255);

    /// <param name="isSame">Whether the rows are those of this picture as it was given, with its colours and kind.</param>
    private byte[] Written(byte[] rows, bool isSame = false)
    {
        using var png = new MemoryStream();
        png.Write(LogoReader.PngStart);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = isSame ? ((byte)depth, (byte)kind) : ((byte)8, (byte)2);
        using var data = new MemoryStream();
        using (var packing = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
            packing.Write(rows);
        WriteChunk(png, "IHDR", header);
        foreach (var name in isSame ? Beside : [])
            if (chunks.TryGetValue(name, out var content))
                WriteChunk(png, name, content);
        WriteChunk(png, "IDAT", data.ToArray());
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void WriteChunk(MemoryStream png, string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        png.Write(number);
    }

    /// <summary>CRC-32 as PNG names it.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
