using System.Globalization;
using MilestoneBot.Reading;
using PdfSharp.UniversalAccessibility;
using static MilestoneBot.Documents.Invoices.Pdf.Typography;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// The foot of each page: who the seller is, their numbers and what the law wants on a business letter, and the number of
/// the page.
/// </summary>
internal sealed class PageFooter
{
    private const int MostLegalLines = 8;

    private static readonly double BottomOfText = PageHeight - Millimetres(10);
    private static readonly double[] Lefts = [Left, Left + Millimetres(47), Left + Millimetres(90)];
    private static readonly double[] Widths = [Millimetres(44), Millimetres(40), Millimetres(48)];

    private readonly PageContext context;
    private readonly IReadOnlyList<IReadOnlyList<string>> columns;

    public PageFooter(PageContext context)
    {
        this.context = context;
        columns = [Wrapped(Seller(), 0), Wrapped(Numbers(), 1), Wrapped(LegalLines(), 2)];
    }

    /// <summary>Where the body ends.</summary>
    public double Top => TopOfText - 18;

    private double TopOfText => BottomOfText - (Math.Max(1, columns.Max(column => column.Count)) * Footer.Leading);

    public void Draw(Canvas canvas, int page, int pages)
    {
        canvas.Artifact(() => canvas.Rule(SellerColours.Line, Left, Right, TopOfText - 7));
        // It is read aloud once.
        if (page == 1)
            canvas.Tagged(PdfBlockLevelElementTag.Paragraph, () => DrawColumns(canvas));
        else
            canvas.Artifact(() => DrawColumns(canvas));
        var number = context.Say(
            DocumentText.Page,
            page.ToString(CultureInfo.InvariantCulture),
            pages.ToString(CultureInfo.InvariantCulture)
        );
        canvas.Artifact(() => canvas.TextRight(number, FooterStrong, Right, TopOfText + BaselineOf(Footer)));
    }

    /// <summary>The head of the second and each further page.</summary>
    public void DrawHead(Canvas canvas)
    {
        var left = $"{context.Title} · {context.Document.Seller.Name}";
        var right = context.Options.Copy is null ? "" : context.Say(DocumentText.Copy);
        canvas.Artifact(() =>
        {
            canvas.Text(left, Label.Fitting(left, Width - 60), Left, Typography.Top + 8);
            canvas.TextRight(right, LabelStrong, Right, Typography.Top + 8);
            canvas.Rule(SellerColours.Line, Left, Right, Typography.Top + 14);
        });
    }

    private void DrawColumns(Canvas canvas)
    {
        foreach (var (index, column) in columns.Index())
        foreach (var (line, text) in column.Index())
            canvas.Text(
                Canvas.Followed(text),
                index == 0 && line == 0 ? FooterStrong : Footer,
                Lefts[index],
                TopOfText + (line * Footer.Leading) + BaselineOf(Footer)
            );
    }

    private IEnumerable<string> Seller()
    {
        var seller = context.Document.Seller;
        yield return seller.Name;
        foreach (var line in seller.AddressLines)
            yield return line;
        if (seller.Details.Country is { Length: > 0 } country)
            yield return DocumentCountries.NameOf(country, context.Language);
    }

    private IEnumerable<string> Numbers()
    {
        var seller = context.Document.Seller;
        (DocumentText Label, string Value)[] all =
        [
            (DocumentText.VatId, seller.VatId),
            (DocumentText.TaxNumber, seller.Details.TaxNumber),
            (DocumentText.RegisterNumber, seller.Details.RegisterNumber),
        ];
        return all.Where(number => number.Value.Length > 0)
            .Select(number => $"{context.Say(number.Label)} {number.Value}");
    }

    /// <summary>The law's lines stand at the foot unless they are so long that they would crowd every page.</summary>
    public static bool HasRoomForLegalLines(PageContext context) =>
        Wrapped(LegalLinesOf(context), 2).Count <= MostLegalLines;

    private string[] LegalLines() => HasRoomForLegalLines(context) ? LegalLinesOf(context) : [];

    private static string[] LegalLinesOf(PageContext context) =>
        context.Document.Seller.Details.LegalLines.Split(
            '\n',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );

    private static List<string> Wrapped(IEnumerable<string> lines, int column) =>
        [.. lines.SelectMany((line, index) => StyleOf(column, index).Wrap(line, Widths[column]))];

    private static TextStyle StyleOf(int column, int line) => column == 0 && line == 0 ? FooterStrong : Footer;
}
