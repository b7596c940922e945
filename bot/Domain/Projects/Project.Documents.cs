using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>What is kept of an issued invoice for good.</summary>
public sealed partial record Project
{
    /// <summary>
    /// Keeps a document that was just made. Whether one of that form is kept already is the caller's to check in the same
    /// transaction, because a project does not carry its documents.
    /// </summary>
    public Decision StoreDocument(DocumentStored document, DecisionContext context)
    {
        if (context.Actor.Kind != ActorKind.Source)
            throw new InvalidOperationException("Documents are kept by the program itself.");
        var invoice = InvoiceById(document.Invoice);
        return invoice.IsNumbered && (document.CreditNote is not { } note || invoice.CreditNotes.Any(c => c.Id == note))
            ? document
            : throw new InvalidOperationException($"Invoice {document.Invoice} has no such document.");
    }

    private Project? ApplyDocuments(ProjectEvent what) => what is DocumentStored ? this : null;
}
