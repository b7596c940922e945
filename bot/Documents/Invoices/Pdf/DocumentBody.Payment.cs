using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;
using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;
using static MilestoneBot.Documents.Invoices.Pdf.Typography;

namespace MilestoneBot.Documents.Invoices.Pdf;

internal sealed partial class DocumentBody
{
    private double SizeOfCode => Millimetres(context.Between(28, 32));

    private double TopOfRows => context.Between(17, 20);

    private double GapOfRows => context.Between(1, 3.5);

    private void AddNotes()
    {
        foreach (var note in Notes().Where(note => note.Length > 0).Distinct(StringComparer.Ordinal))
        {
            flow.Paragraph(note, Small, Width);
            flow.Space(4);
        }
        if (Document.Discount is { } discount && context.Options.Copy is null)
        {
            var text = context.Say(
                DocumentText.CashDiscount,
                context.Rate(discount.Terms.Rate),
                context.Day(discount.Until),
                context.SumWithCode(Document.ToPay - discount.Reduction),
                context.SumWithCode(discount.Reduction)
            );
            flow.Paragraph(text, SmallStrong, Width);
            flow.Space(4);
        }
        if (!context.IsCreditNote && !context.AsksForMoney)
            flow.Paragraph(context.Say(DocumentText.NothingToPay), SmallStrong, Width);
    }

    private IEnumerable<string> Notes()
    {
        foreach (var share in Document.Shares)
            yield return SentenceOf(share);
        yield return Document.VatNotice;
        if (Document.Kind == InvoiceDocumentKind.Prepayment)
            yield return context.Say(DocumentText.PrepaymentNote);
        if (!Document.Lines.Any(line => line.Text == Document.Note))
            yield return Document.Note;
        if (Document.TermsText.Length > 0)
            yield return $"{context.Say(DocumentText.AgreedTerms)}{Colon}{Document.TermsText}";
        if (!PageFooter.HasRoomForLegalLines(context))
            yield return Document.Seller.Details.LegalLines;
    }

    /// <summary>The law's sentence; with the sum that it is about where there are several.</summary>
    private string SentenceOf(TaxShare share)
    {
        var sentence = DocumentWords.SentenceFor(share.Treatment, context.Language);
        return sentence.Length > 0 && Document.Shares.Count > 1
            ? $"{context.SumWithCode(share.Net)}{Colon}{sentence}"
            : sentence;
    }

    private string Colon => context.Language == DocumentLanguage.French ? "\u00A0: " : ": ";

    /// <summary>Where to pay, with the pay code beside it; one block that is never broken.</summary>
    private void AddPayment()
    {
        if (!context.AsksForMoney || Document.Seller.Details.Account is not { } account)
            return;
        var code = PayCode.Create(Document, context.Asked);
        var rows = RowsOf(account);
        var heightOfRows = TopOfRows + rows.Sum(row => (row.Lines.Count * Small.Leading) + GapOfRows);
        var height = Math.Max(heightOfRows, code is null ? 0 : SizeOfCode + 14);
        var space = 16 * context.Density;
        flow.Add(
            new(new(PageRole.Paragraph), space)
            {
                IsSpace = true,
                Decoration = (canvas, top) => canvas.Rule(SellerColours.Line, Left, Right, top + space - 8),
            }
        );
        flow.Add(
            new(new(PageRole.Parts), height)
            {
                Cells =
                [
                    (canvas, top) => DrawAccount(canvas, top, rows),
                    (canvas, top) =>
                    {
                        if (code is not null)
                            DrawCode(canvas, top, code, account);
                    },
                ],
            }
        );
    }

    private List<(string Label, IReadOnlyList<string> Lines)> RowsOf(BankAccount account)
    {
        var width = Width - SizeOfCode - Millimetres(46);
        (string Label, string Value)[] all =
        [
            (context.Say(DocumentText.AccountHolder), account.Holder),
            (context.Say(DocumentText.Iban), CreditorReference.Grouped(account.Iban)),
            (context.Say(DocumentText.Bic), account.Bic),
            (context.Say(DocumentText.PaymentReference), CreditorReference.Grouped(Document.PaymentReference)),
            (context.DocumentName, Document.Number),
        ];
        return [.. all.Where(row => row.Value.Length > 0).Select(row => (row.Label, Small.Wrap(row.Value, width)))];
    }

    private void DrawAccount(Canvas canvas, double top, List<(string Label, IReadOnlyList<string> Lines)> rows)
    {
        canvas.Tagged(
            PdfBlockLevelElementTag.Heading2,
            () => canvas.Text(context.Say(DocumentText.HowToPay), Strong, Left, top + BaselineOf(Strong))
        );
        top += TopOfRows;
        foreach (var (label, lines) in rows)
        {
            canvas.Tagged(
                PdfBlockLevelElementTag.Paragraph,
                () =>
                {
                    canvas.Text(Canvas.Followed(label), Quiet, Left, top + BaselineOf(Quiet));
                    canvas.Lines(lines, SmallStrong, Left + Millimetres(34), top);
                }
            );
            top += (lines.Count * Small.Leading) + GapOfRows;
        }
    }

    private void DrawCode(Canvas canvas, double top, PayCode code, BankAccount account)
    {
        var module = SizeOfCode / (code.Size - 8);
        var left = Right - SizeOfCode;
        var alternative = context.Say(
            DocumentText.PayCodeAlternative,
            context.SumWithCode(context.Asked),
            account.Holder,
            CreditorReference.Grouped(account.Iban),
            CreditorReference.Grouped(Document.PaymentReference)
        );
        canvas.Figure(
            alternative,
            new(left, top, SizeOfCode, SizeOfCode),
            () =>
                canvas.Fill(
                    XColors.Black,
                    code.Bars()
                        .Select(bar => new XRect(
                            left + ((bar.Column - 4) * module),
                            top + ((bar.Row - 4) * module),
                            bar.Length * module,
                            module
                        ))
                )
        );
        var caption = context.Say(DocumentText.ScanToPay);
        var style = Typography.Footer.Fitting(caption, SizeOfCode);
        canvas.Tagged(
            PdfBlockLevelElementTag.Paragraph,
            () => canvas.Text(caption, style, left + ((SizeOfCode - style.WidthOf(caption)) / 2), top + SizeOfCode + 11)
        );
    }
}
