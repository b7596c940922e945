using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Invoices.Pdf;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>Invoices and credit notes, with their document.</summary>
internal static partial class ClientMailWriter
{
    /// <summary>A copy of an issued invoice as it stands now; null where it cannot be printed.</summary>
    /// <param name="logo">The seller's logo when it was issued; empty for none.</param>
    public static byte[]? WriteCopy(
        ProjectView view,
        Invoice invoice,
        CreditNote? note,
        ReadOnlyMemory<byte> logo = default
    )
    {
        var document = InvoiceDocumentReader.Read(view.Project, invoice, note);
        var open = note is null ? invoice.Open : Money.Zero(invoice.Net.Currency);
        var changed = document.ToPay - open;
        var entries = note is null ? Entries(invoice) : [];
        // The page must add up. Where the entries alone do not say it all, it says their sum.
        if (note is null && entries.Aggregate(Money.Zero(open.Currency), (sum, e) => sum + e.Amount) != changed)
            entries = [new(view.SellerToday, CopyEntryKind.Settled, "", changed)];
        var result = InvoicePdf.Write(
            document,
            new()
            {
                Colour = document.Seller.Details.Colour,
                Logo = logo,
                Copy = new(view.SellerToday, entries, open),
            }
        );
        return result.IsPrinted ? result.Bytes.ToArray() : null;
    }

    /// <summary>What changed what is open. Only what the PDF has words for; the open sum is stated beside it.</summary>
    private static IReadOnlyList<CopyEntry> Entries(Invoice invoice) =>
        [
            .. invoice.Payments.Select(p => new CopyEntry(
                p.On,
                p.Kind == Domain.Payments.PaymentKind.Payment ? CopyEntryKind.Payment : CopyEntryKind.Returned,
                "",
                p.WithSign(p.Applied)
            )),
            .. invoice.CreditNotes.Select(c => new CopyEntry(c.On, CopyEntryKind.CreditNote, c.Number, c.Gross)),
            .. invoice
                .Applications.Where(a => a.Remaining.IsPositive)
                .Select(a => new CopyEntry(a.On, CopyEntryKind.CreditUsed, "", a.Remaining)),
            .. invoice.StandingSettlements.Select(s => new CopyEntry(s.On, CopyEntryKind.Settled, "", s.Standing)),
        ];

