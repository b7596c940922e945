using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Documents;
using MilestoneBot.Store;

namespace MilestoneBot.Pages;

/// <summary>
/// Hands a file to whoever holds the secret of its link: once, in time, and only while its asker may still see the
/// project.
/// </summary>
internal sealed class ExportPage(Downloads downloads, ProjectReader reader, IStandings standings, TimeProvider clock)
{
    /// <summary>The same for a link that is used, expired or was never one.</summary>
    private const string Nothing =
        "There is nothing to fetch here: a link to an export works once and for 15 minutes. "
        + "Ask the bot for a new one with export csv or export json.";

    public async Task ServeAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        // A link that began to be fetched is used; whoever goes away half-way asks for another.
        var download = await downloads.TakeAsync(
            http.Request.RouteValues["secret"] as string ?? "",
            http.RequestAborted
        );
        if (
            download is null
            || await reader.DossierByIdAsync(
                await AskedByAsync(download, http.RequestAborted),
                download.Project,
                http.RequestAborted
            )
                is not { } dossier
        )
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(Nothing, http.RequestAborted);
            return;
        }
        var sheets = RecordSheets.Of(dossier, entry => AuditCards.Say(dossier.Sight, entry.What));
        var isCsv = download.Format == "csv";
        var file = isCsv ? CsvPack.Write(sheets, dossier.Sight.Now) : JsonPack.Write(sheets);
        http.Response.ContentType = isCsv ? "application/zip" : "application/json";
        http.Response.ContentLength = file.Length;
        http.Response.Headers.ContentDisposition =
            $"attachment; filename=\"{ExportCard.FileName(dossier.Sight, download.Format)}\"";
        await http.Response.Body.WriteAsync(file, http.RequestAborted);
    }

    /// <summary>
    /// The one who asked, from where he asked, as he is known now: what he may not see any more is not there for the
    /// link either.
    /// </summary>
    private async Task<Turn> AskedByAsync(Download download, CancellationToken cancel)
    {
        var known = await standings.KnownAsync(download.Where.Workspace, [download.Person], cancel);
        var said = known.FirstOrDefault(k => k.Room == Vouched.Everywhere);
        // A link is made for staff only, so where a channel keeps nothing of its people the one who asked is as they
        // were.
        var isAway = known.Any(k => k.Standing == Standing.Away && k.At >= download.At);
        var standing = said?.Standing switch
        {
            Standing.Guest => Standing.Guest,
            _ when isAway => Standing.Away,
            _ => Standing.Staff,
        };
        return new("", download.Where, new(download.Person, "", standing), "", clock.GetUtcNow());
    }
}
