using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Chat.Links;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Invoices.Pdf;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.ClientPages;
using MilestoneBot.Store.Documents;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Pages.Client;

/// <summary>
/// The client's own page of one project. Whoever holds the link may read; what they send goes through the same decisions
/// as words in the chat.
/// </summary>
internal sealed class ClientPageEndpoint(
    ClientPageStore pages,
    ProjectReader reader,
    DocumentStore documents,
    FileStore files,
    ClientActs acts,
    VisitLimiter limiter,
    IServiceProvider services,
    ILoggerFactory logs,
    TimeProvider clock
)
{
    private const int MostBytes = 32 * 1024;

    /// <summary>A larger form is read to its end and answered in words; beyond this the connection is closed.</summary>
    private const long MostRead = 16 * 1024 * 1024;

    /// <summary>The page for a link that is opened too often, or where wrong ones are.</summary>
    private static readonly string BusyText = $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Please wait a minute</title><style>{ClientPageStyle.Plain}</style></head><body><main><h1>Please wait a minute</h1>
        <p>There were too many visits. Nothing was saved. Open the page again in a minute.</p>
        <p lang="de">Es gab zu viele Aufrufe. Nichts wurde gespeichert. Öffnen Sie die Seite in einer Minute noch einmal.</p>
        <p lang="fr">Il y a eu trop de visites. Rien n'a été enregistré. Ouvrez la page de nouveau dans une minute.</p></main></body></html>
        """;

    /// <summary>The same page for a link that is unknown, expired or revoked.</summary>
    private static readonly string GoneText = $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow"><title>No page here</title><style>{ClientPageStyle.Plain}</style></head>
        <body><main><h1>There is no page here</h1>
        <p>The link is wrong or no longer valid. Ask the person who sent it for a new one.</p>
        <section lang="de"><h2>Hier ist keine Seite</h2>
        <p>Der Link ist falsch oder nicht mehr gültig. Bitten Sie die Person, die ihn gesendet hat, um einen neuen.</p></section>
        <section lang="fr"><h2>Il n’y a pas de page ici</h2>
        <p>Le lien est erroné ou n’est plus valable. Demandez-en un nouveau à la personne qui vous l’a envoyé.</p></section>
        </main></body></html>
        """;

    public async Task ShowAsync(HttpContext http)
    {
        if (await FindAsync(http) is not var (visit, token))
            return;
        await RenderAsync(http, await LoadAsync(visit, http.RequestAborted), visit, token, b => b.Build());
    }

    public async Task PostAsync(HttpContext http)
    {
        if (await FindAsync(http) is not var (visit, token))
            return;
        if (!IsFromItself(http.Request) || !http.Request.HasFormContentType)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var form = await RequestBody.ReadFormAsync(http, MostBytes, MostRead);
        var view = await LoadAsync(visit, http.RequestAborted);
        if (form.IsTooLarge)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            await RenderAsync(http, view, visit, token, b => b.Build(b.Say(Reading.ClientPageText.TooLarge), true));
            return;
        }
        var post = form.Form is { } sent ? ClientPost.Read(sent) : null;
        if (post is null || view is null)
        {
            await RenderAsync(http, view, visit, token, b => b.Build(b.Say(Reading.ClientPageText.Outdated), true));
            return;
        }
        var (after, build) = await acts.RunAsync(visit, token, view, post, http.RequestAborted);
        await RenderAsync(http, after, visit, token, build);
    }

    /// <summary>An invoice or a credit note, as it was made when it was first asked for.</summary>
    public async Task FetchAsync(HttpContext http)
    {
        if (await FindAsync(http) is not var (visit, _))
            return;
        var view = await LoadAsync(visit, http.RequestAborted);
        if (
            view is null
            || FindSubject(view.Project, http.Request.RouteValues) is not { } subject
            || await MakeAsync(view.Project, subject, http.RequestAborted) is not var (bytes, number)
        )
        {
            await WriteGoneAsync(http);
            return;
        }
        ClientPageStyle.SetHeaders(http.Response);
        http.Response.ContentType = subject.Form is DocumentForm.Pdf or DocumentForm.FormalReminder
            ? "application/pdf"
            : "application/xml";
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.ContentDisposition =
            $"attachment; filename=\"{DocumentCards.FileName(number, subject.Form)}\"";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>The seller's logo, to whoever holds the link.</summary>
    public async Task FetchLogoAsync(HttpContext http)
    {
        if (await FindAsync(http) is not var (visit, _))
            return;
        var view = await LoadAsync(visit, http.RequestAborted);
        if (
            view?.Project.OpenLink(visit.Link, clock.GetUtcNow()) is null
            || view.Seller?.Details.Logo is not { Length: > 0 } logo
            || await files.FindAsync(logo, http.RequestAborted) is not { } bytes
        )
        {
            await WriteGoneAsync(http);
            return;
        }
        ClientPageStyle.SetHeaders(http.Response, "");
        http.Response.ContentType = LogoFile.MediaTypeOf(bytes);
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>The link is looked up before anything else, whatever it looks like.</summary>
    private async Task<(ClientVisit Visit, string Token)?> FindAsync(HttpContext http)
    {
        var token = http.Request.RouteValues["token"] as string ?? "";
        if (await pages.FindAsync(token, http.RequestAborted) is not { } visit)
        {
            await (limiter.IsMissTooMany(http) ? WriteBusyAsync(http) : WriteGoneAsync(http));
            return null;
        }
        if (!limiter.IsTooMany(LinkSecret.ComputeHash(token)))
            return (visit, token);
        await WriteBusyAsync(http);
        return null;
    }

    private Task<ProjectView?> LoadAsync(ClientVisit visit, CancellationToken cancel) =>
        reader.FindByIdAsync(visit.ToTurn("", clock.GetUtcNow()), visit.ProjectId, cancel);

    private async Task RenderAsync(
        HttpContext http,
        ProjectView? view,
        ClientVisit visit,
        string token,
        Func<ClientPageBuilder, ClientPageModel> build
    )
    {
        if (view?.Project.OpenLink(visit.Link, clock.GetUtcNow()) is not { } link)
        {
            await WriteGoneAsync(http);
            return;
        }
        var model = build(new(view, link, token));
        await using var renderer = new HtmlRenderer(services, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ClientPage.Model)] = model };
            return (
                await renderer.RenderComponentAsync<ClientPage>(ParameterView.FromDictionary(values))
            ).ToHtmlString();
        });
        ClientPageStyle.SetHeaders(http.Response, model.Style, model.HasLogo);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(html, http.RequestAborted);
    }

    private static Task WriteGoneAsync(HttpContext http) => WriteAsync(http, StatusCodes.Status404NotFound, GoneText);

    private static Task WriteBusyAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return WriteAsync(http, StatusCodes.Status429TooManyRequests, BusyText);
    }

    private static async Task WriteAsync(HttpContext http, int status, string page)
    {
        ClientPageStyle.SetHeaders(http.Response, ClientPageStyle.Plain);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(page, http.RequestAborted);
    }

    /// <summary>
    /// The token in the address is the credential, so no other site can send in the client's name without knowing it. What
    /// says that it comes from another site is refused all the same. Browsers hide the origin of a page that passes no
    /// address on ("null"), and say beside it whether it is the same site.
    /// </summary>
    internal static bool IsFromItself(HttpRequest request)
    {
        var (site, origin) = ($"{request.Headers["Sec-Fetch-Site"]}", $"{request.Headers.Origin}");
        if (site.Length > 0 && site is not ("same-origin" or "none"))
            return false;
        return origin is "" or "null"
            ? origin.Length == 0 || site.Length > 0
            : Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value;
    }

    private static DocumentSubject? FindSubject(Project project, RouteValueDictionary values)
    {
        int? Number(string name) =>
            int.TryParse(values[name] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        DocumentForm? form = values["form"] switch
        {
            "pdf" => DocumentForm.Pdf,
            "ubl" => DocumentForm.Ubl,
            "cii" => DocumentForm.Cii,
            "formal" => DocumentForm.FormalReminder,
            _ => null,
        };
        if (
            form is null
            || Number("note") is not { } note
            || project.NumberedInvoices.FirstOrDefault(i => i.Id == Number("invoice")) is not { } invoice
        )
            return null;
        if (form == DocumentForm.FormalReminder)
            return invoice.FormalReminder?.Number == note ? new(invoice.Id, note, form.Value) : null;
        return note == 0 || invoice.CreditNotes.Any(c => c.Id == note)
            ? new(invoice.Id, note == 0 ? null : note, form.Value)
            : null;
    }

    private async Task<(byte[] Bytes, string Number)?> MakeAsync(
        Project project,
        DocumentSubject subject,
        CancellationToken cancel
    )
    {
        var invoice = project.InvoiceById(subject.Invoice);
        var document = InvoiceDocumentReader.Read(
            project,
            invoice,
            subject.Form == DocumentForm.FormalReminder
                ? null
                : invoice.CreditNotes.FirstOrDefault(c => c.Id == subject.CreditNote)
        );
        var bytes = await documents.GetOrAddAsync(
            project,
            subject,
            logo => KeptDocuments.Write(project, subject.Invoice, subject.CreditNote, subject.Form, logo),
            cancel
        );
        return bytes is null ? null : (bytes, document.Number);
    }
}
