using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MilestoneBot.Documents.Invoices.Pdf;
using static MilestoneBot.Tests.Documents.Invoices.SampleDocuments;

namespace MilestoneBot.Tests.Documents.Invoices.Pdf;

/// <summary>A picture is kept as a logo if every reader shows it as its owner sees it; otherwise it is refused by name.</summary>
public sealed class LogoFileTests
{
    [Theory]
    [InlineData("png-4-bit-palette", "image/png")]
    [InlineData("png-8-bit-palette", "image/png")]
    [InlineData("png-grey", "image/png")]
    [InlineData("png-1-bit", "image/png")]
    [InlineData("png-grey-alpha", "image/png")]
    [InlineData("png-alpha", "image/png")]
    [InlineData("png-16-bit", "image/png")]
    [InlineData("png-16-bit-alpha", "image/png")]
    [InlineData("png-comment", "image/png")]
    [InlineData("jpeg", "image/jpeg")]
    [InlineData("jpeg-progressive", "image/jpeg")]
    [InlineData("jpeg-grey", "image/jpeg")]
    [InlineData("jpeg-comment", "image/jpeg")]
    public void It_is_kept_and_printed(string sample, string type)
    {
        var file = LogoFile.Read(LogoSamples.Of(sample), out var problem);
        Assert.Equal("", problem);
        Assert.Equal((type, 12, 6), (file!.MediaType, file.Width, file.Height));
        Assert.Equal(type, LogoFile.MediaTypeOf(file.Bytes));
        using var pdf = new ReadPdf(InvoicePdf.Write(Plain, new() { Logo = file.Bytes }).Bytes());
        var image = Assert.Single(pdf.Pages[0].GetImages());
        Assert.Equal((12, 6), (image.WidthInSamples, image.HeightInSamples));
        // What is kept is taken as it is when it is named again.
        Assert.Equal(file.Bytes, LogoFile.Read(file.Bytes, out _)!.Bytes);
    }

    [Theory]
    [InlineData("png-interlaced", "it is an interlaced PNG picture; save it without interlacing")]
    [InlineData("jpeg-cmyk", "it is a JPEG picture in the colours of a printing press (CMYK); save it as RGB")]
    [InlineData("gif", "it is a GIF picture; save it as PNG or JPEG")]
    [InlineData("webp", "it is a WebP picture; save it as PNG or JPEG")]
    [InlineData("bmp", "it is a BMP picture; save it as PNG or JPEG")]
    [InlineData("tiff", "it is a TIFF picture; save it as PNG or JPEG")]
    public void Another_kind_is_refused_by_name(string sample, string why) => Refused(LogoSamples.Of(sample), why);

