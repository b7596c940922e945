using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Chat.Links;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Mail;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Documents;

namespace MilestoneBot.Pages;

/// <summary>
/// Development without a mail server: shows what would have been mailed to clients, written when it is looked at. On
/// this machine only.
/// </summary>
internal sealed class MailboxEndpoint(ClientMailStore mails, DocumentStore documents, PublicUrls publicUrls)
{
    private readonly ConcurrentDictionary<long, string> links = new();

    private const int Most = 200;

    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;margin:24px auto;max-width:960px;padding:0 16px;color-scheme:light dark}"
        + "body{color:#1c1e21;background:#fff;overflow-wrap:anywhere}a{color:#0b57a4}@media(prefers-color-scheme:dark){body{color:#e8eaed;"
        + "background:#15171a}a{color:#8ab8ff}}@media(max-width:40em){.list thead{display:none}.list tr,.list td{display:block;border:0;"
        + "padding:1px 0}.list tr{border-bottom:1px solid #8884;padding:8px 0}}"
        + "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:6px 12px 6px 0;border-bottom:1px solid #8884}"
        + "pre{white-space:pre-wrap;overflow-wrap:anywhere}iframe{width:100%;height:640px;border:1px solid #8884;background:#fff}";

    public async Task ListAsync(HttpContext http)
    {
        var rows = new StringBuilder();
        foreach (var mail in await mails.FindShownAsync(Most, http.RequestAborted))
        {
            var written = Write(mail);
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td>{mail.CreatedAt:yyyy-MM-dd HH:mm} UTC</td><td>")
                .Append(Escape(mail.Order.To.Length > 0 ? mail.Order.To : "no address"))
                .Append("</td><td>");
            if (written is null)
                rows.Append(Escape($"{mail.View.Project.Name}: {ClientMailText.NameOf(mail.Order)} (outdated)"));
            else
                rows.Append(CultureInfo.InvariantCulture, $"<a href=\"/mailbox/{mail.Id}\">")
                    .Append(Escape(written.Subject))
                    .Append("</a>");
            rows.Append("</td></tr>");
        }
        var list =
            rows.Length == 0
                ? "<p>Nothing yet. Mark the terms as sent, or issue an invoice.</p>"
                : $"<table class=\"list\"><thead><tr><th>Since</th><th>To</th><th>Subject</th></tr></thead><tbody>{rows}</tbody></table>";
        await WriteAsync(
            http,
            "Mailbox",
            "<h1>Mailbox</h1><p>What would be mailed to clients. No mail server is set, so nothing was mailed.</p>"
                + list
        );
    }

    public async Task ShowAsync(HttpContext http)
    {
        if (await FindAsync(http) is not ({ } mail, { } written))
        {
            await NotFoundAsync(http);
            return;
        }
        var page = new StringBuilder("<p><a href=\"/mailbox\">All mails</a></p><h1>")
            .Append(Escape(written.Subject))
            .Append("</h1><table><tbody>");
        Row(
            page,
            "To",
            written.To.Length > 0 ? written.To : "No address: settings client invoices-to dana@acme.example"
        );
        Row(page, "Copies, without the link", string.Join(", ", written.Copies));
        Row(page, "From", written.SenderName);
        Row(page, "Answers go to", written.ReplyTo);
        page.Append("</tbody></table>");
        if (written.File is { } file)
            page.Append(CultureInfo.InvariantCulture, $"<p>Attached: <a href=\"/mailbox/{mail.Id}/file\" download>")
                .Append(Escape(file.Name))
                .Append("</a></p>");
        page.Append("<h2>As HTML</h2>")
            .Append(
                CultureInfo.InvariantCulture,
                $"<iframe sandbox=\"allow-top-navigation-by-user-activation\" title=\"The mail\" src=\"/mailbox/{mail.Id}/html\"></iframe>"
            )
            .Append("<h2>As text</h2><pre>")
            .Append(Escape(written.Text))
            .Append("</pre>");
        await WriteAsync(http, written.Subject, page.ToString());
    }

    /// <summary>The mail itself, which may run nothing and fetch nothing.</summary>
    public async Task HtmlAsync(HttpContext http)
    {
        if (await FindAsync(http) is not (_, { } written))
        {
            await NotFoundAsync(http);
            return;
        }
        Secure(
            http,
            "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
        );
        http.Response.ContentType = "text/html; charset=utf-8";
        // The link leaves the frame.
        await http.Response.WriteAsync(
            written.Html.Replace("<a href", "<a target=\"_top\" href", StringComparison.Ordinal),
            http.RequestAborted
        );
    }

    public async Task FileAsync(HttpContext http)
    {
        if (await FindAsync(http, withLink: false) is not ({ Invoice: { } id } mail, { File: { } file }))
        {
            await NotFoundAsync(http);
            return;
        }
        var project = mail.View.Project;
        var invoice = project.InvoiceById(id);
        var note = invoice.CreditNotes.FirstOrDefault(c => c.Id == mail.CreditNote);
        var bytes = file.IsCopy
            ? ClientMailWriter.WriteCopy(
                mail.View,
                invoice,
                note,
                await documents.FindLogoAsync(invoice, http.RequestAborted)
            )
            : await documents.GetOrAddAsync(
                project,
                new(id, mail.CreditNote, file.Form),
                logo => KeptDocuments.Write(project, id, mail.CreditNote, file.Form, logo),
                http.RequestAborted
            );
        if (bytes is null)
        {
            await NotFoundAsync(http);
            return;
        }
        Secure(http, "default-src 'none'");
        http.Response.ContentType = file.MediaType;
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private async Task<(OwedClientMail? Mail, WrittenMail? Written)> FindAsync(
        HttpContext http,
        bool withLink = true
    ) =>
        http.Request.RouteValues["id"] is string text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && await mails.FindShownByIdAsync(id, http.RequestAborted) is { } mail
            ? (mail, withLink ? await WriteWithLinkAsync(mail, http.RequestAborted) : Write(mail))
            : (null, null);

    private static WrittenMail? Write(OwedClientMail mail) => ClientMailWriter.Write(mail.Order);

    /// <summary>
    /// Opening a mail is its arrival, so its link is made now and counts as mailed. While it does, the same link is shown
    /// again; the raw link is kept in memory only.
    /// </summary>
    private async Task<WrittenMail?> WriteWithLinkAsync(OwedClientMail mail, CancellationToken cancel)
    {
        if (!mail.Order.MayHoldLink || Write(mail) is not { } written)
            return Write(mail);
        var project = mail.View.Project;
        var shown =
            links.TryGetValue(mail.Id, out var known)
            && project.ClientLinks.Find(l => l.TokenHash == LinkSecret.ComputeHash(known)) is { } link
            && project.OpenLink(link.Id, mail.View.Now) is not null
            && link.IsProof(mail.View.Now);
        var secret = shown ? known! : LinkSecret.Create();
        if (!shown)
        {
            var hash = LinkSecret.ComputeHash(secret);
            if (await mails.LinkAsync(mail, written.To, hash, cancel) != MailLinkState.Made)
                return written;
            links[mail.Id] = secret;
        }
        return ClientMailWriter.Write(mail.Order with { Link = publicUrls.Build($"/client/{secret}") });
    }

    private static void Row(StringBuilder page, string name, string value)
    {
        if (value.Length > 0)
            page.Append("<tr><th>").Append(name).Append("</th><td>").Append(Escape(value)).Append("</td></tr>");
    }

    private static Task NotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return WriteAsync(
            http,
            "Not found",
            "<h1>Not found</h1><p>There is no such mail, or it no longer holds. <a href=\"/mailbox\">All mails</a></p>"
        );
    }

    private static Task WriteAsync(HttpContext http, string title, string body)
    {
        Secure(http, "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'");
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                + $"<title>{Escape(title)}</title><style>{Style}</style></head><body>{body}</body></html>",
            http.RequestAborted
        );
    }

    private static void Secure(HttpContext http, string policy)
    {
        http.Response.Headers.ContentSecurityPolicy = policy;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
