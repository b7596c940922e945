using System.Globalization;
using System.Text;
using PdfSharp.Pdf;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// Makes of a PDF one for the archive that may hold the invoice as XML: PDF/A-3 (ISO 19005-3) with the extension schema
/// of Factur-X 1.0. PDFsharp itself writes PDF/A-1, which allows no file inside; so the metadata are written anew, as
/// an incremental update behind the file (ISO 32000, 7.5.6).
/// </summary>
internal static class PdfArchive
{
    /// <summary>The name under which readers look for the XML.</summary>
    private const string FileName = "factur-x.xml";

    public static void Describe(PdfDocument pdf, PageContext context)
    {
        pdf.Info.Title = context.Title;
        pdf.Info.Author = context.Document.Seller.Name;
        pdf.Info.Subject = context.Document.ProjectName;
        pdf.Info.Creator = "MilestoneBot";
        // The day that the document says, and not the moment of writing: what is written follows from the document.
        pdf.Info.CreationDate = DayOf(context).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        pdf.ViewerPreferences.DisplayDocTitle = true;
        pdf.Options.CompressContentStreams = true;
        pdf.Options.FlateEncodeMode = PdfFlateEncodeMode.BestCompression;
    }

    public static byte[] Save(PdfDocument pdf, PageContext context)
    {
        var hasXml = HoldsXml(context);
        if (hasXml)
            Embed(pdf, context);
        using var bytes = new MemoryStream();
        pdf.Save(bytes, closeStream: false);
        var metadata = pdf.Internals.Catalog.Elements.GetReference("/Metadata");
        if (metadata is null)
            throw new InvalidOperationException("PDFsharp wrote no metadata.");
        Append(
            bytes,
            metadata.ObjectNumber,
            PdfMetadataText.Of(context, DayOf(context), pdf.Info.Producer, hasXml ? FileName : "")
        );
        return bytes.ToArray();
    }

    private static bool HoldsXml(PageContext context) => !context.Options.Xml.IsEmpty && context.Options.Copy is null;

    private static DateOnly DayOf(PageContext context) => context.Dated;

    /// <summary>The XML as the other form of what the pages say.</summary>
    private static void Embed(PdfDocument pdf, PageContext context)
    {
        pdf.AddEmbeddedFile(FileName, new MemoryStream(context.Options.Xml.ToArray()));
        var file = pdf
            .Internals.GetAllObjects()
            .OfType<PdfDictionary>()
            .Single(o => o.Elements.GetName("/Type") == "/Filespec");
        file.Elements.SetName("/AFRelationship", "/Alternative");
        file.Elements.SetString("/UF", FileName);
        file.Elements.SetString("/Desc", context.Title);
        var stream = file.Elements.GetDictionary("/EF")!.Elements.GetDictionary("/F")!;
        stream.Elements.SetName("/Subtype", "/text/xml");
        var changed = new PdfDictionary(pdf);
        changed.Elements.SetDateTime("/ModDate", DayOf(context).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        changed.Elements.SetInteger("/Size", context.Options.Xml.Length);
        stream.Elements["/Params"] = changed;
        pdf.Internals.Catalog.Elements["/AF"] = new PdfArray(pdf, file.Reference!);
    }

    private static void Append(MemoryStream bytes, int metadata, byte[] text)
    {
        // Behind the last "trailer" stands only what PDFsharp wrote, nothing that somebody typed.
        var written = Encoding.Latin1.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        var (trailer, end) = (
            written.LastIndexOf("<<", StringComparison.Ordinal),
            written.LastIndexOf("startxref", StringComparison.Ordinal)
        );
        var entries = written[(trailer + 2)..written.LastIndexOf(">>", end, StringComparison.Ordinal)];
        var former = written[(end + "startxref".Length)..written.LastIndexOf("%%EOF", StringComparison.Ordinal)].Trim();
        bytes.Seek(0, SeekOrigin.End);
        var start = bytes.Length;
        Write(bytes, $"{metadata} 0 obj\n<</Type/Metadata/Subtype/XML/Length {text.Length}>>\nstream\n");
        bytes.Write(text);
        Write(bytes, "\nendstream\nendobj\n");
        var table = bytes.Length;
        var at = start.ToString("D10", CultureInfo.InvariantCulture);
        Write(bytes, $"xref\n{metadata} 1\n{at} 00000 n \ntrailer\n");
        Write(bytes, $"<<{entries}/Prev {former}>>\nstartxref\n{table}\n%%EOF\n");
    }

    private static void Write(MemoryStream bytes, string text) => bytes.Write(Encoding.Latin1.GetBytes(text));
}
