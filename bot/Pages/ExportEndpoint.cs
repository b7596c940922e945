using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Documents;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Books;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Documents;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Pages;

/// <summary>
/// Serves a file to the holder of its link: once, within its lifetime, and only while the person who asked may still
/// see the project.
/// </summary>
internal sealed class ExportEndpoint(
    DownloadStore downloadStore,
    DocumentStore documents,
    ProjectReader reader,
    WorkspaceStore workspaces,
    AskerTurns askers
)
{
    /// <summary>The same text for a link that is used, expired or unknown.</summary>
    private const string NotFoundText =
        "There is nothing to fetch here: a link to a file works once and for 15 minutes. "
        + "Ask the bot for a new one with export csv, export json, export datev or document.";

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        // A link is used as soon as the download starts; if it is interrupted, the person asks for another.
        var download = await downloadStore.TakeAsync(
            http.Request.RouteValues["secret"] as string ?? "",
            http.RequestAborted
        );
        if (download is null || await CreateAsync(download, http.RequestAborted) is not var (file, type, name))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(NotFoundText, http.RequestAborted);
            return;
        }
        http.Response.ContentType = type;
        http.Response.ContentLength = file.Length;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        await http.Response.Body.WriteAsync(file, http.RequestAborted);
    }

    /// <summary>The file as it is now; null for a person who may not have it any more.</summary>
    private async Task<(byte[] File, string Type, string Name)?> CreateAsync(
        Download download,
        CancellationToken cancel
    )
    {
        var asker = await askers.CreateAsync(download.Conversation, download.PersonId, download.RequestedAt, cancel);
        if (download.Month is { } month)
            return await workspaces.ExportDatevAsync(asker, month, cancel) is DatevExport.Ready ready
                ? (
                    DatevWriter.Write(ready.File, DatevCards.TextOf),
                    "text/csv; charset=windows-1252",
                    DatevCards.FileName(month)
                )
                : null;
        if (await reader.FindRecordByIdAsync(asker, download.Project, cancel) is not { } projectRecord)
            return null;
        if (download.Document is { } subject)
            return await CreateDocumentAsync(projectRecord.View.Project, subject, cancel);
        var sheets = ProjectSheets.Create(projectRecord, entry => AuditCards.Describe(projectRecord.View, entry.Event));
        var isCsv = download.Format == ExportFormat.Csv;
        return (
            isCsv ? CsvExport.Write(sheets, projectRecord.View.Now) : JsonExport.Write(sheets),
            isCsv ? "application/zip" : "application/json",
            ExportCard.FileName(projectRecord.View, download.Format)
        );
    }

    /// <summary>The document as it was made when it was first asked for.</summary>
    private async Task<(byte[] File, string Type, string Name)?> CreateDocumentAsync(
        Project project,
        DocumentSubject subject,
        CancellationToken cancel
    )
    {
        var invoice = project.InvoiceById(subject.Invoice);
        var note =
            subject.Form == DocumentForm.FormalReminder
                ? null
                : invoice.CreditNotes.FirstOrDefault(c => c.Id == subject.CreditNote);
        var bytes = await documents.GetOrAddAsync(
            project,
            subject,
            logo => KeptDocuments.Write(project, subject.Invoice, subject.CreditNote, subject.Form, logo),
            cancel
        );
        return bytes is null
            ? null
            : (
                bytes,
                subject.Form is DocumentForm.Pdf or DocumentForm.FormalReminder ? "application/pdf" : "application/xml",
                DocumentCards.FileName(note?.Number ?? invoice.NumberOrPending(), subject.Form)
            );
    }
}
