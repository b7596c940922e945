using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Documents;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Pages;

/// <summary>
/// Hands a file to whoever holds the secret of its link: once, in time, and only while its asker may still see the
/// project.
/// </summary>
internal sealed class ExportEndpoint(
    DownloadStore downloadStore,
    ProjectReader reader,
    IMembershipStore membershipStore,
    TimeProvider clock
)
{
    /// <summary>The same for a link that is used, expired or was never one.</summary>
    private const string NotFoundText =
        "There is nothing to fetch here: a link to an export works once and for 15 minutes. "
        + "Ask the bot for a new one with export csv or export json.";

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        // A link that began to be fetched is used; whoever goes away half-way asks for another.
        var download = await downloadStore.TakeAsync(
            http.Request.RouteValues["secret"] as string ?? "",
            http.RequestAborted
        );
        if (
            download is null
            || await reader.FindRecordByIdAsync(
                await TurnOfAskerAsync(download, http.RequestAborted),
                download.Project,
                http.RequestAborted
            )
                is not { } projectRecord
        )
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(NotFoundText, http.RequestAborted);
            return;
        }
        var sheets = ProjectSheets.Create(projectRecord, entry => AuditCards.Describe(projectRecord.View, entry.Event));
        var isCsv = download.Format == ExportFormat.Csv;
        var file = isCsv ? CsvExport.Write(sheets, projectRecord.View.Now) : JsonExport.Write(sheets);
        http.Response.ContentType = isCsv ? "application/zip" : "application/json";
        http.Response.ContentLength = file.Length;
        http.Response.Headers.ContentDisposition =
            $"attachment; filename=\"{ExportCard.FileName(projectRecord.View, download.Format)}\"";
        await http.Response.Body.WriteAsync(file, http.RequestAborted);
    }

    /// <summary>
    /// The one who asked, from where he asked, as he is known now: what he may not see any more is not there for the
    /// link either.
    /// </summary>
    private async Task<Turn> TurnOfAskerAsync(Download download, CancellationToken cancel)
    {
        var known = await membershipStore.FindAsync(download.Conversation.Workspace, [download.PersonId], cancel);
        var said = known.FirstOrDefault(k => k.Room == MembershipRecord.WholeWorkspace);
        // A link is made for staff only, so where a channel keeps nothing of its people the one who asked is as they
        // were.
        var isAway = known.Any(k => k.Membership == Membership.Away && k.At >= download.RequestedAt);
        var membership = said?.Membership switch
        {
            Membership.Guest => Membership.Guest,
            _ when isAway => Membership.Away,
            _ => Membership.Staff,
        };
        return new("", download.Conversation, new(download.PersonId, "", membership), "", clock.GetUtcNow());
    }
}
