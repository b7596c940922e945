using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Invoices;

/// <summary>
/// Reads a document from what is frozen: the issued invoice or the credit note. Nothing that can change later is in it.
/// </summary>
internal static class InvoiceDocumentReader
{
    /// <summary>The credit note, or the invoice itself where there is none.</summary>
    public static InvoiceDocument Read(Project project, Invoice invoice, CreditNote? note) =>
        note is null ? FromInvoice(project, invoice) : FromCreditNote(project, invoice, note);

    /// <param name="invoice">An invoice that has a number.</param>
    public static InvoiceDocument FromInvoice(Project project, Invoice invoice)
    {
        var issued = invoice.IssueDetails!;
        return new(
            KindOf(invoice),
            issued.Number,
            issued.On,
            issued.Due,
            project.Currency,
            new(issued.Seller, issued.SellerDetails),
            new(issued.Buyer, issued.BuyerDetails),
            project.Key,
            project.Name,
            LinesOf(project, invoice),
            [.. invoice.Deductions.Select(d => new DocumentDeduction(d.Number, d.PaidOn, d.Share))],
            SharesOfLines(invoice),
            invoice.Kind == InvoiceKind.Advance ? null : invoice.CompletedOn,
            DiscountOf(invoice),
            null,
            NoteOf(invoice),
            invoice.Claim.VatNotice,
            "",
            issued.IsSample
        );
    }

    /// <summary>
    /// The document as it would be issued on that day, for checks and previews: with everything that was billed, paid or
    /// credited since the draft, and without a number, which is taken at issue.
    /// </summary>
    public static InvoiceDocument FromDraft(
        Project project,
        Invoice draft,
        DocumentParty seller,
        DocumentParty buyer,
        bool isSample,
        DateOnly today
    )
    {
        var claim = project.ClaimFor(project.MilestoneOf(draft));
        return FromInvoice(
            project,
            draft with
            {
                Claim = claim,
                Net = claim.NetOf(project.Currency),
                Vat = claim.VatOf(project.Currency),
                IssueDetails = new(
                    "",
                    today,
                    project.DueDateFor(today, draft.DueDays),
                    seller.Party,
                    buyer.Party,
                    isSample,
                    draft.Drafted
                )
                {
                    SellerDetails = seller.Details,
                    BuyerDetails = buyer.Details,
                },
            }
        );
    }

    /// <summary>
    /// A full credit note of a final invoice takes back its lines and frees what it deducted; any other credits a part of
    /// the claim.
    /// </summary>
    public static InvoiceDocument FromCreditNote(Project project, Invoice invoice, CreditNote note)
    {
        var whole = note.IsFull && invoice.CreditNotes.Count == 1 && invoice.Deductions.Count > 0;
        var document = FromInvoice(project, invoice);
        return document with
        {
            Kind = InvoiceDocumentKind.CreditNote,
            Number = note.Number,
            IssuedOn = note.On,
            Due = null,
            Lines = whole
                ? document.Lines
                :
                [
                    .. note.Shares.Select(share => new DocumentLine(
                        NameOf(project, invoice),
                        note.Reason,
                        share.Net,
                        share.Treatment
                    )),
                ],
            Deductions = whole ? document.Deductions : [],
            Shares = whole ? document.Shares : note.Shares,
            DeliveredOn = null,
            Discount = null,
            Credits = new(document.Number, document.IssuedOn, note.IsFull) { DeliveredOn = document.DeliveredOn },
            Note = note.Reason,
            VatNotice = "",
        };
    }

    private static InvoiceDocumentKind KindOf(Invoice invoice) =>
        invoice.Kind switch
        {
            InvoiceKind.Advance => InvoiceDocumentKind.Prepayment,
            InvoiceKind.Final => InvoiceDocumentKind.Final,
            _ => InvoiceDocumentKind.Invoice,
        };

    /// <summary>Invoices from before lines have one line without a name: their milestone.</summary>
    private static IReadOnlyList<DocumentLine> LinesOf(Project project, Invoice invoice) =>
        [
            .. invoice.Lines.Select(line => new DocumentLine(
                line.Name.Length > 0 ? line.Name : NameOf(project, invoice),
                line.Milestone == invoice.Milestone ? NoteOf(invoice) : "",
                line.Net,
                line.Treatment
            )),
        ];

    /// <summary>In the client's language; the draft's own text where the parts of it were not kept.</summary>
    private static string NoteOf(Invoice invoice) =>
        invoice.Completion is { } said
            ? CompletionTexts.Describe(said, invoice.IssueDetails!.BuyerDetails.Language)
            : invoice.Note;

    private static string NameOf(Project project, Invoice invoice) =>
        invoice.Lines.FirstOrDefault(line => line.Milestone == invoice.Milestone) is { Name.Length: > 0 } line
            ? line.Name
            : project.MilestoneOf(invoice).Name;

    /// <summary>
    /// VAT over the lines of a treatment: the claim's share and what is deducted of it. A treatment whose lines are
    /// deducted to the cent has no share in the claim, and its lines stand on the document all the same.
    /// </summary>
    private static IReadOnlyList<TaxShare> SharesOfLines(Invoice invoice)
    {
        var zero = Money.Zero(invoice.Net.Currency);
        return
        [
            .. invoice
                .Lines.Select(line => line.Treatment)
                .Concat(invoice.Shares.Select(share => share.Treatment))
                .Distinct()
                .Select(treatment =>
                    invoice
                        .Shares.Concat(invoice.Deductions.Select(d => d.Share))
                        .Where(share => share.Treatment == treatment)
                        .Aggregate(
                            new TaxShare(treatment, zero, zero),
                            (sum, share) => sum with { Net = sum.Net + share.Net, Vat = sum.Vat + share.Vat }
                        )
                ),
        ];
    }

    private static DocumentDiscount? DiscountOf(Invoice invoice) =>
        invoice.Discount is { } terms && invoice.DiscountUntil is { } until
            ? new(terms, until, terms.Of(invoice.Gross))
            : null;
}
