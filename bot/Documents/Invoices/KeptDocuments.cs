using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Documents.Invoices;

/// <summary>Makes the bytes of what is kept for good, whichever document it is.</summary>
internal static class KeptDocuments
{
    /// <summary>The bytes; null where they cannot be made, or where that formal reminder is not the last one.</summary>
    /// <param name="note">The credit note, or the number of the formal reminder; null for the invoice itself.</param>
    /// <param name="logo">The seller's logo when the invoice was issued; empty for none.</param>
    public static byte[]? Write(Project project, int invoice, int? note, DocumentForm form, ReadOnlyMemory<byte> logo)
    {
        var found = project.InvoiceById(invoice);
        if (form != DocumentForm.FormalReminder)
            return InvoiceForms.Write(
                InvoiceDocumentReader.Read(
                    project,
                    found,
                    found.CreditNotes.FirstOrDefault(credit => credit.Id == note)
                ),
                form,
                logo
            );
        return found.FormalReminder is { } reminder && reminder.Number == note
            ? InvoiceForms.WriteFormalReminder(InvoiceDocumentReader.Read(project, found, null), reminder, logo)
            : null;
    }
}
