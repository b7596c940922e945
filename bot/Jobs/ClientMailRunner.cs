using MilestoneBot.Chat.Links;
using MilestoneBot.Connectors.Mail;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Mail;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Documents;

namespace MilestoneBot.Jobs;

/// <summary>
/// Mails what is owed to clients, made from the present state. A mail is marked before it goes out: when the program ends
/// in between, people are told that it may have arrived, and nothing is sent twice by itself.
/// </summary>
internal sealed partial class ClientMailRunner(
    ClientMailStore mails,
    DocumentStore documents,
    PublicUrls publicUrls,
    IEnumerable<IMailSender> senders,
    TimeProvider clock,
    ILogger<ClientMailRunner> log
)
{
    /// <summary>How long a mail is tried before people are asked.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>How long each try waits for the next; the last one counts for all that follow.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(2),
    ];

    private bool isReleased;

    /// <summary>Sends all that is due. Returns how many mails the server took.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (mails.Mode != ClientMailMode.Mailed || senders.FirstOrDefault() is not { } sender)
            return 0;
        if (!isReleased)
            foreach (var begun in await mails.ReleaseAllAsync(cancel))
                await RefuseAsync(begun, ClientMailFault.Uncertain, "", cancel);
        isReleased = true;
        var sent = 0;
        while (await mails.ClaimAsync(cancel) is { } mail)
            if (await SendAsync(sender, mail, cancel))
                sent++;
        return sent;
    }

    private async Task<bool> SendAsync(IMailSender sender, OwedClientMail mail, CancellationToken cancel)
    {
        if (ClientMailWriter.Write(mail.Order) is not { } written)
        {
            await mails.DropAsync(mail, cancel);
            return false;
        }
        if (written.To.Length == 0)
        {
            await RefuseAsync(mail, ClientMailFault.NoAddress, "", cancel);
            return false;
        }
        if (await AttachAsync(mail, written, cancel) is not { } attachments)
        {
            await RefuseAsync(mail, ClientMailFault.NoDocument, "", cancel, written.To);
            return false;
        }
        var id = mail.MessageId.Length > 0 ? mail.MessageId : CreateId(mail);
        if (await BeginAsync(mail, id, written, cancel) is not { } ready)
            return false;
        written = ready;
        var outgoing = new OutgoingMail(
            id,
            written.SenderName,
            written.To,
            [],
            written.ReplyTo,
            mail.FirstMessageId,
            written.Subject,
            written.Text,
            written.Html,
            attachments
        );
        try
        {
            await sender.SendAsync(outgoing, cancel);
        }
        catch (MailException e)
        {
            // The bot is stopping: what the server may have taken is said, and nothing else is begun.
            await FailAsync(mail, written.To, e, CancellationToken.None);
            return false;
        }
        catch (OperationCanceledException)
        {
            await mails.RetryLaterAsync(mail.Id, TimeSpan.Zero, CancellationToken.None);
            throw;
        }
        // The server has it: this is recorded also while the bot stops.
        await mails.RecordAsync(
            mail,
            new ClientMailSent(mail.Kind, mail.Invoice, mail.CreditNote, MilestoneOf(mail), mail.Id, written.To, id)
            {
                Item = mail.Item > 0 ? mail.Item : null,
                IsForCopies = mail.IsForCopies ? true : null,
            },
            CancellationToken.None
        );
        return true;
    }

    /// <summary>
    /// Marks the mail and writes it as it leaves, with its link where it holds one. Null where the project changed
    /// meanwhile; then it is written anew.
    /// </summary>
    private async Task<WrittenMail?> BeginAsync(
        OwedClientMail mail,
        string id,
        WrittenMail written,
        CancellationToken cancel
    )
    {
        if (publicUrls.IsReachable && mail.Order.MayHoldLink)
        {
            var secret = LinkSecret.Create();
            var state = await mails.BeginWithLinkAsync(mail, id, written.To, LinkSecret.ComputeHash(secret), cancel);
            if (state == MailLinkState.Made)
                return ClientMailWriter.Write(mail.Order with { Link = publicUrls.Build($"/client/{secret}") });
            if (state == MailLinkState.Changed)
            {
                await mails.RetryLaterAsync(mail.Id, Waits[0], cancel);
                return null;
            }
        }
        await mails.MarkSendingAsync(mail.Id, id, written.To, cancel);
        return written;
    }

    private async Task FailAsync(OwedClientMail mail, string to, MailException e, CancellationToken cancel)
    {
        LogFailed(mail.Id, e.Fault, e.Reply);
        var waited = mail.FirstFailedAt is { } first ? clock.GetUtcNow() - first : TimeSpan.Zero;
        switch (e.Fault)
        {
            case MailFault.TryAgain when waited < Longest:
                await mails.RetryLaterAsync(mail.Id, Waits[Math.Min(mail.Attempts, Waits.Length - 1)], cancel);
                break;
            case MailFault.TryAgain:
                await RefuseAsync(mail, ClientMailFault.TriedTooLong, e.Reply, cancel, to);
                break;
            case MailFault.AddressRefused:
                await RefuseAsync(mail, ClientMailFault.AddressRefused, e.Reply, cancel, to);
                break;
            case MailFault.MailRefused:
                await RefuseAsync(mail, ClientMailFault.MailRefused, e.Reply, cancel, to);
                break;
            default:
                await RefuseAsync(mail, ClientMailFault.Uncertain, e.Reply, cancel, to);
                break;
        }
    }

    private Task RefuseAsync(
        OwedClientMail mail,
        ClientMailFault fault,
        string why,
        CancellationToken cancel,
        string to = ""
    ) =>
        mails.RecordAsync(
            mail,
            new ClientMailRefused(
                mail.Kind,
                mail.Invoice,
                mail.CreditNote,
                MilestoneOf(mail),
                mail.Id,
                to.Length > 0 ? to : mail.Recipient,
                fault,
                why
            )
            {
                Item = mail.Item > 0 ? mail.Item : null,
                IsForCopies = mail.IsForCopies ? true : null,
            },
            cancel
        );

    private static int? MilestoneOf(OwedClientMail mail) =>
        mail.Invoice is { } id ? mail.View.Project.InvoiceById(id).Milestone : mail.Milestone;

    /// <summary>The files of the mail; null where one cannot be made. An original has the bytes that are kept.</summary>
    private async Task<IReadOnlyList<MailAttachment>?> AttachAsync(
        OwedClientMail mail,
        WrittenMail written,
        CancellationToken cancel
    )
    {
        if (written.File is not { } file || mail.Invoice is not { } id)
            return [];
        var project = mail.View.Project;
        var invoice = project.InvoiceById(id);
        var note = invoice.CreditNotes.FirstOrDefault(c => c.Id == mail.CreditNote);
        var bytes = file.IsCopy
            ? ClientMailWriter.WriteCopy(mail.View, invoice, note)
            : await documents.GetOrAddAsync(
                project,
                new(id, mail.CreditNote, file.Form),
                () => InvoiceForms.Write(InvoiceDocumentReader.Read(project, invoice, note), file.Form),
                cancel
            );
        return bytes is null ? null : [new(file.Name, file.MediaType, bytes)];
    }

    /// <summary>Unique, and of a host that is nobody's, so that it gives nothing away.</summary>
    private static string CreateId(OwedClientMail mail) => $"{Guid.NewGuid():N}.{mail.Id}@milestonebot.invalid";

    [LoggerMessage(1, LogLevel.Warning, "Mail {Mail} was not taken: {Fault}, {Reply}")]
    private partial void LogFailed(long mail, MailFault fault, string reply);
}
