using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Events;

/// <summary>Compares the kept documents with the journal: each is there, with the bytes of its day.</summary>
internal static class DocumentReplay
{
    private sealed record DocumentRow
    {
        public long Invoice { get; init; }

        public long CreditNote { get; init; }

        public string Form { get; init; } = "";

        public string Sha256 { get; init; } = "";

        public long Length { get; init; }

        public DocumentStored ToEvent() =>
            new(
                (int)Invoice,
                CreditNote == 0 ? null : (int)CreditNote,
                EnumText<DocumentForm>.Parse(Form),
                Sha256,
                Length
            );
    }

    public static async Task<Difference?> FindFirstAsync(
        DbConnection db,
        Project replayed,
        IReadOnlyList<JournalEntry> entries
    )
    {
        var stored = (
            await db.QueryAsync<DocumentRow>(
                """
                select invoice as "Invoice", credit_note as "CreditNote", form as "Form", sha256 as "Sha256",
                    length as "Length"
                from documents where project = @Id
                """,
                new { replayed.Id }
            )
        ).Select(row => row.ToEvent()).ToList();
        var said = entries.Select(e => e.Event).OfType<DocumentStored>().ToList();
        Difference Of(DocumentStored e, MismatchKind kind) =>
            new(AuditedTable.Document, kind, $"{NumberOf(replayed, e)} ({EnumText<DocumentForm>.ToText(e.Form)})");
        foreach (var e in said.Except(stored))
            return Of(
                e,
                stored.Exists(s => (s.Invoice, s.CreditNote, s.Form) == (e.Invoice, e.CreditNote, e.Form))
                    ? MismatchKind.Changed
                    : MismatchKind.Missing
            );
        foreach (var e in stored.Except(said))
            return Of(e, MismatchKind.Added);
        foreach (var e in stored)
            if (
                await db.QuerySingleOrDefaultAsync<byte[]>(
                    "select bytes from files where sha256 = @Sha256",
                    new { e.Sha256 }
                )
                    is not { } bytes
                || Convert.ToHexStringLower(SHA256.HashData(bytes)) != e.Sha256
            )
                return Of(e, MismatchKind.Changed);
        return null;
    }

    private static string NumberOf(Project project, DocumentStored e)
    {
        var invoice = project.Invoices.Find(i => i.Id == e.Invoice);
        var number = e.CreditNote is { } note
            ? invoice?.CreditNotes.FirstOrDefault(c => c.Id == note)?.Number
            : invoice?.IssueDetails?.Number;
        return number ?? $"{e.Invoice}";
    }
}
