using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>
/// What people read of a mail to the client. "Mailed" is said only where the mail server took it; whether it bounced
/// later is not seen.
/// </summary>
internal static partial class ClientMailText
{
    /// <summary>How long an invoice may wait for its first mail before people are told how to mail it.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    /// <summary>How it stands with mailing an invoice that was just issued, for a title.</summary>
    public static string Short(ProjectView view, Invoice i) =>
        i.Mail switch
        {
            { IsWaiting: true } => "not mailed yet",
            { Kind: ClientMailKind.CreditNote, IsWaiting: false, Fault: null } mail =>
                $"credit note {NumberOf(i, mail.CreditNote)} mailed to {mail.To}",
            { Fault: null, IsWaiting: false } mail => $"mailed to {mail.To}",
            { Fault: ClientMailFault.Uncertain } => "it may have been mailed",
            { Fault: not null } => "not mailed",
            _ when view.Mail == ClientMailMode.Mailed => "not mailed yet",
            _ => "please send it yourself: e-mail is not set up",
        };

    /// <summary>The same in a line of its own, with when and why.</summary>
    public static IEnumerable<string> Lines(ProjectView view, Invoice i)
    {
        if (i.Mail is { } mail)
            yield return Line(
                view,
                Suffix.When(mail.Kind == ClientMailKind.CreditNote, "Credit note ") + NumberOf(i, mail.CreditNote),
                mail,
                i
            );
        else if (view.Mail == ClientMailMode.Mailed && i.IsNumbered)
            yield return view.Now - i.IssueDetails!.Signed.At > Soon
                ? $"Not mailed yet. To mail it: retry {i.NumberOrPending()}."
                : "Not mailed yet; it goes out in a moment.";
        if (i.NoticeMail is { Kind: ClientMailKind.Receipt, Fault: not null } receipt)
            yield return Line(view, $"The receipt for {i.NumberOrPending()}", receipt, i);
        if (i.CopyMail is { Fault: { } fault } copy)
            yield return CopyLine(
                view,
                $"A copy of {(copy.Kind == ClientMailKind.FormalReminder ? i.NumberOrPending() : NumberOf(i, copy.CreditNote))}",
                copy,
                fault
            );
        if (!IsToPassOn(view, i))
            yield break;
        if (view.Mail == ClientMailMode.Shown)
            yield return "What the client would get is shown at /mailbox; nothing was mailed.";
        yield return "Pass it on yourself: PDF gives you the file, Copy link a page for the client.";
    }

    /// <summary>What helps where a mail did not leave.</summary>
    public static IEnumerable<Button> Buttons(ProjectView view, Invoice i)
    {
        if (IsToPassOn(view, i))
            return [CopyLink];
        if (view.Mail != ClientMailMode.Mailed || (i.Mail is { Fault: not null } ? i.Mail : i.CopyMail) is not { } mail)
            return [];
        return Helping(mail, i.CopyMail == mail, $"retry {NumberOf(i, mail.CreditNote)}");
    }

    /// <summary>A link to the client's page, for the person who presses it.</summary>
    public static Button CopyLink { get; } = new("Copy link", "client link");

    /// <summary>Without a mail server people hand the invoice on themselves, until money has come in.</summary>
    private static bool IsToPassOn(ProjectView view, Invoice i) =>
        view.Mail != ClientMailMode.Mailed
        && i is { IsNumbered: true, Mail: null, Open.IsPositive: true, Payments.Count: 0 };

    /// <summary>What became of the mail with these terms.</summary>
    /// <param name="sent">When the terms were sent.</param>
    public static IEnumerable<string> TermsLines(ProjectView view, Signature sent)
    {
        if (!view.Project.AwaitsAgreement(view.Now))
            yield break;
        if (view.Mail != ClientMailMode.Mailed)
        {
            yield return "Please send them yourself: e-mail is not set up. Copy link gives you a page on which the client can agree.";
            yield break;
        }
        yield return TermsMailOf(view, sent) is { } mail
            ? Line(view, "The terms", mail, isPlural: true)
            : "The mail to the client goes out in a moment.";
        if (view.Project.CopyMail is { Kind: ClientMailKind.Terms, Fault: { } fault } copy && copy.At >= sent.At)
            yield return CopyLine(view, "A copy of the terms", copy, fault);
    }

