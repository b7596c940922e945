using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>What is mailed to the client, and what became of it.</summary>
public sealed partial record Project
{
    /// <summary>How long a mail that the server took keeps a person from mailing the same again.</summary>
    private static readonly TimeSpan MailPause = TimeSpan.FromHours(1);

    /// <summary>The last mail with terms; null when there was none.</summary>
    public ClientMail? TermsMail { get; init; }

    /// <summary>The last other mail about the whole project; null when there was none.</summary>
    public ClientMail? Mail { get; init; }

    /// <summary>The last copy of a mail about no invoice that was refused; null while none is.</summary>
    public ClientMail? CopyMail { get; init; }

    /// <summary>
    /// The one mail address in what is said of the contact, who agrees and approves for the client; "" where there is
    /// none, or more than one: nobody knows which one is meant.
    /// </summary>
    public string ContactAddress => MailAddressIn(Contact);

    /// <summary>The one mail address in a text; "" where there is none, or more than one.</summary>
    public static string MailAddressIn(string contact) =>
        contact
            .Split([' ', '<', '>', ',', ';', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries)
            .Where(PartyRules.IsMail)
            .ToList()
            is [var one]
            ? one
            : "";

    /// <summary>
    /// Where a mail to the client goes. Invoices, and what is said of paying them, go to the address for invoices where
    /// one is set; all else only to the contact. "" where no address is known.
    /// </summary>
    public string MailAddressFor(ClientMailKind kind) =>
        kind
            is ClientMailKind.Invoice
                or ClientMailKind.CreditNote
                or ClientMailKind.Reminder
                or ClientMailKind.FormalReminder
                or ClientMailKind.Receipt
        && PartyRules.IsMail(ClientDetails.Mail)
            ? ClientDetails.Mail
            : ContactAddress;

    /// <summary>Each payment on an invoice is confirmed to the client by mail.</summary>
    public bool ClientReceipts { get; init; }

    /// <summary>Turns the mails about payments that arrived on or off.</summary>
    public Decision ChangeClientReceipts(bool isOn, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        return isOn == ClientReceipts ? Array.Empty<ProjectEvent>() : new ClientReceiptsChanged(isOn);
    }

    /// <summary>Mails an issued invoice, or the credit note that was mailed last, once more.</summary>
    public Decision MailAgain(Invoice invoice, CreditNote? note, DecisionContext context)
    {
        if (CheckPermission(Permission.MailClient, context) is { } no)
            return no;
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        var kind = note is null ? ClientMailKind.Invoice : ClientMailKind.CreditNote;
        var isForCopies = IsCopyMissing(kind, invoice.Mail, invoice.CopyMail);
        if (!isForCopies && CheckMailPause(kind, invoice.Mail, context.At) is { } early)
            return early;
        return new ClientMailRequested(kind, invoice.Id, note?.Id, invoice.Milestone)
        {
            IsForCopies = isForCopies ? true : null,
        };
    }

    /// <summary>Mails the terms that wait for the client's agreement once more.</summary>
    public Decision MailTermsAgain(DecisionContext context)
    {
        if (CheckPermission(Permission.MailClient, context) is { } no)
            return no;
        if (!AwaitsAgreement(context.At))
            return new Refusal.NoTermsToMail();
        var isForCopies = IsCopyMissing(ClientMailKind.Terms, TermsMail, CopyMail);
        var mailed = TermsMail?.At >= Proposed?.At ? TermsMail : null;
        if (!isForCopies && CheckMailPause(ClientMailKind.Terms, mailed, context.At) is { } early)
            return early;
        return new ClientMailRequested(ClientMailKind.Terms, null, null, null)
        {
            IsForCopies = isForCopies ? true : null,
        };
    }

    /// <summary>
    /// What the mail server took is mailed again by a person an hour later at the earliest; an invoice and its credit notes
    /// count together. What was refused or may not have arrived, and what goes to another address, is mailed at once.
    /// </summary>
    private Refusal.MailedLately? CheckMailPause(ClientMailKind kind, ClientMail? last, DateTimeOffset now) =>
        last is { Fault: null, IsWaiting: false }
        && last.To.Equals(MailAddressFor(kind), StringComparison.OrdinalIgnoreCase)
        && now < last.At + MailPause
            ? new Refusal.MailedLately(last, last.At + MailPause)
            : null;

    /// <summary>The client has it, and only a copy of it was refused: then the client does not get it twice.</summary>
    private bool IsCopyMissing(ClientMailKind kind, ClientMail? mail, ClientMail? copy) =>
        copy?.Kind == kind
        && mail is { Fault: null, IsWaiting: false }
        && mail.Kind == kind
        && mail.To == MailAddressFor(kind);

    /// <summary>Records what became of a mail. Only the program that sends mails says so.</summary>
    /// <param name="named">What the mail says of silence; null for nothing.</param>
    public Decision RecordMail(ClientMailEvent what, DecisionContext context, NamedSilence? named = null)
    {
        if (context.Actor.Kind != ActorKind.Source)
            throw new InvalidOperationException("What became of a mail is recorded by the program itself.");
        return what.Invoice is { } id && !InvoiceById(id).IsNumbered
            ? throw new InvalidOperationException($"Invoice {id} has not been issued, so nothing was mailed of it.")
            : (ProjectEvent[])
                [
                    what,
                    .. what is ClientMailRefused { Fault: not ClientMailFault.Uncertain } lost
                        ? CloseLinksOf(lost.Mail, context.At)
                        : [],
                    .. SilenceAfter(what, named, context.At),
                ];
    }

    /// <summary>A mail is not sent after all: its link, of a try that the server refused, is closed.</summary>
    public Decision CloseMailLink(long mail, DecisionContext context) =>
        context.Actor.Kind == ActorKind.Source
            ? (ProjectEvent[])[.. CloseLinksOf(mail, context.At)]
            : throw new InvalidOperationException("What became of a mail is recorded by the program itself.");

    /// <summary>Nobody has the link of a mail that was refused for good, or that is tried again with another link.</summary>
    private IEnumerable<ProjectEvent> CloseLinksOf(long? mail, DateTimeOffset now)
    {
        var open = mail is null ? 0 : ClientLinks.Count(l => l.Mail == mail && l.IsOpen(now));
        return open == 0 ? [] : [new ClientLinksRevoked(open) { Mail = mail }];
    }

    private Project? ApplyMail(ProjectEvent what, Signature signed)
    {
        if (what is ClientReceiptsChanged receipts)
            return this with { ClientReceipts = receipts.IsOn };
        if (what is not ClientMailEvent e)
            return null;
        var mail = ClientMail.After(e, signed);
        if (e.IsForCopies ?? false)
            return e.Invoice is { } copied
                ? With(copied, i => i with { CopyMail = mail.AsCopyAfter(i.CopyMail) })
                : this with
                {
                    CopyMail = mail.AsCopyAfter(CopyMail),
                };
        if (e.Invoice is { } invoice)
            return With(
                invoice,
                i =>
                    e.Kind switch
                    {
                        ClientMailKind.Invoice or ClientMailKind.CreditNote => i with { Mail = mail },
                        ClientMailKind.Reminder => i with { ReminderMail = mail },
                        ClientMailKind.FormalReminder => i with { FormalMail = mail },
                        _ => i with { NoticeMail = mail },
                    }
            );
        if (e.Milestone is { } milestone)
            return With(milestone, (Milestone m) => m with { Mail = mail });
        return e.Kind == ClientMailKind.Terms ? this with { TermsMail = mail } : this with { Mail = mail };
    }
}