    private static WrittenMail? WriteDocument(MailOrder order)
    {
        if (order.FindInvoice() is not { } invoice)
            return null;
        var note = invoice.CreditNotes.FirstOrDefault(c => c.Id == order.CreditNote);
        if (note is null != (order.Kind == ClientMailKind.Invoice))
            return null;
        var (view, isCopy) = (order.View, order.IsCopy);
        var document = ReadForMail(view.Project, invoice, note);
        var language = document.Language;
        string Say(MailText text, params ReadOnlySpan<string> filledIn) => MailTexts.In(language, text, filledIn);
        string Sum(Money money) => DocumentNumbers.SumWithCode(money, language);

        var name = note is null ? DocumentWords.NameOf(invoice.Kind, language) : DocumentWords.NameOf(note, language);
        var named = $"{WithinSentence(name, language)} {document.Number}";
        var title = Say(MailText.DocumentSubject, name, document.Number, document.ProjectName);
        var rows = new List<(string, string)>
        {
            (Say(MailText.Project), document.ProjectName),
            (Say(MailText.Milestone), view.Project.MilestoneOf(invoice).Name),
            (Say(MailText.Number), document.Number),
        };
        List<string> paragraphs = [Say(Intro(note, isCopy), document.Seller.Name, document.ProjectName, named)];
        if (note is not null)
        {
            rows.Add((Say(MailText.CreditedInvoice), invoice.IssueDetails!.Number));
            rows.Add((Say(MailText.Reason), note.Reason));
            rows.Add((Say(MailText.Credited), Sum(note.Gross)));
        }
        else if (invoice.Open != document.Gross)
        {
            rows.Add((Say(MailText.InvoiceTotal), Sum(document.Gross)));
            rows.Add((Say(MailText.Advances), document.Deducted.IsZero ? "" : Sum(-document.Deducted)));
            rows.AddRange(Settled(invoice, language));
        }
        if (!invoice.Open.IsPositive)
            paragraphs.Add(Say(MailText.NothingToPay));
        else
        {
            var due = DocumentNumbers.Day(invoice.IssueDetails!.Due, language);
            paragraphs.Add(Say(MailText.InvoiceAsk, Sum(invoice.Open), due));
            if (IsDiscountOpen(view, invoice))
                paragraphs.Add(
                    Say(
                        MailText.InvoiceDiscount,
                        Sum(invoice.Open - invoice.DiscountAmount),
                        DocumentNumbers.Day(invoice.DiscountUntil!.Value, language),
                        DocumentNumbers.Rate(invoice.Discount!.Rate, language)
                    )
                );
            if (!HasAccount(document))
                paragraphs.Add(Say(MailText.AskForAccount));
            rows.Add((Say(invoice.Open == invoice.Gross ? MailText.ToPay : MailText.StillToPay), Sum(invoice.Open)));
            rows.Add((Say(MailText.PayBy), due));
            rows.AddRange(AccountRows(document, invoice.IssueDetails.Number));
        }
        if (document.IsSample)
            paragraphs.Insert(0, Say(MailText.Sample));
        var file = FileOf(document, isCopy);
        var subject = isCopy ? Say(MailText.CopySubject, title) : title;
        return Create(
            order,
            document.Seller,
            document.IsSample ? Say(MailText.SampleSubject, subject) : subject,
            new(
                language,
                isCopy ? Say(MailText.CopySubject, title) : title,
                paragraphs,
                [.. rows.Where(row => row.Item2.Length > 0)],
                [
                    Say(file.Form == DocumentForm.Pdf ? MailText.Attached : MailText.AttachedXml),
                    Say(MailText.Questions),
                ],
                document.Seller.Name,
                Say(WhyOf(order), view.Project.Client, document.ProjectName),
                document.Seller.Details.Colour
            ),
            file,
            Say(MailText.OpenInvoice),
            "invoices"
        );
    }

    /// <summary>What was paid, credited or set off before the mail left; nothing where nothing was.</summary>
    private static IEnumerable<(string, string)> Settled(Invoice invoice, DocumentLanguage language)
    {
        var paid = invoice.Used + invoice.AppliedCredit;
        (MailText Name, Money Sum)[] all =
        [
            (MailText.AlreadyPaid, paid),
            (MailText.AlreadyCredited, invoice.Credited),
            (MailText.AlreadySettled, invoice.Gross - invoice.Credited - paid - invoice.Open),
        ];
        return all.Where(row => !row.Sum.IsZero)
            .Select(row => (MailTexts.In(language, row.Name), DocumentNumbers.SumWithCode(-row.Sum, language)));
    }

    /// <summary>"Final invoice" becomes "final invoice"; German nouns keep their capital.</summary>
    private static string WithinSentence(string name, DocumentLanguage language) =>
        language == DocumentLanguage.German ? name : $"{char.ToLowerInvariant(name[0])}{name[1..]}";

    private static MailText Intro(CreditNote? note, bool isCopy)
    {
        if (isCopy)
            return MailText.CopyIntro;
        return note is null ? MailText.InvoiceIntro : MailText.CreditIntro;
    }

    /// <summary>
    /// One original: the PDF with the invoice inside, or for a public buyer, which asks to be named by a reference, the
    /// XML alone.
    /// </summary>
    private static MailFile FileOf(InvoiceDocument document, bool isCopy)
    {
        var isXml =
            !isCopy && document.Buyer.Details.BuyerReference.Length > 0 && InvoiceForms.XmlFaults(document).Count == 0;
        var name = string.Concat(document.Number.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
        var stem = isCopy ? $"{name}-copy" : name;
        return isXml
            ? new($"{stem}.xml", "application/xml", DocumentForm.Ubl, false)
            : new($"{stem}.pdf", "application/pdf", DocumentForm.Pdf, isCopy);
    }
}
