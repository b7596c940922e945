using MilestoneBot.Reading;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using static MilestoneBot.Documents.Invoices.Pdf.Typography;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// Writes an invoice or a credit note as a PDF: A4, tagged, its faces inside, PDF/A-3 by construction. Nothing is drawn
/// that a face cannot show; the reasons are given instead.
/// </summary>
public static class InvoicePdf
{
    // PDFsharp keeps one table of fonts for the whole program.
    private static readonly Lock OneAtATime = new();

    private static readonly double[] Densities = [0.85, 0.7, 0.5];

    /// <summary>Everything that keeps a document from being printed; empty when nothing does.</summary>
    public static IReadOnlyList<PdfRefusal> Check(InvoiceDocument document, InvoicePdfOptions options) =>
        Problems(document, options, ReadLogo(options, out var badLogo), badLogo);

    /// <summary>The PDF, or every reason why there is none.</summary>
    public static InvoicePdfResult Write(InvoiceDocument document, InvoicePdfOptions options)
    {
        lock (OneAtATime)
        {
            using var logo = ReadLogo(options, out var badLogo);
            var problems = Problems(document, options, logo, badLogo);
            if (problems.Count > 0)
                return new(default, problems);
            var context = new PageContext(document, options, ColoursOf(options)!);
            return new(WritePages(context, logo), []);
        }
    }

    private static byte[] WritePages(PageContext context, XImage? logo)
    {
        Faces.Install();
        using var pdf = new PdfDocument();
        pdf.SetPdfA();
        var structure = UAManager.ForDocument(pdf);
        structure.SetDocumentLanguage(DocumentTexts.CodeOf(context.Language));
        PdfArchive.Describe(pdf, context);
        (context, var pages) = Fitted(context);
        var (letterhead, footer) = (new Letterhead(context, logo), new PageFooter(context));
        var fonts = new Dictionary<(Face, double), XFont>();
        foreach (var (index, blocks) in pages.Index())
        {
            var page = pdf.AddPage();
            page.Width = XUnit.FromPoint(PageWidth);
            page.Height = XUnit.FromPoint(PageHeight);
            using var graphics = XGraphics.FromPdfPage(page);
            var canvas = new Canvas(graphics, structure.StructureBuilder, fonts);
            // Below the rest, which stays readable: transparency is not what every archive takes.
            if (context.Document.IsSample)
                DrawSample(canvas, context.Say(DocumentText.Sample));
            if (index == 0)
                letterhead.Draw(canvas);
            else
                footer.DrawHead(canvas);
            PageWriter.Draw(canvas, blocks);
            footer.Draw(canvas, index + 1, pages.Count);
        }
        return PdfArchive.Save(pdf, context);
    }

    /// <summary>With the usual spaces, or with the widest narrower ones that save a page.</summary>
    private static (PageContext Context, IReadOnlyList<IReadOnlyList<PlacedBlock>> Pages) Fitted(PageContext context)
    {
        var usual = PagesOf(context);
        if (usual.Count == 1)
            return (context, usual);
        foreach (var density in Densities)
            if (
                context with { Density = density } is var denser
                && PagesOf(denser) is var pages
                && pages.Count < usual.Count
            )
                return (denser, pages);
        return (context, usual);
    }

    private static IReadOnlyList<IReadOnlyList<PlacedBlock>> PagesOf(PageContext context) =>
        PageBreaker.Break(
            DocumentBody.BlocksOf(context),
            new Letterhead(context, null).Bottom,
            Typography.Top + 26,
            new PageFooter(context).Top
        );

    private static void DrawSample(Canvas canvas, string text)
    {
        var style = Across.Fitting(text, Width * 1.2);
        canvas.Artifact(() => canvas.Diagonal(text, style, new(PageWidth / 2, PageHeight * 0.52), 52));
    }

    private static SellerColours? ColoursOf(InvoicePdfOptions options) =>
        SellerColours.Parse(options.Colour.Length == 0 ? SellerColours.Default : options.Colour);

    private static List<PdfRefusal> Problems(
        InvoiceDocument document,
        InvoicePdfOptions options,
        XImage? logo,
        string badLogo
    )
    {
        var problems = PrintableText.ProblemsOf(PrintedTexts.Of(document, options)).Distinct().ToList();
        if (logo is null && badLogo.Length > 0)
            problems.Add(new PdfRefusal.BadLogo(badLogo));
        if (ColoursOf(options) is null)
            problems.Add(new PdfRefusal.BadColour(options.Colour));
        return problems;
    }

    private static XImage? ReadLogo(InvoicePdfOptions options, out string problem) =>
        LogoReader.Read(options.Logo, out problem);
}