    [Fact]
    public void Something_else_is_refused_whatever_its_name_says()
    {
        Refused([], "it is empty");
        Refused([.. "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8], "it is an SVG drawing; save it as PNG or JPEG");
        Refused([.. "%PDF-1.7"u8], "it is a PDF; save it as PNG or JPEG");
        Refused(
            [.. "<html><script>alert(1)</script></html>"u8],
            "it is neither a PNG nor a JPEG picture, whatever its name says"
        );
        Refused(
            new byte[(512 * 1024) + 1],
            "it has 513 KB, and at most 512 KB are taken; a picture of 1000 pixels in width is enough"
        );
    }

    [Theory]
    [InlineData("png-alpha")]
    [InlineData("png-8-bit-palette")]
    [InlineData("jpeg")]
    [InlineData("jpeg-progressive")]
    public void A_picture_that_is_cut_off_is_broken(string sample)
    {
        var whole = LogoSamples.Of(sample);
        for (var length = 8; length < whole.Length; length += 7)
            Refused(whole[..length], "the picture is broken");
    }

    [Fact]
    public void A_changed_part_of_a_PNG_is_broken()
    {
        var changed = LogoSamples.Of("png-alpha").ToArray();
        changed[20] ^= 1;
        Refused(changed, "the picture is broken");
    }

    /// <summary>No camera's place, no comment, nothing behind the picture's end.</summary>
    [Theory]
    [InlineData("png-comment")]
    [InlineData("jpeg-comment")]
    public void What_stands_beside_the_picture_is_not_kept(string sample)
    {
        var given = LogoSamples.Of(sample);
        Assert.Contains("secret place", Encoding.Latin1.GetString(given));
        var kept = LogoFile.Read([.. given, .. "<script>behind</script>"u8], out _)!.Bytes;
        Assert.DoesNotContain("secret place", Encoding.Latin1.GetString(kept));
        Assert.DoesNotContain("behind", Encoding.Latin1.GetString(kept));
    }

    [Fact]
    public void Exif_goes_and_a_picture_that_it_turns_is_refused()
    {
        var upright = LogoFile.Read(WithExif(1), out _)!.Bytes;
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(upright));
        Assert.Contains("Exif", Encoding.Latin1.GetString(WithExif(1)));
        for (var orientation = 2; orientation <= 8; orientation++)
            Refused(
                WithExif((byte)orientation),
                "it is stored turned, as cameras do, and would be printed turned; save it upright"
            );
    }

    [Theory]
    [InlineData(
        0xC3,
        8,
        "it is a JPEG picture of a rare kind (lossless or arithmetic); save it as a usual JPEG or as PNG"
    )]
    [InlineData(
        0xC9,
        8,
        "it is a JPEG picture of a rare kind (lossless or arithmetic); save it as a usual JPEG or as PNG"
    )]
    [InlineData(0xC1, 12, "it is a JPEG picture of 12 bits; save it with 8 bits or as PNG")]
    public void A_rare_JPEG_is_refused_by_name(int frame, byte bits, string why)
    {
        var jpeg = LogoSamples.Of("jpeg").ToArray();
        var at = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        (jpeg[at + 1], jpeg[at + 4]) = ((byte)frame, bits);
        Refused(jpeg, why);
    }

    [Theory]
    [InlineData(4001, 10, "it has 4001 × 10 pixels, and at most 4000 on each side are taken")]
    [InlineData(3000, 2000, "it has 3000 × 2000 pixels, and at most 4 million together are taken")]
    public void More_points_than_a_logo_needs_are_refused(int width, int height, string why)
    {
        var png = LogoSamples.Of("png-alpha").ToArray();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), PngFlattener.Checksum(png.AsSpan(12, 17)));
        Refused(png, why);
    }

    /// <summary>A small file that unpacks to much more than its size says, and one with something behind its points.</summary>
    [Theory, InlineData(200_000_000), InlineData(1)]
    public void Points_beyond_the_size_of_a_PNG_are_refused(int more)
    {
        var given = WithPoints([.. new byte[20 * ((20 * 3) + 1)], .. new byte[more]]);
        Assert.True(given.Length < LogoFile.MostBytes);
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Refused(given, "the picture is broken");
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 20_000_000);
    }

    [Fact]
    public void What_is_packed_behind_the_points_of_a_PNG_is_not_kept()
    {
        Assert.NotNull(LogoFile.Read(WithPoints(new byte[20 * 61]), out _));
        Refused(WithPoints(new byte[20 * 61], [.. "behind the points"u8]), "the picture is broken");
        Refused(WithPoints(new byte[(20 * 61) - 1]), "the picture is broken");
    }

    [Fact]
    public void A_JPEG_that_goes_over_its_points_again_and_again_is_refused()
    {
        var jpeg = LogoSamples.Of("jpeg-progressive");
        var at = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xDA]);
        var scan = jpeg[at..^2];
        byte[] many = [.. jpeg[..^2], .. Enumerable.Repeat(scan, 60).SelectMany(s => s), 0xFF, 0xD9];
        Refused(many, "its pixels are stored in more than 50 passes; save it as a usual JPEG or as PNG");
    }

    [Fact]
    public void A_JPEG_with_a_second_size_is_broken()
    {
        var jpeg = LogoSamples.Of("jpeg");
        var at = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        var frame = jpeg[at..(at + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))];
        Refused([.. jpeg[..at], .. frame, .. jpeg[at..]], "the picture is broken");
    }

    /// <summary>A PNG of 20 × 20 points in colour.</summary>
    private static byte[] WithPoints(byte[] rows, byte[]? behind = null)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            packing.Write(rows);
        packed.Write(behind ?? []);
        return
        [
            .. new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A },
            .. Chunk("IHDR", [0, 0, 0, 20, 0, 0, 0, 20, 8, 2, 0, 0, 0]),
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(chunk.Length - 4),
            PngFlattener.Checksum(chunk.AsSpan()[4..^4])
        );
        return chunk;
    }

    private static void Refused(byte[] given, string why)
    {
        Assert.Null(LogoFile.Read(given, out var problem));
        Assert.Equal(why, problem);
    }

    /// <summary>The picture with a camera's note: one entry, the orientation.</summary>
    private static byte[] WithExif(byte orientation)
    {
        byte[] note =
        [
            .. "Exif\0\0MM\0*"u8,
            .. new byte[] { 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0 },
        ];
        var jpeg = LogoSamples.Of("jpeg");
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(note.Length + 2), .. note, .. jpeg[2..]];
    }
}
