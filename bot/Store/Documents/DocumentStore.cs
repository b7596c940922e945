using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Documents;

/// <summary>Which document: of an invoice, or of a credit note on it, in one form.</summary>
/// <param name="CreditNote">The credit note's id, or the number of a formal reminder; null for the invoice itself.</param>
public sealed record DocumentSubject(int Invoice, int? CreditNote, DocumentForm Form);

/// <summary>
/// Documents of issued invoices and credit notes. Each is made once, at the first asking, and kept; whoever asks later
/// gets the same bytes.
/// </summary>
public sealed class DocumentStore(Database database, FileStore files, ProjectStore projects, TimeProvider clock)
{
    /// <summary>
    /// The seller's logo as it was when the invoice was issued; empty where there was none, or where its bytes were
    /// changed since: then the name stands there, and verify says so.
    /// </summary>
    public async Task<ReadOnlyMemory<byte>> FindLogoAsync(Invoice invoice, CancellationToken cancel) =>
        invoice.IssueDetails is { SellerDetails.Logo: { Length: > 0 } logo }
            ? await files.FindAsync(logo, cancel) ?? default(ReadOnlyMemory<byte>)
            : default;

    /// <summary>
    /// The kept document, or the one that <paramref name="make"/> makes now. Null where that form cannot be made, or
    /// where the kept bytes are gone or were changed.
    /// </summary>
    /// <param name="make">Pure: makes the bytes from the frozen facts and the logo of the day of issue.</param>
    public async Task<byte[]?> GetOrAddAsync(
        Project project,
        DocumentSubject subject,
        Func<ReadOnlyMemory<byte>, byte[]?> make,
        CancellationToken cancel
    )
    {
        if (await FindAsync(project.Id, subject, cancel) is { } kept)
            return await files.FindAsync(kept, cancel);
        if (make(await FindLogoAsync(project.InvoiceById(subject.Invoice), cancel)) is not { } bytes)
            return null;
        var sha256 = await files.AddAsync(bytes, cancel);
        // Two who ask at once make two, and the first is kept: the turn has one id, and the table one row.
        await projects.ChangeAsync(
            TurnFor(project, subject),
            "",
            (current, context) =>
                current.StoreDocument(
                    new(subject.Invoice, subject.CreditNote, subject.Form, sha256, bytes.LongLength),
                    context
                ),
            cancel
        );
        return await FindAsync(project.Id, subject, cancel) is { } stored
            ? await files.FindAsync(stored, cancel)
            : null;
    }

    private Turn TurnFor(Project project, DocumentSubject subject)
    {
        var form = EnumText<DocumentForm>.ToText(subject.Form);
        return new(
            $"document/{project.Id}/{subject.Invoice}/{subject.CreditNote ?? 0}/{form}",
            Conversation.ForProject(project.Workspace, project.Id),
            Sender.FromSource("documents", "the document archive"),
            "",
            clock.GetUtcNow()
        );
    }

    private Task<string?> FindAsync(string project, DocumentSubject subject, CancellationToken cancel) =>
        database.ReadAsync(
            db =>
                db.QuerySingleOrDefaultAsync<string?>(
                    """
                    select sha256 from documents
                    where project = @project and invoice = @invoice and credit_note = @note and form = @form
                    """,
                    new
                    {
                        project,
                        invoice = subject.Invoice,
                        note = subject.CreditNote ?? 0,
                        form = EnumText<DocumentForm>.ToText(subject.Form),
                    }
                ),
            cancel
        );
}
