using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>What is kept of an issued invoice for good.</summary>
public sealed partial record Project
{
    /// <summary>
    /// Keeps a document that was just made. Nothing happens where one of that form is kept already: it is never made
    /// again differently.
    /// </summary>
    public Decision StoreDocument(DocumentStored document, DecisionContext context)
    {
        if (context.Actor.Kind != ActorKind.Source)
            throw new InvalidOperationException("Documents are kept by the program itself.");
        var invoice = InvoiceById(document.Invoice);
        var isKnown =
            document.Form == DocumentForm.FormalReminder
                ? document.CreditNote is { } number && number <= invoice.FormalReminder?.Number
                : document.CreditNote is not { } note || invoice.CreditNotes.Any(c => c.Id == note);
        if (!invoice.IsNumbered || !isKnown)
            throw new InvalidOperationException($"Invoice {document.Invoice} has no such document.");
        var isKept = context
            .History()
            .Select(e => e.Event)
            .OfType<DocumentStored>()
            .Any(e => (e.Invoice, e.CreditNote, e.Form) == (document.Invoice, document.CreditNote, document.Form));
        return isKept ? Array.Empty<ProjectEvent>() : document;
    }

    private Project? ApplyDocuments(ProjectEvent what) => what is DocumentStored ? this : null;
}
