using MilestoneBot.Domain.Dunning;
using MilestoneBot.Reading;
using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;
using static MilestoneBot.Documents.Invoices.Pdf.Typography;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// The head of the first page: logo, the address where a window envelope shows it (DIN 5008, form B: 25 mm from the left,
/// from 62.7 mm on), the facts beside it.
/// </summary>
internal sealed class Letterhead
{
    private static readonly double TopOfSender = Millimetres(57);
    private static readonly double TopOfAddress = Millimetres(62.7);
    private static readonly double WidthOfAddress = Millimetres(78);
    private static readonly double LeftOfFacts = Left + Millimetres(90);
    private static readonly double LeftOfValues = Left + Millimetres(120);
    private static readonly double TopOfFacts = Millimetres(50);

    private static readonly double[] Folds = [105, 148.5, 210];

    private readonly PageContext context;
    private readonly XImage? logo;
    private readonly IReadOnlyList<string> address;
    private readonly IReadOnlyList<(string Label, IReadOnlyList<string> Lines)> facts;

    public Letterhead(PageContext context, XImage? logo)
    {
        (this.context, this.logo) = (context, logo);
        address = [.. AddressOfBuyer().SelectMany(line => Body.Wrap(line, WidthOfAddress))];
        facts =
        [
            .. Facts()
                .Where(fact => fact.Value.Length > 0)
                .Select(fact => (fact.Label, Small.Wrap(fact.Value, Right - LeftOfValues))),
        ];
    }

    /// <summary>Where the body begins.</summary>
    public double Bottom =>
        Math.Max(
            Millimetres(context.Between(93, 96)),
            Math.Max(TopOfAddress + (address.Count * Body.Leading), TopOfFacts + HeightOfFacts)
                + context.Between(10, 18)
        );

    private double HeightOfFacts => facts.Sum(fact => (fact.Lines.Count * Small.Leading) + 2.4);

    private InvoiceDocument Document => context.Document;

    public void Draw(Canvas canvas)
    {
        DrawSeller(canvas);
        DrawAddress(canvas);
        DrawFacts(canvas);
        canvas.Artifact(() =>
        {
            // Where a letter is folded, and its middle for the punch (DIN 5008).
            foreach (var at in Folds)
                canvas.Rule(
                    SellerColours.Line,
                    Millimetres(5),
                    Millimetres(at == 148.5 ? 11 : 9),
                    Millimetres(at),
                    0.5
                );
        });
    }

    /// <summary>The logo, or the name in its place; how to reach the seller on the right.</summary>
    private void DrawSeller(Canvas canvas)
    {
        var seller = Document.Seller;
        if (logo is not null)
        {
            var scale = Math.Min(Millimetres(62) / logo.PointWidth, Millimetres(17) / logo.PointHeight);
            var place = new XRect(Left, Top, logo.PointWidth * scale, logo.PointHeight * scale);
            canvas.Figure(
                context.Say(DocumentText.LogoAlternative, seller.Name),
                place,
                () => canvas.Picture(logo, place)
            );
        }
        else
        {
            var style = new TextStyle(15, true, context.Colours.Heading, 19);
            canvas.Artifact(() => canvas.Fill(context.Colours.Accent, Left, Top, 26, 3));
            Paragraph(canvas, style.Wrap(seller.Name, Millimetres(88)), style, Left, Top + 9);
        }
        var lines = new[] { seller.Details.ContactName, seller.Details.Phone, seller.Details.Mail }
            .Prepend(logo is null ? "" : seller.Name)
            .Where(line => line.Length > 0)
            .SelectMany(line => Label.Wrap(line, Right - LeftOfFacts))
            .ToList();
        Paragraph(canvas, lines, Label with { Colour = SellerColours.Ink }, LeftOfFacts, Top);
    }

    private void DrawAddress(Canvas canvas)
    {
        var sender = string.Join(" · ", Document.Seller.AddressLines.Prepend(Document.Seller.Name));
        var style = Footer.Fitting(sender, WidthOfAddress);
        canvas.Artifact(() =>
        {
            canvas.Text(sender, style, Left, TopOfSender + 6);
            canvas.Rule(SellerColours.Line, Left, Left + WidthOfAddress, TopOfSender + 9.5, 0.5);
        });
        Paragraph(canvas, address, Body, Left, TopOfAddress);
    }

    private IEnumerable<string> AddressOfBuyer()
    {
        var (seller, buyer) = (Document.Seller.Details.Country, Document.Buyer.Details.Country);
        yield return Document.Buyer.Name;
        if (Document.Buyer.Details.ContactName is { Length: > 0 } contact)
            yield return contact;
        foreach (var line in Document.Buyer.AddressLines)
            yield return line;
        if (buyer.Length > 0 && buyer != seller)
            yield return DocumentCountries.NameOf(buyer, context.Language).ToUpperInvariant();
    }

    private IEnumerable<(string Label, string Value)> Facts() =>
        context.Options.Reminder is { } reminder
            ? FactsOf(reminder)
            :
            [
                (context.Say(DocumentText.Number), Document.Number),
                (
                    context.Say(context.IsCreditNote ? DocumentText.CreditIssuedOn : DocumentText.IssuedOn),
                    context.Day(Document.IssuedOn)
                ),
                (context.Say(DocumentText.CompletedOn), Document.DeliveredOn is { } day ? context.Day(day) : ""),
                (context.Say(DocumentText.OrderNumber), Document.Buyer.Details.OrderNumber),
                (context.Say(DocumentText.BuyerReference), Document.Buyer.Details.BuyerReference),
                (context.Say(DocumentText.BuyerVatId), Document.Buyer.VatId),
                (context.Say(DocumentText.Project), Document.ProjectKey),
            ];

    private IEnumerable<(string Label, string Value)> FactsOf(FormalReminder reminder) =>
        [
            (context.Remind(ReminderText.Date), context.Day(reminder.On)),
            (context.Remind(ReminderText.Invoice), Document.Number),
            (context.Say(DocumentText.IssuedOn), context.Day(Document.IssuedOn)),
            (context.Say(DocumentText.DueOn), context.Day(reminder.Claim.Due)),
            (context.Say(DocumentText.OrderNumber), Document.Buyer.Details.OrderNumber),
            (context.Say(DocumentText.BuyerReference), Document.Buyer.Details.BuyerReference),
            (context.Say(DocumentText.Project), Document.ProjectKey),
        ];

    private void DrawFacts(Canvas canvas)
    {
        var top = TopOfFacts;
        foreach (var (label, lines) in facts)
        {
            var at = top;
            canvas.Tagged(
                PdfBlockLevelElementTag.Paragraph,
                () =>
                {
                    canvas.Text(
                        Canvas.Followed(label),
                        Quiet.Fitting(label, LeftOfValues - LeftOfFacts - 4),
                        LeftOfFacts,
                        at + BaselineOf(Small)
                    );
                    canvas.Lines(lines, Small, LeftOfValues, at);
                }
            );
            top += (lines.Count * Small.Leading) + 2.4;
        }
    }

    private static void Paragraph(Canvas canvas, IReadOnlyList<string> lines, TextStyle style, double left, double top)
    {
        if (lines.Count > 0)
            canvas.Tagged(PdfBlockLevelElementTag.Paragraph, () => canvas.Lines(lines, style, left, top));
    }
}
