using System.Text;
using PdfSharp.Fonts;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>A face that documents are set in.</summary>
internal enum Face
{
    Regular,
    Bold,

    /// <summary>For characters that the two others lack: signs, arrows, Armenian, Georgian.</summary>
    Second,
}

/// <summary>The faces that are built into the program: Noto Sans, and DejaVu Sans as the second one.</summary>
internal sealed class Faces : IFontResolver
{
    private static readonly Dictionary<Face, (string Family, TrueTypeFace Font)> All = new()
    {
        [Face.Regular] = ("Noto Sans", Load("NotoSans-Regular.ttf")),
        [Face.Bold] = ("Noto Sans Bold", Load("NotoSans-Bold.ttf")),
        [Face.Second] = ("DejaVu Sans", Load("DejaVuSans.ttf")),
    };

    /// <summary>PDFsharp asks one resolver of the whole program; nothing else here makes a PDF.</summary>
    public static void Install() => GlobalFontSettings.FontResolver ??= new Faces();

    public static string FamilyOf(Face face) => All[face].Family;

    /// <summary>The face that has the character: the wanted one or the second one; null when neither has it.</summary>
    public static Face? For(Rune character, bool isBold)
    {
        var wanted = isBold ? Face.Bold : Face.Regular;
        if (All[wanted].Font.Has(character))
            return wanted;
        return All[Face.Second].Font.Has(character) ? Face.Second : null;
    }

    public static double WidthOf(Rune character, Face face) => All[face].Font.WidthOf(character);

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(familyName);

    public byte[]? GetFont(string faceName) => All.Values.First(f => f.Family == faceName).Font.File;

    private static TrueTypeFace Load(string file)
    {
        using var stream =
            typeof(Faces).Assembly.GetManifestResourceStream(typeof(Faces), file)
            ?? throw new InvalidOperationException($"{file} is not built into the program.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new(bytes.ToArray());
    }
}
