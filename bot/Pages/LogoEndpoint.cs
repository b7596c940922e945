using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Documents.Invoices.Pdf;
using MilestoneBot.Pages.Client;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Documents;

namespace MilestoneBot.Pages;

/// <summary>
/// The page on which a logo is uploaded. It takes one picture of the person who asked for it. What they send is one more
/// turn in the conversation where they asked: it goes through the same command, and the answer stands there.
/// </summary>
internal sealed class LogoEndpoint(
    LogoUploadStore uploads,
    FileStore files,
    AskerTurns askers,
    CommandDispatcher dispatcher,
    MessageDelivery delivery,
    VisitLimiter limiter
)
{
    /// <summary>A larger file is read to its end and refused with its size; beyond this the connection is closed.</summary>
    private const long MostRead = 100 * 1024 * 1024;

    private static readonly string Style = ClientPageStyle.For("");

    public async Task ShowAsync(HttpContext http)
    {
        if (await FindAsync(http) is not null)
            await WriteAsync(http, 200, LogoPage.Form(Style, ""));
    }

    public async Task PostAsync(HttpContext http)
    {
        if (await FindAsync(http) is not var (upload, secret))
            return;
        if (!ClientPageEndpoint.IsFromItself(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        RequestBody.LiftLimit(http);
        var (bytes, problem) = await ReadAsync(http.Request, http.RequestAborted);
        var file = problem.Length == 0 ? LogoFile.Read(bytes, out problem) : null;
        if (file is null)
        {
            await WriteAsync(http, 422, LogoPage.Form(Style, LogoCards.Unusable(problem)));
            return;
        }
        // From here on nothing is left half done because a browser went away.
        if (!await uploads.TryTakeAsync(secret, CancellationToken.None))
        {
            await WriteAsync(http, 200, LogoPage.Used(Style));
            return;
        }
        var refusal = await SetAsync(upload, await files.AddAsync(file.Bytes, CancellationToken.None));
        if (refusal.Length > 0)
            await uploads.ReleaseAsync(secret, CancellationToken.None);
        await (
            refusal.Length > 0
                ? WriteAsync(http, 422, LogoPage.Form(Style, refusal))
                : WriteAsync(http, 200, LogoPage.Done(Style))
        );
    }

    /// <summary>Says it in the conversation for the person. Returns why not; "" when it was done.</summary>
    private async Task<string> SetAsync(LogoUpload upload, string sha256)
    {
        var asker = await askers.CreateAsync(
            upload.Conversation,
            upload.PersonId,
            upload.RequestedAt,
            CancellationToken.None
        );
        var turn = asker with
        {
            Id = $"logo/{LinkSecret.Create()}",
            Sender = asker.Sender with { Name = upload.PersonName },
            Text = $"settings seller logo {sha256}",
            Thread = upload.Thread,
            IsPersonalChat = upload.IsPersonalChat,
        };
        if (await dispatcher.DispatchAsync(turn, CancellationToken.None) is not { } reply)
            return "";
        if (reply.Kind is not (ReplyKind.Change or ReplyKind.Repeated))
            return reply.Text;
        await delivery.SendReplyAsync(turn, reply, CancellationToken.None);
        delivery.SignalWork();
        return "";
    }

    /// <summary>The one file of the form. The name that it has is not looked at.</summary>
    private static async Task<(byte[] Bytes, string Problem)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary
        )
            return ([], "no file was sent");
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
                if (
                    ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var what)
                    && what.IsFileDisposition()
                    && what.Name == "logo"
                )
                {
                    var (bytes, length) = await RequestBody.ReadAsync(
                        section.Body,
                        LogoFile.MostBytes,
                        MostRead,
                        cancel
                    );
                    return (bytes, length == 0 ? "no file was chosen" : LogoFile.LengthProblemOf(length));
                }
            return ([], "no file was sent");
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return ([], "the file did not arrive whole; send it once more");
        }
    }

    private async Task<(LogoUpload Upload, string Secret)?> FindAsync(HttpContext http)
    {
        var secret = http.Request.RouteValues["secret"] as string ?? "";
        var upload = await uploads.FindAsync(secret, http.RequestAborted);
        if (upload is null ? limiter.IsMissTooMany(http) : limiter.IsTooMany(LinkSecret.ComputeHash(secret)))
        {
            http.Response.Headers.RetryAfter = "60";
            await WriteAsync(http, 429, LogoPage.Busy(Style));
            return null;
        }
        if (upload is null)
            await WriteAsync(http, 404, LogoPage.Gone(Style));
        else if (upload.IsUsed)
            await WriteAsync(http, 200, LogoPage.Used(Style));
        return upload is { IsUsed: false } ? (upload, secret) : null;
    }

    private static Task WriteAsync(HttpContext http, int status, string page)
    {
        ClientPageStyle.SetHeaders(http.Response, Style);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(page, http.RequestAborted);
    }
}
