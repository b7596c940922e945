using System.Globalization;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Store.Documents;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>The PDF of an issued invoice or credit note, for a conversation that takes files.</summary>
internal sealed class InvoiceFiles(ProjectReader reader, DocumentStore documents, TimeProvider clock) : IOutgoingFiles
{
    public async Task<OutgoingFile?> FindAsync(PostedCard place, CancellationToken cancel)
    {
        if (CardAddress.ParseOfProject(place.CardAddress) is not { } address)
            return null;
        var turn = new Turn(
            "",
            Conversation.ForProject(place.Conversation.Workspace, address.Project),
            new("", ""),
            "",
            clock.GetUtcNow()
        );
        if (
            await reader.FindByIdAsync(turn, address.Project, cancel) is not { Project: var project }
            || NumberOf(address.Which) is not { } id
            || project.NumberedInvoices.FirstOrDefault(i => i.Id == id) is not { } invoice
        )
            return null;
        var note = invoice.CreditNotes.FirstOrDefault(c => c.Id == NumberOf(place.MessageId));
        if (note is null && place.MessageId.Length > 0)
            return null;
        var document = InvoiceDocumentReader.Read(project, invoice, note);
        var bytes = await documents.GetOrAddAsync(
            project,
            new(id, note?.Id, DocumentForm.Pdf),
            logo => InvoiceForms.Write(document, DocumentForm.Pdf, logo),
            cancel
        );
        return bytes is null
            ? null
            : new(
                DocumentCards.FileName(document.Number, DocumentForm.Pdf),
                document.Number,
                bytes,
                why => Reply.FromCard(DocumentCards.FileNotTaken(document.Number, why))
            );
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
