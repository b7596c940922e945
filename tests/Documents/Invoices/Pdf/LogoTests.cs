using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MilestoneBot.Documents.Invoices.Pdf;
using static MilestoneBot.Tests.Documents.Invoices.SampleDocuments;

namespace MilestoneBot.Tests.Documents.Invoices.Pdf;

/// <summary>A logo is printed as it looks on white, or refused with the reason.</summary>
public sealed class LogoTests
{
    /// <summary>A black point that is half there is grey on white: 255 − 128.</summary>
    [Theory]
    [InlineData(6, new byte[] { 0, 0, 0, 128 }, new byte[] { 127, 127, 127 })]
    [InlineData(6, new byte[] { 255, 96, 64, 255 }, new byte[] { 255, 96, 64 })]
    [InlineData(6, new byte[] { 1, 2, 3, 0 }, new byte[] { 255, 255, 255 })]
    [InlineData(4, new byte[] { 0, 128 }, new byte[] { 127, 127, 127 })]
    public void What_shines_through_is_put_on_white(int kind, byte[] point, byte[] expected)
    {
        var flat = PngFlattener.Flatten(Png(kind, 8, 0, point), out var problem);
        Assert.Equal("", problem);
        Assert.Equal(expected, PointOf(flat));
    }

    [Fact]
    public void Every_filter_of_rows_is_undone()
    {
        // Two rows of two points each; the second is the same picture under each of the five filters.
        byte[] first = [10, 20, 30, 255, 40, 50, 60, 255];
        byte[] second = [70, 80, 90, 255, 100, 110, 120, 255];
        for (var filter = 0; filter <= 4; filter++)
        {
            var flat = PngFlattener.Flatten(
                Png(6, 8, 0, [0, .. first, (byte)filter, .. Filtered(filter, second, first)], 2, 2),
                out _
            );
            Assert.Equal([0, 10, 20, 30, 40, 50, 60, 0, 70, 80, 90, 100, 110, 120], Unpacked(flat));
        }
    }

    [Fact]
    public void A_picture_without_transparency_keeps_its_points()
    {
        var flat = PngFlattener.Flatten(Png(2, 8, 0, [1, 2, 3]), out var problem);
        Assert.Equal("", problem);
        Assert.Equal([0, 1, 2, 3], Unpacked(flat));
    }

    /// <summary>A logo that was stored before this was checked is refused as well.</summary>
    [Theory, InlineData(0, 1), InlineData(2, 3), InlineData(3, 1), InlineData(4, 2), InlineData(6, 4)]
    public void A_picture_that_unpacks_to_more_or_less_than_its_size_is_broken(int kind, int channels)
    {
        var rows = Enumerable.Repeat(new byte[1 + (2 * channels)], 2).SelectMany(row => row).ToArray();
        PngFlattener.Repack(Png(kind, 8, 0, rows, 2, 2), out var problem);
        Assert.Equal("", problem);
        Refused(Png(kind, 8, 0, [.. rows, 0], 2, 2), "the picture is broken");
        Refused(Png(kind, 8, 0, [.. rows, .. new byte[60_000_000]], 2, 2), "the picture is broken");
        Refused(Png(kind, 8, 0, rows[..^1], 2, 2), "the picture is broken");
        Refused(Png(kind, 8, 0, [9, .. rows[1..]], 2, 2), "the picture is broken");
        var wrongSum = Png(kind, 8, 0, rows, 2, 2);
        wrongSum[^17] ^= 1;
        Refused(wrongSum, "the picture is broken");
    }

    [Fact]
    public void A_logo_stands_in_place_of_the_large_name()
    {
        var logo = Png(6, 8, 0, [255, 0, 0, 255]);
        using var pdf = new ReadPdf(InvoicePdf.Write(Plain, new() { Logo = logo }).Bytes());
        Assert.Single(pdf.Pages[0].GetImages());
        using var without = new ReadPdf(InvoicePdf.Write(Plain, new()).Bytes());
        Assert.Empty(without.Pages[0].GetImages());
    }

    [Fact]
    public void What_is_no_picture_is_refused_with_the_reason()
    {
        Refused([.. "GIF89a"u8], "it is neither a PNG nor a JPEG picture");
        Refused([.. "<svg/>"u8], "it is neither a PNG nor a JPEG picture");
        Refused(Png(6, 8, 0, [0, 0, 0, 0])[..40], "the picture is broken");
        Refused([0xFF, 0xD8, 0xFF, 0xE0, 0], "the picture is broken");
        Refused(Png(6, 8, 1, [0, 0, 0, 0]), "it is an interlaced PNG picture; save it without interlacing");
        Refused(
            Png(6, 8, 0, [0], 20_000, 20_000),
            "it has 20000 × 20000 pixels, and at most 4000 on each side are taken"
        );
        Refused(Png(6, 8, 0, [0], -1, 5), "the picture is broken");
    }

    private static void Refused(byte[] logo, string why) =>
        Assert.Equal([new PdfRefusal.BadLogo(why)], InvoicePdf.Check(Plain, new() { Logo = logo }));

    /// <summary>A PNG of that kind; one point, or rows with their filters.</summary>
    private static byte[] Png(int kind, int depth, int interlace, byte[] data, int width = 1, int height = 1)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)kind, (byte)interlace);
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            packing.Write(width == 1 ? [0, .. data] : data);
        foreach (var (name, content) in new[] { ("IHDR", header), ("IDAT", packed.ToArray()), ("IEND", []) })
        {
            var number = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
            png.Write(number);
            png.Write(Encoding.ASCII.GetBytes(name));
            png.Write(content);
            // Readers may check the sum or not; ours leaves that to the library behind it.
            png.Write([0, 0, 0, 0]);
        }
        return png.ToArray();
    }

    private static byte[] Filtered(int filter, byte[] row, byte[] above) =>
        [
            .. row.Select(
                (value, i) =>
                {
                    var (left, corner) = i < 4 ? (0, 0) : (row[i - 4], above[i - 4]);
                    var guess = left + above[i] - corner;
                    var nearest = new[] { left, (int)above[i], corner }.MinBy(near => Math.Abs(guess - near));
                    return (byte)(value - new[] { 0, left, above[i], (left + above[i]) / 2, nearest }[filter]);
                }
            ),
        ];

    private static byte[] PointOf(byte[] png) => Unpacked(png)[1..4];

    private static byte[] Unpacked(byte[] png)
    {
        var at = Encoding.Latin1.GetString(png).IndexOf("IDAT", StringComparison.Ordinal);
        using var packed = new MemoryStream(png, at + 4, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at - 4)));
        using var unpacking = new ZLibStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacking.CopyTo(bytes);
        return bytes.ToArray();
    }
}
