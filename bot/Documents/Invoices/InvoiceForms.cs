using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Invoices;

/// <summary>Makes a document in one of its forms.</summary>
internal static class InvoiceForms
{
    /// <summary>The bytes; null where that form cannot be made of this document.</summary>
    public static byte[]? Write(InvoiceDocument document, DocumentForm form) =>
        throw new NotSupportedException($"{document.Number} {form}");

    /// <summary>Why that form cannot be made, for the person who asks; "" where it can.</summary>
    public static string WhyNot(InvoiceDocument document, DocumentForm form) => "";
}
