using MilestoneBot.Documents.Invoices.Pdf;
using MilestoneBot.Documents.Invoices.Xml;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Dunning;

namespace MilestoneBot.Documents.Invoices;

/// <summary>Makes a document in one of its forms.</summary>
internal static class InvoiceForms
{
    /// <summary>The bytes; null where that form cannot be made of this document.</summary>
    /// <param name="logo">The seller's logo when the document was issued; empty for none.</param>
    public static byte[]? Write(InvoiceDocument document, DocumentForm form, ReadOnlyMemory<byte> logo) =>
        form switch
        {
            DocumentForm.Pdf => WritePdf(document, logo),
            // A letter about the invoice and no form of it: WriteFormalReminder makes it.
            DocumentForm.FormalReminder => null,
            DocumentForm.Ubl => HasXml(document) ? UblWriter.Write(document) : null,
            _ => HasXml(document) ? CiiWriter.Write(document) : null,
        };

    /// <summary>What keeps the PDF back, in sentences; empty where it can be made.</summary>
    public static IReadOnlyList<string> PdfProblems(InvoiceDocument document) =>
        [.. InvoicePdf.Check(document, OptionsFor(document)).Select(refusal => refusal.Sentence)];

    /// <summary>The letter with which a person reminds the client; null where it cannot be printed.</summary>
    /// <param name="logo">The seller's logo when the invoice was issued; empty for none.</param>
    public static byte[]? WriteFormalReminder(
        InvoiceDocument document,
        FormalReminder reminder,
        ReadOnlyMemory<byte> logo
    )
    {
        var result = InvoicePdf.Write(document, OptionsFor(document) with { Reminder = reminder, Logo = logo });
        return result.IsPrinted ? result.Bytes.ToArray() : null;
    }

    /// <summary>What keeps that letter back, in sentences; empty where it can be made.</summary>
    public static IReadOnlyList<string> FormalReminderProblems(InvoiceDocument document, FormalReminder reminder) =>
        [
            .. InvoicePdf
                .Check(document, OptionsFor(document) with { Reminder = reminder })
                .Select(refusal => refusal.Sentence),
        ];

    /// <summary>What keeps the XML forms back, by rule; empty where they can be made.</summary>
    public static IReadOnlyList<DocumentFault> XmlFaults(InvoiceDocument document) =>
        InvoiceDocumentChecks.Check(document);

    private static bool HasXml(InvoiceDocument document) => XmlFaults(document).Count == 0;

    private static byte[]? WritePdf(InvoiceDocument document, ReadOnlyMemory<byte> logo)
    {
        // What is inside a PDF is always of the plain profile, whatever a public buyer asks for beside it.
        var isWhole = InvoiceDocumentChecks.Check(document, InvoiceProfile.En16931).Count == 0;
        var result = InvoicePdf.Write(
            document,
            OptionsFor(document) with
            {
                Xml = isWhole ? CiiWriter.WriteForPdf(document) : default,
                Logo = logo,
            }
        );
        return result.IsPrinted ? result.Bytes.ToArray() : null;
    }

    private static InvoicePdfOptions OptionsFor(InvoiceDocument document) =>
        new() { Colour = document.Seller.Details.Colour };
}