    public static IEnumerable<Button> TermsButtons(ProjectView view, Signature sent)
    {
        if (view.Mail != ClientMailMode.Mailed)
        {
            if (!view.Project.AwaitsAgreement(view.Now))
                return [];
            // Without an address no link is made that the client could use.
            return SendingCards.NeedsContact(view.Project)
                ? [SendingCards.CopyText, SendingCards.AddContact]
                : [CopyLink, SendingCards.CopyText];
        }
        var copy =
            view.Project.CopyMail is { Kind: ClientMailKind.Terms } refused && refused.At >= sent.At ? refused : null;
        var mail = TermsMailOf(view, sent) is { Fault: not null } main ? main : copy;
        return mail is null ? [] : Helping(mail, mail == copy, "retry terms");
    }

    /// <summary>A mail with earlier terms says nothing of these.</summary>
    private static ClientMail? TermsMailOf(ProjectView view, Signature sent) =>
        view.Project.TermsMail is { } mail && mail.At >= sent.At ? mail : null;

    /// <summary>For the audit trail.</summary>
    public static string Audit(Project project, ClientMailEvent e)
    {
        var what = What(project, e);
        return e switch
        {
            ClientMailSent sent => $"mailed {what} to {sent.To} (message {sent.MessageId})",
            ClientMailRefused { Fault: ClientMailFault.Uncertain } no =>
                $"{what} may have been mailed{Suffix.With(" to ", no.To)}: {Reason(no.Fault, no.Why)}",
            ClientMailRefused no => $"{what} was not mailed{Suffix.With(" to ", no.To)}: {Reason(no.Fault, no.Why)}",
            { Kind: ClientMailKind.Reminder } => $"has {what} mailed to the client",
            _ => $"asked to mail {what} again",
        };
    }

    /// <summary>What became of a mail, behind its name.</summary>
    internal static string Became(ProjectView view, ClientMail mail) =>
        mail.Fault switch
        {
            null => $"mailed to {mail.To}, {view.FormatMoment(mail.At)}",
            ClientMailFault.Uncertain =>
                $"may have been mailed{Suffix.With(" to ", mail.To)}: {Reason(ClientMailFault.Uncertain, mail.Why)}",
            { } fault =>
                $"not mailed{Suffix.With(" to ", mail.To)}: {Reason(fault, mail.Why)}. {Fix(fault, mail.Kind != ClientMailKind.Pause)}",
        };

    internal static string Line(
        ProjectView view,
        string what,
        ClientMail mail,
        Invoice? of = null,
        bool isPlural = false
    )
    {
        var (go, were) = isPlural ? ("go", "were") : ("goes", "was");
        if (mail.IsWaiting)
            return $"{what} {go} to the client again in a moment.";
        return mail.Fault switch
        {
            null => $"{what} {were} mailed to {mail.To}, {view.DayAndTime(mail.At)}.",
            ClientMailFault.Uncertain =>
                $"{what} may have been mailed{Suffix.With(" to ", mail.To)}: {Reason(ClientMailFault.Uncertain, mail.Why)}. "
                    + "Ask the client before you send it again.",
            { } fault =>
                $"{what} {were} not mailed{Suffix.With(" to ", mail.To)}: {Reason(fault, mail.Why)}. {Fix(fault, of is not null)}",
        };
    }

    private static string Reason(ClientMailFault fault, string why)
    {
        var reason = fault switch
        {
            ClientMailFault.NoAddress => "the client has no mail address",
            ClientMailFault.AddressRefused => "the mail server refused the address",
            ClientMailFault.MailRefused => "the mail server refused the mail",
            ClientMailFault.TriedTooLong => "the mail server did not take it for a day",
            ClientMailFault.NoDocument => "its document cannot be made",
            _ => "the line broke before the mail server answered",
        };
        return reason + Suffix.With(" (", why, ")");
    }

    private static string Fix(ClientMailFault fault, bool isOfInvoice) =>
        fault switch
        {
            ClientMailFault.NoAddress or ClientMailFault.AddressRefused when isOfInvoice =>
                "Set another: settings client invoices-to <address>. Then send it again.",
            ClientMailFault.NoAddress or ClientMailFault.AddressRefused =>
                "Set another: settings client contact <address>. Then send it again.",
            ClientMailFault.NoDocument => "The command document names what is missing.",
            _ => "Send it again when the mail server works, or send the file yourself.",
        };

    private static string NumberOf(Invoice i, int? note) =>
        i.CreditNotes.FirstOrDefault(c => c.Id == note)?.Number ?? i.NumberOrPending();
}
