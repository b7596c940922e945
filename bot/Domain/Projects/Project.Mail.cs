using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>What is mailed to the client, and what became of it.</summary>
public sealed partial record Project
{
    /// <summary>The last mail with terms; null when there was none.</summary>
    public ClientMail? TermsMail { get; init; }

    /// <summary>
    /// Where mails to the client go: the address for invoices, otherwise the one in what is said of the contact; "" when
    /// neither is an address.
    /// </summary>
    public string MailAddress
    {
        get
        {
            if (PartyRules.IsMail(ClientDetails.Mail))
                return ClientDetails.Mail;
            var mails = Contact
                .Split([' ', '<', '>', ',', ';', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries)
                .Where(PartyRules.IsMail)
                .ToList();
            // Of two addresses nobody knows which one is meant.
            return mails is [var one] ? one : "";
        }
    }

    /// <summary>Mails an issued invoice, or the credit note that was mailed last, once more.</summary>
    public Decision MailAgain(Invoice invoice, CreditNote? note, DecisionContext context)
    {
        if (CheckPermission(Permission.MailClient, context) is { } no)
            return no;
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        return new ClientMailRequested(
            note is null ? ClientMailKind.Invoice : ClientMailKind.CreditNote,
            invoice.Id,
            note?.Id,
            invoice.Milestone
        );
    }

    /// <summary>Mails the terms that wait for the client's agreement once more.</summary>
    public Decision MailTermsAgain(DecisionContext context)
    {
        if (CheckPermission(Permission.MailClient, context) is { } no)
            return no;
        return Proposed is null || Agreement is not null
            ? new Refusal.NoTermsToMail()
            : new ClientMailRequested(ClientMailKind.Terms, null, null, null);
    }

    /// <summary>Records what became of a mail. Only the program that sends mails says so.</summary>
    public Decision RecordMail(ClientMailEvent what, DecisionContext context)
    {
        if (context.Actor.Kind != ActorKind.Source)
            throw new InvalidOperationException("What became of a mail is recorded by the program itself.");
        return what.Invoice is { } id && !InvoiceById(id).IsNumbered
            ? throw new InvalidOperationException($"Invoice {id} has not been issued, so nothing was mailed of it.")
            : what;
    }

    private Project? ApplyMail(ProjectEvent what, Signature signed)
    {
        if (what is not ClientMailEvent e)
            return null;
        var mail = e switch
        {
            ClientMailSent sent => new ClientMail(e.Kind, e.CreditNote, false, sent.To, null, "", signed.At),
            ClientMailRefused no => new(e.Kind, e.CreditNote, false, no.To, no.Fault, no.Why, signed.At),
            _ => new(e.Kind, e.CreditNote, true, "", null, "", signed.At),
        };
        return (e.Kind, e.Invoice, e.Milestone) switch
        {
            (ClientMailKind.Reminder, { } invoice, _) => With(invoice, i => i with { ReminderMail = mail }),
            (ClientMailKind.FormalReminder, { } invoice, _) => With(invoice, i => i with { FormalMail = mail }),
            (ClientMailKind.Pause, _, { } milestone) => With(milestone, m => m with { PauseMail = mail }),
            (_, { } invoice, _) => With(invoice, i => i with { Mail = mail }),
            _ => this with { TermsMail = mail },
        };
    }
}
