using System.Buffers.Binary;
using System.Text;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// What is read of a font file (OpenType 1.9: tables head, hhea, hmtx, cmap): which characters it has and how wide they
/// are.
/// </summary>
internal sealed class TrueTypeFace
{
    private readonly byte[] file;
    private readonly Dictionary<int, int> glyphs = [];
    private readonly int unitsPerEm;
    private readonly int widths;
    private readonly int countOfWidths;

    public TrueTypeFace(byte[] file)
    {
        this.file = file;
        unitsPerEm = Short(Table("head") + 18);
        countOfWidths = Short(Table("hhea") + 34);
        widths = Table("hmtx");
        ReadCharacters(Table("cmap"));
    }

    public byte[] File => file;

    public bool Has(Rune character) => glyphs.ContainsKey(character.Value);

    /// <summary>How far a character moves the pen, in parts of the size of the type.</summary>
    public double WidthOf(Rune character)
    {
        var glyph = Math.Min(glyphs.GetValueOrDefault(character.Value), countOfWidths - 1);
        return (double)Short(widths + (4 * glyph)) / unitsPerEm;
    }

    private int Table(string tag)
    {
        for (var at = 12; at < 12 + (16 * Short(4)); at += 16)
            if (Encoding.ASCII.GetString(file, at, 4) == tag)
                return Long(at + 8);
        throw new InvalidOperationException($"The font has no table {tag}.");
    }

    /// <summary>Format 12 has every character; format 4 those of the first plane.</summary>
    private void ReadCharacters(int cmap)
    {
        var tables = Enumerable.Range(0, Short(cmap + 2)).Select(i => cmap + Long(cmap + 4 + (8 * i) + 4)).ToList();
        if (tables.Find(t => Short(t) == 12) is var full and > 0)
            ReadGroups(full);
        else if (tables.Find(t => Short(t) == 4) is var basic and > 0)
            ReadSegments(basic);
        else
            throw new InvalidOperationException("The font has no table of characters that can be read.");
    }

    private void ReadGroups(int table)
    {
        for (var at = table + 16; at < table + 16 + (12 * Long(table + 12)); at += 12)
        for (var character = Long(at); character <= Long(at + 4); character++)
            Add(character, Long(at + 8) + character - Long(at));
    }

    private void ReadSegments(int table)
    {
        var size = Short(table + 6);
        for (var at = 0; at < size; at += 2)
        {
            var (ends, starts) = (table + 14 + at, table + 16 + size + at);
            var (delta, offsetAt) = (Short(starts + size), starts + (2 * size));
            for (var character = Short(starts); character <= Short(ends) && character < 0xFFFF; character++)
            {
                var offset = Short(offsetAt);
                var glyph = offset == 0 ? character : Short(offsetAt + offset + (2 * (character - Short(starts))));
                Add(character, glyph == 0 ? 0 : (glyph + delta) & 0xFFFF);
            }
        }
    }

    private void Add(int character, int glyph)
    {
        if (glyph != 0)
            glyphs[character] = glyph;
    }

    private int Short(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private int Long(int at) => (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
